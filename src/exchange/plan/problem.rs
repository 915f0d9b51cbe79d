//! What was rejected or is doubtful, named by place and in plain words.

use crate::exchange::sentence::Message;
use crate::exchange::workbook::Place;
use crate::kernel::words::words;

words! {
    /// How much a problem matters.
    Severity {
        /// The row or cell is not stored.
        Rejected = "rejected",
        /// Stored, at least in part, but somebody should look.
        Warning = "warning",
        /// How something was read or filled in.
        Notice = "notice",
    }
}

/// One rejected or doubtful place of the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What kind of problem.
    pub kind: ProblemKind,
    /// How much it matters.
    pub severity: Severity,
    /// What stands there, shortened; empty where nothing does.
    pub value: String,
    /// What is wrong and what to do about it.
    pub message: Message,
}

/// Declares the kinds once, with the code that programs use and the words under which a report counts them.
macro_rules! problem_kinds {
    ($($kind:ident $code:literal $text:literal,)+) => {
        words! {
            /// What kind of problem it is.
            ProblemKind {
                $(#[doc = $text] $kind = $code,)+
            }
        }

        impl ProblemKind {
            /// The words under which a report counts the kind.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self {
                    $(Self::$kind => $text,)+
                }
            }
        }
    };
}

problem_kinds! {
    DuplicateEmployeeNumber "duplicate_employee_number" "duplicate employee number",
    MissingEmployeeNumber "missing_employee_number" "missing employee number",
    MissingName "missing_name" "missing name",
    TextTooLong "text_too_long" "text too long",
    InvalidEmail "invalid_email" "invalid e-mail",
    DuplicateEmail "duplicate_email" "e-mail of another person",
    EmailTaken "email_taken" "e-mail taken elsewhere",
    DuplicatePerson "duplicate_person" "same person twice",
    NameNotConfirmed "name_not_confirmed" "name not confirmed",
    AmbiguousName "ambiguous_name" "name of several people",
    UnknownStatus "unknown_status" "unknown status",
    EndBeforeStart "end_before_start" "end before the start of employment",
    CannotLeave "cannot_leave" "employment that somebody else has to end",
    RowIgnored "row_ignored" "row ignored",
    NamesSplit "names_split" "names split",
    ImpossibleDate "impossible_date" "impossible date",
    FutureDate "future_date" "date in the future",
    TooEarly "too_early" "date too early",
    CourseNotTaught "course_not_taught" "course not taught",
    NotADate "not_a_date" "not a date",
    UnknownEmployee "unknown_employee" "unknown employee",
    UnknownCourse "unknown_course" "unknown course",
    BeforeEmployment "before_employment" "before the start of employment",
    NotPassed "not_passed" "not passed",
    OutcomeNotUnderstood "outcome_not_understood" "result not understood",
    BelowPassMark "below_pass_mark" "passed below the pass mark",
    ScoreNotUnderstood "score_not_understood" "score not understood",
    ExpiryBeforeCompletion "expiry_before_completion" "expiry before the completion",
    DuplicateRecord "duplicate_record" "same completion twice",
    MissingCourseCode "missing_course_code" "missing course code",
    DuplicateCourse "duplicate_course" "duplicate course code",
    CourseWithoutRequirements "course_without_requirements" "course not in the requirements",
    FrequencyCaseByCase "frequency_case_by_case" "frequency depends on something else",
    FrequencyNotUnderstood "frequency_not_understood" "frequency not understood",
    ValidityDiffers "validity_differs" "validity differs between sheets",
    MandatoryNotUnderstood "mandatory_not_understood" "mandatory or not is not understood",
    HoursNotUnderstood "hours_not_understood" "hours not understood",
    RoleNobodyHolds "role_nobody_holds" "job title that nobody holds",
    DateOrderAssumed "date_order_assumed" "order of day and month assumed",
    DateOrderMixed "date_order_mixed" "dates in both orders",
    DamagedText "damaged_text" "damaged letter",
    SecondTable "second_table" "second table on a sheet",
    NotPermitted "not_permitted" "not permitted",
    OwnCompletion "own_completion" "own completion",
    SheetIgnored "sheet_ignored" "sheet not read",
    ColumnIgnored "column_ignored" "column not read",
}
