//! Writing the compact form.

use super::{HAS_NUMBER, IS_GROUP, IS_REQUIRED, Mark, NAMES, NO_SHARE, WINDOW, WindowRange, percent};
use crate::competence::{
    facts::Rules,
    matrix::{Matrix, RowKey, Totals},
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
        // There are eight states, so that one fits into three bits.
        let mut byte = mark.state as u8;
        byte |= if mark.is_required { IS_REQUIRED } else { 0 } | if mark.is_group { IS_GROUP } else { 0 };
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
        let (kind, id) = match row.key {
            RowKey::Person(person) => (0, person.0),
            RowKey::Role(role) => (1, role.0),
            RowKey::Site(site) => (2, site.0),
        };
        out.push(kind);
        number(&mut out, id);
        share(&mut out, &row.totals);
        text(&mut out, &row.listed_name);
        text(&mut out, row.role.and_then(|role| rules.roles.get(&role)).map_or("", String::as_str));
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
