## Recording a completion
records-new = Record a completion
records-new-lede = What somebody completed, when, and the proof of it.
records-record = Record completion
records-record-next = Record and next
records-form-what = Completion
records-form-evidence = Proof
records-person-help = Begin with the name or the employee number.
records-course-choose = Choose a course
result-by-score = By the score
records-outcome-help = “By the score” means passed from the course’s pass mark on and failed below it. A course without a pass mark is passed.
records-override = Reason for override
records-override-help = Only if the result contradicts the score.
records-provider-help = Who taught it.
records-expires-help = Only if the certificate names a day. What ends first counts: that day, the validity of the course, or the renewal that a requirement asks for.
records-verification-help = Ticked: counts once somebody else has verified it. Otherwise accepted without review.
records-recorded = Recorded: { $person }, { $course }, { $result }, { $day }
records-until = It holds until { $day }.
records-for-ever = It does not expire.
records-see-person = See the person
label-person = Person
label-person-choice = Who is meant
label-owner-choice = Who is meant
label-course = Course
label-completed-on = Completed on
label-outcome = Result
label-score = Score
label-is-external = Taught by somebody outside the organisation
label-provider = Provider
label-trainer-name = Trainer
label-certificate-number = Certificate number
label-expires-on = Expires on
label-requires-verification = The proof still has to be verified

## Finding a person
person-with-job = { $person } ({ $job })
person-choice = Several people are meant: choose one
person-choice-help = Then send the form again.
person-more = { $count ->
    [one] One more person fits. Type more of the name to see fewer.
   *[other] { $count } more people fit. Type more of the name to see fewer.
}

## Verifying
records-pending = Waiting for verification
records-pending-lede = These completions count once somebody else has looked at their proof.
records-waiting = { $count ->
    [one] 1 completion
   *[other] { $count } completions: those that you can decide first, the oldest at the top
}
records-none-title = Nothing waits
records-none-text = Completions that were recorded with a proof to be verified stand here until somebody has looked at them.
records-verify = Verify
records-verify-of = Verify { $course } of { $person }
records-reject = Reject
records-reject-of = Reject { $course } of { $person }
records-verified = Verified: { $person }, { $course }
records-rejected = Rejected: { $person }, { $course }
records-result-score = { $result }, { $score } of 100
records-outside = outside the organisation
records-recorded-label = Recorded
records-recorded-by = { $day } by { $name }
records-reject-title = Reject this proof?
records-reject-lede = { $person }, { $course }
records-reject-submit = Reject
records-reject-counts = The completion does not count. If the competency is required, it shows as a gap.
records-reject-stays = It stays on record as rejected, with your reason.
records-note-help = What is wrong with the proof, so that it can be put right.
label-note = Reason

## Withdrawing
records-withdraw = Withdraw
records-withdraw-of = Withdraw { $course }, completed on { $day }
records-withdraw-title = Withdraw this completion?
records-withdraw-lede = { $person }, { $course }
records-withdraw-submit = Withdraw
records-withdraw-counts = It no longer counts from now on. If the competency is required, it may show as a gap.
records-withdraw-stays = What was known before stays visible with “Known at” in the matrix.
records-withdraw-told = Your reason stands in the history of the person.
records-reason-help = What was recorded by mistake, such as the wrong person, course or day.
label-reason = Reason
