## Inicio de quienes ven la situación de los demás
home-title = Inicio
beyond-title = Roles con más permisos que los de quien los dio
beyond-row = { $giver } dio el rol { $role } el { $day }, que permite más de lo que puede hacer quien lo dio.
beyond-trail = Ver registro
home-team = Quién no puede trabajar
home-team-tomorrow = Quién no puede trabajar mañana
home-team-lede-site = { $day }, { $site }, { $people ->
    [one] una persona en plantilla.
   *[other] { $people } personas en plantilla.
}
home-day = Día
home-today = Hoy
home-tomorrow = Mañana
home-sites = Centros
home-sites-own = Mis centros
home-sites-all = Todos los centros
home-team-lede = { $day }, { $people ->
    [one] una persona en plantilla.
   *[other] { $people } personas en plantilla.
}
figure-compliance = Cumplimiento
figure-held = { $held } de { $required } competencias requeridas vigentes
figure-blocked = No pueden trabajar
figure-blocked-note = { $count ->
    [one] persona a la que le falta algo obligatorio
   *[other] personas a las que les falta algo obligatorio
}
figure-expiring = Vencen en { $days ->
    [one] 1 día
   *[other] { $days } días
}
figure-expiring-note = competencias requeridas de { $count ->
    [one] una persona
   *[other] { $count } personas
}
figure-waiting = Esperan verificación
figure-waiting-note = { $count ->
    [one] formación cuyo justificante nadie ha comprobado
   *[other] formaciones cuyo justificante nadie ha comprobado
}
attention-title = Lo más urgente
attention-all = { $count ->
    [one] Verlo en la matriz
   *[other] Ver los { $count } en la matriz
}
attention-cell = { $code }, { $days ->
    [0] hoy
    [one] 1 día
   *[other] { $days } días
}
attention-cell-tomorrow = { $code }, desde mañana
attention-still = Hoy aún puede trabajar.
attention-cell-spoken = { $title }: { $standing }
attention-more = y { $count } más
attention-none-title = Todos pueden trabajar
attention-none-text = A nadie le falta nada obligatorio. Lo próximo que vence está en la matriz y en el gráfico de las próximas semanas.
attention-free-title = Aún no se exige nada a nadie
attention-free-text = Un requisito dice quién debe tener qué: todos, un puesto o un centro. En cuanto haya uno, aquí aparecerá a quién le falta.
quick-title = Pasos habituales
quick-matrix = Abrir la matriz
quick-record = Registrar formación realizada
quick-verify = Comprobar lo que espera verificación
quick-requirement = Añadir un requisito
quick-person = Añadir una persona
quick-course = Añadir un curso
weeks-title = Vencimientos por semana
weeks-one = semana del { $day }: { $count }
weeks-spoken = Competencias requeridas que vencen en cada una de las próximas semanas. { $weeks }
date-short = { $day } { $month }

## Inicio de todos los demás
own-title = Mis competencias
own-role-at-site = { $role } en { $site }.{ " " }
own-role = { $role }.{ " " }
own-share = { $held } de { $required } competencias requeridas están vigentes hoy.
own-nothing-required = Hoy no se le exige nada.
own-due = Lo próximo
own-order = En regla
own-until = hasta el { $day }
own-was-valid = Estuvo vigente hasta el { $day }.
own-is-valid = Vigente hasta el { $day }.
own-due-by = Plazo hasta el { $day }.
own-blocks = Hasta entonces no puede hacer trabajos que la exijan.
own-next-expired = Renuévela: pida una plaza en { $course } o en su reciclaje.
own-next-expiring = Pida antes una plaza en { $course } o en su reciclaje.
own-next-overdue = Pida la próxima plaza en { $course }.
own-next-missing = Pida una plaza en { $course }.
own-next-failed = No superó el último intento. Pregunte cuándo puede repetir { $course }.
own-next-waiting = Superada. Alguien tiene que comprobar aún el justificante; usted no tiene que hacer nada.
own-empty-title = No se le exige nada
own-empty-text = En cuanto su puesto, su centro o todos deban tener una competencia, aparecerá aquí, con lo que hay que hacer.
own-nothing-due-title = No hay nada pendiente
own-nothing-due-text = Todo lo que se le exige seguirá vigente por un tiempo.

## Los primeros pasos de una organización
begin-title = Primeros pasos
begin-lede = Aquí aún no hay nada. Importe lo que tiene y añada después lo que falte.
begin-import-title = Importar sus registros
begin-import-text = Los libros de Excel y LibreOffice y los archivos CSV se leen tal como están: las personas, los cursos, las formaciones y los requisitos se reconocen por sí solos. Antes de que se guarde nada, verá qué se importaría y qué celdas son dudosas.
begin-import-action = Importar archivos
begin-import-help = Donde funciona el servidor, este comando hace lo mismo; con --dry-run solo dice qué se importaría. Importar otra vez el mismo archivo no cambia nada.
begin-person-title = Añadir una persona
begin-person-text = Con un puesto y un centro. Después podrá decir qué exigen ese puesto y ese centro.
begin-course-title = Añadir un curso
begin-course-text = Un curso es lo que las personas realizan. Otorga una competencia durante el tiempo que usted diga. Empiece por el que todos necesitan.
