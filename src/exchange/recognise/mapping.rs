//! The result of recognition: what every sheet and column is taken for. Plain data that can be shown, changed and sent.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::exchange::dates::DayOrder;
use crate::exchange::vocabulary::Field;

/// One entry a sheet, in the order of the workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// As many as the workbook has.
    pub sheets: Vec<SheetMapping>,
    /// Names by which rows may tell people, because somebody confirmed that they are the same persons; each folded, with
    /// its words in order.
    #[serde(default)]
    pub same_person: BTreeSet<String>,
}

/// How one sheet is read. Rows and columns are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetMapping {
    /// The sheet's name, for showing; sheets are told apart by their position.
    pub sheet: String,
    /// What the sheet holds.
    pub layout: Layout,
    /// The row that names the columns, the first one if they are two.
    pub header_row: usize,
    /// How many rows name the columns, 1 or 2.
    #[serde(default = "one")]
    pub header_rows: usize,
    /// The row of a matrix that says how long each course is valid.
    pub validity_row: Option<usize>,
    /// The first row with data.
    pub first_row: usize,
    /// How its dates are read.
    pub dates: DateOrder,
    /// Every column that has a header.
    pub columns: Vec<ColumnMapping>,
    /// Whether layout or header were changed, so that the columns have to be recognised again.
    #[serde(default)]
    pub anew: bool,
}

/// What a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// One row a person.
    People,
    /// One row a person, one column a course, dates where they meet.
    Matrix,
    /// A matrix that is the list of people too.
    PeopleAndMatrix,
    /// One row a completion.
    Completions,
    /// A list of completions that is the list of people too.
    PeopleAndCompletions,
    /// One row a course, with frequency and who needs it.
    Requirements,
    /// One row a competency, with area, machine and highest level.
    Competencies,
    /// Nothing that is read.
    Unused(UnusedReason),
}

/// Why a sheet is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnusedReason {
    /// No row names the columns that are needed.
    NoUsableColumns,
    /// The author of the workbook hid it.
    Hidden,
    /// A person decided so.
    NotWanted,
}

/// A column with a header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMapping {
    /// Counted from 0.
    pub index: usize,
    /// As it stands in the sheet, cleaned.
    pub header: String,
    /// What the column is taken for.
    pub role: ColumnRole,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// Something about the person or course of the row.
    Field(Field),
    /// Dates of completion of the course with this code.
    Course(String),
    /// Nothing that is read.
    Unused,
}

/// The order of day and month in a sheet, and how it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateOrder {
    /// The order.
    pub order: DayOrder,
    /// How it was found.
    pub because: OrderReason,
}

impl Default for DateOrder {
    fn default() -> Self {
        Self { order: DayOrder::DayMonth, because: OrderReason::NothingToDecide }
    }
}

/// How the order of day and month was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderReason {
    /// No date in the sheet depends on it.
    NothingToDecide,
    /// Dates in the sheet that can be read in one way only.
    Evidence,
    /// Such dates in the other sheets.
    OtherSheets,
    /// Such dates for either order: the more frequent one was taken.
    Majority,
    /// No such date anywhere: day-month was assumed.
    Assumed,
    /// A person chose it.
    Chosen,
}

impl Mapping {
    /// Whether nothing of the workbook is read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sheets.iter().all(|sheet| matches!(sheet.layout, Layout::Unused(_)))
    }
}

const fn one() -> usize {
    1
}

impl Layout {
    /// Every layout that is read.
    pub const READ: &'static [Self] = &[
        Self::People,
        Self::Matrix,
        Self::PeopleAndMatrix,
        Self::Completions,
        Self::PeopleAndCompletions,
        Self::Requirements,
        Self::Competencies,
    ];

    /// The word that is sent; every reason for not reading a sheet has the same.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Matrix => "matrix",
            Self::PeopleAndMatrix => "people_and_matrix",
            Self::Completions => "completions",
            Self::PeopleAndCompletions => "people_and_completions",
            Self::Requirements => "requirements",
            Self::Competencies => "competencies",
            Self::Unused(_) => "unused",
        }
    }

    /// The fields that columns of such a sheet may hold.
    #[must_use]
    pub fn fields(self) -> Vec<Field> {
        match self {
            Self::People | Self::Matrix | Self::PeopleAndMatrix | Self::Unused(_) => Field::OF_PEOPLE.to_vec(),
            Self::Completions | Self::PeopleAndCompletions => [Field::OF_PEOPLE, Field::OF_COMPLETIONS].concat(),
            Self::Requirements => Field::OF_REQUIREMENTS.to_vec(),
            Self::Competencies => Field::OF_COMPETENCIES.to_vec(),
        }
    }
}

impl SheetMapping {
    /// A sheet that is not read.
    #[must_use]
    pub fn unused(sheet: &str, reason: UnusedReason) -> Self {
        Self {
            sheet: sheet.to_owned(),
            layout: Layout::Unused(reason),
            header_row: 0,
            header_rows: 1,
            validity_row: None,
            first_row: 0,
            dates: DateOrder::default(),
            columns: Vec::new(),
            anew: false,
        }
    }

    /// The column that holds a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|column| column.role == ColumnRole::Field(field)).map(|column| column.index)
    }

    /// The columns of courses with their codes, from the left.
    pub fn courses(&self) -> impl Iterator<Item = (usize, &str)> {
        self.columns.iter().filter_map(|column| match &column.role {
            ColumnRole::Course(code) => Some((column.index, code.as_str())),
            ColumnRole::Field(_) | ColumnRole::Unused => None,
        })
    }

    /// Whether each row is one completion.
    #[must_use]
    pub fn is_long(&self) -> bool {
        matches!(self.layout, Layout::Completions | Layout::PeopleAndCompletions)
    }

    /// Whether people are read from the sheet.
    #[must_use]
    pub fn has_people(&self) -> bool {
        matches!(self.layout, Layout::People | Layout::PeopleAndMatrix | Layout::PeopleAndCompletions)
    }

    /// Whether completions are read from the sheet.
    #[must_use]
    pub fn has_completions(&self) -> bool {
        matches!(self.layout, Layout::Matrix | Layout::PeopleAndMatrix) || self.is_long()
    }
}
