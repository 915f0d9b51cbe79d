## The list of people
people-title = People
people-lede = Everybody whose training you keep, with or without an account.
people-search = Name, number or e-mail
people-employment = Show
people-employed = employed
people-left = who left
people-all = everybody
people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
people-name = Name
people-number = Number
people-started = Started
people-share = Holds
people-worst = Worst state
people-none-title = Nobody matches
people-none-text = Nobody fits the search and the filters. Those who left are shown only if you ask for them.
people-empty-title = Nobody is here yet
people-empty-text = Add the people whose training you keep, or import your records.
people-empty-reader = Nobody of your organisation is listed yet.
person-list-name = { $last }, { $first }

## A person
person-new = Add a person
person-new-lede = A last name is enough. Job role and site decide what is required.
person-new-submit = Add person
person-edit = Edit details
person-edit-action = Edit
person-edit-lede = Employment and job roles are changed on the page of the person.
person-save = Save
person-section = Who it is
person-work-section = Work
person-first-name-help = Empty for people with one name only.
person-number-help = Unique in the organisation.
person-email-help = Only needed to sign in. Many people need none.
person-role-help = Choose one, or type a new one.
person-new-role = Make { $name } a new role
person-new-role-help = It requires nothing until a requirement is set for it.
person-new-site = Make { $name } a new site
person-from-help = The first day. Empty if it is not known.
person-to-help = The first day on which it no longer holds. Empty while no end is known.
person-record = Record a completion
person-left = Left on { $day }
person-no-job = No job role today
person-share = Required competencies held
person-since = Employed since
person-change-action = Change
person-change-of = Change: { $what }
person-jobs = Job roles
person-no-jobs = None so far. A job role decides what is required.
person-add-job = Give a job role
person-employment = Employment
person-no-employment = None is recorded, so nothing is required.
person-add-employment = Record one
person-history = History
period-both = { $from } to { $to }
period-since = since { $from }
period-until = until { $to }
period-always = always
period-section = From when to when

## Competencies and completions of a person
competencies-title = Competencies
competencies-competency = Competency
competencies-state = State
competencies-completed = Completed
competencies-until = Until
competencies-required-by = Required by
competencies-empty-title = Nothing is required, and nothing was completed
competencies-empty-text = What job role, site or everybody must hold will stand here, and whatever is recorded.
needed-everyone = Everyone
needed-optional = { $whom }, optional
completions-title = Completions
completions-course = Course
completions-day = Completed
completions-result = Result
completions-expires = Expires
completions-proof = Proof
completions-score = { $score } of 100
completions-pending = waits for verification
completions-rejected = proof rejected
completions-verified = verified
completions-accepted = accepted without review
completions-override = result overrides the score: { $reason }
completions-empty-title = Nothing completed yet
completions-empty-text = What this person completes stands here with its proof, and for how long it holds.
standing-expired = { $days ->
    [0] Expired today
    [one] Expired 1 day ago
   *[other] Expired { $days } days ago
}
standing-expiring = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
standing-overdue = { $days ->
    [one] Overdue 1 day
   *[other] Overdue { $days } days
}
standing-due = { $days ->
    [0] Missing, due today
    [one] Missing, due in 1 day
   *[other] Missing, due in { $days } days
}
standing-always = no expiry

## Employment and job roles
employment-title = Employment
employment-new-lede = Something is required of people only while they are employed.
employment-change-lede = Give the end when somebody leaves, or correct the days. Nothing is lost: what was known before stays visible.
employment-end-jobs-help = Every job role that would still be held ends on the same day.
job-new = Give a job role
job-new-lede = What the role and the site require counts from the first day on.
job-title = Job role
job-section = Which role, where
job-change-lede = Give the end when the role is given up, or correct the days. Nothing is lost: what was known before stays visible.
job-at-site = { $role } at { $site }

## Withdrawing what was recorded by mistake
withdraw-action = Recorded by mistake
withdraw-lede = { $person }: { $what }
withdraw-job-title = Withdraw this job role?
withdraw-job-counts = The person never held it, as far as is known from now on: what it and its site require is required no longer. If it was held and is over, give its end instead.
withdraw-employment-title = Withdraw this employment?
withdraw-employment-counts = The person was never employed in this time, as far as is known from now on, and whoever has no other employment cannot sign in. If somebody left, give the end instead.
withdraw-reason-help = What was recorded by mistake, such as the wrong person, role or day.

## The history of a person
entry-person-created = Added
entry-person-changed = Details changed
entry-account-created = Account opened
entry-employment-started = Employed { $period }
entry-employment-ended = Employment ended on { $to }
entry-employment-corrected = Employment corrected: { $period }
entry-employment-withdrawn = Employment withdrawn: { $period }
entry-job-assigned = { $job }, { $period }
entry-job-ended = { $job } ended on { $to }
entry-job-corrected = { $job } corrected: { $period }
entry-job-withdrawn = { $job } withdrawn: { $period }
entry-access-started = Access role given: { $role }
entry-some-course = A course
entry-completion-recorded = { $course }: completion of { $day } recorded
entry-completion-verified = { $course }: completion of { $day } verified
entry-completion-rejected = { $course }: proof of { $day } rejected
entry-completion-withdrawn = { $course }: completion of { $day } withdrawn
entry-reason = Reason: { $reason }

## Labels of the forms about people
label-employee-number = Employee number
label-first-name = First name
label-last-name = Last name
label-email = E-mail
label-department = Department
label-start = Employed from
label-role = Job role
label-site = Site
label-from = From
label-to = To
label-end-jobs = End the job roles too
