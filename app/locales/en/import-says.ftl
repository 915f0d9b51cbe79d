## What an import says of a file; the command line says the same, see src/exchange/sentence.rs
import-says-sheet-not-recognised = This sheet was not recognised as people, training matrix or requirements and is not imported.
import-says-sheet-hidden = This sheet is hidden and is not imported. Show it in the spreadsheet if it belongs to the records.
import-says-sheet-left-out = This sheet was left out.
import-says-day-first-assumed = No date in this workbook shows whether the day or the month comes first: 03/04/2026 was read as 3 April 2026. Check a few dates before you import.
import-says-month-first-assumed = No date in this workbook shows whether the day or the month comes first: 03/04/2026 was read as 4 March 2026. Check a few dates before you import.
import-says-day-first-mostly = This sheet has dates with the day first and dates with the month first. Most decide: 03/04/2026 was read as 3 April 2026. Write all dates in one way and check them.
import-says-month-first-mostly = This sheet has dates with the day first and dates with the month first. Most decide: 03/04/2026 was read as 4 March 2026. Write all dates in one way and check them.
import-says-column-not-recognised = This column was not recognised and is not imported.
import-says-header-again = This row says the header again and was passed over.
import-says-damaged-text = A letter in this cell is damaged. Correct it, and import again.
import-says-second-table = Another table with other courses begins here: neither it nor what stands below was read. Put it on a sheet of its own and import again.
import-says-too-long = This text is longer than { $limit } characters. Shorten it and import again.
import-says-names-split = Some names have no comma: their last word was taken as the surname. Write “Surname, First name” where that is wrong.
import-says-blank-person = This row has neither an employee number nor a name and was taken as a remark.
import-says-person-without-it = The person is imported without it.
import-says-person-without-it-for-now = The person is imported without it; correct it and import again.
import-says-not-an-email = This is not a mail address.
import-says-email-elsewhere = This mail address cannot be used: somebody outside of your organisation signs in with it.
import-says-email-of-somebody = This mail address belongs to somebody who has no employee number yet.
import-says-email-of-number = This mail address belongs to the person with the number { $number }.
import-says-no-such-day = There is no such day.
import-says-not-a-date = This is not a date.
import-says-employment-ends-first = The employment ends before it starts. The person is imported without the end; correct one of the dates.
import-says-cannot-leave = The file says that this person has left, but it is not for you to end the employment: the person has more rights than you, or is the only administrator. Nothing is changed; ask an administrator.
import-says-taken-as-left = This state of employment is not known. The person is taken as left, because of the last day. Write “Live” or “Left”.
import-says-taken-as-employed = This state of employment is not known. The person is taken as employed. Write “Live” or “Left”.
import-says-has-no-number = { $who } has no employee number. Enter the number and import again.
import-says-number-again = The employee number { $number } stands already in { $first }; that row was imported. Delete one of the rows or correct its number.
import-says-person-again = This person stands already in { $first }; that row was imported. Delete one of the rows or correct its number.
import-says-has-no-name = The person with the number or address { $who } has no name. Enter the name and import again.
import-says-several-called = Several people are called { $name }. Add a column with their employee numbers or mail addresses.
import-says-only-the-name = Nothing but the name says that this is { $name }. Confirm that it is the same person, or add the employee number.
import-says-row-without-number = This row has no employee number, so nobody knows whose date this is. Enter the number and import again.
import-says-row-of-nobody = This row does not say whose date this is. Enter the employee number and import again.
import-says-nobody-called = Nobody called { $who } was imported or is known. Add the person to the list of people, or correct the spelling.
import-says-nobody-with-number = Nobody with the employee number { $who } was imported or is known. Add the person to the list of people, or correct the number.
import-says-row-without-course = This row does not say which course was completed. Enter its code or title and import again.
import-says-course-rejected = The course { $course } was rejected, and so is this date. Correct the course and import again.
import-says-not-completed = The course was not completed, so there is nothing to import from this row.
import-says-result-unknown = This result is not known. Write “passed” or “failed”, or leave the column out.
import-says-below-pass-mark = The score { $score } is below { $mark }, the pass mark of { $course }, so this is not a pass. Correct the score or the result, and import again.
import-says-not-a-score = This is not a score between 0 and 100. The completion is imported without it.
import-says-expires-first = It expires before it was completed. It is imported without this day; correct one of both.
import-says-expiry-not-a-date = This is not a date. It is imported without the day of expiry.
import-says-still-to-come = { $day } is after today ({ $today }): nobody can have completed a training then. Correct the date, or import it when it has taken place.
import-says-too-early = { $day } is before { $first }: no record is that old. Correct the date and import again.
import-says-course-is-draft = The course { $course } is still a draft. Put it in use in the catalogue, then import again.
import-says-course-was-archived = The course { $course } was archived on { $day }: nobody can have completed it since. Correct the date, or put the course in use again.
import-says-completed-again = { $who } has completed { $course } on this day already in another cell. It is imported once.
import-says-before-the-start = { $day } is before { $who } started on { $started }. It is imported; check both dates.
import-says-no-such-day-first = There is no such day (dates in this sheet are read as day, month, year). Correct the date and import again.
import-says-no-such-month-first = There is no such day (dates in this sheet are read as month, day, year). Correct the date and import again.
import-says-not-a-completion = This is not a date. Write the day of completion, or “N/A” if the person does not need the course.
import-says-blank-course = This row has neither a course code nor a title and was taken as a remark.
import-says-blank-competency = This row names no competency and was taken as a remark.
import-says-has-no-code = This course has no code. Give it one, the one over its column in the matrix, and import again.
import-says-code-again = The course code { $code } stands already in { $first }; that row counts. Delete one of the rows or correct its code.
import-says-competency-again = { $title } stands already in { $first }; that row counts. Delete one of the rows.
import-says-validity-differs = The matrix says “{ $matrix }” for { $code } ({ $place }), this sheet says “{ $here }”. This sheet counts; correct the other.
import-says-frequency-elsewhere = This frequency depends on something that is not in the sheet.
import-says-no-frequency = There is no frequency here.
import-says-frequency-unknown = This frequency was not understood.
import-says-until-then-forever = Until you decide, { $code } does not expire. Write for example “Every 3 years”.
import-says-until-then-months = Until you decide, { $code } is valid for { $months } months, as the matrix says. Write for example “Every 3 years”.
import-says-until-then-write = Until you decide, { $code } does not expire. Write for example “36 months”.
import-says-course-without-it = The course is imported without it.
import-says-not-hours = This is not a number of hours.
import-says-column-becomes-course = { $code } stands in no list of requirements and is created as a new course with its header as title. Correct title and validity afterwards.
import-says-row-becomes-course = { $course } stands in no list of requirements and is created as a new course. Correct its validity afterwards.
import-says-nobody-holds = Nobody has the job title “{ $name }”, so nobody needs the course because of it. Check the spelling.
import-says-neither-yes-nor-no = Neither yes nor no: the course is taken as mandatory. Write “Y” or “N”.
import-says-file-empty = The file is empty.
import-says-file-too-large = The file is larger than { $limit } MB. Split it into several files and import them one after the other.
import-says-not-a-workbook = “{ $name }” is named like an Excel workbook but is not one. Open it in a spreadsheet program, save it as .xlsx and import that file.
import-says-old-or-protected = This is an Excel workbook of the old kind (.xls), or one with a password. Save it as .xlsx without a password and import that file.
import-says-is-pdf = This is a PDF document, which cannot be read. Save it as .xlsx or .csv and import that file.
import-says-is-binary = This is a binary Excel workbook (.xlsb), which cannot be read. Save it as .xlsx or .csv and import that file.
import-says-unknown-kind = Only .xlsx, .ods and .csv files can be read, and “{ $name }” is none of them.
import-says-damaged = The workbook is damaged and cannot be read. Open it in a spreadsheet program, save it again as .xlsx and import that file.
import-says-bomb = The workbook is packed in a way in which no spreadsheet program packs: unpacked it would be enormous. It was not read.
import-says-entities = The workbook declares XML entities, which no spreadsheet program does. It was not read.
import-says-too-many-sheets = The workbook has more than { $limit } sheets. Delete what does not belong to the records, or split the file.
import-says-too-many-rows = The sheet “{ $sheet }” has more than { $limit } rows. Delete what does not belong to the records, or split the file.
import-says-too-many-columns = The sheet “{ $sheet }” has more than { $limit } columns. Delete what does not belong to the records, or split the file.
import-says-too-many-cells = The file has more than { $limit } cells. Delete what does not belong to the records, or split the file.
import-says-too-much-text = The file has more than { $limit } MB of text. Delete what does not belong to the records, or split the file.
import-says-open-quote = { $place } goes on over many lines. In a .csv this is a missing closing quotation mark: close it, and import the file again.
import-says-long-cell = { $place } holds more than { $limit } characters, more than a spreadsheet allows. In a .csv this is often a missing closing quotation mark.
import-says-people-left-out = { $count ->
    [one] { $count } person left out: you don't have the right to add or change people.
   *[other] { $count } people left out: you don't have the right to add or change people.
}
import-says-courses-left-out = { $count ->
    [one] { $count } course left out: you don't have the right to create courses.
   *[other] { $count } courses left out: you don't have the right to create courses.
}
import-says-requirements-left-out = { $count ->
    [one] { $count } requirement left out: you don't have the right to set requirements.
   *[other] { $count } requirements left out: you don't have the right to set requirements.
}
import-says-completions-left-out = { $count ->
    [one] { $count } completion left out: you don't have the right to record completions.
   *[other] { $count } completions left out: you don't have the right to record completions.
}
import-says-requirements-of-left-out = { $count ->
    [one] { $count } requirement left out: its course was left out.
   *[other] { $count } requirements left out: their courses were left out.
}
import-says-requirements-of-roles-left-out = { $count ->
    [one] { $count } requirement left out: you don't have the right to create its job role.
   *[other] { $count } requirements left out: you don't have the right to create their job roles.
}
import-says-completions-of-left-out = { $count ->
    [one] { $count } completion left out: its person or its course was left out.
   *[other] { $count } completions left out: their people or their courses were left out.
}
import-says-own-completions-wait = { $count ->
    [one] { $count } completion is your own and waits until somebody else has verified it.
   *[other] { $count } completions are your own and wait until somebody else has verified them.
}
import-says-in-file = { $name }:
import-says-nothing-recognised = Nothing in these files was recognised as people, training matrix, completions or requirements.
import-says-went-wrong = Something went wrong inside.
import-says-preview-differs = The rows or the rights are no longer those of the preview that was confirmed. Nothing was imported: check what would be imported now, and decide again.
import-says-asker-gone = Whoever asked for this may not import any more. Look at it and decide again.
import-says-changed-meanwhile = Somebody changed what this import is about in the meantime. Try again.
import-says-cannot-be-stored = This cannot be stored: { $cause }
