//! A sheet seen through its mapping: fields instead of columns, places that a person finds again.

use std::collections::HashMap;
use std::sync::Arc;

use super::ledger::Ledger;
use super::problem::ProblemKind;
use super::who::Written;
use crate::exchange::dates::DayOrder;
use crate::exchange::recognise::{ColumnRole, Layout, OrderReason, SheetMapping, UnusedReason};
use crate::exchange::sentence::Sentence;
use crate::exchange::vocabulary::Field;
use crate::exchange::workbook::{Cell, Place, PlacedColumn, Sheet};

/// What tells whom a row is about.
const TELLS_WHO: [Field; 5] = [Field::EmployeeNumber, Field::Email, Field::FullName, Field::LastName, Field::FirstName];

/// A sheet as its mapping reads it.
pub(super) struct SheetView<'a> {
    /// The position of the sheet in the workbook.
    pub index: usize,
    pub sheet: &'a Sheet,
    pub mapping: &'a SheetMapping,
    name: Arc<str>,
    headers: HashMap<usize, Arc<str>>,
    /// Rows with data.
    rows: Vec<usize>,
    /// Rows among them that say the header again, as printed lists do on every page.
    repeated: Vec<usize>,
    /// The row in which another table begins, with other courses: what stands below is not read.
    second: Option<usize>,
}

impl<'a> SheetView<'a> {
    pub(super) fn new(index: usize, sheet: &'a Sheet, mapping: &'a SheetMapping) -> Self {
        let headers = mapping.columns.iter().map(|column| (column.index, Arc::from(column.header.as_str()))).collect();
        let name = Arc::from(sheet.name.as_str());
        let mut view =
            Self { index, sheet, mapping, name, headers, rows: Vec::new(), repeated: Vec::new(), second: None };
        for row in (mapping.first_row..sheet.rows.len()).filter(|row| !sheet.is_blank(*row)) {
            match view.says_header(row) {
                Says::Data => view.rows.push(row),
                Says::Header => view.repeated.push(row),
                Says::AnotherHeader => {
                    view.second = Some(row);
                    break;
                }
            }
        }
        view
    }

    /// The rows with data that have something in them, counted from 0.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().copied()
    }

    /// Whether a row says the header again, or one row of it: at least two of its cells do. Where the fields do and a course
    /// is another one, another table begins.
    fn says_header(&self, row: usize) -> Says {
        let first = self.mapping.header_row;
        let header_rows = first..first.saturating_add(self.mapping.header_rows);
        let says = |index: usize| {
            let text = self.sheet.cell(row, index).text();
            let of_row = |row: usize| self.sheet.cell(row, index).text() == text;
            let joined = || self.headers.get(&index).is_some_and(|header| **header == text);
            !text.is_empty() && (joined() || header_rows.clone().any(of_row))
        };
        let read = self.mapping.columns.iter().filter(|column| column.role != ColumnRole::Unused);
        let (mut fields, mut all, mut others) = (0, 0, 0);
        for column in read {
            let is_field = matches!(column.role, ColumnRole::Field(_));
            if says(column.index) {
                fields += usize::from(is_field);
                all += 1;
            } else if !self.sheet.cell(row, column.index).is_blank() {
                others += 1;
            }
        }
        match (fields >= 2, all >= 2, others) {
            (_, true, 0) => Says::Header,
            (true, ..) if self.mapping.has_completions() && !self.mapping.is_long() => Says::AnotherHeader,
            (true, ..) => Says::Header,
            _ => Says::Data,
        }
    }

    /// The cell of a field, which may be merged over several rows; empty if the sheet has no such column.
    pub(super) fn cell(&self, row: usize, field: Field) -> &'a Cell {
        let Some(column) = self.mapping.column(field) else { return &Cell::Empty };
        // A matrix has a row a person: a second one under their merged cells is about something that nobody said.
        if TELLS_WHO.contains(&field) && !self.mapping.is_long() {
            return self.sheet.cell(row, column);
        }
        self.sheet.merged_cell(row, column)
    }

    /// What stands over the column of a field.
    pub(super) fn header(&self, field: Field) -> &str {
        let header = self.mapping.column(field).and_then(|column| self.headers.get(&column));
        header.map_or("", AsRef::as_ref)
    }

    /// What stands over a column.
    pub(super) fn header_of(&self, column: usize) -> &str {
        self.headers.get(&column).map_or("", AsRef::as_ref)
    }

    pub(super) fn text(&self, row: usize, field: Field) -> String {
        self.cell(row, field).text()
    }

    /// What the row says of a person.
    pub(super) fn written(&self, row: usize) -> Written {
        let (last, first) = self.names(row);
        Written {
            number: self.text(row, Field::EmployeeNumber),
            email: self.text(row, Field::Email),
            name: format!("{first} {last}").trim().to_owned(),
        }
    }

    pub(super) fn row(&self, row: usize) -> Place {
        Place { sheet: Arc::clone(&self.name), row: Some(row.saturating_add(1)), column: None }
    }

    pub(super) fn place(&self, row: usize, column: usize) -> Place {
        let header = self.headers.get(&column).map_or_else(|| Arc::from(""), Arc::clone);
        Place { column: Some(PlacedColumn { index: column, header }), ..self.row(row) }
    }

    /// The place of a field, or of the row if the sheet has no such column.
    pub(super) fn place_of(&self, row: usize, field: Field) -> Place {
        self.mapping.column(field).map_or_else(|| self.row(row), |column| self.place(row, column))
    }

    /// Tells how the sheet as a whole was read.
    pub(super) fn notice_reading(&self, ledger: &mut Ledger) {
        let sheet = || Place::sheet(Arc::clone(&self.name));
        if let Layout::Unused(reason) = self.mapping.layout {
            ledger.notice(ProblemKind::SheetIgnored, sheet(), &Cell::Empty, unused(reason));
            return;
        }
        let order = self.mapping.dates.order;
        match self.mapping.dates.because {
            OrderReason::Assumed => {
                let sentence = match order {
                    DayOrder::DayMonth => Sentence::DayFirstAssumed {},
                    DayOrder::MonthDay => Sentence::MonthFirstAssumed {},
                };
                ledger.notice(ProblemKind::DateOrderAssumed, sheet(), &Cell::Empty, sentence);
            }
            OrderReason::Majority => {
                let sentence = match order {
                    DayOrder::DayMonth => Sentence::DayFirstMostly {},
                    DayOrder::MonthDay => Sentence::MonthFirstMostly {},
                };
                ledger.notice(ProblemKind::DateOrderMixed, sheet(), &Cell::Empty, sentence);
            }
            OrderReason::NothingToDecide | OrderReason::Evidence | OrderReason::OtherSheets | OrderReason::Chosen => {}
        }
        for row in &self.repeated {
            ledger.notice(ProblemKind::RowIgnored, self.row(*row), &Cell::Empty, Sentence::HeaderAgain {});
        }
        if let Some(row) = self.second {
            ledger.warn(ProblemKind::SecondTable, self.row(row), &Cell::Empty, Sentence::SecondTable {});
        }
        self.notice_columns(ledger);
        self.notice_damage(ledger);
    }

    /// Names cells that are read and hold what stands for a damaged byte.
    fn notice_damage(&self, ledger: &mut Ledger) {
        let read: Vec<usize> = self
            .mapping
            .columns
            .iter()
            .filter(|column| column.role != ColumnRole::Unused)
            .map(|column| column.index)
            .collect();
        for row in self.rows() {
            for column in &read {
                let cell = self.sheet.cell(row, *column);
                if matches!(cell, Cell::Text(text) if text.contains(char::REPLACEMENT_CHARACTER)) {
                    ledger.warn(ProblemKind::DamagedText, self.place(row, *column), cell, Sentence::DamagedText {});
                }
            }
        }
    }

    fn notice_columns(&self, ledger: &mut Ledger) {
        for column in self.mapping.columns.iter().filter(|column| column.role == ColumnRole::Unused) {
            if self.rows().any(|row| !self.sheet.cell(row, column.index).is_blank()) {
                let place = self.place(self.mapping.header_row, column.index);
                let header = self.sheet.cell(self.mapping.header_row, column.index);
                ledger.notice(ProblemKind::ColumnIgnored, place, header, Sentence::ColumnNotRecognised {});
            }
        }
    }

    /// Surname and first name; of one name only, that name and nothing.
    pub(super) fn names(&self, row: usize) -> (String, String) {
        let (mut last, mut first) = (self.text(row, Field::LastName), self.text(row, Field::FirstName));
        if last.is_empty() {
            let full = self.text(row, Field::FullName);
            let (full_last, full_first) = full
                .split_once(',')
                .or_else(|| full.rsplit_once(' ').map(|(first, last)| (last, first)))
                .unwrap_or((&full, ""));
            full_last.trim().clone_into(&mut last);
            if first.is_empty() {
                full_first.trim().clone_into(&mut first);
            }
        }
        if last.is_empty() { (first, last) } else { (last, first) }
    }
}

/// What a row with data says.
enum Says {
    Data,
    Header,
    /// The header of a table with other courses.
    AnotherHeader,
}

fn unused(reason: UnusedReason) -> Sentence {
    match reason {
        UnusedReason::NoUsableColumns => Sentence::SheetNotRecognised {},
        UnusedReason::Hidden => Sentence::SheetHidden {},
        UnusedReason::NotWanted => Sentence::SheetLeftOut {},
    }
}
