//! The words of Spanish-speaking spreadsheets.

use super::{Field, Unit, Vocabulary};

#[rustfmt::skip]
pub(super) const SPANISH: Vocabulary = Vocabulary {
    person_headers: &[
        (Field::EmployeeNumber, &[
            "no empleado", "no de empleado", "numero empleado", "numero de empleado", "num empleado", "n empleado", "n de empleado",
            "codigo empleado", "codigo de empleado", "id empleado", "id de empleado", "empleado no", "no trabajador",
            "no de trabajador", "numero de trabajador", "codigo trabajador", "codigo de trabajador", "id trabajador", "legajo",
            "no legajo", "matricula", "ficha", "no ficha", "nomina", "no nomina", "numero de nomina", "dni", "dni nie", "cedula",
            "no de personal", "numero de personal", "numero",
        ]),
        (Field::LastName, &["apellido", "apellidos", "primer apellido"]),
        (Field::FirstName, &["nombre", "nombres", "nombre de pila"]),
        (Field::FullName, &[
            "nombre y apellidos", "nombre y apellido", "nombres y apellidos", "apellidos y nombre", "apellido y nombre",
            "nombre completo", "nombre del empleado", "nombre del trabajador", "empleado", "empleada", "trabajador", "trabajadora",
            "persona", "colaborador", "colaboradora",
        ]),
        (Field::Email, &["correo", "correo electronico", "email corporativo", "direccion de correo", "correo corporativo", "e correo"]),
        (Field::JobTitle, &["puesto", "puesto de trabajo", "cargo", "rol", "funcion", "categoria profesional", "ocupacion", "oficio"]),
        (Field::Department, &["departamento", "depto", "dpto", "area", "seccion", "equipo", "unidad", "gerencia"]),
        (Field::Site, &["centro", "centro de trabajo", "sede", "planta", "ubicacion", "sitio", "oficina", "delegacion", "sucursal"]),
        (Field::StartDate, &["fecha de alta", "fecha alta", "fecha de ingreso", "fecha ingreso", "fecha de inicio", "alta", "ingreso", "antiguedad", "fecha de contratacion"]),
        (Field::EndDate, &["fecha de baja", "fecha baja", "baja", "fecha de salida", "fecha de cese", "fin de contrato", "fecha fin"]),
        (Field::Status, &["estado", "situacion", "activo", "estado laboral"]),
    ],
    course_headers: &[
        (Field::CourseCode, &["codigo", "codigo curso", "codigo de curso", "codigo del curso", "cod curso", "id curso"]),
        (Field::CourseTitle, &["curso", "nombre del curso", "titulo", "titulo del curso", "formacion", "capacitacion", "accion formativa", "competencia", "denominacion"]),
        (Field::LegalReference, &["referencia legal", "base legal", "normativa", "ley", "norma", "requisito legal"]),
        (Field::Frequency, &["frecuencia", "periodicidad", "validez", "vigencia", "caducidad", "renovacion", "valido por", "reciclaje"]),
        (Field::Audience, &["quien lo necesita", "destinatarios", "dirigido a", "puestos", "puesto", "aplica a", "roles", "para quien"]),
        (Field::Mandatory, &["obligatorio", "obligatoria", "obligatoriedad", "requerido"]),
        (Field::Hours, &["horas", "duracion", "no horas", "numero de horas"]),
    ],
    completion_headers: &[
        (Field::CourseCode, &["codigo", "codigo curso", "codigo de curso", "codigo del curso", "cod curso", "id curso"]),
        (Field::CourseTitle, &["curso", "nombre del curso", "nombre curso", "titulo del curso", "formacion", "capacitacion", "accion formativa", "competencia", "certificacion"]),
        (Field::CompletedOn, &[
            "fecha", "fecha de realizacion", "fecha realizacion", "fecha del curso", "fecha curso", "fecha de finalizacion",
            "fecha finalizacion", "fecha de formacion", "fecha formacion", "realizado", "realizado el", "completado", "completado el",
            "fecha de expedicion", "fecha de emision", "fecha de asistencia", "fecha de aprobacion",
        ]),
        (Field::ExpiresOn, &["caducidad", "fecha de caducidad", "fecha caducidad", "caduca", "caduca el", "vence", "vencimiento", "fecha de vencimiento", "valido hasta", "vigente hasta"]),
        (Field::Outcome, &["resultado", "estado", "calificacion", "aprobado", "estado del curso", "apto"]),
        (Field::Score, &["puntuacion", "puntaje", "nota", "porcentaje"]),
    ],
    competency_headers: &[
        (Field::Area, &["area", "zona", "linea", "seccion", "linea de produccion"]),
        (Field::Machine, &["maquina", "maquinas", "equipo", "maquinaria", "estacion"]),
        (Field::CourseTitle, &["competencia", "competencias", "habilidad", "destreza", "tarea", "operacion"]),
        (Field::CourseCode, &["codigo", "codigo competencia"]),
        (Field::MaximumLevel, &["nivel maximo", "nivel max", "max nivel", "nivel", "niveles"]),
    ],
    whole_names: &["nombre", "nombres"],
    other_dates: &[
        "fecha de nacimiento", "nacimiento", "fecha nacimiento", "fin de prueba", "periodo de prueba", "ultima actualizacion",
        "actualizado", "proxima revision", "revision", "caducidad", "vencimiento", "fecha de caducidad", "fecha de vencimiento",
        "valido hasta", "fecha",
    ],
    passed: &[
        "aprobado", "aprobada", "apto", "apta", "completado", "completada", "realizado", "realizada", "superado", "superada",
        "finalizado", "finalizada", "asistio", "si", "vigente", "caducado", "valido",
    ],
    not_passed: &[
        "suspenso", "suspendido", "reprobado", "no apto", "no apta", "no superado", "no asistio", "ausente", "en curso", "pendiente",
        "inscrito", "cancelado", "no completado", "no realizado", "planificado",
    ],
    completion_dates: &["fecha", "realizado", "completado", "fecha de realizacion", "fecha realizacion"],
    not_applicable: &["no aplica", "no procede", "no requerido", "no necesario", "no corresponde", "n p"],
    everyone: &["todos", "todas", "todo el personal", "todos los empleados", "toda la plantilla", "todos los trabajadores", "todos los puestos"],
    nobody: &["ninguno", "ninguna", "nadie"],
    here: &["activo", "activa", "alta", "en alta", "vigente", "contratado", "contratada", "si"],
    left: &["baja", "de baja definitiva", "inactivo", "inactiva", "cesado", "cesada", "jubilado", "jubilada", "despedido", "despedida", "exempleado"],
    yes: &["si", "s", "obligatorio", "obligatoria", "requerido", "verdadero"],
    no: &["opcional", "recomendado", "recomendada", "voluntario", "voluntaria", "falso"],
    months: [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ],
    date_fillers: &["de", "del", "el", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"],
    ordinal_endings: &[],
    hours: &["hora", "horas", "hs"],
    units: &[
        ("dia", Unit::Days), ("dias", Unit::Days), ("semana", Unit::Weeks), ("semanas", Unit::Weeks), ("mes", Unit::Months),
        ("meses", Unit::Months), ("ano", Unit::Years), ("anos", Unit::Years),
    ],
    periods: &[
        ("anual", 12), ("anualmente", 12), ("mensual", 1), ("trimestral", 3), ("semestral", 6), ("bienal", 24), ("trienal", 36),
        ("quinquenal", 60),
    ],
    numbers: &[
        ("medio", 0.5), ("un", 1.0), ("uno", 1.0), ("una", 1.0), ("dos", 2.0), ("tres", 3.0), ("cuatro", 4.0), ("cinco", 5.0),
        ("seis", 6.0), ("diez", 10.0), ("doce", 12.0),
    ],
    each: &["cada"],
    every_other: &[],
    deadline: &["dentro"],
    unclear: &["veces", "o"],
    never: &["sin caducidad", "no caduca", "sin vencimiento", "no vence", "nunca", "indefinido", "indefinida", "permanente", "para siempre"],
    never_alone: &["ninguna", "ninguno", "una vez", "una sola vez", "inicial", "unica", "unico"],
    case_by_case: &["por ", "segun ", "segun", "depende", "variable"],
};
