//! Comma-separated files as programs and people really write them: commas, semicolons, tabs or bars; UTF-8 with or
//! without a mark, UTF-16, or Windows-1252 (of which Latin-1 is the visible part).

use crate::exchange::sentence::{At, Sentence};
use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::Unreadable;
use super::limited::Limited;
use crate::exchange::workbook::{Cell, Sheet, Workbook, letters};

/// What may stand between two cells, the most usual first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are tried to find out the separator.
const SAMPLE: usize = 60;

/// A cell that goes on over more lines is a quotation mark that nobody closed: it would swallow the rest of the file.
const CELL_LINES: usize = 100;

/// Whether a cell has swallowed rows: it goes on without an end, or two of its lines are as wide as the rows above.
fn swallows_rows(field: &str, separator: u8, width: usize) -> bool {
    let is_row = |line: &&str| width > 1 && line.bytes().filter(|byte| *byte == separator).count() + 1 >= width;
    field.lines().nth(CELL_LINES).is_some() || field.lines().filter(is_row).count() >= 2
}

pub(super) fn read(sheet_name: &str, file_name: &str, bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let text = decode(bytes).ok_or_else(|| Sentence::UnknownKind { name: file_name.to_owned() })?;
    let (separator, text) = declared(&text).unwrap_or_else(|| (sniff(&text), &text));
    let mut sheet = Sheet { name: sheet_name.to_owned(), ..Sheet::default() };
    let mut limited = Limited::default();
    let (mut row, mut width) = (0, 0);
    for record in reader(separator, text).into_records() {
        let record = record.map_err(|error| Unreadable::Damaged { cause: error.to_string() })?;
        // The reader skips blank lines; a spreadsheet shows them as rows, and problems are named by row.
        row += 1 + record.position().map_or(0, |start| blank_lines(text, start.byte()));
        // The widest row so far; what is swallowed was never a row.
        let cells = record.len();
        for (column, field) in record.iter().enumerate().filter(|(_, field)| !field.trim().is_empty()) {
            if swallows_rows(field, separator, width) {
                let place = At {
                    sheet: sheet.name.clone(),
                    row: Some(row),
                    column: Some(letters(column)),
                    header: String::new(),
                };
                return Err(Sentence::OpenQuote { place: Box::new(place) }.into());
            }
            limited.put(&mut sheet, row - 1, column, Cell::Text(field.to_owned()))?;
        }
        width = width.max(cells);
    }
    Ok(Workbook { sheets: vec![sheet] })
}

/// How many blank lines follow a place in the text. The place may be within the line end before them.
fn blank_lines(text: &str, from: u64) -> usize {
    let from = usize::try_from(from).unwrap_or(text.len());
    let before = from.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let rest = if before == Some(&b'\r') { rest.strip_prefix(b"\n").unwrap_or(rest) } else { rest };
    let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let (returns, feeds) = ends.fold(
        (0, 0),
        |(returns, feeds), byte| if *byte == b'\r' { (returns + 1, feeds) } else { (returns, feeds + 1) },
    );
    returns.max(feeds)
}

/// The text of the file; none if it is no text.
fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let bytes = &bytes[mark..];
    let text = match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text,
        // A damaged byte or two do not make another encoding of what is UTF-8 all over.
        None if mark == 0 => mostly_utf8(bytes).unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0),
        None => return None,
    };
    (!text.contains('\0')).then_some(text)
}

/// The text of bytes that are UTF-8 but for a few: at least ten times as many letters beyond ASCII can be read as cannot.
fn mostly_utf8(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = String::from_utf8_lossy(bytes);
    let (lost, read) = text.chars().filter(|letter| !letter.is_ascii()).fold((0, 0), |(lost, read), letter| {
        if letter == char::REPLACEMENT_CHARACTER { (lost + 1, read) } else { (lost, read + 1) }
    });
    (read >= 10 * lost).then_some(text)
}

/// The separator that Excel's first line `sep=;` declares, and the text after that line.
fn declared(text: &str) -> Option<(u8, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let separator = *rest.as_bytes().first().filter(|byte| SEPARATORS.contains(byte))?;
    let rest = rest[1..].trim_start_matches('\r');
    Some((separator, rest.strip_prefix('\n')?))
}

/// The separator with which the most rows have the same, large number of cells.
fn sniff(text: &str) -> u8 {
    let score = |separator: &u8| {
        let mut widths: Vec<usize> = Vec::new();
        widths.extend(reader(*separator, text).into_records().take(SAMPLE).flatten().map(|record| record.len()));
        let of_width = |width: usize| widths.iter().filter(|other| **other == width).count() * (width - 1);
        widths.iter().map(|width| of_width(*width)).max().unwrap_or(0)
    };
    // Of equals the last is taken, so the most usual is tried last.
    SEPARATORS.into_iter().rev().max_by_key(score).unwrap_or(b',')
}

fn reader(separator: u8, text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}
