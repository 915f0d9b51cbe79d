## Requisitos
requirements-title = Requisitos
requirements-lede = Qué deben tener un puesto, un centro o todos, desde cuándo y por qué.
requirements-search = Competencia, puesto o norma
requirements-mandatory = Solo lo obligatorio
requirements-count = { $count ->
    [one] 1 requisito
   *[other] { $count } requisitos
}
requirements-none-title = Ningún requisito coincide
requirements-none-text = Nada cumple a la vez esta búsqueda y estos filtros. Quite alguno.
requirements-empty-title = Aún no se exige nada
requirements-empty-text = Un requisito dice quién debe tener una competencia: todos, los de un puesto o los de un centro. La matriz muestra entonces quién la tiene y quién no. Empiece por lo que todos deben tener.
requirements-empty-reader = Lo que se exige aparecerá aquí en cuanto quien lleva la formación haya establecido el primer requisito.
requirements-empty-action = Establecer el primer requisito

requirement-whom = Para
requirement-everyone = Todos
requirement-kind-role = Puesto
requirement-kind-site = Centro
requirement-scope-everyone = todos
requirement-scope-role = puestos
requirement-scope-site = centros
requirement-phase-in-force = En vigor
requirement-phase-later = Empieza más adelante
requirement-phase-ended = Finalizado
requirement-phase-aside = Apartado
requirement-level = Nivel
requirement-level-line = { $level }, { $priority }
requirement-mandatory = Obligatorio
requirement-advised = Opcional
priority-low = baja
priority-normal = normal
priority-high = alta
priority-urgent = crítica
priority-choice-low = Baja
priority-choice-normal = Normal
priority-choice-high = Alta
priority-choice-urgent = Crítica
requirement-renewal = Renovación
requirement-no-renewal = como el curso
requirement-period = En vigor
requirement-since = Desde
requirement-people = Personas
requirement-holders = La tienen
requirement-since-day = desde el { $day }
requirement-from = desde el { $day }
requirement-until = hasta el { $day }
requirement-from-to = { $from } a { $to }
requirement-ended-on = finalizó el { $day }
requirement-always = siempre
requirement-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}

## Un requisito
requirement-lede-everyone = Todos deben tenerla.
requirement-lede-role = Quien ocupa el puesto { $name } debe tenerla.
requirement-lede-site = Quien trabaja en { $name } debe tenerla.
requirement-notice-later = Aún no está en vigor
requirement-notice-ended = Ya no está en vigor
requirement-notice-aside = Apartado: no afecta a nadie
requirement-reach = Hoy
requirement-matrix = Verlos en la matriz
requirement-people-today = Afecta a
requirement-hold-it = La tienen
requirement-lack-it = No la tienen
requirement-terms = Condiciones
requirement-version = Versión
requirement-change = Cambiar
requirement-end = Finalizar
history-requirement-created = Establecido
history-requirement-required = Establecido
history-requirement-imported = Establecido por una importación
history-requirement-changed = Cambiado
history-requirement-ended = Finalizado

## Establecer y cambiar
requirement-new = Requisito nuevo
requirement-new-lede = Desde su primer día la matriz muestra dónde se cumple y dónde no.
requirement-create = Establecer requisito
requirement-change-title = Cambiar el requisito
requirement-change-lede = { $competency }, para: { $whom }
requirement-save = Guardar los cambios
requirement-choose = Elija uno
requirement-form-who = Quién debe tener qué
requirement-form-strict = Con qué rigor
requirement-form-when = Desde cuándo
requirement-form-why = Por qué
requirement-scope-choice-role = Quienes ocupan un puesto
requirement-scope-choice-site = Quienes trabajan en un centro
requirement-scope-choice-everyone = Todos
requirement-role-option = { $role } ({ $count })
requirement-mandatory-help = Quien no la tenga a tiempo no puede trabajar.
requirement-reference-help = Por ejemplo: Ley 31/1995, art. 19.
requirement-status-help = Lo apartado no afecta a nadie hasta que se vuelva a usar.
requirement-from-help = Vacío: siempre ha estado en vigor.
requirement-to-help = El primer día en que ya no está en vigor.
requirement-grace-help = Para quien se incorpora: el plazo que tiene desde que empieza.
requirement-deadline-help = Para todos, a más tardar este día.
requirement-refresh-help = Solo si hay que renovarla antes de lo que dice el curso; cuenta lo que venza antes.
requirement-status-active = En uso
requirement-status-inactive = Apartado
requirement-status-deprecated = Se conserva solo como registro
label-competency = Competencia
label-scope = Para
label-scope-role = Puesto
label-scope-site = Centro
label-is-mandatory = Obligatorio
label-is-regulatory = Exigido por ley o norma
label-regulatory-reference = Ley o norma
label-priority = Prioridad
label-minimum-level = Nivel mínimo
label-requirement-status = Estado
label-valid-from = En vigor desde
label-valid-to = Hasta
label-grace-days = Plazo de gracia
label-deadline = Fecha límite
label-refresh-months = Renovar cada
label-justification = Por qué se exige

## Finalizar
requirement-end-title = ¿Finalizar este requisito?
requirement-end-day = Finaliza el
requirement-end-submit = Finalizar requisito
requirement-end-people = { $count ->
    [0] Hoy no afecta a nadie.
    [one] Hoy afecta a una persona, que desde ese día ya no tendrá que tenerla por este motivo.
   *[other] Hoy afecta a { $count } personas, que desde ese día ya no tendrán que tenerla por este motivo.
}
requirement-end-gaps = { $count ->
    [0] A nadie le falta: no desaparece ninguna brecha.
    [one] Desaparece una brecha de la matriz, salvo que otro requisito exija lo mismo.
   *[other] Desaparecen { $count } brechas de la matriz, salvo que otro requisito exija lo mismo.
}
requirement-end-past = Las formaciones permanecen registradas, y la matriz de días anteriores sigue como estaba.
requirement-end-final = Lo finalizado ya no se puede cambiar; habría que establecer un requisito nuevo.
