//! Puts cells into rows within bounds that hold for a whole file.

use super::Unreadable;
use crate::exchange::sentence::{At, Sentence};
use crate::exchange::workbook::{Cell, Sheet, letters};

/// The most rows of a sheet.
const ROWS: usize = 200_000;
/// The most columns of a sheet.
pub(super) const COLUMNS: usize = 2_000;
/// The most cells of a file, empty ones before a filled one included.
pub(in crate::exchange) const CELLS: usize = 4_000_000;
/// The longest text of a cell, as in Excel, in characters.
const CELL_TEXT: usize = 32_767;
/// The most text of a file, in bytes.
const TEXT: usize = 128 * 1024 * 1024;

/// What of the bounds a file has used.
#[derive(Debug, Default)]
pub(super) struct Limited {
    cells: usize,
    text: usize,
}

impl Limited {
    /// Puts a cell at a place counted from 0. Empty cells and blank text take no room.
    pub(super) fn put(&mut self, sheet: &mut Sheet, row: usize, column: usize, cell: Cell) -> Result<(), Unreadable> {
        if cell == Cell::Empty {
            return Ok(());
        }
        if row >= ROWS {
            return Err(Sentence::TooManyRows { sheet: sheet.name.clone(), limit: ROWS }.into());
        }
        if column >= COLUMNS {
            return Err(Sentence::TooManyColumns { sheet: sheet.name.clone(), limit: COLUMNS }.into());
        }
        let length = sheet.rows.get(row).map_or(0, Vec::len);
        self.cells += (column + 1).saturating_sub(length);
        if self.cells > CELLS {
            return Err(Sentence::TooManyCells { limit: CELLS }.into());
        }
        self.count_text(sheet, row, column, &cell)?;
        if sheet.rows.len() <= row {
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut sheet.rows[row];
        if length <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }

    fn count_text(&mut self, sheet: &Sheet, row: usize, column: usize, cell: &Cell) -> Result<(), Unreadable> {
        let Cell::Text(text) = cell else { return Ok(()) };
        if text.chars().nth(CELL_TEXT).is_some() {
            let column = Some(letters(column));
            let place = At { sheet: sheet.name.clone(), row: Some(row + 1), column, header: String::new() };
            return Err(Sentence::LongCell { place: Box::new(place), limit: CELL_TEXT }.into());
        }
        self.text += text.len();
        if self.text > TEXT {
            return Err(Sentence::TooMuchText { limit: TEXT / 1024 / 1024 }.into());
        }
        Ok(())
    }
}
