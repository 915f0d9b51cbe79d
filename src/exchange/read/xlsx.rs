//! Excel workbooks, cell by cell: a sheet is never reserved by the size that it claims to have.

use crate::exchange::sentence::Sentence;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::Unreadable;
use super::guard::Measured;
use super::limited::Limited;
use crate::exchange::workbook::{Cell, Sheet, Workbook};

/// The most sheets of a workbook.
const SHEETS: usize = 200;
/// The most bytes of XML that all sheets together may make the parser read; one part may stand for many sheets.
const PARSED: u64 = 1024 * 1024 * 1024;
/// Days between the two ways in which Excel counts them, from 1900 and from 1904.
const DAYS_1904: f64 = 1462.0;
/// The day after 31 December 9999, the last that Excel knows.
const LAST_DAY: f64 = 2_958_466.0;

/// Reads an archive that was found harmless.
pub(super) fn read(bytes: &[u8], measured: Measured) -> Result<Workbook, Unreadable> {
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheets: Vec<calamine::Sheet> =
        file.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    if sheets.len() > SHEETS {
        return Err(Sentence::TooManySheets { limit: SHEETS }.into());
    }
    if measured.largest.saturating_mul(sheets.len() as u64) > PARSED {
        return Err(Sentence::Bomb {}.into());
    }
    let mut limited = Limited::default();
    let sheets =
        sheets.into_iter().map(|sheet| read_sheet(&mut file, sheet, &mut limited)).collect::<Result<_, _>>()?;
    Ok(Workbook { sheets })
}

fn read_sheet(
    file: &mut Xlsx<Cursor<&[u8]>>,
    meta: calamine::Sheet,
    limited: &mut Limited,
) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet { hidden: meta.visible != SheetVisible::Visible, name: meta.name, ..Sheet::default() };
    let counts_from_1904 = file.has_1904_epoch();
    let name = sheet.name.clone();
    for region in file.merge_cells_by_sheet_name(&name).map_err(unreadable)? {
        sheet.spans.add(region.start.1 as usize, region.start.0 as usize, region.end.0 as usize);
    }
    sheet.spans.sort();
    let mut cells = file.worksheet_cells_reader(&name).map_err(unreadable)?;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let value = value(cell.get_value(), counts_from_1904);
        limited.put(&mut sheet, row as usize, column as usize, value)?;
    }
    Ok(sheet)
}

#[expect(clippy::cast_precision_loss, reason = "spreadsheets hold every number as a float")]
fn value(value: &DataRef<'_>, counts_from_1904: bool) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) => date(moment, counts_from_1904),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// A cell shown as a date; a duration, or a number too large for a date, stays a number.
fn date(moment: &ExcelDateTime, counts_from_1904: bool) -> Cell {
    let number = moment.as_f64() + if counts_from_1904 { DAYS_1904 } else { 0.0 };
    let in_range = moment.is_datetime() && (0.0..LAST_DAY).contains(&number);
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    date.filter(|_| in_range).map_or(Cell::Number(number), Cell::Date)
}

fn unreadable(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Sentence::OldOrProtected {}.into(),
        other => Unreadable::Damaged { cause: other.to_string() },
    }
}
