## The list of imports
imports-title = Imports
imports-lede = Training records from spreadsheets: looked at first, written when you say so, and taken back if need be.
imports-upload-title = Import files
imports-upload = Upload
label-files = Files
imports-files-help = Excel (.xlsx), OpenDocument (.ods) or CSV, at most 50 MB. Several files are read together, like sheets of one workbook.
imports-empty-title = Nothing was imported yet
imports-empty-text = Upload the spreadsheet that you keep today. Nothing is changed until you have seen what it would change.
imports-count = { $count ->
    [one] 1 import
   *[other] { $count } imports
}
imports-files = Files
imports-state = State
imports-new-completions = New completions
imports-by = Uploaded by
imports-at = Uploaded on

## Where an import is
import-state-reading = Being read
import-state-ready = Waits for you
import-state-failed = Not read
import-state-writing = Being written
import-state-done = Imported
import-state-undoing = Being taken back
import-state-undone = Taken back
import-state-discarded = Discarded
import-lede = Uploaded by { $name }, { $at }
import-busy-reading = The files are being read
import-busy-writing = The records are being written
import-busy-undoing = The import is being taken back
import-busy-since = Last sign of life at { $time } UTC.
import-busy-text = You may leave this page: the work goes on. The page shows by itself how it stands.
import-failed = That did not succeed
import-differs-title = Check again before you import
import-failed-text = Nothing was changed, and the file was not kept. Correct it and upload it again.
import-again = Upload again
import-discarded = This import was discarded. Nothing was written.
import-unknown-title = Nothing was recognised
import-unknown-text = Say below what each sheet holds and which row names the columns.
import-nothing-title = Nothing new
import-nothing-text = Everything that was read is known already, so there is nothing to import.
import-left-out-title = Some rows are left out
import-left-out-text = Some rows need rights that you don't have; the list below names them. Someone who has those rights can import them here.
import-done-title = Imported
import-see-matrix = See the matrix

## Figures
import-new-people = New people
import-leavers = People who have left
import-new-courses = New courses
import-new-requirements = New requirements
import-new-completions = New completions
import-known = { $count } known, left as they are

## Decisions
import-confirm = Import now
import-discard = Discard
import-discard-title = Discard this import?
import-discard-files = The uploaded files are deleted, and how their sheets are read is forgotten. To go on later, leave the import as it is instead.
import-discard-nothing = Nothing of it was written, so nothing else changes.
import-forgotten = If nobody decides or changes anything for 30 days, this import is discarded by itself and its files are deleted.
import-undo = Take this import back
import-undo-lede = What this import wrote is no longer known from now on.
import-undo-ends = Its completions, requirements, employments and jobs end being known; its courses are archived.
import-undo-stays = Nothing is erased: what was known before today, and the trail, stay as they are.
import-undo-left = What somebody has changed since is left and named.
import-undo-submit = Take it back
import-undone-title = Taken back
import-undone-text = What the import wrote is no longer known. People stay in the list, as no longer employed.
import-gone-people = People
import-back-people = Employed again
import-gone-courses = Courses archived
import-gone-requirements = Requirements
import-gone-completions = Completions
import-kept-title = Left as they are, because somebody has changed them since
import-kept-people = People
import-kept-courses = Courses
import-kept-requirements = Requirements

## Names
import-names = Is this the same person?
import-names-text = These rows tell people by their names alone. Confirm those that are right.
import-same = { $written } in the file is { $person }
import-names-submit = Read again with these

## Sheets
import-sheets = How the sheets are read
import-sheet = Sheet
import-layout = Holds
import-rows = Rows
import-header-row = Header row
import-header-rows = Rows of the header
import-header-one = One row
import-header-two = Two rows
import-no-header = (nothing)
import-header-help = With another header or another kind of sheet, its columns are recognised again: come back to look at them.
import-dates = Dates
import-change = Change
import-change-sheet = Change how { $sheet } is read
import-sheet-title = How { $sheet } is read
import-sheet-lede = What was recognised. Change what is wrong; the file is read again, and nothing is written yet.
import-sheet-submit = Read again
import-beginning = The beginning of the sheet
import-columns = Columns
label-columns = Columns
label-layout = Holds
label-header-row = Header row
import-role = Holds
import-role-of = What column { $column } holds
import-code-of = Code of the course in column { $column }
import-role-unused = nothing that is read
import-role-course = completions of a course
import-samples = For example
import-layout-people = People
import-layout-matrix = A matrix: people against courses
import-layout-people-and-matrix = A matrix that is the list of people too
import-layout-completions = Completions, one a row
import-layout-people-and-completions = Completions, and the list of people too
import-layout-requirements = Courses and who needs them
import-layout-competencies = Competencies with levels
import-layout-unused = Nothing that is read
import-order-day-month = day first: 31/12/2026
import-order-month-day = month first: 12/31/2026

## What columns hold
import-field-employee-number = employee number
import-field-last-name = surname
import-field-first-name = first name
import-field-full-name = whole name
import-field-email = e-mail address
import-field-job-title = job title
import-field-department = department
import-field-site = site
import-field-start-date = first day of the employment
import-field-end-date = last day of the employment
import-field-status = employed or left
import-field-course-code = course code
import-field-course-title = course title
import-field-legal-reference = legal reference
import-field-frequency = how often, or how long valid
import-field-audience = who needs it
import-field-mandatory = mandatory or not
import-field-hours = hours
import-field-completed-on = day of completion
import-field-expires-on = day of expiry
import-field-outcome = result
import-field-score = score
import-field-area = area
import-field-machine = machine
import-field-maximum-level = highest level

## Problems
import-problems = What to look at
import-problems-lede = Everything that is not imported or looks doubtful, by sheet, row and column.
import-rejected = { $count ->
    [one] 1 row or cell is not imported
   *[other] { $count } rows or cells are not imported
}
import-doubtful = { $count ->
    [one] 1 is imported but looks doubtful
   *[other] { $count } are imported but look doubtful
}
import-notices = { $count ->
    [one] 1 note on how something was read
   *[other] { $count } notes on how something was read
}
import-unlisted = { $count } more are counted but not listed.
import-no-problems = Nothing is wrong
import-no-problems-text = Nothing fits the filters, or everything was read as it stands.
import-download = Download as CSV
import-problem-count = { $count ->
    [one] 1 line
   *[other] { $count } lines
}
import-place = Where
import-at-row = row { $row }
import-at-column = column { $column }
import-at-headed-column = column { $column } ({ $header })
import-row = Row
import-column = Column
import-header = Header
import-value = What stands there
import-message = What is wrong
import-kind = Kind
import-severity = Importance
import-severity-rejected = not imported
import-severity-warning = doubtful
import-severity-notice = note
import-kind-duplicate-employee-number = Employee number twice
import-kind-missing-employee-number = No employee number
import-kind-missing-name = No name
import-kind-text-too-long = Text too long
import-kind-invalid-email = No mail address
import-kind-duplicate-email = E-mail of another person
import-kind-email-taken = E-mail taken elsewhere
import-kind-duplicate-person = Same person twice
import-kind-name-not-confirmed = Name not confirmed
import-kind-ambiguous-name = Name of several people
import-kind-unknown-status = Unknown state of employment
import-kind-end-before-start = End before the start
import-kind-cannot-leave = Employment that somebody else has to end
import-kind-row-ignored = Row taken as a remark
import-kind-names-split = Names were split
import-kind-impossible-date = No such day
import-kind-future-date = Date in the future
import-kind-not-a-date = Not a date
import-kind-unknown-employee = Unknown person
import-kind-unknown-course = Unknown course
import-kind-before-employment = Before the employment
import-kind-not-passed = Not completed
import-kind-outcome-not-understood = Result not understood
import-kind-below-pass-mark = Passed below the pass mark
import-kind-score-not-understood = Score not understood
import-kind-too-early = Day too long ago
import-kind-course-not-taught = Course not taught then
import-kind-expiry-before-completion = Expires before it was completed
import-kind-duplicate-record = Same completion twice
import-kind-missing-course-code = No course code
import-kind-duplicate-course = Course twice
import-kind-course-without-requirements = New course
import-kind-frequency-case-by-case = Frequency depends on something else
import-kind-frequency-not-understood = Frequency not understood
import-kind-validity-differs = Validity differs between sheets
import-kind-mandatory-not-understood = Mandatory or not?
import-kind-hours-not-understood = Hours not understood
import-kind-role-nobody-holds = Job title that nobody holds
import-kind-date-order-assumed = Order of day and month assumed
import-kind-date-order-mixed = Dates in both orders
import-kind-damaged-text = Damaged letter
import-kind-second-table = Second table on a sheet
import-kind-not-permitted = Not permitted
import-kind-own-completion = Own completions
import-kind-sheet-ignored = Sheet not read
import-kind-column-ignored = Column not read

## Work in the background, of imports and exports
work-queued = Waiting to start
work-queued-text = A server begins as soon as it is free.
work-silent = Interrupted
work-silent-text = No progress since { $time } UTC. Restarting within 30 seconds.
