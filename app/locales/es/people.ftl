## La lista de personas
people-title = Personas
people-lede = Todas las personas cuya formación lleva, con cuenta o sin ella.
people-search = Nombre, número o correo electrónico
people-employment = Mostrar
people-employed = en plantilla
people-left = quienes se fueron
people-all = todas
people-count = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
people-name = Nombre
people-number = Número
people-started = Desde
people-share = Vigente
people-worst = Peor estado
people-none-title = No hay coincidencias
people-none-text = Nadie cumple la búsqueda y los filtros. Quienes se fueron solo se muestran si los pide.
people-empty-title = Aún no hay nadie
people-empty-text = Añada las personas cuya formación lleva, o importe sus registros.
people-empty-reader = Todavía no figura nadie de su organización.
person-list-name = { $last }, { $first }

## Una persona
person-new = Añadir una persona
person-new-lede = Basta con un apellido. El puesto y el centro deciden qué se exige.
person-new-submit = Añadir persona
person-edit = Modificar los datos
person-edit-action = Modificar
person-edit-lede = La relación laboral y los puestos se cambian en la página de la persona.
person-save = Guardar
person-section = Quién es
person-work-section = Trabajo
person-first-name-help = Vacío para quienes tienen un solo nombre.
person-number-help = Único en la organización.
person-email-help = Solo hace falta para iniciar sesión. Muchas personas no lo necesitan.
person-role-help = Elija uno o escriba uno nuevo.
person-new-role = Crear { $name } como puesto nuevo
person-new-role-help = No exige nada hasta que se fije un requisito para él.
person-new-site = Crear { $name } como centro nuevo
person-from-help = El primer día. Vacío si no se conoce.
person-to-help = El primer día en que ya no es así. Vacío mientras no se conozca el fin.
person-record = Registrar formación realizada
person-left = Se fue el { $day }
person-no-job = Hoy sin puesto
person-share = Competencias requeridas vigentes
person-since = En plantilla desde
person-change-action = Cambiar
person-change-of = Cambiar: { $what }
person-jobs = Puestos
person-no-jobs = Ninguno hasta ahora. El puesto decide qué se exige.
person-add-job = Asignar un puesto
person-employment = Relación laboral
person-no-employment = No consta ninguna, así que no se exige nada.
person-add-employment = Registrar una
person-history = Historial
period-both = { $from } a { $to }
period-since = desde el { $from }
period-until = hasta el { $to }
period-always = siempre
period-section = Desde cuándo y hasta cuándo

## Competencias y formaciones de una persona
competencies-title = Competencias
competencies-competency = Competencia
competencies-state = Estado
competencies-completed = Realizada
competencies-until = Hasta
competencies-required-by = La exige
competencies-empty-title = No se exige nada y no consta ninguna formación
competencies-empty-text = Lo que exijan el puesto, el centro o a todos aparecerá aquí, y lo que se registre.
needed-everyone = A todos
needed-optional = { $whom }, opcional
completions-title = Formaciones realizadas
completions-course = Curso
completions-day = Realizada
completions-result = Resultado
completions-expires = Vence
completions-proof = Justificante
completions-score = { $score } de 100
completions-pending = espera verificación
completions-rejected = justificante rechazado
completions-verified = verificado
completions-accepted = aceptado sin verificación
completions-override = el resultado prevalece sobre la nota: { $reason }
completions-empty-title = Aún no hay ninguna
completions-empty-text = Lo que esta persona realice aparecerá aquí con su justificante, y hasta cuándo está vigente.
standing-expired = { $days ->
    [0] Vence hoy
    [one] Vencida hace 1 día
   *[other] Vencida hace { $days } días
}
standing-expiring = { $days ->
    [one] Queda 1 día
   *[other] Quedan { $days } días
}
standing-overdue = { $days ->
    [one] Fuera de plazo desde hace 1 día
   *[other] Fuera de plazo desde hace { $days } días
}
standing-due = { $days ->
    [0] Falta, el plazo termina hoy
    [one] Falta, queda 1 día de plazo
   *[other] Falta, quedan { $days } días de plazo
}
standing-always = sin vencimiento

## Relación laboral y puestos
employment-title = Relación laboral
employment-new-lede = Solo se exige algo a alguien mientras está en plantilla.
employment-change-lede = Indique el fin cuando alguien se vaya, o corrija los días. No se pierde nada: lo que se sabía antes sigue visible.
employment-end-jobs-help = Todos los puestos que aún tuviera terminan el mismo día.
job-new = Asignar un puesto
job-new-lede = Lo que exigen el puesto y el centro cuenta desde el primer día.
job-title = Puesto
job-section = Qué puesto, dónde
job-change-lede = Indique el fin cuando deje el puesto, o corrija los días. No se pierde nada: lo que se sabía antes sigue visible.
job-at-site = { $role } en { $site }

## Anular lo que se registró por error
withdraw-action = Registrado por error
withdraw-lede = { $person }: { $what }
withdraw-job-title = ¿Anular este puesto?
withdraw-job-counts = Por lo que se sabe desde ahora, la persona nunca lo tuvo: deja de exigirse lo que exigen el puesto y su centro. Si lo tuvo y ha terminado, indique el fin.
withdraw-employment-title = ¿Anular esta relación laboral?
withdraw-employment-counts = Por lo que se sabe desde ahora, la persona no estuvo en plantilla en ese tiempo, y quien no tenga otra relación laboral no puede iniciar sesión. Si alguien se fue, indique el fin.
withdraw-reason-help = Qué se registró por error: la persona, el puesto o el día equivocados, por ejemplo.

## El historial de una persona
entry-person-created = Añadida
entry-person-changed = Datos modificados
entry-account-created = Cuenta abierta
entry-employment-started = En plantilla { $period }
entry-employment-ended = Fin de la relación laboral el { $to }
entry-employment-corrected = Relación laboral corregida: { $period }
entry-employment-withdrawn = Relación laboral anulada: { $period }
entry-job-assigned = { $job }, { $period }
entry-job-ended = { $job } terminó el { $to }
entry-job-corrected = { $job } corregido: { $period }
entry-job-withdrawn = { $job } anulado: { $period }
entry-access-started = Rol de acceso asignado: { $role }
entry-some-course = Un curso
entry-completion-recorded = { $course }: registrada la formación del { $day }
entry-completion-verified = { $course }: verificada la formación del { $day }
entry-completion-rejected = { $course }: rechazado el justificante del { $day }
entry-completion-withdrawn = { $course }: anulada la formación del { $day }
entry-reason = Motivo: { $reason }

## Etiquetas de los formularios sobre personas
label-employee-number = Número de empleado
label-first-name = Nombre
label-last-name = Apellidos
label-email = Correo electrónico
label-department = Departamento
label-start = En plantilla desde
label-role = Puesto
label-site = Centro
label-from = Desde
label-to = Hasta
label-end-jobs = Terminar también los puestos
