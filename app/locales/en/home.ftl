## Home of those who see the standings of others
home-title = Home
beyond-title = Roles with more rights than their giver has
beyond-row = { $giver } gave the role { $role } on { $day }, which permits more than they may do themselves.
beyond-trail = Show trail
home-team = Who may not work
home-team-tomorrow = Who may not work tomorrow
home-team-lede-site = { $day }, { $site }, { $people ->
    [one] one person employed.
   *[other] { $people } people employed.
}
home-day = Day
home-today = Today
home-tomorrow = Tomorrow
home-sites = Sites
home-sites-own = My sites
home-sites-all = All sites
home-team-lede = { $day }, { $people ->
    [one] one person employed.
   *[other] { $people } people employed.
}
figure-compliance = Compliance
figure-held = { $held } of { $required } required competencies hold
figure-blocked = Blocked from work
figure-blocked-note = { $count ->
    [one] person lacks something mandatory
   *[other] people lack something mandatory
}
figure-expiring = Expiring in { $days ->
    [one] 1 day
   *[other] { $days } days
}
figure-expiring-note = required competencies of { $count ->
    [one] one person
   *[other] { $count } people
}
figure-waiting = Waiting for verification
figure-waiting-note = { $count ->
    [one] completion whose proof nobody has checked
   *[other] completions whose proof nobody has checked
}
attention-title = Needs attention first
attention-all = { $count ->
    [one] See it in the matrix
   *[other] All { $count } in the matrix
}
attention-cell = { $code }, { $days ->
    [0] today
    [one] 1 day
   *[other] { $days } days
}
attention-cell-tomorrow = { $code }, from tomorrow
attention-still = May still work today.
attention-cell-spoken = { $title }: { $standing }
attention-more = and { $count } more
attention-none-title = Everybody may work
attention-none-text = Nobody lacks anything mandatory. What runs out next is in the matrix and in the figure of the coming weeks.
attention-free-title = Nothing is asked of anybody yet
attention-free-text = A requirement says who must hold what: everyone, a job role or a site. As soon as there is one, whoever lacks it stands here.
quick-title = Usual next steps
quick-matrix = Open the matrix
quick-record = Record a completion
quick-verify = Check what waits for verification
quick-requirement = Add a requirement
quick-person = Add a person
quick-course = Add a course
weeks-title = Expiring by week
weeks-one = week from { $day }: { $count }
weeks-spoken = Required competencies that run out in each of the coming weeks. { $weeks }
date-short = { $day } { $month }

## Home of everybody else
own-title = My competencies
own-role-at-site = { $role } at { $site }.{ " " }
own-role = { $role }.{ " " }
own-share = { $held } of { $required } required competencies hold today.
own-nothing-required = Nothing is required of you today.
own-due = Due next
own-order = In order
own-until = until { $day }
own-was-valid = Was valid until { $day }.
own-is-valid = Valid until { $day }.
own-due-by = Due by { $day }.
own-blocks = Until then you may not do work that needs it.
own-next-expired = Renew it: ask for a place in { $course } or its refresher.
own-next-expiring = Ask for a place in { $course } or its refresher before then.
own-next-overdue = Ask for the next place in { $course }.
own-next-missing = Ask for a place in { $course }.
own-next-failed = The last attempt was not passed. Ask when you can repeat { $course }.
own-next-waiting = Passed. Somebody still has to check the proof; there is nothing for you to do.
own-empty-title = Nothing is asked of you
own-empty-text = As soon as your job role, your site or everybody must hold a competency, it stands here, with what to do.
own-nothing-due-title = Nothing is due
own-nothing-due-text = Everything that is required of you holds for a while.

## The first steps of an organisation
begin-title = Begin
begin-lede = Nothing is here yet. Import what you have, then add what is missing.
begin-import-title = Import your records
begin-import-text = Excel and LibreOffice workbooks and CSV files are read as they are: people, courses, completions and requirements are recognised by themselves. You see what would be imported, and which cells are doubtful, before anything is written.
begin-import-action = Import files
begin-import-help = Where the server runs, the same is done by this command; with --dry-run it only says what would be imported. Importing the same file again changes nothing.
begin-person-title = Add a person
begin-person-text = With a job role and a site. Later you can say what that role and that site require.
begin-course-title = Add a course
begin-course-text = A course is what people complete. It grants a competency for as long as you say. Begin with the one that everybody needs.
