//! Every sentence: its name, the code under which languages keep it, what stands in it, and its English.

use super::part::{At, Says, SentencePart};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Declares the sentences once: name, code, what stands in them, English.
macro_rules! sentences {
    ($($name:ident { $($part:ident: $kind:ty),* } $code:literal $english:literal,)+) => {
        /// One sentence that an import says.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "says")]
        pub enum Sentence {
            $(
                #[doc = $english]
                #[serde(rename = $code)]
                $name {
                    $(#[doc = "Stands in it."] $part: $kind),*
                },
            )+
        }

        impl Sentence {
            /// One of each, to try texts with.
            #[must_use]
            pub fn samples() -> Vec<Self> {
                vec![$(Self::$name { $($part: <$kind as Says>::sample(stringify!($part))),* }),+]
            }

            /// The code under which languages keep it.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $code,)+
                }
            }

            /// What stands in it, by name.
            #[must_use]
            pub fn parts(&self) -> Vec<(&'static str, SentencePart<'_>)> {
                match self {
                    $(Self::$name { $($part),* } => vec![$((stringify!($part), $part.part())),*],)+
                }
            }

            pub(super) const fn english(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $english,)+
                }
            }
        }
    };
}

sentences! {
    // Sheets and columns
    SheetNotRecognised {} "sheet-not-recognised" "This sheet was not recognised as people, training matrix or requirements and is not imported.",
    SheetHidden {} "sheet-hidden" "This sheet is hidden and is not imported. Show it in the spreadsheet if it belongs to the records.",
    SheetLeftOut {} "sheet-left-out" "This sheet was left out.",
    DayFirstAssumed {} "day-first-assumed" "No date in this workbook shows whether the day or the month comes first: 03/04/2026 was read as 3 April 2026. Check a few dates before you import.",
    MonthFirstAssumed {} "month-first-assumed" "No date in this workbook shows whether the day or the month comes first: 03/04/2026 was read as 4 March 2026. Check a few dates before you import.",
    DayFirstMostly {} "day-first-mostly" "This sheet has dates with the day first and dates with the month first. Most decide: 03/04/2026 was read as 3 April 2026. Write all dates in one way and check them.",
    MonthFirstMostly {} "month-first-mostly" "This sheet has dates with the day first and dates with the month first. Most decide: 03/04/2026 was read as 4 March 2026. Write all dates in one way and check them.",
    ColumnNotRecognised {} "column-not-recognised" "This column was not recognised and is not imported.",
    HeaderAgain {} "header-again" "This row says the header again and was passed over.",
    DamagedText {} "damaged-text" "A letter in this cell is damaged. Correct it, and import again.",
    SecondTable {} "second-table" "Another table with other courses begins here: neither it nor what stands below was read. Put it on a sheet of its own and import again.",
    TooLong { limit: usize } "too-long" "This text is longer than {limit} characters. Shorten it and import again.",
    // People
    NamesSplit {} "names-split" "Some names have no comma: their last word was taken as the surname. Write “Surname, First name” where that is wrong.",
    BlankPerson {} "blank-person" "This row has neither an employee number nor a name and was taken as a remark.",
    PersonWithoutIt {} "person-without-it" "The person is imported without it.",
    PersonWithoutItForNow {} "person-without-it-for-now" "The person is imported without it; correct it and import again.",
    NotAnEmail {} "not-an-email" "This is not a mail address.",
    EmailElsewhere {} "email-elsewhere" "This mail address cannot be used: somebody outside of your organisation signs in with it.",
    EmailOfSomebody {} "email-of-somebody" "This mail address belongs to somebody who has no employee number yet.",
    EmailOfNumber { number: String } "email-of-number" "This mail address belongs to the person with the number {number}.",
    NoSuchDay {} "no-such-day" "There is no such day.",
    NotADate {} "not-a-date" "This is not a date.",
    EmploymentEndsFirst {} "employment-ends-first" "The employment ends before it starts. The person is imported without the end; correct one of the dates.",
    CannotLeave {} "cannot-leave" "The file says that this person has left, but it is not for you to end the employment: the person has more rights than you, or is the only administrator. Nothing is changed; ask an administrator.",
    TakenAsLeft {} "taken-as-left" "This state of employment is not known. The person is taken as left, because of the last day. Write “Live” or “Left”.",
    TakenAsEmployed {} "taken-as-employed" "This state of employment is not known. The person is taken as employed. Write “Live” or “Left”.",
    HasNoNumber { who: String } "has-no-number" "{who} has no employee number. Enter the number and import again.",
    NumberAgain { number: String, first: Box<At> } "number-again" "The employee number {number} stands already in {first}; that row was imported. Delete one of the rows or correct its number.",
    PersonAgain { first: Box<At> } "person-again" "This person stands already in {first}; that row was imported. Delete one of the rows or correct its number.",
    HasNoName { who: String } "has-no-name" "The person with the number or address {who} has no name. Enter the name and import again.",
    SeveralCalled { name: String } "several-called" "Several people are called {name}. Add a column with their employee numbers or mail addresses.",
    OnlyTheName { name: String } "only-the-name" "Nothing but the name says that this is {name}. Confirm that it is the same person, or add the employee number.",
    RowWithoutNumber {} "row-without-number" "This row has no employee number, so nobody knows whose date this is. Enter the number and import again.",
    RowOfNobody {} "row-of-nobody" "This row does not say whose date this is. Enter the employee number and import again.",
    NobodyCalled { who: String } "nobody-called" "Nobody called {who} was imported or is known. Add the person to the list of people, or correct the spelling.",
    NobodyWithNumber { who: String } "nobody-with-number" "Nobody with the employee number {who} was imported or is known. Add the person to the list of people, or correct the number.",
    // Completions
    RowWithoutCourse {} "row-without-course" "This row does not say which course was completed. Enter its code or title and import again.",
    CourseRejected { course: String } "course-rejected" "The course {course} was rejected, and so is this date. Correct the course and import again.",
    NotCompleted {} "not-completed" "The course was not completed, so there is nothing to import from this row.",
    ResultUnknown {} "result-unknown" "This result is not known. Write “passed” or “failed”, or leave the column out.",
    BelowPassMark { score: String, course: String, mark: usize } "below-pass-mark" "The score {score} is below {mark}, the pass mark of {course}, so this is not a pass. Correct the score or the result, and import again.",
    NotAScore {} "not-a-score" "This is not a score between 0 and 100. The completion is imported without it.",
    ExpiresFirst {} "expires-first" "It expires before it was completed. It is imported without this day; correct one of both.",
    ExpiryNotADate {} "expiry-not-a-date" "This is not a date. It is imported without the day of expiry.",
    StillToCome { day: NaiveDate, today: NaiveDate } "still-to-come" "{day} is after today ({today}): nobody can have completed a training then. Correct the date, or import it when it has taken place.",
    TooEarly { day: NaiveDate, first: NaiveDate } "too-early" "{day} is before {first}: no record is that old. Correct the date and import again.",
    CourseIsDraft { course: String } "course-is-draft" "The course {course} is still a draft. Put it in use in the catalogue, then import again.",
    CourseWasArchived { course: String, day: NaiveDate } "course-was-archived" "The course {course} was archived on {day}: nobody can have completed it since. Correct the date, or put the course in use again.",
    CompletedAgain { who: String, course: String } "completed-again" "{who} has completed {course} on this day already in another cell. It is imported once.",
    BeforeTheStart { day: NaiveDate, who: String, started: NaiveDate } "before-the-start" "{day} is before {who} started on {started}. It is imported; check both dates.",
    NoSuchDayFirst {} "no-such-day-first" "There is no such day (dates in this sheet are read as day, month, year). Correct the date and import again.",
    NoSuchMonthFirst {} "no-such-month-first" "There is no such day (dates in this sheet are read as month, day, year). Correct the date and import again.",
    NotACompletion {} "not-a-completion" "This is not a date. Write the day of completion, or “N/A” if the person does not need the course.",
    // Courses and requirements
    BlankCourse {} "blank-course" "This row has neither a course code nor a title and was taken as a remark.",
    BlankCompetency {} "blank-competency" "This row names no competency and was taken as a remark.",
    HasNoCode {} "has-no-code" "This course has no code. Give it one, the one over its column in the matrix, and import again.",
    CodeAgain { code: String, first: Box<At> } "code-again" "The course code {code} stands already in {first}; that row counts. Delete one of the rows or correct its code.",
    CompetencyAgain { title: String, first: Box<At> } "competency-again" "{title} stands already in {first}; that row counts. Delete one of the rows.",
    ValidityDiffers { matrix: String, code: String, place: Box<At>, here: String } "validity-differs" "The matrix says “{matrix}” for {code} ({place}), this sheet says “{here}”. This sheet counts; correct the other.",
    FrequencyElsewhere {} "frequency-elsewhere" "This frequency depends on something that is not in the sheet.",
    NoFrequency {} "no-frequency" "There is no frequency here.",
    FrequencyUnknown {} "frequency-unknown" "This frequency was not understood.",
    UntilThenForever { code: String } "until-then-forever" "Until you decide, {code} does not expire. Write for example “Every 3 years”.",
    UntilThenMonths { code: String, months: usize } "until-then-months" "Until you decide, {code} is valid for {months} months, as the matrix says. Write for example “Every 3 years”.",
    UntilThenWrite { code: String } "until-then-write" "Until you decide, {code} does not expire. Write for example “36 months”.",
    CourseWithoutIt {} "course-without-it" "The course is imported without it.",
    NotHours {} "not-hours" "This is not a number of hours.",
    ColumnBecomesCourse { code: String } "column-becomes-course" "{code} stands in no list of requirements and is created as a new course with its header as title. Correct title and validity afterwards.",
    RowBecomesCourse { course: String } "row-becomes-course" "{course} stands in no list of requirements and is created as a new course. Correct its validity afterwards.",
    NobodyHolds { name: String } "nobody-holds" "Nobody has the job title “{name}”, so nobody needs the course because of it. Check the spelling.",
    NeitherYesNorNo {} "neither-yes-nor-no" "Neither yes nor no: the course is taken as mandatory. Write “Y” or “N”.",
    // Files that cannot be read
    FileEmpty {} "file-empty" "The file is empty.",
    FileTooLarge { limit: usize } "file-too-large" "The file is larger than {limit} MB. Split it into several files and import them one after the other.",
    NotAWorkbook { name: String } "not-a-workbook" "“{name}” is named like an Excel workbook but is not one. Open it in a spreadsheet program, save it as .xlsx and import that file.",
    OldOrProtected {} "old-or-protected" "This is an Excel workbook of the old kind (.xls), or one with a password. Save it as .xlsx without a password and import that file.",
    IsPdf {} "is-pdf" "This is a PDF document, which cannot be read. Save it as .xlsx or .csv and import that file.",
    IsBinary {} "is-binary" "This is a binary Excel workbook (.xlsb), which cannot be read. Save it as .xlsx or .csv and import that file.",
    UnknownKind { name: String } "unknown-kind" "Only .xlsx, .ods and .csv files can be read, and “{name}” is none of them.",
    Damaged {} "damaged" "The workbook is damaged and cannot be read. Open it in a spreadsheet program, save it again as .xlsx and import that file.",
    Bomb {} "bomb" "The workbook is packed in a way in which no spreadsheet program packs: unpacked it would be enormous. It was not read.",
    Entities {} "entities" "The workbook declares XML entities, which no spreadsheet program does. It was not read.",
    TooManySheets { limit: usize } "too-many-sheets" "The workbook has more than {limit} sheets. Delete what does not belong to the records, or split the file.",
    TooManyRows { sheet: String, limit: usize } "too-many-rows" "The sheet “{sheet}” has more than {limit} rows. Delete what does not belong to the records, or split the file.",
    TooManyColumns { sheet: String, limit: usize } "too-many-columns" "The sheet “{sheet}” has more than {limit} columns. Delete what does not belong to the records, or split the file.",
    TooManyCells { limit: usize } "too-many-cells" "The file has more than {limit} cells. Delete what does not belong to the records, or split the file.",
    TooMuchText { limit: usize } "too-much-text" "The file has more than {limit} MB of text. Delete what does not belong to the records, or split the file.",
    OpenQuote { place: Box<At> } "open-quote" "{place} goes on over many lines. In a .csv this is a missing closing quotation mark: close it, and import the file again.",
    LongCell { place: Box<At>, limit: usize } "long-cell" "{place} holds more than {limit} characters, more than a spreadsheet allows. In a .csv this is often a missing closing quotation mark.",
    // Rights
    PeopleLeftOut { count: usize } "people-left-out" "{count} {count:person|people} left out: you don't have the right to add or change people.",
    CoursesLeftOut { count: usize } "courses-left-out" "{count} {count:course|courses} left out: you don't have the right to create courses.",
    RequirementsLeftOut { count: usize } "requirements-left-out" "{count} {count:requirement|requirements} left out: you don't have the right to set requirements.",
    CompletionsLeftOut { count: usize } "completions-left-out" "{count} {count:completion|completions} left out: you don't have the right to record completions.",
    RequirementsOfLeftOut { count: usize } "requirements-of-left-out" "{count} {count:requirement|requirements} left out: {count:its course was|their courses were} left out.",
    RequirementsOfRolesLeftOut { count: usize } "requirements-of-roles-left-out" "{count} {count:requirement|requirements} left out: you don't have the right to create {count:its job role|their job roles}.",
    CompletionsOfLeftOut { count: usize } "completions-of-left-out" "{count} {count:completion|completions} left out: {count:its person or its course was|their people or their courses were} left out.",
    OwnCompletionsWait { count: usize } "own-completions-wait" "{count} {count:completion is|completions are} your own and {count:waits|wait} until somebody else has verified {count:it|them}.",
    // Imports that do not succeed
    InFile { name: String } "in-file" "{name}:",
    NothingRecognised {} "nothing-recognised" "Nothing in these files was recognised as people, training matrix, completions or requirements.",
    WentWrong {} "went-wrong" "Something went wrong inside.",
    PreviewDiffers {} "preview-differs" "The rows or the rights are no longer those of the preview that was confirmed. Nothing was imported: check what would be imported now, and decide again.",
    AskerGone {} "asker-gone" "Whoever asked for this may not import any more. Look at it and decide again.",
    ChangedMeanwhile {} "changed-meanwhile" "Somebody changed what this import is about in the meantime. Try again.",
    CannotBeStored { cause: String } "cannot-be-stored" "This cannot be stored: {cause}",
}
