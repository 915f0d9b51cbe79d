//! Tells the columns of courses from other columns, and a matrix from a list of people.

use std::collections::HashMap;

use super::header::{Header, SheetKind};
use super::is_other_date;
use super::mapping::{ColumnMapping, ColumnRole, Layout, SheetMapping, UnusedReason};
use crate::exchange::dates::{self, DateFlaw, DayOrder};
use crate::exchange::frequency::{self, Frequency};
use crate::exchange::known::KnownData;
use crate::exchange::text::{fold, key};
use crate::exchange::vocabulary::{self, Field, is_not_applicable};
use crate::exchange::workbook::{Cell, Sheet};

/// How many rows are looked at to find out what a column holds.
const SAMPLE: usize = 1000;
/// How many rows under the header may stand before the row of validities.
const VALIDITY_ROWS: usize = 3;

/// 1 January 1990 and 31 December 2059 as Excel counts days.
const DAY_NUMBERS: std::ops::RangeInclusive<f64> = 32_874.0..=58_440.0;

/// Codes and titles by which a course may be named over a column.
#[derive(Debug, Default)]
pub(super) struct CourseNames {
    by_key: HashMap<String, String>,
    /// Codes with a digit, which are no words of everyday language, in their own spelling.
    codes: HashMap<String, String>,
    /// Folded names; none where two courses share one.
    by_fold: HashMap<String, Option<String>>,
}

impl CourseNames {
    /// From the workbook's requirements first, then from the catalogue.
    pub(super) fn collect<'a>(
        sheets: impl Iterator<Item = (&'a Sheet, &'a Option<Header>)>,
        known: &KnownData,
    ) -> Self {
        let mut names = Self::default();
        for (sheet, header) in sheets {
            let Some(header) = header.as_ref().filter(|header| header.kind == SheetKind::Requirements) else {
                continue;
            };
            let column = |wanted| header.fields.iter().find(|(_, field)| *field == wanted).map(|(column, _)| *column);
            let (code, title) = (column(Field::CourseCode), column(Field::CourseTitle));
            for row in header.end()..sheet.rows.len() {
                let text =
                    |column: Option<usize>| column.map(|column| sheet.cell(row, column).text()).unwrap_or_default();
                names.add(&text(code.or(title)), &text(title));
            }
        }
        known.courses.iter().for_each(|course| names.add(&course.code, &course.title));
        names
    }

    fn add(&mut self, code: &str, title: &str) {
        if code.contains(|character: char| character.is_numeric()) {
            self.codes.entry(key(code)).or_insert_with(|| code.to_owned());
        }
        for name in [code, title] {
            if code.is_empty() || name.is_empty() {
                continue;
            }
            self.by_key.entry(key(name)).or_insert_with(|| code.to_owned());
            let other = self.by_fold.entry(fold(name)).or_insert_with(|| Some(code.to_owned()));
            if other.as_deref().is_some_and(|other| key(other) != key(code)) {
                *other = None;
            }
        }
    }

    /// The code of the course whose code or title this is.
    fn exactly(&self, text: &str) -> Option<&str> {
        let by_fold = || self.by_fold.get(&fold(text)).and_then(Option::as_ref);
        self.by_key.get(&key(text)).or_else(by_fold).filter(|_| !text.is_empty()).map(String::as_str)
    }

    /// The code of the course that a header names: "IND-01", "ind 01", "HSE Induction", "IND-01 HSE Induction",
    /// "HSE Induction (IND-01)".
    fn find(&self, header: &str) -> Option<&str> {
        let first = header.split_whitespace().next().unwrap_or_default();
        let bracketed = header.rsplit_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
        let code = |text: &str| self.codes.get(&key(text)).map(String::as_str);
        self.exactly(header).or_else(|| code(first)).or_else(|| code(bracketed))
    }
}

/// What a sheet about people is, and its columns. Names alone are no list of people: anything may have names.
pub(super) fn people_or_matrix(sheet: &Sheet, header: &Header, names: &CourseNames) -> (Layout, Vec<ColumnMapping>) {
    let plain = header.columns(sheet);
    let mut columns = plain.clone();
    let (mut known, mut guessed) = (0, 0);
    for column in columns.iter_mut().filter(|column| column.role == ColumnRole::Unused) {
        if column.header.is_empty() {
            continue;
        }
        if let Some(code) = names.find(&column.header) {
            column.role = ColumnRole::Course(code.to_owned());
            known += 1;
            continue;
        }
        if is_other_date(&column.header) || !holds_dates(sheet, header.end(), column.index, false) {
            continue;
        }
        let above = above(sheet, header, column.index);
        if let Some(code) = names.exactly(&above) {
            column.role = ColumnRole::Course(code.to_owned());
            known += 1;
        } else {
            column.role = ColumnRole::Course(if is_code(&above) { above } else { column.header.clone() });
            guessed += 1;
        }
    }
    if known + guessed == 0 {
        guessed = day_numbers(sheet, header, &mut columns);
    }
    let personal =
        [Field::FirstName, Field::Email, Field::StartDate, Field::Status].into_iter().any(|field| header.names(field));
    let told = header.names(Field::EmployeeNumber) || header.names(Field::Email);
    let parted = header.names(Field::LastName) && header.names(Field::FirstName);
    let person = [Field::LastName, Field::FirstName, Field::FullName].into_iter().any(|field| header.names(field));
    if known > 0 || guessed > 1 || guessed == 1 && !personal {
        (Layout::Matrix, columns)
    } else if told && person || parted {
        (Layout::People, plain)
    } else {
        (Layout::Unused(UnusedReason::NoUsableColumns), plain)
    }
}

/// What stands in the first of two header rows over a column that has a text of its own in the second; empty if it stands
/// over the next column as well, as the name of a group does.
fn above(sheet: &Sheet, header: &Header, column: usize) -> String {
    let cell = |row: usize, column: usize| sheet.cell(row, column).text();
    let (upper, lower) = (header.row, header.row.saturating_add(1));
    if header.rows < 2 || cell(lower, column).is_empty() {
        return String::new();
    }
    let text = cell(upper, column);
    let next = cell(upper, column + 1);
    let goes_on = !cell(lower, column + 1).is_empty() && (next.is_empty() || next == text);
    if goes_on { String::new() } else { text }
}

/// Whether a text over the title of a course looks like its code: one word with a digit in it.
fn is_code(text: &str) -> bool {
    (2..=20).contains(&text.chars().count())
        && !text.contains(char::is_whitespace)
        && text.contains(|character: char| character.is_numeric())
        && text.contains(char::is_alphabetic)
}

/// In a sheet without any written date, columns of day numbers as Excel counts them are taken for courses if there are
/// several: a single column of such numbers may be anything.
fn day_numbers(sheet: &Sheet, header: &Header, columns: &mut [ColumnMapping]) -> usize {
    let is_course = |column: &&mut ColumnMapping| {
        column.role == ColumnRole::Unused
            && !column.header.is_empty()
            && !is_other_date(&column.header)
            && holds_dates(sheet, header.end(), column.index, true)
    };
    let found: Vec<&mut ColumnMapping> = columns.iter_mut().filter(is_course).collect();
    let count = found.len();
    if count < 2 {
        return 0;
    }
    for column in found {
        column.role = ColumnRole::Course(column.header.clone());
    }
    count
}

/// Whether a column holds more dates than anything else. Plain numbers are no evidence, for they may be anything, unless
/// `day_numbers` asks for those that Excel would show as days from 1990 to 2060.
fn holds_dates(sheet: &Sheet, first_row: usize, column: usize, day_numbers: bool) -> bool {
    let (mut dates, mut others) = (0, 0);
    for row in first_row..sheet.rows.len().min(first_row.saturating_add(SAMPLE)) {
        let cell = sheet.cell(row, column);
        let is_date = || !matches!(dates::of_cell(cell, DayOrder::DayMonth), Err(DateFlaw::NotADate));
        match cell {
            Cell::Text(text) if cell.is_blank() || is_not_applicable(text) => {}
            Cell::Date(_) => dates += 1,
            Cell::Text(_) if cell.number().is_none() && is_date() => dates += 1,
            Cell::Empty => {}
            _ if day_numbers && cell.number().is_some_and(|number| DAY_NUMBERS.contains(&number)) => dates += 1,
            _ => others += 1,
        }
    }
    dates > others
}

/// The row under the header that says how long the courses are valid.
pub(super) fn validity_row(sheet: &Sheet, mapping: &SheetMapping) -> Option<usize> {
    let whom = [Field::EmployeeNumber, Field::Email, Field::FullName, Field::LastName];
    let number = whom.into_iter().find_map(|field| mapping.column(field))?;
    (mapping.first_row..mapping.first_row + VALIDITY_ROWS).find(|row| {
        let texts =
            mapping.courses().map(|(column, _)| sheet.cell(*row, column).text()).filter(|text| !text.is_empty());
        let unit = validity_unit(sheet, mapping, *row);
        let (mut read, mut all) = (0, 0);
        for text in texts {
            all += 1;
            read += usize::from(matches!(frequency::parse(&text, unit), Frequency::Every(_) | Frequency::Never));
        }
        sheet.cell(*row, number).is_blank() && read * 2 > all
    })
}

/// The unit that a label in the row of validities names, as in "valid for (months)".
pub(in crate::exchange) fn validity_unit(
    sheet: &Sheet,
    mapping: &SheetMapping,
    row: usize,
) -> Option<vocabulary::Unit> {
    let cells = sheet.rows.get(row).map_or(&[][..], Vec::as_slice);
    let mut labels =
        cells.iter().enumerate().filter(|(column, _)| mapping.courses().all(|(course, _)| course != *column));
    labels.find_map(|(_, cell)| frequency::unit_in(&cell.text()))
}
