//! What travels between the matrix and the server.

use super::address::MatrixAddress;
use chrono::NaiveDate;
use docendo::{
    competence::{
        Standing,
        facts::{CompletionFact, Scope},
        matrix::{By, Show, Totals},
        standing::Worth,
        trend::Point,
        window::{Mark, RowHead},
    },
    kernel::id::{CompetencyId, CourseId, PersonId, RequirementId},
    view::SavedView,
};
use serde::{Deserialize, Serialize};

/// So many rows and columns of a large one are on one page without scripts.
pub(super) const PAGE: (usize, usize) = (50, 40);

/// Everything that the page of the matrix shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatrixPage {
    /// What it shows.
    pub address: MatrixAddress,
    /// The day that it is about.
    pub as_of: NaiveDate,
    /// The present day.
    pub today: NaiveDate,
    /// What its rows are.
    pub by: By,
    /// Which cells it shows.
    pub show: Show,
    /// The code of the one course that it is about, if it is about one.
    pub course: Option<String>,
    /// The required cells of everybody who is selected.
    pub totals: Totals,
    /// How many rows and cells are listed.
    pub listed: (usize, usize),
    /// What can be chosen in its filters.
    pub choices: MatrixChoices,
    /// How much of what is required held at the end of each of the last months.
    pub trend: Vec<Point>,
    /// The views that whoever looks at it has saved.
    pub views: Vec<SavedView>,
    /// If its files are written in the background: because it has more cells than this.
    pub large_file: Option<i64>,
    /// The table; none if nothing is listed.
    pub table: Option<MatrixTable>,
}

/// What can be chosen in the filters: values and words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixChoices {
    /// The sites.
    pub sites: Vec<(String, String)>,
    /// The job roles that somebody holds or held.
    pub roles: Vec<(String, String)>,
    /// The categories.
    pub categories: Vec<(String, String)>,
}

/// The table, or a grid of which only what is in view is fetched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatrixTable {
    /// All of it, or the part of a large one that is shown without scripts.
    pub piece: Option<MatrixPiece>,
    /// The measures of a large one.
    pub large: Option<LargeMatrix>,
}

/// Rows and columns with their cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatrixPiece {
    /// The rows.
    pub rows: Vec<RowHead>,
    /// The columns.
    pub columns: Vec<MatrixColumn>,
    /// The cells, row by row.
    pub marks: Vec<Mark>,
}

/// A column: a competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixColumn {
    /// Its identifier.
    pub id: CompetencyId,
    /// The course that owns it.
    pub course: Option<CourseId>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How much of what is required holds, in whole percent; none if nothing is required.
    pub share: Option<u8>,
}

/// How large a matrix is that does not fit on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LargeMatrix {
    /// How many rows it has.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// Which page of rows is shown without scripts, from 1.
    pub page: usize,
    /// And which of columns.
    pub column_page: usize,
    /// What decides where rows and columns stand: what is fetched later has to be of the same.
    pub fingerprint: u32,
    /// Whether what was looked for is nowhere.
    pub is_lost: bool,
}

/// Where something stands that was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatrixPlace {
    /// In this row.
    Row(usize),
    /// In this column.
    Column(usize),
}

/// Why a cell is as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reasons {
    /// The person.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// The competency.
    pub competency: CompetencyId,
    /// The course that owns it.
    pub course: Option<CourseId>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The day that it is about.
    pub as_of: NaiveDate,
    /// Where the person stands.
    pub standing: Standing,
    /// What is required of them.
    pub demands: Vec<ToldDemand>,
    /// The completions that were looked at, latest first, and what each is worth.
    pub evidence: Vec<(CompletionFact, Worth)>,
    /// The address of the matrix that explains it.
    pub address: MatrixAddress,
}

/// A requirement that bears on the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldDemand {
    /// Its identifier.
    pub requirement: RequirementId,
    /// Its version.
    pub version: u32,
    /// Whom it is for.
    pub scope: Scope,
    /// The name of that role or site.
    pub scope_name: String,
    /// How strict it is.
    pub is_mandatory: bool,
    /// After how many months it has to be refreshed.
    pub refresh_months: Option<u32>,
    /// Since when it bears on the person.
    pub since: Option<NaiveDate>,
    /// The day by which it has to be proven.
    pub due: Option<NaiveDate>,
}
