//! The matrix: the standings of many people for many competencies, by person, role or site.
//!
//! Rows and columns are in the order in which people read them; cells are sparse, ordered by row and column. The totals
//! are of everything that the filters select except the state filter, so that looking at the gaps does not change them.

mod query;
mod totals;

pub use query::{By, Query, Show};
pub use totals::Totals;

use super::{facts::CompetencyFact, standing::Standing};
use crate::kernel::id::{PersonId, RoleId, SiteId};
use serde::{Deserialize, Serialize};

/// Whom or what a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowKey {
    /// A person.
    Person(PersonId),
    /// A job role.
    Role(RoleId),
    /// A site.
    Site(SiteId),
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// Whom or what it is about.
    pub key: RowKey,
    /// The name as people see it.
    pub name: String,
    /// The name as lists show it; of a person, last name first.
    pub listed_name: String,
    /// A person's employee number.
    pub number: Option<String>,
    /// A person's job role on the day, the latest if there are several.
    pub role: Option<RoleId>,
    /// And its site.
    pub site: Option<SiteId>,
    /// Its required cells by state.
    pub totals: Totals,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MatrixCell {
    /// Index of the row.
    pub row: usize,
    /// Index of the column.
    pub column: usize,
    /// The standing; of roles and sites, that of the worst person.
    pub standing: Standing,
    /// Of roles and sites, the people of whom it is required, by state; of a person, only that one.
    pub totals: Totals,
    /// Of roles and sites, the people who hold or held it without having to, by state. Only the whole matrix tells them: its
    /// counts are of what is required or held.
    pub besides: Totals,
}

/// A matrix.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// Rows, by name.
    pub rows: Vec<MatrixRow>,
    /// Columns, by code.
    pub columns: Vec<CompetencyFact>,
    /// Totals of the columns.
    pub column_totals: Vec<Totals>,
    /// Cells, ordered by row and column.
    pub cells: Vec<MatrixCell>,
    /// Totals of everything.
    pub totals: Totals,
}

impl Matrix {
    /// Its rows in order, each with its cells.
    pub fn lines(&self) -> impl Iterator<Item = (&MatrixRow, &[MatrixCell])> {
        let mut cells = self.cells.as_slice();
        self.rows.iter().enumerate().map(move |(index, row)| {
            let (these, rest) = cells.split_at(cells.partition_point(|cell| cell.row == index));
            cells = rest;
            (row, these)
        })
    }
}
