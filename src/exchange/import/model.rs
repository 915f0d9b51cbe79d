//! What an import is, and what it tells.

mod preview;

pub(super) use preview::fingerprint;
pub use preview::{Preview, ProblemCounts};

use crate::{
    exchange::{
        plan::{Problem, ProblemKind, Severity},
        recognise::Mapping,
        sentence::StoredMessage,
        service::Changes,
        text::shorten,
        workbook::{Sheet, Workbook, letters},
    },
    jobs::Status,
    kernel::{
        id::{EntryId, ImportId, PersonId},
        words::words,
    },
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// Where an import is on its way.
    State {
        /// A job reads the files.
        Reading = "reading",
        /// The preview waits for a decision.
        Ready = "ready",
        /// The files cannot be read.
        Failed = "failed",
        /// A job writes.
        Writing = "writing",
        /// Everything is written.
        Done = "done",
        /// A job takes it back.
        Undoing = "undoing",
        /// It was taken back.
        Undone = "undone",
        /// It was put aside.
        Discarded = "discarded",
    }
}

impl State {
    /// Whether a job works on it.
    #[must_use]
    pub const fn is_busy(self) -> bool {
        matches!(self, Self::Reading | Self::Writing | Self::Undoing)
    }

    /// Whether somebody has to decide about it: to import, to change how it is read, or to discard it.
    #[must_use]
    pub const fn is_undecided(self) -> bool {
        matches!(self, Self::Ready | Self::Failed)
    }

    /// Where it goes if its job cannot succeed: what was not written or undone is as it was before, what was not read has
    /// failed.
    pub(super) const fn before(self) -> Self {
        match self {
            Self::Writing => Self::Ready,
            Self::Undoing => Self::Done,
            _ => Self::Failed,
        }
    }
}

/// An import.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Its identifier.
    pub id: ImportId,
    /// Where it is on its way.
    pub state: State,
    /// How many steps somebody has asked for: the optimistic lock of forms that are about one preview.
    pub version: i64,
    /// How its latest job stands; none if that is forgotten.
    pub job: Option<Status>,
    /// The names of its files.
    pub file_names: Vec<String>,
    /// The size of all files together, in bytes.
    pub size: i64,
    /// Who uploaded it.
    pub created_by: PersonId,
    /// Their full name.
    pub creator: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When somebody last had a hand in it.
    pub updated_at: DateTime<Utc>,
    /// How it is read, once it was.
    pub mapping: Option<Mapping>,
    /// The beginnings of its sheets.
    pub sketch: Vec<SheetSketch>,
    /// What it would change or, once it is done, has changed.
    pub preview: Option<Preview>,
    /// Why the latest job did not succeed.
    pub failure: Option<StoredMessage>,
    /// The entry of the journal that everything written refers to.
    pub entry: Option<EntryId>,
    /// What was taken back.
    pub undone: Option<UndoReport>,
}

/// An import in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its identifier.
    pub id: ImportId,
    /// Where it is on its way.
    pub state: State,
    /// How its latest job stands; none if that is forgotten.
    pub job: Option<Status>,
    /// The names of its files.
    pub file_names: Vec<String>,
    /// Who uploaded it.
    pub creator: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// What it would change or has changed, once that is known.
    pub preview: Option<Preview>,
}

/// What was taken back, and what was left because somebody has changed it since.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoReport {
    /// How much was taken back; `left` is the people who are employed again.
    pub taken: Changes,
    /// People who were left.
    pub people: Vec<String>,
    /// Courses that were left.
    pub courses: Vec<String>,
    /// Requirements that were left.
    pub requirements: Vec<String>,
}

impl UndoReport {
    /// Whether anything was left.
    #[must_use]
    pub const fn has_left(&self) -> bool {
        !(self.people.is_empty() && self.courses.is_empty() && self.requirements.is_empty())
    }
}

/// The beginning of a sheet, for showing beside its mapping.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSketch {
    /// How many rows the sheet has.
    pub rows: usize,
    /// The first rows as texts, shortened.
    pub top: Vec<Vec<String>>,
}

/// So much of a workbook is sketched: sheets, rows, columns, characters of a cell.
const SKETCHED: (usize, usize, usize, usize) = (50, 12, 200, 40);

/// The beginnings of the sheets.
pub(super) fn sketch(workbook: &Workbook) -> Vec<SheetSketch> {
    let (sheets, rows, columns, characters) = SKETCHED;
    let one = |(index, sheet): (usize, &Sheet)| {
        let shown = if index < sheets { rows } else { 0 };
        let row = |cells: &Vec<crate::exchange::Cell>| {
            cells.iter().take(columns).map(|cell| shorten(&cell.text(), characters)).collect()
        };
        SheetSketch { rows: sheet.rows.len(), top: sheet.rows.iter().take(shown).map(row).collect() }
    };
    workbook.sheets.iter().enumerate().map(one).collect()
}

/// A problem as it is kept for the page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct StoredProblem {
    /// How much it matters.
    pub severity: Severity,
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// The sheet.
    pub sheet: String,
    /// The row, counted from 1.
    pub row_number: Option<i64>,
    /// The column as spreadsheets name it.
    pub column_letters: Option<String>,
    /// What stands over the column.
    pub header: Option<String>,
    /// What stands there.
    pub value: String,
    /// What is wrong and what to do about it.
    #[cfg_attr(feature = "store", sqlx(try_from = "String"))]
    pub message: StoredMessage,
}

impl From<&Problem> for StoredProblem {
    fn from(problem: &Problem) -> Self {
        let column = problem.place.column.as_ref();
        Self {
            severity: problem.severity,
            kind: problem.kind,
            sheet: problem.place.sheet.to_string(),
            row_number: problem.place.row.and_then(|row| i64::try_from(row).ok()),
            column_letters: column.map(|column| letters(column.index)),
            header: column.map(|column| column.header.to_string()).filter(|header| !header.is_empty()),
            value: problem.value.clone(),
            message: StoredMessage::Message(problem.message.clone()),
        }
    }
}

/// Which problems are wanted. Everything given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProblemFilter {
    /// That matter so much.
    pub severity: Option<Severity>,
    /// Of a kind.
    pub kind: Option<ProblemKind>,
    /// On the sheet of this name.
    pub sheet: Option<String>,
}
