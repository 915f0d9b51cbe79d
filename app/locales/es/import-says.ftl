## Lo que una importación dice de un archivo
import-says-sheet-not-recognised = Esta hoja no se reconoció como personas, matriz de formación ni requisitos y no se importa.
import-says-sheet-hidden = Esta hoja está oculta y no se importa. Muéstrela en la hoja de cálculo si forma parte de los registros.
import-says-sheet-left-out = Esta hoja se dejó fuera.
import-says-day-first-assumed = Ninguna fecha de este libro muestra si va primero el día o el mes: 03/04/2026 se leyó como 3 de abril de 2026. Compruebe algunas fechas antes de importar.
import-says-month-first-assumed = Ninguna fecha de este libro muestra si va primero el día o el mes: 03/04/2026 se leyó como 4 de marzo de 2026. Compruebe algunas fechas antes de importar.
import-says-day-first-mostly = Esta hoja tiene fechas con el día primero y fechas con el mes primero. Decide la mayoría: 03/04/2026 se leyó como 3 de abril de 2026. Escriba todas las fechas de una misma forma y compruébelas.
import-says-month-first-mostly = Esta hoja tiene fechas con el día primero y fechas con el mes primero. Decide la mayoría: 03/04/2026 se leyó como 4 de marzo de 2026. Escriba todas las fechas de una misma forma y compruébelas.
import-says-column-not-recognised = Esta columna no se reconoció y no se importa.
import-says-header-again = Esta fila repite el encabezado y se ha omitido.
import-says-damaged-text = Una letra de esta celda está dañada. Corríjala e importe de nuevo.
import-says-second-table = Aquí empieza otra tabla con otros cursos: no se ha leído ni ella ni lo que hay debajo. Póngala en una hoja propia e importe de nuevo.
import-says-too-long = Este texto tiene más de { $limit } caracteres. Acórtelo e importe de nuevo.
import-says-names-split = Algunos nombres no llevan coma: la última palabra se tomó como apellido. Escriba «Apellidos, Nombre» donde no sea así.
import-says-blank-person = Esta fila no tiene número de empleado ni nombre y se tomó como una nota.
import-says-person-without-it = La persona se importa sin este dato.
import-says-person-without-it-for-now = La persona se importa sin este dato; corríjalo e importe de nuevo.
import-says-not-an-email = Esto no es una dirección de correo.
import-says-email-elsewhere = Esta dirección de correo no se puede usar: con ella entra alguien ajeno a su organización.
import-says-email-of-somebody = Esta dirección de correo es de alguien que todavía no tiene número de empleado.
import-says-email-of-number = Esta dirección de correo es de la persona con el número { $number }.
import-says-no-such-day = Ese día no existe.
import-says-not-a-date = Esto no es una fecha.
import-says-employment-ends-first = El empleo termina antes de empezar. La persona se importa sin el final; corrija una de las dos fechas.
import-says-cannot-leave = El archivo dice que esta persona se ha ido, pero no le corresponde a usted terminar su empleo: tiene más derechos que usted o es la única administradora. No se cambia nada; pídaselo a un administrador.
import-says-taken-as-left = Este estado del empleo no se conoce. Se entiende que la persona se fue, por el último día. Escriba «Alta» o «Baja».
import-says-taken-as-employed = Este estado del empleo no se conoce. Se entiende que la persona está en plantilla. Escriba «Alta» o «Baja».
import-says-has-no-number = { $who } no tiene número de empleado. Indíquelo e importe de nuevo.
import-says-number-again = El número de empleado { $number } ya está en { $first }; se importó aquella fila. Borre una de las dos o corrija su número.
import-says-person-again = Esta persona ya está en { $first }; se importó aquella fila. Borre una de las dos o corrija su número.
import-says-has-no-name = La persona con el número o la dirección { $who } no tiene nombre. Indíquelo e importe de nuevo.
import-says-several-called = Varias personas se llaman { $name }. Añada una columna con sus números de empleado o direcciones de correo.
import-says-only-the-name = Solo el nombre dice que esta persona es { $name }. Confirme que es la misma o añada el número de empleado.
import-says-row-without-number = Esta fila no tiene número de empleado, así que no se sabe de quién es la fecha. Indíquelo e importe de nuevo.
import-says-row-of-nobody = Esta fila no dice de quién es la fecha. Indique el número de empleado e importe de nuevo.
import-says-nobody-called = No se importó ni se conoce a nadie que se llame { $who }. Añada a la persona a la lista o corrija cómo está escrito.
import-says-nobody-with-number = No se importó ni se conoce a nadie con el número de empleado { $who }. Añada a la persona a la lista o corrija el número.
import-says-row-without-course = Esta fila no dice qué curso se realizó. Indique su código o su título e importe de nuevo.
import-says-course-rejected = El curso { $course } se rechazó, y con él esta fecha. Corrija el curso e importe de nuevo.
import-says-not-completed = El curso no se completó, así que no hay nada que importar de esta fila.
import-says-result-unknown = Este resultado no se conoce. Escriba «apto» o «no apto», o deje fuera la columna.
import-says-below-pass-mark = La puntuación { $score } está por debajo de { $mark }, la nota de aprobado de { $course }: no es un aprobado. Corrija la puntuación o el resultado y vuelva a importar.
import-says-not-a-score = Esto no es una puntuación entre 0 y 100. La formación se importa sin ella.
import-says-expires-first = Caduca antes de haberse realizado. Se importa sin este día; corrija una de las dos fechas.
import-says-expiry-not-a-date = Esto no es una fecha. Se importa sin el día de caducidad.
import-says-still-to-come = { $day } es posterior a hoy ({ $today }): nadie puede haber completado una formación entonces. Corrija la fecha o impórtela cuando haya tenido lugar.
import-says-too-early = { $day } es anterior al { $first }: ningún registro es tan antiguo. Corrija la fecha e importe de nuevo.
import-says-course-is-draft = El curso { $course } todavía es un borrador. Póngalo en uso en el catálogo e importe de nuevo.
import-says-course-was-archived = El curso { $course } se archivó el { $day }: nadie puede haberlo completado desde entonces. Corrija la fecha o vuelva a poner el curso en uso.
import-says-completed-again = { $who } ya completó { $course } ese día según otra celda. Se importa una sola vez.
import-says-before-the-start = { $day } es anterior al { $started }, cuando empezó { $who }. Se importa; compruebe las dos fechas.
import-says-no-such-day-first = Ese día no existe (las fechas de esta hoja se leen como día, mes, año). Corrija la fecha e importe de nuevo.
import-says-no-such-month-first = Ese día no existe (las fechas de esta hoja se leen como mes, día, año). Corrija la fecha e importe de nuevo.
import-says-not-a-completion = Esto no es una fecha. Escriba el día en que se completó, o «N/A» si la persona no necesita el curso.
import-says-blank-course = Esta fila no tiene código de curso ni título y se tomó como una nota.
import-says-blank-competency = Esta fila no nombra ninguna competencia y se tomó como una nota.
import-says-has-no-code = Este curso no tiene código. Dele uno, el que está sobre su columna en la matriz, e importe de nuevo.
import-says-code-again = El código de curso { $code } ya está en { $first }; cuenta aquella fila. Borre una de las dos o corrija su código.
import-says-competency-again = { $title } ya está en { $first }; cuenta aquella fila. Borre una de las dos.
import-says-validity-differs = La matriz dice «{ $matrix }» para { $code } ({ $place }); esta hoja dice «{ $here }». Cuenta esta hoja; corrija la otra.
import-says-frequency-elsewhere = Esta frecuencia depende de algo que no está en la hoja.
import-says-no-frequency = Aquí no hay ninguna frecuencia.
import-says-frequency-unknown = Esta frecuencia no se entendió.
import-says-until-then-forever = Hasta que usted decida, { $code } no caduca. Escriba por ejemplo «Cada 3 años».
import-says-until-then-months = Hasta que usted decida, { $code } vale { $months } meses, como dice la matriz. Escriba por ejemplo «Cada 3 años».
import-says-until-then-write = Hasta que usted decida, { $code } no caduca. Escriba por ejemplo «36 meses».
import-says-course-without-it = El curso se importa sin este dato.
import-says-not-hours = Esto no es un número de horas.
import-says-column-becomes-course = { $code } no está en ninguna lista de requisitos y se crea como curso nuevo con su encabezado como título. Corrija después el título y la validez.
import-says-row-becomes-course = { $course } no está en ninguna lista de requisitos y se crea como curso nuevo. Corrija después su validez.
import-says-nobody-holds = Nadie tiene el puesto «{ $name }», así que nadie necesita el curso por él. Compruebe cómo está escrito.
import-says-neither-yes-nor-no = Ni sí ni no: el curso se toma como obligatorio. Escriba «Sí» o «No».
import-says-file-empty = El archivo está vacío.
import-says-file-too-large = El archivo pesa más de { $limit } MB. Divídalo en varios archivos e impórtelos uno tras otro.
import-says-not-a-workbook = «{ $name }» se llama como un libro de Excel pero no lo es. Ábralo en un programa de hojas de cálculo, guárdelo como .xlsx e importe ese archivo.
import-says-old-or-protected = Este es un libro de Excel del tipo antiguo (.xls) o con contraseña. Guárdelo como .xlsx sin contraseña e importe ese archivo.
import-says-is-pdf = Este es un documento PDF, que no se puede leer. Guárdelo como .xlsx o .csv e importe ese archivo.
import-says-is-binary = Este es un libro binario de Excel (.xlsb), que no se puede leer. Guárdelo como .xlsx o .csv e importe ese archivo.
import-says-unknown-kind = Solo se pueden leer archivos .xlsx, .ods y .csv, y «{ $name }» no es ninguno de ellos.
import-says-damaged = El libro está dañado y no se puede leer. Ábralo en un programa de hojas de cálculo, guárdelo de nuevo como .xlsx e importe ese archivo.
import-says-bomb = El libro está comprimido como no lo hace ningún programa de hojas de cálculo: descomprimido sería enorme. No se ha leído.
import-says-entities = El libro declara entidades XML, cosa que no hace ningún programa de hojas de cálculo. No se ha leído.
import-says-too-many-sheets = El libro tiene más de { $limit } hojas. Borre lo que no forme parte de los registros o divida el archivo.
import-says-too-many-rows = La hoja «{ $sheet }» tiene más de { $limit } filas. Borre lo que no forme parte de los registros o divida el archivo.
import-says-too-many-columns = La hoja «{ $sheet }» tiene más de { $limit } columnas. Borre lo que no forme parte de los registros o divida el archivo.
import-says-too-many-cells = El archivo tiene más de { $limit } celdas. Borre lo que no forme parte de los registros o divida el archivo.
import-says-too-much-text = El archivo tiene más de { $limit } MB de texto. Borre lo que no forme parte de los registros o divida el archivo.
import-says-open-quote = { $place } sigue durante muchas líneas. En un .csv eso son unas comillas sin cerrar: ciérrelas e importe el archivo de nuevo.
import-says-long-cell = { $place } contiene más de { $limit } caracteres, más de lo que permite una hoja de cálculo. En un .csv suele faltar una comilla de cierre.
import-says-people-left-out = { $count ->
    [one] { $count } persona omitida: no tiene permiso para añadir ni cambiar personas.
   *[other] { $count } personas omitidas: no tiene permiso para añadir ni cambiar personas.
}
import-says-courses-left-out = { $count ->
    [one] { $count } curso omitido: no tiene permiso para crear cursos.
   *[other] { $count } cursos omitidos: no tiene permiso para crear cursos.
}
import-says-requirements-left-out = { $count ->
    [one] { $count } requisito omitido: no tiene permiso para fijar requisitos.
   *[other] { $count } requisitos omitidos: no tiene permiso para fijar requisitos.
}
import-says-completions-left-out = { $count ->
    [one] { $count } formación omitida: no tiene permiso para registrar formaciones.
   *[other] { $count } formaciones omitidas: no tiene permiso para registrar formaciones.
}
import-says-requirements-of-left-out = { $count ->
    [one] { $count } requisito omitido: se omitió su curso.
   *[other] { $count } requisitos omitidos: se omitieron sus cursos.
}
import-says-requirements-of-roles-left-out = { $count ->
    [one] { $count } requisito omitido: no tiene permiso para crear su puesto.
   *[other] { $count } requisitos omitidos: no tiene permiso para crear sus puestos.
}
import-says-completions-of-left-out = { $count ->
    [one] { $count } formación omitida: se omitió su persona o su curso.
   *[other] { $count } formaciones omitidas: se omitieron sus personas o sus cursos.
}
import-says-own-completions-wait = { $count ->
    [one] { $count } formación es suya y espera a que otra persona la verifique.
   *[other] { $count } formaciones son suyas y esperan a que otra persona las verifique.
}
import-says-in-file = { $name }:
import-says-nothing-recognised = No se reconoció nada en estos archivos como personas, matriz de formación, formaciones ni requisitos.
import-says-went-wrong = Algo ha fallado por dentro.
import-says-preview-differs = Las filas o los permisos ya no son los de la vista previa que se confirmó. No se ha importado nada: revise lo que se importaría ahora y decida de nuevo.
import-says-asker-gone = Quien lo pidió ya no puede importar. Revíselo y decida de nuevo.
import-says-changed-meanwhile = Alguien ha cambiado mientras tanto aquello de lo que trata esta importación. Inténtelo de nuevo.
import-says-cannot-be-stored = Esto no se puede guardar: { $cause }
