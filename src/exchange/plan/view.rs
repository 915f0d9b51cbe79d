//! A sheet seen through its mapping: fields instead of columns, places that a person finds again.

use std::collections::HashMap;
use std::sync::Arc;

use super::people::names;
use super::problem::{Ledger, ProblemKind};
use super::who::Written;
use crate::exchange::dates::DayOrder;
use crate::exchange::recognise::{ColumnRole, Layout, OrderReason, SheetMapping, UnusedReason};
use crate::exchange::sentence::Sentence;
use crate::exchange::vocabulary::Field;
use crate::exchange::workbook::{Cell, Place, PlacedColumn, Sheet};

/// How many rows above are searched for whom a row is about, where a cell over several rows was merged.
const MERGED_ROWS: usize = 500;

pub(super) struct View<'a> {
    /// The position of the sheet in the workbook.
    pub index: usize,
    pub sheet: &'a Sheet,
    pub mapping: &'a SheetMapping,
    name: Arc<str>,
    headers: HashMap<usize, Arc<str>>,
}

impl<'a> View<'a> {
    pub(super) fn new(index: usize, sheet: &'a Sheet, mapping: &'a SheetMapping) -> Self {
        let headers = mapping.columns.iter().map(|column| (column.index, Arc::from(column.header.as_str()))).collect();
        Self { index, sheet, mapping, name: Arc::from(sheet.name.as_str()), headers }
    }

    /// The rows with data that have something in them, counted from 0.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        (self.mapping.first_row..self.sheet.rows.len()).filter(|row| !self.sheet.is_blank(*row))
    }

    /// The cell of a field; empty if the sheet has no such column.
    pub(super) fn cell(&self, row: usize, field: Field) -> &'a Cell {
        self.mapping.column(field).map_or(&Cell::Empty, |column| self.sheet.cell(row, column))
    }

    /// What stands over the column of a field.
    pub(super) fn header(&self, field: Field) -> &str {
        let header = self.mapping.column(field).and_then(|column| self.headers.get(&column));
        header.map_or("", AsRef::as_ref)
    }

    pub(super) fn text(&self, row: usize, field: Field) -> String {
        self.cell(row, field).text()
    }

    /// What the row says of a person. In a list of completions the cells of a person may be merged over several rows: then
    /// those above say it.
    pub(super) fn written(&self, row: usize) -> Written {
        let of_row = |row: usize| {
            let (last, first) = names(self, row);
            Written {
                number: self.text(row, Field::EmployeeNumber),
                email: self.text(row, Field::Email),
                name: format!("{first} {last}").trim().to_owned(),
            }
        };
        let own = of_row(row);
        if !own.is_blank() || !self.mapping.is_long() {
            return own;
        }
        let first = self.mapping.first_row.max(row.saturating_sub(MERGED_ROWS));
        (first..row).rev().map(of_row).find(|above| !above.is_blank()).unwrap_or_default()
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
        self.notice_columns(ledger);
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
}

fn unused(reason: UnusedReason) -> Sentence {
    match reason {
        UnusedReason::NoUsableColumns => Sentence::SheetNotRecognised {},
        UnusedReason::Hidden => Sentence::SheetHidden {},
        UnusedReason::NotWanted => Sentence::SheetLeftOut {},
    }
}
