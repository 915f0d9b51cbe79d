# Español, completo. Una palabra para cada cosa: capacitar es «formar»; completion, «formación realizada»; proof, «justificante»;
# job role, «puesto»; site, «centro»; gap, «brecha»; refresher, «reciclaje».

## El idioma, como lo llaman quienes lo hablan
language-name = Español
language-in-part = en parte

## Fechas, números
month-1 = ene
month-2 = feb
month-3 = mar
month-4 = abr
month-5 = may
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = sept
month-10 = oct
month-11 = nov
month-12 = dic
date-day = { $day } { $month } { $year }
date-moment = { $day }, { $time } UTC
date-clock = { $day }, { $time }
percent = { $value } %
percent-none = –
months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
}

## Todas las páginas
window-title = { $page } · Docendo
filters-another-site = Otro centro
filters-any = cualquiera
filters-apply = Filtrar
filters-choose = elegir
filters-clear = Quitar filtros

## Cuando algo va mal
error-home = Ir a la página de inicio
error-not-found-title = Esta página no está aquí
error-not-found-text = La dirección puede estar equivocada, o lo que mostraba pertenece a otra organización o ya no existe.
error-forbidden-title = No puede ver esto
error-forbidden-text = Su rol no lo incluye. Un administrador puede cambiarlo en Personas.
error-invalid-title = No se puede leer esta dirección
error-invalid-text = Una parte no es lo que la página espera. Abra la página de nuevo desde el menú y elija en sus campos.
error-conflict-title = Así no es posible tal como están las cosas
error-conflict-text = Puede que otra persona lo haya cambiado entretanto. Ábralo de nuevo y mire qué hay ahora.
error-too-many = { $minutes ->
    [one] Demasiados intentos. Espere un minuto y pruebe de nuevo.
   *[other] Demasiados intentos. Espere { $minutes } minutos y pruebe de nuevo.
}
error-too-many-title = Demasiados intentos
error-too-many-text = Espere un minuto y pruebe de nuevo.
error-foreign-title = Eso no venía de este sitio
error-foreign-text = Lo pidió otro sitio o una ventana que no es nuestra. No se ha cambiado nada. Abra la página aquí y envíelo de nuevo.
error-method-title = Eso no se puede hacer en esta dirección
error-method-text = No se ha cambiado nada. Abra la página desde el menú y use sus botones.
error-too-large-title = Es demasiado grande
error-too-large-text = Es más de lo que el servidor admite de una vez. No se ha cambiado nada.
error-too-slow-title = El servidor no pudo terminar a tiempo
error-too-slow-text = Espere un momento y pruebe de nuevo.
error-busy-title = El servidor está ocupado con otros archivos
error-busy-text = No se ha cambiado nada. Espere un minuto y envíelo de nuevo.
error-host-title = Docendo tiene otra dirección
error-host-text = Ábralo en { $address }. Sus páginas solo se muestran en esa dirección.
error-full-title = El almacenamiento de este servidor está lleno
error-full-text = No se ha cambiado nada. Avise a quien administra este Docendo; cuando vuelva a haber espacio, envíelo otra vez.
error-damaged-title = Este archivo está dañado
error-damaged-text = Falta o se modificó después de adjuntarlo. Avise a quien administra.
error-loading-title = Se están cargando sus registros
error-loading-text = { $percent } % hasta ahora; { $seconds ->
    [one] falta un segundo
   *[other] faltan unos { $seconds } segundos
}. Esta página se abrirá sola.
error-loading-form = No se ha cambiado nada. { $percent } % hasta ahora; { $seconds ->
    [one] falta un segundo
   *[other] faltan unos { $seconds } segundos
}. Después recargue esta página: el navegador vuelve a enviar el formulario.
error-away-title = La base de datos no responde
error-away-text = Espere un momento e inténtelo de nuevo. Si sigue igual, avise a quien administra este Docendo.
error-internal-title = Algo ha fallado por nuestra parte
error-internal-text = No se ha cambiado nada. Pruebe de nuevo; si sigue así, avise a quien administra este Docendo e indique la hora.
error-unreached-title = No se ha podido contactar con el servidor
error-unreached-text = Lo que ha escrito sigue aquí. Compruebe la conexión e inténtelo de nuevo; si esta página lleva mucho tiempo abierta, vuelva a cargarla.
form-signed-out = Su sesión ha terminado. Lo que ha escrito sigue aquí: vuelva a entrar en otra ventana y envíelo
form-sign-in = Entrar en otra ventana
form-loading = Los registros aún se están cargando, { $percent } % por ahora. Lo que ha escrito sigue aquí: envíelo de nuevo dentro de { $seconds } segundos
sign-in-refused = El correo electrónico o la contraseña no son correctos, o la cuenta está desactivada.
conflict-changed = Otra persona lo ha cambiado entretanto. Lo que escribió sigue aquí abajo. Mire qué hay ahora y haga allí su cambio.
conflict-now = Ver qué hay ahora, en otra pestaña
conflict-duplicate = Ya hay otro registro ({ $entity }) con el mismo valor: { $field }.
conflict-overlap = Estos días coinciden con otro registro ({ $entity }). Finalice o corrija primero ese.
conflict-key-reused = Esto ya se envió con otro contenido. Abra la página de nuevo y envíelo desde allí.

## Reglas
rule-course-archived = Un curso archivado no se puede cambiar. Actívelo de nuevo primero.
rule-completion-in-future = Una formación realizada no puede estar en el futuro. Indique el día en que tuvo lugar.
rule-score-out-of-range = Una nota está entre 0 y 100.
rule-prerequisite-cycle = Un curso no puede ser su propio requisito previo a través de otros. Quite uno de ellos.
rule-own-completion = Nadie verifica su propia formación. Pídaselo a un compañero.
rule-own-record = Lo registró usted. Un compañero tiene que revisar el justificante.
rule-course-not-taught = Este curso es un borrador, o estaba archivado ese día. Actívelo primero, o revise el curso y el día.
rule-already-verified = Esta formación realizada ya se verificó o se rechazó.
rule-already-ended = Ya ha finalizado y no se puede cambiar. Cree uno nuevo.
rule-role-above-own = No puede dar un rol superior al suyo.
rule-ranks-above = Esta persona tiene más derechos que usted. Pídaselo a alguien que tenga los mismos.
rule-own-access = No puede cambiar su propio acceso. Pídaselo a otro administrador.
rule-last-administrator = Conserve un administrador sin fecha de fin. Añada antes a otro.
rule-set-up-closed = La instalación ya ha terminado, o el código no es el que el servidor mostró al arrancar.
rule-demo-password = Esta contraseña es de la organización de demostración. Elija otra.

## Lo que puede estar mal en un campo
problem-required = Rellene este campo.
problem-too-long = Como máximo { $count } caracteres.
problem-too-short = Como mínimo { $count } caracteres.
problem-out-of-range = Entre { $least } y { $most }.
problem-not-a-number = Escriba un número.
problem-not-a-date = Indique un día del calendario, como 2026-11-20.
problem-not-positive = Más de 0 y como máximo { $most }.
problem-not-whole = Escriba un número entero entre { $least } y { $most }.
problem-far-away = Indique un día entre los años { $first } y { $last }.
problem-ungranted = Ningún curso la otorga ya, así que nadie podría obtenerla: su curso es el repaso de otro. Elija lo que otorga aquel.
problem-nobody-matches = Aquí no hay nadie así. Escriba un nombre o un número de empleado.
problem-several-match = Hay varias personas así. Elija una de ellas o escriba más.
problem-not-a-bool = Elija sí o no.
problem-not-text = Escriba texto.
problem-not-a-list = Elija de la lista.
problem-not-an-object = Elija de la lista.
problem-not-one-of = Elija uno de la lista.
problem-not-an-email = Escriba un correo electrónico, como nombre@ejemplo.com.
problem-not-a-url = Escriba una dirección web que empiece por http:// o https://.
problem-not-an-id = Elija uno de la lista.
problem-bad-character = Contiene un carácter que no se puede usar aquí.
problem-unknown = Ya no existe ({ $entity }). Elija otro valor.
problem-unheard-role = Ningún puesto se llama así todavía. Elija uno que ya exista o marque la casilla para crearlo.
problem-unheard-role-near = Ningún puesto se llama así todavía. ¿Quiere decir { $near }? Si no, marque la casilla para crearlo.
problem-unheard-site = Ningún centro se llama así todavía. Elija uno que ya exista o marque la casilla para crearlo.
problem-unheard-site-near = Ningún centro se llama así todavía. ¿Quiere decir { $near }? Si no, marque la casilla para crearlo.
problem-repeated = Está indicado dos veces.
problem-ends-before-start = Tiene que ser posterior al inicio.
problem-in-future = No puede estar en el futuro.
problem-before = No antes del { $day }.
problem-below-pass-mark = La nota no llega a la mínima de { $mark }. Elija «No superada» o dé un motivo.
problem-nothing-to-override = El resultado no contradice la nota, así que no hay nada que exceptuar. Deje este campo en blanco.
problem-no-score = Este curso tiene una nota mínima. Escriba la nota o elija usted el resultado.
problem-reaches-pass-mark = La nota alcanza la mínima de { $mark }. Elija «Superada» o dé un motivo.
problem-guessable = Es demasiado fácil de adivinar. Elija algo más largo o más extraño.
size-bytes = { $count } bytes
size-kilobytes = { $count } kB
size-megabytes = { $count } MB
size-gigabytes = { $count } GB
problem-too-large = Es demasiado grande: { $count } MB como máximo.
problem-no-room = No cabe: su organización guarda { $used } en archivos y puede guardar { $quota }. Descarte importaciones en espera, elimine exportaciones o pida más espacio a quien administra este Docendo.
problem-wrong-password = No es su contraseña actual.
problem-not-repeated = No es igual a lo que escribió arriba.
problem-unchanged = Elija una contraseña distinta.
problem-fixed = No se puede cambiar. Cree otro en su lugar.

## Cosas
entity-organisation = organización
entity-document = archivo
entity-site = centro
entity-person = persona
entity-account = cuenta
entity-role = rol
entity-holding = puesto de esta persona
entity-employment = relación laboral
entity-category = categoría
entity-course = curso
entity-competency = competencia
entity-requirement = requisito
entity-completion = formación realizada
entity-import = importación
entity-export = exportación
entity-view = vista guardada
entity-prerequisite = requisito previo
entity-grant = concesión de una competencia
entity-job = tarea
entity-entry = entrada del registro
entity-page = página

## Campos que los mensajes nombran
field-code = código
field-name = nombre
field-email = correo electrónico
field-employee_number = número de empleado
field-competency = competencia para las mismas personas y fechas

## Estados
state-valid = Vigente
state-expiring = Por vencer
state-expired = Vencida
state-overdue = Fuera de plazo
state-missing = Falta
state-waiting = Por verificar
state-failed = No superada
state-not-required = No requerida

## Etiquetas que comparten varios formularios
label-name = Nombre
field-completed_on = persona, curso, día y resultado
