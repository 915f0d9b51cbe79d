//! What travels between the pages and the server.

use crate::{pages::kit::work::ToldWork, ui::Turn};
use chrono::{DateTime, Utc};
use docendo::{
    exchange::{plan::NameMatch, recognise::SheetMapping},
    kernel::id::ImportId,
};
use serde::{Deserialize, Serialize};

/// The address of the list, where files are uploaded too.
pub const PATH: &str = "/imports";

/// An import in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLine {
    /// Its identifier.
    pub id: ImportId,
    /// The names of its files.
    pub files: String,
    /// The code of where it is on its way.
    pub state: String,
    /// How the work gets on, if a job is at it.
    pub work: Option<ToldWork>,
    /// How many completions are new, once that is known.
    pub completions: Option<usize>,
    /// Who uploaded it.
    pub creator: String,
    /// When.
    pub uploaded: DateTime<Utc>,
}

/// A part of the list of imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportList {
    /// Latest first.
    pub rows: Vec<ImportLine>,
    /// How many there are in all.
    pub total: i64,
    /// Which part it is.
    pub turn: Turn,
}

/// So many facts of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// People.
    pub people: usize,
    /// People whose employment ended.
    pub left: usize,
    /// Courses.
    pub courses: usize,
    /// Requirements.
    pub requirements: usize,
    /// Completions.
    pub completions: usize,
}

/// What an import would change, or has changed, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldChanges {
    /// What is new.
    pub new: Counts,
    /// What the files say, new or not.
    pub said: Counts,
}

/// How many problems an import has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldProblems {
    /// Rows and cells that are not stored.
    pub rejected: usize,
    /// Stored, but somebody should look.
    pub doubtful: usize,
    /// How something was read.
    pub notices: usize,
    /// Beyond those that are listed.
    pub unlisted: usize,
}

/// How a sheet is read, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLine {
    /// Its name.
    pub name: String,
    /// The code of what it holds.
    pub layout: String,
    /// How many rows it has.
    pub rows: usize,
    /// The row that names its columns, counted from 1, if it is read.
    pub header: Option<usize>,
    /// The code of the order of day and month, if its dates depend on that.
    pub order: Option<String>,
}

/// An import about which somebody has to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyImport {
    /// What would be new.
    pub changes: ToldChanges,
    /// Whether anything would be.
    pub has_changes: bool,
    /// Whether rows were left out because whoever had the files read may not write them.
    pub has_left_out: bool,
    /// What is wrong.
    pub problems: ToldProblems,
    /// People who are told by their names alone.
    pub names: Vec<NameMatch>,
    /// How its sheets are read.
    pub sheets: Vec<SheetLine>,
    /// Whether the reader may write every kind of row that a file can have.
    pub may_all: bool,
}

/// What was taken back, and what was left because somebody has changed it since.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldUndo {
    /// How much was taken back; `left` is the people who are employed again.
    pub taken: Counts,
    /// People who were left.
    pub people: Vec<String>,
    /// Courses that were left.
    pub courses: Vec<String>,
    /// Requirements that were left.
    pub requirements: Vec<String>,
}

/// Where an import is on its way, and what there is to tell of that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// A job is at it: the code of what it does, how that gets on, and what it writes or takes back.
    Busy(String, ToldWork, Option<ToldChanges>),
    /// Somebody has to decide.
    Ready(Box<ReadyImport>),
    /// The files cannot be read.
    Failed,
    /// Everything is written: what was new, what was wrong, whether anything was written, whether the reader may take it back.
    Done(ToldChanges, ToldProblems, bool, bool),
    /// It was taken back.
    Undone(ToldUndo),
    /// It was put aside.
    Discarded,
}

/// Why the latest job of an import did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldFailure {
    /// The reason in words.
    pub words: String,
    /// The language that they are in, where that is not the reader's.
    pub lang: Option<String>,
    /// Whether nothing went wrong, but something else would have been imported than the preview said.
    pub is_another_preview: bool,
}

/// An import, as its own page tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPage {
    /// Its identifier.
    pub id: ImportId,
    /// The version that is looked at.
    pub version: i64,
    /// The names of its files.
    pub files: String,
    /// Who uploaded it.
    pub creator: String,
    /// When.
    pub uploaded: DateTime<Utc>,
    /// Where it is on its way.
    pub stage: Stage,
    /// Why the latest job did not succeed.
    pub failure: Option<ToldFailure>,
}

/// An import, before a step that cannot be taken back is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedImport {
    /// Its identifier.
    pub id: ImportId,
    /// The names of its files.
    pub files: String,
    /// What it has changed.
    pub changes: ToldChanges,
}

/// How a sheet of an import is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSheet {
    /// The import.
    pub id: ImportId,
    /// The version that is looked at.
    pub version: i64,
    /// The names of its files.
    pub files: String,
    /// How it is read.
    pub sheet: SheetMapping,
    /// Its first rows.
    pub top: Vec<Vec<String>>,
}

/// Something that was rejected or is doubtful, in the language of whoever asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemLine {
    /// Where it stands.
    pub place: String,
    /// What stands there.
    pub value: String,
    /// The code of what kind of problem it is.
    pub kind: String,
    /// The code of how much it matters.
    pub severity: String,
    /// What is wrong and what to do about it.
    pub message: String,
    /// The language that this is in, where that is not the reader's.
    pub lang: Option<String>,
}

/// A part of the problems of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProblems {
    /// The import.
    pub id: ImportId,
    /// The names of its files.
    pub files: String,
    /// In the order of the workbook.
    pub rows: Vec<ProblemLine>,
    /// How many there are in all.
    pub total: i64,
    /// Which part it is.
    pub turn: Turn,
    /// The codes of the kinds of problems that it has.
    pub kinds: Vec<String>,
    /// The names of its sheets.
    pub sheets: Vec<String>,
}
