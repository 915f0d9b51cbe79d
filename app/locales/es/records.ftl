## Registrar una formación realizada
records-new = Registrar formación realizada
records-new-lede = Qué realizó alguien, cuándo, y el justificante.
records-record = Registrar
records-record-next = Registrar y seguir
records-form-what = Formación
records-form-evidence = Justificante
records-person-help = Empiece por el nombre o el número de empleado.
records-course-choose = Elija un curso
result-by-score = Según la nota
records-outcome-help = «Según la nota» significa superada desde la nota mínima del curso y no superada por debajo. Un curso sin nota mínima queda superado.
records-override = Motivo de la excepción
records-override-help = Solo si el resultado contradice la nota.
records-provider-help = Quién la impartió.
records-expires-help = Solo si el certificado indica un día. Cuenta lo que venza antes: ese día, la vigencia del curso o la renovación que pida el requisito.
records-verification-help = Marcada: cuenta cuando otra persona lo verifique. Si no, se acepta sin verificación.
records-recorded = Registrado: { $person }, { $course }, { $result }, { $day }
records-until = Está vigente hasta el { $day }.
records-for-ever = No vence.
records-see-person = Ver la persona
label-person = Persona
label-person-choice = A quién se refiere
label-owner-choice = A quién se refiere
label-course = Curso
label-completed-on = Realizada el
label-outcome = Resultado
label-score = Nota
label-is-external = Impartida por alguien ajeno a la organización
label-provider = Entidad formadora
label-trainer-name = Formador
label-certificate-number = Número de certificado
label-expires-on = Vence el
label-requires-verification = El justificante aún se tiene que verificar

## Encontrar a una persona
person-with-job = { $person } ({ $job })
person-choice = Puede ser más de una persona: elija una
person-choice-help = Después envíe de nuevo el formulario.
person-more = { $count ->
    [one] Hay una persona más que coincide. Escriba más letras del nombre para ver menos.
   *[other] Hay { $count } personas más que coinciden. Escriba más letras del nombre para ver menos.
}

## Verificar
records-pending = Esperan verificación
records-pending-lede = Estas formaciones cuentan cuando otra persona ha mirado su justificante.
records-waiting = { $count ->
    [one] 1 formación
   *[other] { $count } formaciones: primero las que puede decidir usted, la más antigua arriba
}
records-none-title = No hay nada en espera
records-none-text = Aquí aparecen las formaciones registradas con un justificante por verificar, hasta que alguien lo mire.
records-verify = Verificar
records-verify-of = Verificar { $course } de { $person }
records-reject = Rechazar
records-reject-of = Rechazar { $course } de { $person }
records-verified = Verificado: { $person }, { $course }
records-rejected = Rechazado: { $person }, { $course }
records-result-score = { $result }, { $score } de 100
records-outside = fuera de la organización
records-recorded-label = Registrada
records-recorded-by = { $day } por { $name }
records-reject-title = ¿Rechazar este justificante?
records-reject-lede = { $person }, { $course }
records-reject-submit = Rechazar
records-reject-counts = La formación no cuenta. Si la competencia se exige, aparece como brecha.
records-reject-stays = Sigue registrada como rechazada, con el motivo que usted dé.
records-note-help = Qué falla en el justificante, para que se pueda arreglar.
label-note = Motivo

## Anular
records-withdraw = Anular
records-withdraw-of = Anular { $course }, realizada el { $day }
records-withdraw-title = ¿Anular esta formación realizada?
records-withdraw-lede = { $person }, { $course }
records-withdraw-submit = Anular
records-withdraw-counts = Deja de contar desde ahora. Si la competencia se exige, puede aparecer como brecha.
records-withdraw-stays = Lo que se sabía antes sigue visible en la matriz con «Según se sabía el».
records-withdraw-told = El motivo que dé queda en el historial de la persona.
records-reason-help = Qué se registró por error, como otra persona, otro curso u otro día.
label-reason = Motivo
