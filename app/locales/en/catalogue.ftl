## Words that forms and pages of several parts share
yes = yes
no = no
label-status = Status
label-title = Title
label-code = Code
label-description = Description
label-notes = Notes
unit-months = months
unit-hours = hours
unit-days = days
unit-of-hundred = of 100

## Catalogue
catalogue-title = Catalogue
catalogue-lede = Courses of your organisation. Each grants a competency that requirements can ask for.
catalogue-search = Title, code or description
catalogue-count = { $count ->
    [one] 1 course
   *[other] { $count } courses
}
catalogue-none-title = No course fits
catalogue-none-text = Nothing in the catalogue fits this search and these filters together. Take one of them away.
catalogue-empty-title = No courses yet
catalogue-empty-text = A course is what people complete. It grants a competency for as long as you say. Start with the one that everybody must have, for instance the induction; records that are imported bring their courses with them.
catalogue-empty-reader = Courses will stand here as soon as somebody who looks after training has written the first one.
catalogue-empty-action = Create the first course

label-category-id = Category
label-delivery-type = Delivery
label-course-type = Type
label-requirement-level = Level
label-duration-hours = Length
label-validity-months = Valid for
label-refresher-id = Refresher
label-owner-id = Owner
label-external-url = Web address
label-passing-score = Pass mark
label-max-attempts = Attempts
label-self-enrolment = People may enrol themselves
label-prerequisites = Prerequisites

course-status-draft = Draft
course-status-active = Active
course-status-inactive = Inactive
course-status-archived = Archived
delivery-classroom = Classroom
delivery-online = Online
delivery-virtual = Virtual classroom
delivery-toolbox-talk = Toolbox talk
delivery-on-the-job = On the job
delivery-blended = Blended
course-level-mandatory = Mandatory
course-level-optional = Optional
course-type-initial = Initial
course-type-refresher = Refresher

## A course
course-line = { $code }, { $delivery }
course-option = { $code } { $title }
course-lede = { $code } · { $category } · { $status }
course-no-expiry = no expiry
course-completions = Completions
course-added = Added
course-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
course-edit = Edit
course-archive = Archive
course-activate = Make it active again
course-record = Record completion
course-about = About this course
course-pass-mark = Pass mark
course-pass = { $score } of 100
course-pass-attempts = { $score } of 100, { $attempts ->
    [one] one attempt
   *[other] up to { $attempts } attempts
}
course-attempts = { $attempts ->
    [one] one attempt
   *[other] up to { $attempts } attempts
}
course-enrolment = Enrolment
course-enrol-self = by people themselves
course-enrol-manager = by a manager
course-before = Before this course
course-advised = advised
course-own = You:
course-renews = This course renews what another one grants
course-archived-title = This course is archived
course-archived-text = What was recorded stays and counts. Make it active again before you change it.
course-archived-reader = What was recorded stays and counts. An administrator can make it active again.
course-back = Back to the course
course-holders = Who holds it
course-hold-it = Hold it
course-holders-note = { $holders } of { $people } who need it
course-gaps = Gaps
course-gaps-note = need it and don't have it today
course-pass-rate = { $rate } % passed
course-not-judged = nobody was judged yet
course-required-by = Required by
course-required-nobody = Nobody has to hold it.
course-require = Add a requirement

## Writing a course
course-new = New course
course-new-lede = A course grants a competency of the same name. Requirements then say who must hold it.
course-create = Create course
course-edit-title = Edit course
course-edit-lede = Changes count from today. Completions already recorded keep their expiry date.
course-save = Save changes
course-form-what = What it is
course-form-duration = How long it lasts
course-form-passing = How it is passed
course-form-who = Who looks after it, who may take it
course-code-help = Short and unique; it heads the column of the matrix.
course-category-choose = Choose a category
course-category-new = No category fits? See the categories and make a new one.
course-description-help = What people can do afterwards, in two or three sentences.
course-level-help = How the course is meant in general. Who has to take it, the requirements say.
course-status-help = Only drafts, active and inactive courses can be changed.
course-validity-help = Empty for no expiry. It counts from the day of completion, unless the certificate or a requirement names an earlier end.
course-refresher-none = none
course-refresher-help = A course that renews what this one grants. It may be this course itself.
course-passing-help = The lowest score that passes.
course-attempts-help = How often somebody may try. Empty for no limit.
course-owner-help = Who answers for its content. Begin with the name or the employee number.
course-url-help = A page about it, with http:// or https://.
course-enrol-help = Otherwise a manager books them.
course-prerequisites-summary = { $count ->
    [0] Courses that come before this one
    [one] 1 course comes before this one
   *[other] { $count } courses come before this one
}
course-prerequisites-help = They have to be completed first.
field-refresher_id = refresher

## Archiving a course
course-archive-title = Archive this course?
course-archive-records = { $count ->
    [0] Nothing was recorded for it so far.
    [one] The completion that was recorded for it stays on record and counts as before.
   *[other] The { $count } completions that were recorded for it stay on record and count as before.
}
course-archive-closed = It is no longer offered when completions are recorded, and it cannot be changed.
course-archive-required = { $count ->
    [one] One requirement still asks for what it grants. It stays in force: end it if nobody needs this any more.
   *[other] { $count } requirements still ask for what it grants. They stay in force: end them if nobody needs this any more.
}
course-archive-back = An administrator can make it active again.

## Categories
categories-title = Categories
categories-lede = They group courses in lists, in the matrix and in reports.
categories-from = From
categories-system = every organisation
categories-own = yours
categories-new = New category
categories-create = Create category
categories-code-help = Short and unique, for imports and other systems.
categories-order-help = Lower numbers come first in lists. Without a number: 100, with the last of the built-in ones.
label-category-name = Name
label-display-order = Place in lists

## Histories
history-title = History
history-changed = { $field } changed from { $from } to { $to }
history-set = { $field } set to { $to }
history-cleared = { $field } taken away, it was { $from }
history-rewritten = { $field } changed
history-unknown = something that is gone
history-earlier = There are earlier entries.
history-all = See all of them in the audit trail
history-through-command = {", "}on the command line
history-through-api = {", "}through the interface { $contract }
history-course-created = Created
history-course-changed = Changed
history-course-draft = Put back to draft
history-course-active = Made active
history-course-inactive = Made inactive
history-course-archived = Archived

## Files of a course
files-title = Files
files-none = No files yet.
files-attach = Attach a file
files-attach-it = Attach
files-help = A syllabus, a handout, a checklist: 20 MB at most. People download it; it is never run.
files-about = { $size }, { $day }
files-remove = Remove { $name }
files-remove-title = Remove this file?
files-remove-submit = Remove file
files-remove-gone = People no longer see it on the page of the course and cannot download it.
files-remove-trail = The audit trail keeps its name and who removed it. To have it back, attach it again.
label-file = File
