//! The matrix as a file: exactly the rows, columns and cells that an outline shows, as CSV, as tab-separated text for the
//! clipboard, or as an Excel workbook.
//!
//! Rows are worked out a few hundred at a time, so that a large matrix never lies in memory as a whole.

use super::neutral::Lines;
use crate::{
    competence::{
        State,
        matrix::{Matrix, MatrixCell, MatrixRow, RowKey},
        outline::Outline,
        window::{decisive_day, percent},
    },
    error::{Error, Result},
    kernel::words::words,
};
use rust_xlsxwriter::{Color, Format, Workbook, Worksheet, XlsxError};
use serde::{Deserialize, Serialize};

/// So many rows are worked out at once.
const CHUNK: usize = 500;
/// The columns before those of the competencies.
const HEADS: u16 = 5;

words! {
    /// The form of a file.
    Form {
        /// Values parted by commas, with the mark that tells Excel that they are UTF-8.
        Csv = "csv",
        /// Text parted by tabs, for the clipboard.
        Table = "tsv",
        /// An Excel workbook.
        Xlsx = "xlsx",
    }
}

impl Form {
    /// The kind of media.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Table => "text/plain; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The words of a file, in the language of whoever asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The heads of the first columns: name, number, role, site, share.
    pub heads: [String; 5],
    /// The states, as in [`State::ALL`].
    pub states: [String; 8],
    /// The name of the sheet.
    pub sheet: String,
}

impl Words {
    fn state(&self, state: State) -> &str {
        &self.states[state as usize]
    }

    /// A cell in words: the state, and the day that it is about in ISO form; of a group also the share that holds.
    fn cell(&self, row: &MatrixRow, cell: &MatrixCell) -> String {
        let word = self.state(cell.standing.state);
        let detail = match row.key {
            RowKey::Person(_) => decisive_day(&cell.standing).map(|day| day.to_string()),
            RowKey::Role(_) | RowKey::Site(_) => percent(&cell.totals).map(|share| format!("{share} %")),
        };
        detail.map_or_else(|| word.to_owned(), |detail| format!("{word} {detail}"))
    }
}

/// The columns before the cells of `row`.
fn heads(outline: &Outline, row: &MatrixRow) -> [String; 5] {
    let rules = &outline.grid.facts.rules;
    let role = row.role.and_then(|role| rules.roles.get(&role)).cloned().unwrap_or_default();
    let site = row.site.and_then(|site| rules.sites.get(&site)).cloned().unwrap_or_default();
    let share = percent(&row.totals).map(|share| share.to_string()).unwrap_or_default();
    [row.listed_name.clone(), row.number.clone().unwrap_or_default(), role, site, share]
}

/// The file of `outline`. `told` hears after every few hundred rows how many are written, and ends the work by an error.
pub fn write(form: Form, outline: &Outline, words: &Words, told: impl Fn(usize) -> Result<()>) -> Result<Vec<u8>> {
    match form {
        Form::Csv => text(outline, words, Lines::file(), told),
        Form::Table => text(outline, words, Lines::tabs(), told),
        Form::Xlsx => xlsx(outline, words, told),
    }
}

/// Calls `each` with the pieces of all rows, and the number of the first row of each.
fn pieces(
    outline: &Outline,
    told: impl Fn(usize) -> Result<()>,
    mut each: impl FnMut(usize, Matrix) -> Result<()>,
) -> Result<()> {
    let rows = outline.lines.len();
    for first in (0..rows).step_by(CHUNK) {
        each(first, outline.piece(first..first + CHUNK, 0..outline.columns.len()))?;
        told(rows.min(first + CHUNK))?;
    }
    Ok(())
}

/// The matrix as text.
fn text(outline: &Outline, words: &Words, mut out: Lines, told: impl Fn(usize) -> Result<()>) -> Result<Vec<u8>> {
    let columns = outline.heads(0..0, 0..outline.columns.len()).columns;
    let codes = columns.iter().map(|column| column.code.as_str());
    out.write(words.heads.iter().map(String::as_str).chain(codes)).map_err(Error::internal)?;
    pieces(outline, told, |_, piece| {
        for (row, these) in piece.lines() {
            let mut line = vec![String::new(); columns.len()];
            for cell in these {
                line[cell.column] = words.cell(row, cell);
            }
            let heads = heads(outline, row);
            out.write(heads.iter().chain(&line).map(String::as_str)).map_err(Error::internal)?;
        }
        Ok(())
    })?;
    out.end().map_err(Error::internal)
}

fn broken(error: XlsxError) -> Error {
    Error::internal(error)
}

/// The matrix as an Excel workbook: heads that stay while it scrolls, and a colour for what needs somebody to act.
fn xlsx(outline: &Outline, words: &Words, told: impl Fn(usize) -> Result<()>) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(&words.sheet).map_err(broken)?;
    let columns = outline.heads(0..0, 0..outline.columns.len()).columns;
    let bold = Format::new().set_bold();
    let codes = columns.iter().map(|column| column.code.clone());
    for (column, head) in (0..).zip(words.heads.iter().cloned().chain(codes)) {
        sheet.write_string_with_format(0, column, head, &bold).map_err(broken)?;
    }
    sheet.set_freeze_panes(1, 1).map_err(broken)?;
    sheet.set_column_width(0, 28).map_err(broken)?;
    let formats = formats();
    pieces(outline, told, |first, piece| rows(sheet, outline, words, first, &piece, &formats).map_err(broken))?;
    book.save_to_buffer().map_err(broken)
}

/// A format for each state.
fn formats() -> [Format; 8] {
    State::ALL.map(|state| match state {
        State::Expired | State::Overdue => Format::new().set_background_color(Color::RGB(0xF8_CB_C6)),
        State::Missing | State::Failed | State::Waiting => Format::new().set_background_color(Color::RGB(0xFC_E8_C8)),
        State::Expiring => Format::new().set_background_color(Color::RGB(0xFF_F6_CC)),
        State::Valid | State::NotRequired => Format::new(),
    })
}

fn rows(
    sheet: &mut Worksheet,
    outline: &Outline,
    words: &Words,
    first: usize,
    piece: &Matrix,
    formats: &[Format; 8],
) -> std::result::Result<(), XlsxError> {
    let line = |row: usize| u32::try_from(first + row + 1).unwrap_or(u32::MAX);
    for (index, row) in piece.rows.iter().enumerate() {
        for (column, text) in (0..).zip(heads(outline, row)).filter(|(_, text)| !text.is_empty()) {
            // Written as texts, and a text is never carried out.
            sheet.write_string(line(index), column, text)?;
        }
    }
    for cell in &piece.cells {
        let column = HEADS + u16::try_from(cell.column).unwrap_or(u16::MAX - HEADS);
        let format = &formats[cell.standing.state as usize];
        sheet.write_string_with_format(line(cell.row), column, words.cell(&piece.rows[cell.row], cell), format)?;
    }
    Ok(())
}
