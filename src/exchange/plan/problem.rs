//! What was rejected or is doubtful, named by place and in plain words.

use serde::Serialize;

use super::report::Tally;
use crate::exchange::sentence::Message;
use crate::exchange::text::shorten;
use crate::exchange::workbook::{Cell, Place};

/// How many problems are listed; all are counted.
const LISTED: usize = 20_000;
/// How much of a cell's text a problem repeats, in characters.
const SHOWN: usize = 80;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row or cell is not stored.
    Rejected,
    /// Stored, at least in part, but somebody should look.
    Warning,
    /// How something was read or filled in.
    Notice,
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
        /// What kind of problem it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemKind {
            $(#[doc = $text] $kind,)+
        }

        impl ProblemKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// The code that programs use, in snake case.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)+
                }
            }

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

/// Which part of the report counts a rejection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    People,
    Records,
    Requirements,
}

/// Collects problems and counts while a plan is made.
#[derive(Debug)]
pub(super) struct Ledger {
    pub problems: Vec<Problem>,
    pub unlisted: usize,
    pub people_rows: usize,
    pub not_applicable: usize,
    pub people_rejected: Tally,
    pub records_rejected: Tally,
    pub records_warned: Tally,
    pub requirements_rejected: Tally,
}

impl Default for Ledger {
    /// What is expected in every import is counted even if it does not occur.
    fn default() -> Self {
        use ProblemKind::{
            BeforeEmployment, DuplicateEmployeeNumber, FutureDate, ImpossibleDate, MissingEmployeeNumber, NotADate,
            UnknownEmployee,
        };
        Self {
            problems: Vec::new(),
            unlisted: 0,
            people_rows: 0,
            not_applicable: 0,
            people_rejected: Tally::of(&[DuplicateEmployeeNumber, MissingEmployeeNumber]),
            records_rejected: Tally::of(&[ImpossibleDate, FutureDate, NotADate, UnknownEmployee]),
            records_warned: Tally::of(&[BeforeEmployment]),
            requirements_rejected: Tally::default(),
        }
    }
}

impl Ledger {
    /// A row or cell that is not stored.
    pub(super) fn reject(
        &mut self,
        about: About,
        kind: ProblemKind,
        place: Place,
        cell: &Cell,
        message: impl Into<Message>,
    ) {
        let tally = match about {
            About::People => &mut self.people_rejected,
            About::Records => &mut self.records_rejected,
            About::Requirements => &mut self.requirements_rejected,
        };
        tally.add(kind);
        self.push(Severity::Rejected, kind, place, cell, message.into());
    }

    pub(super) fn warn(&mut self, kind: ProblemKind, place: Place, cell: &Cell, message: impl Into<Message>) {
        self.push(Severity::Warning, kind, place, cell, message.into());
    }

    pub(super) fn notice(&mut self, kind: ProblemKind, place: Place, cell: &Cell, message: impl Into<Message>) {
        self.push(Severity::Notice, kind, place, cell, message.into());
    }

    fn push(&mut self, severity: Severity, kind: ProblemKind, place: Place, cell: &Cell, message: Message) {
        if self.problems.len() < LISTED {
            let value = shorten(&cell.text(), SHOWN);
            self.problems.push(Problem { place, kind, severity, value, message });
        } else {
            self.unlisted += 1;
        }
    }
}
