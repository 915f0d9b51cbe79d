//! Writing the compact form.

use super::{HAS_NUMBER, Mark, NAMES, NO_SHARE, RowHead, WINDOW, WindowRange, percent};
use crate::competence::{
    facts::Rules,
    matrix::{Matrix, Totals},
};
use chrono::NaiveDate;

/// The cells of `piece`, which is `part` of a matrix on `as_of`.
#[must_use]
pub fn write_window(part: WindowRange, piece: &Matrix, as_of: NaiveDate) -> Vec<u8> {
    let mut out = head(WINDOW, part);
    let start = out.len();
    out.resize(start + part.rows * part.columns, 0);
    let mut numbers = Vec::new();
    for cell in &piece.cells {
        let mark = Mark::of(cell, piece.rows[cell.row].key, as_of);
        let mut byte = mark.byte();
        if let Some(value) = mark.number {
            byte |= HAS_NUMBER;
            number(&mut numbers, value);
        }
        out[start + cell.row * part.columns + cell.column] = byte;
    }
    out.append(&mut numbers);
    out
}

/// The names of the rows and columns of `piece`, which is `part` of a matrix.
#[must_use]
pub fn write_names(part: WindowRange, piece: &Matrix, rules: &Rules) -> Vec<u8> {
    let mut out = head(NAMES, part);
    for row in &piece.rows {
        let RowHead { kind, id, share: held, name, role } = RowHead::of(row, rules);
        out.push(kind as u8);
        number(&mut out, id);
        out.push(held.unwrap_or(NO_SHARE));
        text(&mut out, &name);
        text(&mut out, &role);
    }
    for (column, totals) in piece.columns.iter().zip(&piece.column_totals) {
        number(&mut out, column.id.0);
        share(&mut out, totals);
        text(&mut out, &column.code);
        text(&mut out, &column.title);
    }
    out
}

fn head(kind: u8, part: WindowRange) -> Vec<u8> {
    let mut out = vec![kind];
    out.extend(part.fingerprint.to_le_bytes());
    for count in [part.first_row, part.rows, part.first_column, part.columns] {
        number(&mut out, i64::try_from(count).unwrap_or(i64::MAX));
    }
    out
}

fn number(out: &mut Vec<u8>, value: i64) {
    let mut rest = ((value << 1) ^ (value >> 63)).cast_unsigned();
    while rest >= 0x80 {
        out.push(rest.to_le_bytes()[0] | 0x80);
        rest >>= 7;
    }
    out.push(rest.to_le_bytes()[0]);
}

fn text(out: &mut Vec<u8>, text: &str) {
    number(out, i64::try_from(text.len()).unwrap_or(i64::MAX));
    out.extend(text.as_bytes());
}

fn share(out: &mut Vec<u8>, totals: &Totals) {
    out.push(percent(totals).unwrap_or(NO_SHARE));
}
