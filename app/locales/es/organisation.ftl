## Ajustes de la organización
organisation-title = Organización
organisation-lede = Lo que vale para todas sus personas. Cada cual puede elegir otro idioma para sí.
organisation-save = Guardar
organisation-saved = Los ajustes se han guardado.
organisation-language-any = Como pida el navegador
organisation-language-help = En este idioma lee quien no ha elegido otro en el menú junto a su nombre.
organisation-expiring-help = Con esta antelación una competencia cuenta como «por vencer».
label-organisation-name = Nombre
label-language = Idioma
label-expiring-days = Por vencer significa dentro de
