## La lista de importaciones
imports-title = Importaciones
imports-lede = Registros de formación de hojas de cálculo: primero se miran, se escriben cuando usted lo diga y se pueden deshacer.
imports-upload-title = Importar archivos
imports-upload = Subir
label-files = Archivos
imports-files-help = Excel (.xlsx), OpenDocument (.ods) o CSV, 50 MB como máximo. Varios archivos se leen juntos, como hojas de un mismo libro.
imports-empty-title = Todavía no se ha importado nada
imports-empty-text = Suba la hoja de cálculo que usa hoy. No se cambia nada hasta que haya visto lo que cambiaría.
imports-count = { $count ->
    [one] 1 importación
   *[other] { $count } importaciones
}
imports-files = Archivos
imports-state = Estado
imports-new-completions = Formaciones nuevas
imports-by = Subido por
imports-at = Subido el

## En qué punto está una importación
import-state-reading = Leyéndose
import-state-ready = Espera su decisión
import-state-failed = No leída
import-state-writing = Escribiéndose
import-state-done = Importada
import-state-undoing = Deshaciéndose
import-state-undone = Deshecha
import-state-discarded = Descartada
import-lede = Subido por { $name }, { $at }
import-busy-reading = Se están leyendo los archivos
import-busy-writing = Se están escribiendo los registros
import-busy-undoing = Se está deshaciendo la importación
import-busy-since = Última señal de vida a las { $time } UTC.
import-busy-text = Puede salir de esta página: el trabajo continúa. La página muestra por sí sola cómo va.
import-failed = No se ha conseguido
import-differs-title = Compruébelo de nuevo antes de importar
import-failed-text = No se ha cambiado nada ni se ha guardado el archivo. Corríjalo y súbalo de nuevo.
import-again = Subir de nuevo
import-discarded = Esta importación se descartó. No se escribió nada.
import-unknown-title = No se ha reconocido nada
import-unknown-text = Indique abajo qué contiene cada hoja y qué fila nombra las columnas.
import-nothing-title = Nada nuevo
import-nothing-text = Todo lo leído ya se conoce, así que no hay nada que importar.
import-left-out-title = Algunas filas quedan fuera
import-left-out-text = Algunas filas necesitan permisos que usted no tiene; la lista de abajo las nombra. Quien los tenga puede importarlas aquí.
import-done-title = Importado
import-see-matrix = Ver la matriz

## Cifras
import-new-people = Personas nuevas
import-leavers = Personas que se han ido
import-new-courses = Cursos nuevos
import-new-requirements = Requisitos nuevos
import-new-completions = Formaciones nuevas
import-known = { $count } ya conocidos, se dejan como están

## Decisiones
import-confirm = Importar ahora
import-discard = Descartar
import-discard-title = ¿Descartar esta importación?
import-discard-files = Se borran los archivos subidos y se olvida cómo se leen sus hojas. Para seguir más tarde, deje la importación como está.
import-discard-nothing = No se ha guardado nada de ella, así que nada más cambia.
import-forgotten = Si nadie decide ni cambia nada durante 30 días, esta importación se descarta por sí sola y sus archivos se borran.
import-undo = Deshacer esta importación
import-undo-lede = Lo que escribió esta importación deja de constar desde ahora.
import-undo-ends = Sus formaciones, requisitos, empleos y puestos dejan de constar; sus cursos se archivan.
import-undo-stays = No se borra nada: lo que constaba antes de hoy y el historial se quedan como están.
import-undo-left = Lo que alguien haya cambiado desde entonces se deja y se nombra.
import-undo-submit = Deshacer
import-undone-title = Deshecha
import-undone-text = Lo que escribió la importación ya no consta. Las personas siguen en la lista, sin empleo.
import-gone-people = Personas
import-back-people = De nuevo en plantilla
import-gone-courses = Cursos archivados
import-gone-requirements = Requisitos
import-gone-completions = Formaciones
import-kept-title = Se dejan como están, porque alguien los ha cambiado desde entonces
import-kept-people = Personas
import-kept-courses = Cursos
import-kept-requirements = Requisitos

## Nombres
import-names = ¿Es la misma persona?
import-names-text = Estas filas solo indican el nombre. Confirme las que sean correctas.
import-same = { $written } en el archivo es { $person }
import-names-submit = Leer de nuevo con estas

## Hojas
import-sheets = Cómo se leen las hojas
import-sheet = Hoja
import-layout = Contiene
import-rows = Filas
import-header-row = Fila de encabezados
import-header-rows = Filas del encabezado
import-header-one = Una fila
import-header-two = Dos filas
import-no-header = (nada)
import-header-help = Con otro encabezado u otro tipo de hoja, las columnas se reconocen de nuevo: vuelva para revisarlas.
import-dates = Fechas
import-change = Cambiar
import-change-sheet = Cambiar cómo se lee { $sheet }
import-sheet-title = Cómo se lee { $sheet }
import-sheet-lede = Lo que se ha reconocido. Cambie lo que no sea correcto; el archivo se lee de nuevo y todavía no se escribe nada.
import-sheet-submit = Leer de nuevo
import-beginning = El comienzo de la hoja
import-columns = Columnas
label-columns = Columnas
label-layout = Contiene
label-header-row = Fila de encabezados
import-role = Contiene
import-role-of = Qué contiene la columna { $column }
import-code-of = Código del curso de la columna { $column }
import-role-unused = nada que se lea
import-role-course = formaciones de un curso
import-samples = Por ejemplo
import-layout-people = Personas
import-layout-matrix = Una matriz: personas y cursos
import-layout-people-and-matrix = Una matriz que es también la lista de personas
import-layout-completions = Formaciones realizadas, una por fila
import-layout-people-and-completions = Formaciones realizadas y también la lista de personas
import-layout-requirements = Cursos y quién los necesita
import-layout-competencies = Competencias con niveles
import-layout-unused = Nada que se lea
import-order-day-month = primero el día: 31/12/2026
import-order-month-day = primero el mes: 12/31/2026

## Qué contienen las columnas
import-field-employee-number = número de empleado
import-field-last-name = apellidos
import-field-first-name = nombre
import-field-full-name = nombre completo
import-field-email = correo electrónico
import-field-job-title = puesto
import-field-department = departamento
import-field-site = centro
import-field-start-date = primer día del empleo
import-field-end-date = último día del empleo
import-field-status = en plantilla o se fue
import-field-course-code = código del curso
import-field-course-title = nombre del curso
import-field-legal-reference = referencia legal
import-field-frequency = frecuencia o validez
import-field-audience = quién lo necesita
import-field-mandatory = obligatorio o no
import-field-hours = horas
import-field-completed-on = fecha de realización
import-field-expires-on = fecha de caducidad
import-field-outcome = resultado
import-field-score = puntuación
import-field-area = área
import-field-machine = máquina
import-field-maximum-level = nivel máximo

## Problemas
import-problems = Qué revisar
import-problems-lede = Todo lo que no se importa o parece dudoso, por hoja, fila y columna.
import-rejected = { $count ->
    [one] 1 fila o celda no se importa
   *[other] { $count } filas o celdas no se importan
}
import-doubtful = { $count ->
    [one] 1 se importa, pero parece dudosa
   *[other] { $count } se importan, pero parecen dudosas
}
import-notices = { $count ->
    [one] 1 nota sobre cómo se ha leído algo
   *[other] { $count } notas sobre cómo se ha leído algo
}
import-unlisted = Hay { $count } más que se cuentan, pero no se muestran.
import-no-problems = No hay nada incorrecto
import-no-problems-text = Nada cumple los filtros, o todo se ha leído tal cual.
import-download = Descargar como CSV
import-problem-count = { $count ->
    [one] 1 línea
   *[other] { $count } líneas
}
import-place = Dónde
import-at-row = fila { $row }
import-at-column = columna { $column }
import-at-headed-column = columna { $column } ({ $header })
import-row = Fila
import-column = Columna
import-header = Encabezado
import-value = Qué pone
import-message = Qué ocurre
import-kind = Tipo
import-severity = Importancia
import-severity-rejected = no se importa
import-severity-warning = dudoso
import-severity-notice = nota
import-kind-duplicate-employee-number = Número de empleado repetido
import-kind-missing-employee-number = Falta el número de empleado
import-kind-missing-name = Falta el nombre
import-kind-text-too-long = Texto demasiado largo
import-kind-invalid-email = No es un correo electrónico
import-kind-duplicate-email = Correo de otra persona
import-kind-email-taken = Correo ya usado en otra parte
import-kind-duplicate-person = Persona repetida
import-kind-name-not-confirmed = Nombre sin confirmar
import-kind-ambiguous-name = Nombre de varias personas
import-kind-unknown-status = Situación laboral desconocida
import-kind-end-before-start = Fin anterior al comienzo
import-kind-cannot-leave = Empleo que debe terminar otra persona
import-kind-row-ignored = Fila tomada como comentario
import-kind-names-split = Nombres separados
import-kind-impossible-date = Día que no existe
import-kind-future-date = Fecha en el futuro
import-kind-not-a-date = No es una fecha
import-kind-unknown-employee = Persona desconocida
import-kind-unknown-course = Curso desconocido
import-kind-before-employment = Anterior al empleo
import-kind-not-passed = No realizado
import-kind-outcome-not-understood = Resultado no entendido
import-kind-below-pass-mark = Aprobado por debajo de la nota
import-kind-score-not-understood = Puntuación no entendida
import-kind-too-early = Día demasiado antiguo
import-kind-course-not-taught = Curso no impartido entonces
import-kind-expiry-before-completion = Caduca antes de realizarse
import-kind-duplicate-record = Formación repetida
import-kind-missing-course-code = Falta el código del curso
import-kind-duplicate-course = Curso repetido
import-kind-course-without-requirements = Curso nuevo
import-kind-frequency-case-by-case = La frecuencia depende de otra cosa
import-kind-frequency-not-understood = Frecuencia no entendida
import-kind-validity-differs = La validez difiere entre hojas
import-kind-mandatory-not-understood = ¿Obligatorio o no?
import-kind-hours-not-understood = Horas no entendidas
import-kind-role-nobody-holds = Puesto que nadie ocupa
import-kind-date-order-assumed = Orden de día y mes supuesto
import-kind-date-order-mixed = Fechas en ambos órdenes
import-kind-damaged-text = Letra dañada
import-kind-second-table = Segunda tabla en una hoja
import-kind-not-permitted = No permitido
import-kind-own-completion = Formaciones propias
import-kind-sheet-ignored = Hoja no leída
import-kind-column-ignored = Columna no leída

## Trabajo en segundo plano, de importaciones y exportaciones
work-queued = En espera de empezar
work-queued-text = Un servidor empieza en cuanto esté libre.
work-silent = Interrumpido
work-silent-text = Sin avance desde las { $time } UTC. Se reinicia en menos de 30 segundos.
