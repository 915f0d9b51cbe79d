## Palabras que comparten formularios y páginas de varias partes
yes = sí
no = no
label-status = Estado
label-title = Título
label-code = Código
label-description = Descripción
label-notes = Notas
unit-months = meses
unit-hours = horas
unit-days = días
unit-of-hundred = de 100

## Catálogo
catalogue-title = Catálogo
catalogue-lede = Los cursos de su organización. Cada uno otorga una competencia que los requisitos pueden exigir.
catalogue-search = Título, código o descripción
catalogue-count = { $count ->
    [one] 1 curso
   *[other] { $count } cursos
}
catalogue-none-title = Ningún curso coincide
catalogue-none-text = Nada en el catálogo cumple a la vez esta búsqueda y estos filtros. Quite alguno.
catalogue-empty-title = Aún no hay cursos
catalogue-empty-text = Un curso es lo que las personas realizan. Otorga una competencia durante el tiempo que usted diga. Empiece por el que todos deben tener, por ejemplo la acogida; los registros que se importan traen sus cursos consigo.
catalogue-empty-reader = Los cursos aparecerán aquí en cuanto quien lleva la formación haya escrito el primero.
catalogue-empty-action = Crear el primer curso

label-category-id = Categoría
label-delivery-type = Modalidad
label-course-type = Tipo
label-requirement-level = Nivel
label-duration-hours = Duración
label-validity-months = Vigencia
label-refresher-id = Reciclaje
label-owner-id = Responsable
label-external-url = Dirección web
label-passing-score = Nota mínima
label-max-attempts = Intentos
label-self-enrolment = Las personas pueden inscribirse solas
label-prerequisites = Requisitos previos

course-status-draft = Borrador
course-status-active = Activo
course-status-inactive = Inactivo
course-status-archived = Archivado
delivery-classroom = Presencial
delivery-online = En línea
delivery-virtual = Aula virtual
delivery-toolbox-talk = Charla de seguridad
delivery-on-the-job = En el puesto
delivery-blended = Mixta
course-level-mandatory = Obligatorio
course-level-optional = Opcional
course-type-initial = Inicial
course-type-refresher = Reciclaje

## Un curso
course-line = { $code }, { $delivery }
course-option = { $code } { $title }
course-lede = { $code } · { $category } · { $status }
course-no-expiry = sin vencimiento
course-completions = Formaciones realizadas
course-added = Añadido
course-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
course-edit = Modificar
course-archive = Archivar
course-activate = Activar de nuevo
course-record = Registrar formación
course-about = Sobre este curso
course-pass-mark = Nota mínima
course-pass = { $score } de 100
course-pass-attempts = { $score } de 100, { $attempts ->
    [one] un intento
   *[other] hasta { $attempts } intentos
}
course-attempts = { $attempts ->
    [one] un intento
   *[other] hasta { $attempts } intentos
}
course-enrolment = Inscripción
course-enrol-self = cada persona por su cuenta
course-enrol-manager = por un mando
course-before = Antes de este curso
course-advised = recomendado
course-own = Usted:
course-renews = Este curso renueva lo que otorga otro
course-archived-title = Este curso está archivado
course-archived-text = Lo registrado permanece y cuenta. Actívelo de nuevo antes de cambiarlo.
course-archived-reader = Lo registrado permanece y cuenta. Un administrador puede activarlo de nuevo.
course-back = Volver al curso
course-holders = Quién la tiene
course-hold-it = La tienen
course-holders-note = { $holders } de { $people } que la necesitan
course-gaps = Brechas
course-gaps-note = la necesitan y hoy no la tienen
course-pass-rate = { $rate } % superados
course-not-judged = aún no se ha evaluado a nadie
course-required-by = Lo exige
course-required-nobody = Nadie tiene que tenerlo.
course-require = Añadir un requisito

## Escribir un curso
course-new = Curso nuevo
course-new-lede = Un curso otorga una competencia del mismo nombre. Después los requisitos dicen quién debe tenerla.
course-create = Crear curso
course-edit-title = Modificar el curso
course-edit-lede = Los cambios cuentan desde hoy. Las formaciones ya registradas conservan su vencimiento.
course-save = Guardar los cambios
course-form-what = Qué es
course-form-duration = Cuánto dura
course-form-passing = Cómo se supera
course-form-who = Quién lo lleva, quién puede realizarlo
course-code-help = Corto y único; encabeza la columna de la matriz.
course-category-choose = Elija una categoría
course-category-new = ¿No encaja ninguna? Vea las categorías y cree una nueva.
course-description-help = Qué se sabe hacer después, en dos o tres frases.
course-level-help = Cómo se entiende el curso en general. Quién tiene que realizarlo lo dicen los requisitos.
course-status-help = Solo se pueden cambiar los borradores y los cursos activos e inactivos.
course-validity-help = Vacío si no vence. Cuenta desde el día en que se realizó, salvo que el certificado o un requisito digan un día anterior.
course-refresher-none = ninguno
course-refresher-help = Un curso que renueva lo que este otorga. Puede ser este mismo.
course-passing-help = La nota más baja con la que se supera.
course-attempts-help = Cuántas veces se puede intentar. Vacío si no hay límite.
course-owner-help = Quién responde de su contenido. Empiece por el nombre o el número de empleado.
course-url-help = Una página sobre él, con http:// o https://.
course-enrol-help = Si no, un mando hace la inscripción.
course-prerequisites-summary = { $count ->
    [0] Cursos que van antes que este
    [one] 1 curso va antes que este
   *[other] { $count } cursos van antes que este
}
course-prerequisites-help = Hay que realizarlos primero.
field-refresher_id = reciclaje

## Archivar un curso
course-archive-title = ¿Archivar este curso?
course-archive-records = { $count ->
    [0] Aún no se ha registrado nada de él.
    [one] La formación que se registró permanece y cuenta como antes.
   *[other] Las { $count } formaciones que se registraron permanecen y cuentan como antes.
}
course-archive-closed = Ya no se ofrece al registrar formaciones y no se puede cambiar.
course-archive-required = { $count ->
    [one] Un requisito aún exige lo que otorga. Sigue en vigor: finalícelo si ya nadie lo necesita.
   *[other] { $count } requisitos aún exigen lo que otorga. Siguen en vigor: finalícelos si ya nadie los necesita.
}
course-archive-back = Un administrador puede activarlo de nuevo.

## Categorías
categories-title = Categorías
categories-lede = Agrupan los cursos en las listas, en la matriz y en los informes.
categories-from = De
categories-system = todas las organizaciones
categories-own = suya
categories-new = Categoría nueva
categories-create = Crear categoría
categories-code-help = Corto y único, para importaciones y otros sistemas.
categories-order-help = Los números más bajos van primero en las listas. Sin número: 100, con las últimas de las incluidas.
label-category-name = Nombre
label-display-order = Lugar en las listas

## Historiales
history-title = Historial
history-changed = { $field }: de { $from } a { $to }
history-set = { $field }: ahora { $to }
history-cleared = { $field }: se quitó, era { $from }
history-rewritten = { $field }: se cambió
history-unknown = algo que ya no existe
history-earlier = Hay entradas anteriores.
history-all = Verlas todas en el registro de auditoría
history-through-command = {", "}en la línea de comandos
history-through-api = {", "}a través de la interfaz { $contract }
history-course-created = Creado
history-course-changed = Cambiado
history-course-draft = Devuelto a borrador
history-course-active = Activado
history-course-inactive = Desactivado
history-course-archived = Archivado

## Files of a course
files-title = Archivos
files-none = Todavía no hay archivos.
files-attach = Adjuntar un archivo
files-attach-it = Adjuntar
files-help = Un programa, un folleto, una lista de comprobación: 20 MB como máximo. Se descarga; nunca se ejecuta.
files-about = { $size }, { $day }
files-remove = Quitar { $name }
files-remove-title = ¿Quitar este archivo?
files-remove-submit = Quitar el archivo
files-remove-gone = Ya no se ve en la página del curso ni se puede descargar.
files-remove-trail = El registro de auditoría conserva su nombre y quién lo quitó. Para recuperarlo, adjúntelo de nuevo.
label-file = Archivo
