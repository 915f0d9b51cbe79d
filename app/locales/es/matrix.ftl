## Matriz de competencias
matrix-title = Matriz de competencias
matrix-lede = { $share } de { $required } competencias requeridas vigentes.
matrix-caption = Estado de cada fila en cada competencia el { $day }
matrix-filters = Matriz
matrix-as-of = A fecha de
matrix-known-at = Según se sabía el (UTC)
matrix-rows = Filas
matrix-by-person = personas
matrix-by-role = puestos
matrix-by-site = centros
matrix-course = Curso
matrix-site = Centro
matrix-role = Puesto
matrix-category = Categoría
matrix-mandatory-only = Solo lo obligatorio
matrix-show = Mostrar
matrix-show-all = Todo
matrix-show-blocked = No pueden trabajar
matrix-listed = { $people ->
    [one] 1 persona
   *[other] { $people } personas
}, { $cells ->
    [one] 1 entrada
   *[other] { $cells } entradas
}
matrix-listed-rows = { $rows ->
    [one] 1 fila
   *[other] { $rows } filas
}, { $cells ->
    [one] 1 entrada
   *[other] { $cells } entradas
}
matrix-show-gaps = Brechas
matrix-show-expiring = Por vencer
matrix-show-expiring-required = Por vencer (requeridas)
matrix-show-overdue = Fuera de plazo
matrix-show-past-due = Fuera de plazo
matrix-person = Persona
matrix-share = Parte de lo requerido que está vigente
matrix-total = Vigente en esta fecha
matrix-group-cell = peor estado: { $state }, vigente:
matrix-empty-title = Aún no hay nada que comparar
matrix-empty-text = Ninguna persona, competencia ni requisito cumple estos filtros en esta fecha. Quite los filtros, importe sus registros o establezca un requisito.
cell-valid-until = { $state } hasta el { $day }
cell-days-left = { $state }, días restantes:
cell-days-ago = { $state }, días transcurridos:

## Por qué una celda es como es
drawer-close = Cerrar
drawer-person = Ver la persona
record-action = Registrar
verdict-expired = desde el { $day }, { $days ->
    [one] 1 día
   *[other] { $days } días
}
verdict-expiring = el { $day }, dentro de { $days ->
    [one] 1 día
   *[other] { $days } días
}
verdict-valid-until = hasta el { $day }
verdict-valid-always = para siempre
verdict-overdue = desde el { $day }, { $days ->
    [one] 1 día
   *[other] { $days } días
}
verdict-due = plazo hasta el { $day }
verdict-as-of = el { $day }
reason-requirement = Requisito
reason-not-required = Nada exige esta competencia a esta persona en esta fecha.
reason-required = { $whom }: { $level }.
reason-renewed = { " " }Se renueva cada { $months ->
    [one] mes
   *[other] { $months } meses
}.
reason-version = Versión { $number }.
reason-since = { " " }En vigor para esta persona desde el { $day }.
reason-due = { " " }Plazo hasta el { $day }.
reason-see = Ver el requisito
scope-everyone = Todos deben tenerla
scope-role = El puesto { $name } debe tenerla
scope-site = Todos en { $name } deben tenerla
level-mandatory = obligatoria
level-optional = opcional
reason-evidence = Justificantes
reason-no-evidence = No consta ninguna formación realizada que la otorgue.
reason-completed = { $result } el { $day }
result-passed = Superada
result-failed = No superada
result-attended = Asistió
result-partial = Asistió en parte
result-not-completed = No completada
worth-decides = Este es el justificante que cuenta: es el que dura más.
worth-counts = Cuenta, pero hay otro justificante que dura más.
worth-later = Es posterior a la fecha por la que pregunta.
worth-not-passed = No está superada, así que no acredita nada.
worth-unverified = Nadie la ha verificado todavía.
worth-rejected = El justificante fue rechazado.
reason-dates = Fechas
sum-caption = Cómo se obtiene la fecha
sum-completed = realizada
sum-always = sin fin
sum-never = ni el curso ni el requisito fijan un fin
sum-recorded = fecha propia
sum-certificate = el día que se registró con ella
sum-refresh = renovación del requisito
sum-validity = vigencia de la competencia
sum-expires = primer día en que ya no está vigente
reason-next = Qué hacer
next-valid = Nada por ahora.
next-expiring = Planifique { $course } o su reciclaje antes del día indicado arriba.
next-expired = Renuévela con { $course } o su reciclaje. Hasta entonces la persona no cumple el requisito.
next-overdue = Haga que realice { $course } cuanto antes: el plazo que se dio ha terminado.
next-missing = Haga que realice { $course } y regístrelo con su justificante.
next-waiting = Alguien tiene que mirar el justificante y verificar la formación.
next-failed = Repita { $course }; el último intento no se superó.
next-not-required = Nada: no se exige.

## A large matrix
matrix-rows-range = Filas { $first }–{ $last } de { $all }
matrix-columns-range = Competencias { $first }–{ $last } de { $all }
matrix-find = Persona, número o curso
matrix-find-go = Ir
matrix-find-lost = Aquí nadie ni nada lleva eso en su nombre.
matrix-part-lost = Una parte de la matriz no se pudo cargar.
matrix-part-again = Intentar de nuevo
matrix-under = Agrupadas por
matrix-under-none = nada
matrix-under-site = su centro
matrix-under-role = su puesto
matrix-copy = Copiar
matrix-copied = Copiado como tabla.
matrix-not-copied = No se ha podido copiar. Use Excel o CSV.
matrix-export-large = Más de { $cells } celdas: Excel y CSV se escriben en segundo plano.
matrix-courses = Cursos
matrix-levels = Requisitos

## On paper
matrix-print = Imprimir
print-title = Matriz de competencias para imprimir
print-lede = Todo lo que se muestra, en tablas del ancho de una hoja. Imprima esta página con su navegador (Ctrl+P).
print-paper = Papel
print-made = Impresa el
print-too-large-title = Demasiado para el papel
print-too-large-text = Esta matriz tiene { $cells } celdas; se imprimen { $most } como máximo. Limite los filtros o llévesela como archivo de Excel.
print-back = Volver a los filtros
cell-on = { $state } el { $day }
cell-since = { $state } desde el { $day }
cell-group = peor: { $state }, cumple: { $share }

## Compliance over time
trend-title = Cumplimiento en los últimos 24 meses
trend-day = A fecha de
trend-share = Cumplimiento
trend-held = Cumplidas
trend-required = Exigidas

## Saved views
views = Vistas guardadas
view-name = Guardar esta vista como
view-save = Guardar
view-delete = Eliminar la vista { $name }

## Gaps of a group
gaps-cut = Se muestran las { $most } líneas más urgentes de cada lista.
gaps-all = Mostrar todas
gaps-title = Carencias
gaps-lede = Faltan { $gaps } competencias exigidas; se cumple el { $share }.
gaps-lede-on = A fecha de { $day } faltan { $gaps } competencias exigidas; se cumple el { $share }.
gaps-none-title = Sin carencias
gaps-none-text = Todo lo que se exige a estas personas se cumple.
gaps-by-course = Por curso
gaps-by-site = Por centro y curso
gaps-table-course = Lo que falta, por curso
gaps-table-site = Lo que falta, por centro y curso
gaps-people = Personas a quienes les falta
gaps-required = Exigido a
gaps-states = En qué estado
gaps-link = Carencias por orden
