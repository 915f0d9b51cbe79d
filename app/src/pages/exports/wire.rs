//! What travels between the pages and the server.

use crate::{form::Form, pages::kit::work::ToldWork, ui::Turn};
use chrono::{DateTime, NaiveDate, Utc};
use docendo::kernel::id::ExportId;
use serde::{Deserialize, Serialize};

/// The address of the list.
pub const PATH: &str = "/exports";

/// Where an export is on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// A job writes the file.
    Writing(ToldWork),
    /// The file is whole.
    Done,
    /// There is no file; by the code of the reason.
    Failed(String),
}

/// An export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportLine {
    /// Its identifier.
    pub id: ExportId,
    /// The name of the file.
    pub file: String,
    /// Where it is on its way.
    pub stage: Stage,
    /// How many rows of the matrix it has.
    pub rows: i64,
    /// The size of the file in bytes, once it is whole.
    pub size: Option<i64>,
    /// When somebody asked for it.
    pub asked: DateTime<Utc>,
    /// When it goes.
    pub ends: DateTime<Utc>,
}

/// A part of the list of exports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportList {
    /// Latest first.
    pub rows: Vec<ExportLine>,
    /// How many there are in all.
    pub total: i64,
    /// Which part it is.
    pub turn: Turn,
}

/// An export, as its own page tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportPage {
    /// The export.
    pub export: ExportLine,
    /// How many rows are written.
    pub rows_done: i64,
    /// How many columns of competencies it has.
    pub columns: i64,
    /// The day of the matrix.
    pub as_of: NaiveDate,
    /// With what was known when; none = when it was read.
    pub known_at: Option<DateTime<Utc>>,
    /// What it was narrowed to, each with its name, in the language of whoever asked.
    pub filters: Vec<(String, String)>,
    /// The address of the matrix that shows the same.
    pub matrix: String,
    /// The form that writes the same anew.
    pub again: Form,
}
