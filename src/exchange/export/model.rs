//! What an export is.

use crate::{
    competence::{
        matrix::{By, Query, Show},
        outline::Outline,
    },
    error::{Error, Unavailability},
    exchange::matrix_file::{Form, Words},
    jobs::Status,
    kernel::{id::ExportId, words::words},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// A matrix of more cells than these is exported in the background. Twenty times as many took a debug build
/// five seconds as a workbook, and 27 on a busy machine.
pub const LARGE: usize = 100_000;
/// How long a file waits to be fetched.
pub(super) const KEPT: TimeDelta = TimeDelta::days(7);
/// How long a file stays after it was fetched: a download can break off.
pub(super) const KEPT_FETCHED: TimeDelta = TimeDelta::hours(1);
/// So many exports of one person are written at the same time at most.
pub(super) const AT_ONCE: usize = 3;

/// Whether `outline` is too large to be exported while somebody waits.
#[must_use]
pub const fn is_large(outline: &Outline) -> bool {
    outline.lines.len() * outline.columns.len() > LARGE
}

words! {
    /// Where an export is on its way.
    State {
        /// A job writes the file.
        Writing = "writing",
        /// The file is whole.
        Done = "done",
        /// There is no file.
        Failed = "failed",
    }
}

words! {
    /// Why there is no file.
    Failure {
        /// The storage is full.
        Space = "space",
        /// The database did not answer.
        Away = "away",
        /// Whoever asked for it may not see it any more.
        Refused = "refused",
        /// The organisation would keep more in files than it may.
        Quota = "quota",
        /// The storage has lost the file, or it is the storage of another server.
        Lost = "lost",
        /// Something broke.
        Broken = "broken",
    }
}

impl Failure {
    /// Why a job with this error wrote no file.
    pub(super) const fn of(error: &Error) -> Self {
        match error {
            Error::Unavailable(Unavailability::Space, _) => Self::Space,
            Error::Unavailable(..) => Self::Away,
            Error::Forbidden(_) => Self::Refused,
            Error::Invalid(_) => Self::Quota,
            _ => Self::Broken,
        }
    }
}

/// What somebody wants to have: which matrix, in which form and in which words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The form of the file.
    pub form: Form,
    /// Which matrix.
    pub query: Query,
    /// What people stand under.
    pub under: Option<By>,
    /// With what was known when; none = when the file is written.
    pub known_at: Option<DateTime<Utc>>,
    /// The query of the address of the page that shows the same.
    pub address: String,
    /// The words in the file.
    pub words: Words,
}

impl Order {
    /// The name of the file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("matrix-{}.{}", self.query.as_of, self.form.code())
    }
}

/// What of the matrix a file has, with names instead of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The day.
    pub as_of: NaiveDate,
    /// With what was known when; none = when it was read.
    pub known_at: Option<DateTime<Utc>>,
    /// How many rows.
    pub rows: i64,
    /// How many columns of competencies.
    pub columns: i64,
    /// What the rows are.
    pub by: By,
    /// What people stand under.
    pub under: Option<By>,
    /// Only people at these sites, by their names.
    pub site: Option<String>,
    /// Only people with this job role.
    pub role: Option<String>,
    /// Only competencies of this category.
    pub category: Option<String>,
    /// Only the competencies of these courses, by their codes; empty = all.
    pub courses: Vec<String>,
    /// Only what is mandatory.
    pub mandatory_only: bool,
    /// Which cells.
    pub show: Show,
}

/// An export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its identifier.
    pub id: ExportId,
    /// Where it is on its way.
    pub state: State,
    /// How its job stands; none if that is forgotten.
    pub job: Option<Status>,
    /// What was asked for.
    pub order: Order,
    /// What of the matrix it has or, until it is done, had when somebody asked for it.
    pub contents: Contents,
    /// The name of the file.
    pub file_name: String,
    /// How many rows are written.
    pub rows_done: i64,
    /// The size of the file in bytes, once it is whole.
    pub size: Option<i64>,
    /// Why there is none.
    pub failure: Option<Failure>,
    /// When somebody asked for it.
    pub created_at: DateTime<Utc>,
    /// When somebody, or the job that works on it, last had a hand in it.
    pub updated_at: DateTime<Utc>,
    /// When it goes.
    pub expires_at: DateTime<Utc>,
    /// Where in the storage the files of all attempts begin.
    pub(super) place: String,
    /// Where its file lies, once that is whole.
    pub(super) file: Option<String>,
}

/// Where the file of an attempt lies.
pub(super) fn place_of(place: &str, attempt: i64) -> String {
    format!("{place}-{attempt}")
}
