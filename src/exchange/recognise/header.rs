//! Finds the header row of a sheet, under whatever titles stand above it.

use super::mapping::{ColumnMapping, ColumnRole};
use crate::exchange::vocabulary::{Field, course_field, person_field};
use crate::exchange::workbook::{Cell, Sheet};

/// How many rows are searched for the header.
const SEARCHED_ROWS: usize = 30;

/// What the header row says that the sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    People,
    Requirements,
}

/// A header row with the fields it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Counted from 0.
    pub row: usize,
    pub kind: Kind,
    /// Column (counted from 0) and field, no field twice.
    pub fields: Vec<(usize, Field)>,
}

impl Header {
    pub(super) fn names(&self, field: Field) -> bool {
        self.fields.iter().any(|(_, named)| *named == field)
    }

    /// Every column that has a text in the header row, with its field where it names one.
    pub(super) fn columns(&self, sheet: &Sheet) -> Vec<ColumnMapping> {
        let cells = sheet.rows.get(self.row).map_or(&[][..], Vec::as_slice);
        let texts = cells.iter().map(Cell::text).enumerate().filter(|(_, text)| !text.is_empty());
        texts
            .map(|(index, header)| {
                let field = self.fields.iter().find(|(column, _)| *column == index);
                let role = field.map_or(ColumnRole::Unused, |(_, field)| ColumnRole::Field(*field));
                ColumnMapping { index, header, role }
            })
            .collect()
    }
}

/// The row that names the most columns, the first of several; none if no row names enough of them.
pub(super) fn find(sheet: &Sheet) -> Option<Header> {
    let mut best: Option<Header> = None;
    for (row, cells) in sheet.rows.iter().enumerate().take(SEARCHED_ROWS) {
        for header in [requirements(row, cells), people(row, cells)].into_iter().flatten() {
            if best.as_ref().is_none_or(|best| header.fields.len() > best.fields.len()) {
                best = Some(header);
            }
        }
    }
    best
}

/// The texts of the row that has the most of them, for telling a person what was found.
pub(super) fn fullest_row(sheet: &Sheet) -> Vec<String> {
    let rows = sheet.rows.iter().take(SEARCHED_ROWS);
    let texts = rows.map(|cells| cells.iter().map(Cell::text).filter(|text| !text.is_empty()).collect::<Vec<_>>());
    texts.rev().max_by_key(Vec::len).unwrap_or_default()
}

/// People are known by their number; a matrix may have nothing else beside its courses.
fn people(row: usize, cells: &[Cell]) -> Option<Header> {
    let header = Header { row, kind: Kind::People, fields: fields(cells, person_field) };
    header.names(Field::EmployeeNumber).then_some(header)
}

/// Requirements have a course and something about it, and are not about one person.
fn requirements(row: usize, cells: &[Cell]) -> Option<Header> {
    let header = Header { row, kind: Kind::Requirements, fields: fields(cells, course_field) };
    let course = header.names(Field::CourseCode) || header.names(Field::CourseTitle);
    let enough = course && header.fields.len() >= 2;
    let of_a_person = people(row, cells).is_some_and(|people| {
        [Field::LastName, Field::FirstName, Field::FullName, Field::Email].into_iter().any(|field| people.names(field))
    });
    (enough && !of_a_person).then_some(header)
}

fn fields(cells: &[Cell], field: impl Fn(&str) -> Option<Field>) -> Vec<(usize, Field)> {
    let mut found: Vec<(usize, Field)> = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let Cell::Text(text) = cell else { continue };
        if let Some(field) = field(text)
            && !found.iter().any(|(_, other)| *other == field)
        {
            found.push((index, field));
        }
    }
    found
}
