//! Reading the compact form. A message that is cut off or garbled is none.

use super::{ColumnHead, HAS_NUMBER, Mark, NAMES, NO_SHARE, RowHead, RowKind, WINDOW, WindowRange};

/// The cells of a part of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// Which part.
    pub part: WindowRange,
    /// The cells, row by row.
    pub marks: Vec<Mark>,
}

/// The names of a part of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// Which part.
    pub part: WindowRange,
    /// The heads of its rows.
    pub rows: Vec<RowHead>,
    /// The heads of its columns.
    pub columns: Vec<ColumnHead>,
}

/// The cells that `bytes` tell of.
#[must_use]
pub fn tile(bytes: &[u8]) -> Option<Tile> {
    let mut rest = Reader(bytes);
    let part = rest.head(WINDOW)?;
    let codes = rest.take(part.rows.checked_mul(part.columns)?)?;
    let mut marks = Vec::with_capacity(codes.len());
    for code in codes {
        let number = if code & HAS_NUMBER == 0 { None } else { Some(rest.number()?) };
        marks.push(Mark::of_byte(*code, number));
    }
    rest.0.is_empty().then_some(Tile { part, marks })
}

/// The names that `bytes` tell of.
#[must_use]
pub fn names(bytes: &[u8]) -> Option<Names> {
    let mut rest = Reader(bytes);
    let part = rest.head(NAMES)?;
    let rows = (0..part.rows).map(|_| rest.row()).collect::<Option<_>>()?;
    let columns = (0..part.columns).map(|_| rest.column()).collect::<Option<_>>()?;
    rest.0.is_empty().then_some(Names { part, rows, columns })
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn number(&mut self) -> Option<i64> {
        let mut folded = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            folded |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some((folded >> 1).cast_signed() ^ -(folded & 1).cast_signed());
            }
        }
        None
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn text(&mut self) -> Option<String> {
        let count = self.count()?;
        Some(std::str::from_utf8(self.take(count)?).ok()?.to_owned())
    }

    fn head(&mut self, kind: u8) -> Option<WindowRange> {
        if self.byte()? != kind {
            return None;
        }
        let fingerprint = u32::from_le_bytes(self.take(4)?.try_into().ok()?);
        let (first_row, rows) = (self.count()?, self.count()?);
        let (first_column, columns) = (self.count()?, self.count()?);
        Some(WindowRange { fingerprint, first_row, rows, first_column, columns })
    }

    fn row(&mut self) -> Option<RowHead> {
        let kind = [RowKind::Person, RowKind::Role, RowKind::Site].get(usize::from(self.byte()?)).copied()?;
        Some(RowHead { kind, id: self.number()?, share: share(self.byte()?), name: self.text()?, role: self.text()? })
    }

    fn column(&mut self) -> Option<ColumnHead> {
        Some(ColumnHead { id: self.number()?, share: share(self.byte()?), code: self.text()?, title: self.text()? })
    }
}

fn share(share: u8) -> Option<u8> {
    (share != NO_SHARE).then_some(share)
}
