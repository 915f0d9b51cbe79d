## Marco
ui-product = Docendo
ui-skip = Saltar al contenido
ui-places = Lugares
ui-main-places = Lugares principales
ui-more = Más
ui-rail-narrow = Estrechar el menú
ui-rail-widen = Ensanchar el menú
ui-find = En todas partes
ui-own-page = Mi página
ui-own-password = Cambiar contraseña
ui-scheme = Apariencia
ui-scheme-system = Como el sistema
ui-scheme-light = Clara
ui-scheme-dark = Oscura
ui-language = Idioma
ui-language-any = Como la organización o el navegador
ui-sign-out = Cerrar sesión
place-home = Inicio
place-matrix = Matriz
place-people = Personas
place-catalogue = Catálogo
place-requirements = Requisitos
place-records = Registrar formación
place-imports = Importar

## Roles de acceso, junto al nombre de quien ha iniciado sesión
access-system-admin = Administrador
access-training-manager = Responsable de formación
access-hr = Recursos humanos
access-manager = Mando
access-trainer = Formador
access-auditor = Auditor
access-learner = Trabajador

## Formularios y listas
ui-optional = opcional
ui-cancel = Cancelar
ui-errors = { $count ->
    [one] Hay una cosa que corregir
   *[other] Hay { $count } cosas que corregir
}
ui-filter-remove = Quitar el filtro: { $filter }
ui-pages = Páginas
ui-page = Página { $number }
ui-page-previous = Página anterior
ui-page-next = Página siguiente
ui-part = { $first }–{ $last } de { $total }
ui-legend = Estados, con cuántas veces aparece cada uno

offline-shown = Sin conexión. Esto es lo último que vio; los cambios podrán enviarse cuando vuelva la conexión.
offline-title = Sin conexión
offline-text = Esta página no se ha abierto antes en este dispositivo, así que ahora no se puede mostrar. Las páginas que ya ha visto sí se pueden abrir.
offline-again = Reintentar
release-new = Hay una versión nueva de Docendo.
release-load = Cargarla
