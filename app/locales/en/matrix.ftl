## Training matrix
matrix-title = Training matrix
matrix-lede = { $share } of { $required } required competencies hold.
matrix-caption = State of each row in each competency on { $day }
matrix-filters = Matrix
matrix-as-of = As of
matrix-known-at = Known at (UTC)
matrix-rows = Rows
matrix-by-person = people
matrix-by-role = roles
matrix-by-site = sites
matrix-course = Course
matrix-site = Site
matrix-role = Role
matrix-category = Category
matrix-mandatory-only = Mandatory only
matrix-show = Show
matrix-show-all = All
matrix-show-blocked = Blocked from work
matrix-listed = { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $cells ->
    [one] 1 entry
   *[other] { $cells } entries
}
matrix-listed-rows = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, { $cells ->
    [one] 1 entry
   *[other] { $cells } entries
}
matrix-show-gaps = Gaps
matrix-show-expiring = Expiring
matrix-show-expiring-required = Expiring (required)
matrix-show-overdue = Overdue
matrix-show-past-due = Overdue
matrix-person = Person
matrix-share = Share of what is required that holds
matrix-total = Holds on this day
matrix-group-cell = worst: { $state }, holds:
matrix-empty-title = Nothing to compare yet
matrix-empty-text = No person, competency and requirement fit these filters on this day. Clear the filters, import your records, or set a requirement.
cell-valid-until = { $state } until { $day }
cell-days-left = { $state }, days left:
cell-days-ago = { $state }, days ago:

## Why a cell is as it is
drawer-close = Close
drawer-person = See the person
record-action = Record
verdict-expired = since { $day }, { $days ->
    [one] 1 day
   *[other] { $days } days
}
verdict-expiring = on { $day }, in { $days ->
    [one] 1 day
   *[other] { $days } days
}
verdict-valid-until = until { $day }
verdict-valid-always = for good
verdict-overdue = since { $day }, { $days ->
    [one] 1 day
   *[other] { $days } days
}
verdict-due = due by { $day }
verdict-as-of = on { $day }
reason-requirement = Requirement
reason-not-required = Nothing asks for this competency of this person on this day.
reason-required = { $whom }: { $level }.
reason-renewed = { " " }Renewed every { $months ->
    [one] month
   *[other] { $months } months
}.
reason-version = Version { $number }.
reason-since = { " " }In force for this person since { $day }.
reason-due = { " " }Due by { $day }.
reason-see = See the requirement
scope-everyone = Everyone must hold it
scope-role = Role { $name } must hold it
scope-site = Everyone at { $name } must hold it
level-mandatory = mandatory
level-optional = optional
reason-evidence = Evidence
reason-no-evidence = No completion is on record that grants it.
reason-completed = { $result } on { $day }
result-passed = Passed
result-failed = Failed
result-attended = Attended
result-partial = Attended in part
result-not-completed = Not completed
worth-decides = This is the proof that counts: it holds longest.
worth-counts = Counts, but another proof holds longer.
worth-later = Lies after the day that you ask about.
worth-not-passed = Not a pass, so it proves nothing.
worth-unverified = Nobody has verified it yet.
worth-rejected = The proof was rejected.
reason-dates = Dates
sum-caption = How the date comes about
sum-completed = completed
sum-always = no end
sum-never = neither course nor requirement sets an end
sum-recorded = own date
sum-certificate = the day that was recorded with it
sum-refresh = renewal of the requirement
sum-validity = validity of the competency
sum-expires = first day on which it no longer holds
reason-next = What to do
next-valid = Nothing for now.
next-expiring = Plan { $course } or its refresher before the day above.
next-expired = Renew with { $course } or its refresher. Until then the person does not meet the requirement.
next-overdue = Have { $course } completed at once: the time that was given for it is over.
next-missing = Have { $course } completed, and record it with its proof.
next-waiting = Somebody has to look at the proof and verify the completion.
next-failed = Repeat { $course }; the last attempt was not passed.
next-not-required = Nothing: it is not required.

## A large matrix
matrix-rows-range = Rows { $first }–{ $last } of { $all }
matrix-columns-range = Competencies { $first }–{ $last } of { $all }
matrix-find = Person, number or course
matrix-find-go = Go there
matrix-find-lost = Nobody and nothing here has that in its name.
matrix-part-lost = Part of the matrix could not be loaded.
matrix-part-again = Try again
matrix-under = Under
matrix-under-none = nothing
matrix-under-site = their site
matrix-under-role = their role
matrix-copy = Copy
matrix-copied = Copied as a table.
matrix-not-copied = It could not be copied. Use Excel or CSV instead.
matrix-export-large = More than { $cells } cells: Excel and CSV are written in the background.
matrix-courses = Courses
matrix-levels = Requirements

## On paper
matrix-print = Print
print-title = Training matrix for print
print-lede = All of what is shown, in tables as wide as a sheet. Print this page with your browser (Ctrl+P).
print-paper = Paper
print-made = Printed on
print-too-large-title = Too much for paper
print-too-large-text = This matrix has { $cells } cells; up to { $most } are printed. Narrow the filters, or take it as an Excel file.
print-back = Back to the filters
cell-on = { $state } on { $day }
cell-since = { $state } since { $day }
cell-group = worst: { $state }, holds: { $share }

## Compliance over time
trend-title = Compliance over the last 24 months
trend-day = As of
trend-share = Compliance
trend-held = Held
trend-required = Required

## Saved views
views = Saved views
view-name = Save this view as
view-save = Save
view-delete = Delete the view { $name }

## Gaps of a group
gaps-cut = The { $most } most pressing lines of each list are shown.
gaps-all = Show all
gaps-title = Gaps
gaps-lede = { $gaps } required competencies are missing; { $share } hold.
gaps-lede-on = As of { $day }, { $gaps } required competencies are missing; { $share } hold.
gaps-none-title = No gaps
gaps-none-text = Everything that is required of these people holds.
gaps-by-course = By course
gaps-by-site = By site and course
gaps-table-course = What people lack, by course
gaps-table-site = What people lack, by site and course
gaps-people = People who lack it
gaps-required = Required of
gaps-states = In which state
gaps-link = Ranked gaps
