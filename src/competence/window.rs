//! The compact form in which parts of a large matrix travel to the browser, and how it is read there.
//!
//! Two kinds of messages, both without a word that people read but names:
//!
//! ```text
//! number   := LEB128, seven bits a byte, least first; negative ones folded (0, -1, 1, -2, …)
//! text     := number of bytes, UTF-8
//! window   := 1, fingerprint (4 bytes, least first), number first_row, rows, first_column, columns,
//!             one byte a cell (row by row), then one number for each cell whose byte has HAS_NUMBER
//! cell     := bits 0-2 state, as in `State::ALL`; bit 3 HAS_NUMBER; bit 4 required; bit 5 IS_GROUP
//! names    := 2, fingerprint, number first_row, rows, first_column, columns, then a row for each, a column for each
//! row      := one byte kind (0 person, 1 role, 2 site), number id, byte share, text name, text role
//! column   := number id, byte share, text code, text title
//! share    := 0 to 100, percent of what is required that holds, rounded down; 255 = nothing is required
//! ```
//!
//! The number of a cell is the day that its state is about (expiry, or due date of what is overdue) as days from the day
//! of the matrix; of a group it is the share that holds, in percent. Runs of equal bytes are what compression is good at,
//! so a window of 50 × 40 cells takes less than 2 KB on its way.

use super::{
    facts::Rules,
    matrix::{Matrix, MatrixCell, MatrixRow, RowKey, Totals},
    standing::{Standing, State},
};
use crate::kernel::date::days_between;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

mod read;
mod write;

pub use read::{Names, Tile, names, tile};
pub use write::{write_names, write_window};

const WINDOW: u8 = 1;
const NAMES: u8 = 2;
const HAS_NUMBER: u8 = 1 << 3;
const IS_REQUIRED: u8 = 1 << 4;
const IS_GROUP: u8 = 1 << 5;
/// The share of those of whom nothing is required.
const NO_SHARE: u8 = 255;

/// Which part of which matrix a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowRange {
    /// See [`Outline::fingerprint`](super::outline::Outline::fingerprint).
    pub fingerprint: u32,
    /// The first row.
    pub first_row: usize,
    /// How many rows.
    pub rows: usize,
    /// The first column.
    pub first_column: usize,
    /// How many columns.
    pub columns: usize,
}

/// A cell as the browser knows it. As JSON it is its byte and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "(u8, Option<i64>)", into = "(u8, Option<i64>)")]
pub struct Mark {
    /// The state; of a group, that of the worst person.
    pub state: State,
    /// Of a person, days from the day of the matrix to the day that the state is about; of a group, the share that holds
    /// in percent.
    pub number: Option<i64>,
    /// Whether it is required.
    pub is_required: bool,
    /// Whether it is a group's.
    pub is_group: bool,
}

impl Mark {
    /// A square without a cell.
    pub const BLANK: Self = Self { state: State::NotRequired, number: None, is_required: false, is_group: false };

    fn of(cell: &MatrixCell, key: RowKey, as_of: NaiveDate) -> Self {
        let is_group = !matches!(key, RowKey::Person(_));
        let number = if is_group {
            percent(&cell.totals).map(i64::from)
        } else {
            decisive_day(&cell.standing).map(|day| days_between(as_of, day))
        };
        let is_required = if is_group { cell.totals.required() > 0 } else { cell.standing.need.is_some() };
        Self { state: cell.standing.state, number, is_required, is_group }
    }
}

impl Mark {
    /// The day that the cell of a person in a matrix on `as_of` is about.
    #[must_use]
    pub fn day(self, as_of: NaiveDate) -> Option<NaiveDate> {
        as_of.checked_add_signed(TimeDelta::try_days(self.number?)?)
    }

    /// State, whether it is required, and whether it is a group's, in one byte.
    fn byte(self) -> u8 {
        // There are eight states, so that one fits into three bits.
        self.state as u8 | if self.is_required { IS_REQUIRED } else { 0 } | if self.is_group { IS_GROUP } else { 0 }
    }

    fn of_byte(byte: u8, number: Option<i64>) -> Self {
        Self {
            state: State::ALL[usize::from(byte & 7)],
            number,
            is_required: byte & IS_REQUIRED != 0,
            is_group: byte & IS_GROUP != 0,
        }
    }
}

impl From<(u8, Option<i64>)> for Mark {
    fn from((byte, number): (u8, Option<i64>)) -> Self {
        Self::of_byte(byte, number)
    }
}

impl From<Mark> for (u8, Option<i64>) {
    fn from(mark: Mark) -> Self {
        (mark.byte(), mark.number)
    }
}

/// The cells of `piece`, which is of a matrix on `as_of`, row by row; a blank where there is none.
#[must_use]
pub fn marks(piece: &Matrix, as_of: NaiveDate) -> Vec<Mark> {
    let columns = piece.columns.len();
    let mut marks = vec![Mark::BLANK; piece.rows.len() * columns];
    for cell in &piece.cells {
        marks[cell.row * columns + cell.column] = Mark::of(cell, piece.rows[cell.row].key, as_of);
    }
    marks
}

/// The day that a state is about: when it runs out or ran out, or when what is overdue was due.
#[must_use]
pub fn decisive_day(standing: &Standing) -> Option<NaiveDate> {
    match standing.state {
        State::Valid | State::Expiring | State::Expired => standing.proof.and_then(|proof| proof.expires_on),
        State::Overdue => standing.need.and_then(|need| need.due),
        State::NotRequired | State::Waiting | State::Missing | State::Failed => None,
    }
}

/// What is required of it that holds, in whole percent, rounded down; none if nothing is required.
#[must_use]
pub fn percent(totals: &Totals) -> Option<u8> {
    let held = u64::from(totals.valid + totals.expiring) * 100;
    let share = held.checked_div(u64::from(totals.required()))?;
    u8::try_from(share).ok()
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowKind {
    /// A person.
    Person,
    /// A job role.
    Role,
    /// A site.
    Site,
}

/// The head of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowHead {
    /// What it is about.
    pub kind: RowKind,
    /// Of whom or what.
    pub id: i64,
    /// The share that holds, in percent.
    pub share: Option<u8>,
    /// The name, last name first.
    pub name: String,
    /// A person's role.
    pub role: String,
}

impl RowHead {
    /// The head of `row`; `rules` know what roles are called.
    #[must_use]
    pub fn of(row: &MatrixRow, rules: &Rules) -> Self {
        let (kind, id) = match row.key {
            RowKey::Person(person) => (RowKind::Person, person.0),
            RowKey::Role(role) => (RowKind::Role, role.0),
            RowKey::Site(site) => (RowKind::Site, site.0),
        };
        let role = row.role.and_then(|role| rules.roles.get(&role)).cloned().unwrap_or_default();
        Self { kind, id, share: percent(&row.totals), name: row.listed_name.clone(), role }
    }
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnHead {
    /// The competency.
    pub id: i64,
    /// The share that holds, in percent.
    pub share: Option<u8>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// The part that `piece` is, from `first_row` and `first_column` on.
#[must_use]
pub fn part(fingerprint: u32, piece: &Matrix, first_row: usize, first_column: usize) -> WindowRange {
    WindowRange { fingerprint, first_row, rows: piece.rows.len(), first_column, columns: piece.columns.len() }
}
