//! A workbook as plain cells, and the words that name a place in it.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::text::{clean, is_blank};

/// One file, or several files imported together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workbook {
    /// In the order of the file.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// One workbook of several: `People.csv`, `Matrix.csv` and `Requirements.csv` are read like three sheets of one
    /// file. A sheet name that occurs again gets a number, so that every place still has one name.
    #[must_use]
    pub fn merge(workbooks: impl IntoIterator<Item = Self>) -> Self {
        let mut merged = Self::default();
        for mut sheet in workbooks.into_iter().flat_map(|workbook| workbook.sheets) {
            let plain = sheet.name.clone();
            let mut times = 1;
            while merged.sheets.iter().any(|other| other.name == sheet.name) {
                times += 1;
                sheet.name = format!("{plain} ({times})");
            }
            merged.sheets.push(sheet);
        }
        merged
    }
}

/// One sheet. Rows may differ in length: what is missing at the end of a row is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// As shown on its tab; of a `.csv` the name of the file.
    pub name: String,
    /// Whether the workbook's author hid the sheet. Hidden sheets are often outdated copies and are not imported by
    /// themselves.
    pub hidden: bool,
    /// From the top, empty ones included.
    pub rows: Vec<Vec<Cell>>,
    /// Cells that are merged over several rows.
    pub spans: Spans,
}

/// Cells that are merged over several rows: what stands in the first of these rows holds for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans(HashMap<usize, Vec<(usize, usize)>>);

impl Spans {
    /// Notes that in `column` the cell of row `first` reaches down to row `last`; all counted from 0. Those of one column
    /// come from the top down.
    pub fn add(&mut self, column: usize, first: usize, last: usize) {
        if last > first {
            self.0.entry(column).or_default().push((first, last));
        }
    }

    /// Brings the spans of every column into order, if they came in another.
    pub fn sort(&mut self) {
        self.0.values_mut().for_each(|spans| spans.sort_unstable());
    }

    /// The row whose cell holds in `row` of `column`.
    fn first(&self, row: usize, column: usize) -> usize {
        let Some(spans) = self.0.get(&column) else { return row };
        let before = spans.partition_point(|(first, _)| *first <= row);
        spans[..before].last().filter(|(_, last)| row <= *last).map_or(row, |(first, _)| *first)
    }
}

impl Sheet {
    /// The cell at a place counted from 0; outside the sheet everything is [`Cell::Empty`].
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// The cell that holds at a place: the place's own or, if that is covered by one merged over several rows, that one.
    #[must_use]
    pub fn merged_cell(&self, row: usize, column: usize) -> &Cell {
        self.cell(self.spans.first(row, column), column)
    }

    /// Whether a row (counted from 0) has nothing in it that can be seen.
    #[must_use]
    pub fn is_blank(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|cells| cells.iter().all(Cell::is_blank))
    }
}

/// What stands in a cell; of a formula its value.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// As it is in the file, not cleaned.
    Text(String),
    /// Any number; spreadsheets know but one kind.
    Number(f64),
    /// A cell that the spreadsheet itself holds as a date; the time of day is dropped.
    Date(NaiveDate),
    /// True or false.
    Bool(bool),
    /// A formula that failed, such as `#REF!`.
    Error(String),
}

impl Cell {
    /// What a person sees in the cell, cleaned: numbers without trailing zeros, dates as 2026-11-20.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => clean(text),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
            Self::Error(code) => code.clone(),
        }
    }

    /// The number in the cell; a text counts if it is a plain number, with a point or a comma.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => {
                let text = text.trim();
                let plain =
                    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b".,-".contains(&byte));
                plain.then(|| text.replace(',', ".").parse().ok()).flatten()
            }
            _ => None,
        }
    }

    /// Whether nothing can be seen in the cell.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => is_blank(text),
            _ => false,
        }
    }
}

/// A place as a person finds it again in the spreadsheet: "Matrix, row 19, column Q (SPILL-01)".
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The name of the sheet.
    pub sheet: Arc<str>,
    /// Counted from 1, as spreadsheets do; none when the whole sheet or column is meant.
    pub row: Option<usize>,
    /// None when a whole row or sheet is meant.
    pub column: Option<PlacedColumn>,
}

/// A column by position and header.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlacedColumn {
    /// Counted from 0.
    pub index: usize,
    /// Empty when the column has no header.
    pub header: Arc<str>,
}

impl Place {
    /// A whole sheet.
    #[must_use]
    pub fn sheet(name: impl Into<Arc<str>>) -> Self {
        Self { sheet: name.into(), row: None, column: None }
    }
}

/// The letters over a column counted from 0: A, B, … Z, AA, AB, …
#[must_use]
pub fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column % 26]));
        if column < 26 {
            return letters.iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Place, PlacedColumn, Sheet, Workbook, letters};

    #[test]
    fn columns_are_named_like_in_a_spreadsheet() {
        let named: Vec<String> = [0, 25, 26, 51, 52, 701, 702, 16383].into_iter().map(letters).collect();
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_place_reads_as_one_finds_it() {
        let mut place = Place::sheet("Matrix");
        assert_eq!(place.to_string(), "Matrix");
        place.row = Some(19);
        assert_eq!(place.to_string(), "Matrix, row 19");
        place.column = Some(PlacedColumn { index: 17, header: "SPILL-01".into() });
        assert_eq!(place.to_string(), "Matrix, row 19, column R (SPILL-01)");
    }

    #[test]
    fn files_with_the_same_name_stay_apart() {
        let file = |name: &str| Workbook { sheets: vec![Sheet { name: name.to_owned(), ..Sheet::default() }] };
        let merged = Workbook::merge([file("Matrix"), file("People"), file("Matrix"), file("Matrix")]);
        let names: Vec<&str> = merged.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Matrix", "People", "Matrix (2)", "Matrix (3)"]);
    }

    #[test]
    fn numbers_show_as_they_were_typed() {
        assert_eq!(Cell::Number(1446.0).text(), "1446");
        assert_eq!(Cell::Number(1.5).text(), "1.5");
        assert_eq!(Cell::Text("2,5".to_owned()).number(), Some(2.5));
        assert_eq!(Cell::Text("inf".to_owned()).number(), None);
        assert_eq!(Cell::Text("1e5".to_owned()).number(), None);
    }
}
