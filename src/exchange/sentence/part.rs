//! What can stand in a sentence: words, counts, days and places of a file.

use crate::exchange::{
    text::shorten,
    workbook::{Place, letters},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest header that a place repeats, in characters.
const SHOWN_HEADER: usize = 60;
/// How English writes a day.
const DAY: &str = "%-d %b %Y";

/// What stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentencePart<'a> {
    /// A name, a code, something that was written.
    Text(&'a str),
    /// A count or a limit.
    Number(usize),
    /// A day.
    Day(NaiveDate),
    /// A place of the file.
    At(&'a At),
}

impl fmt::Display for SentencePart<'_> {
    /// In English.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => out.write_str(text),
            Self::Number(number) => write!(out, "{number}"),
            Self::Day(day) => write!(out, "{}", day.format(DAY)),
            Self::At(at) => write!(out, "{at}"),
        }
    }
}

/// What can stand in a sentence.
pub(super) trait Says {
    fn part(&self) -> SentencePart<'_>;
    /// Something of the kind, to try texts with.
    fn sample(name: &str) -> Self;
}

impl Says for String {
    fn part(&self) -> SentencePart<'_> {
        SentencePart::Text(self)
    }

    fn sample(name: &str) -> Self {
        format!("<{name}>")
    }
}

impl Says for usize {
    fn part(&self) -> SentencePart<'_> {
        SentencePart::Number(*self)
    }

    fn sample(_: &str) -> Self {
        7
    }
}

impl Says for NaiveDate {
    fn part(&self) -> SentencePart<'_> {
        SentencePart::Day(*self)
    }

    fn sample(_: &str) -> Self {
        Self::default()
    }
}

impl Says for Box<At> {
    fn part(&self) -> SentencePart<'_> {
        SentencePart::At(self)
    }

    fn sample(name: &str) -> Self {
        Self::new(At { sheet: "People".into(), row: Some(2), column: Some("A".into()), header: name.into() })
    }
}

/// A place of a file, as a person finds it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// The sheet.
    pub sheet: String,
    /// The row, counted from 1; none for a whole sheet or column.
    pub row: Option<usize>,
    /// The column as spreadsheets name it; none for a whole sheet or row.
    pub column: Option<String>,
    /// What stands over the column; empty where nothing does.
    pub header: String,
}

impl From<&Place> for At {
    fn from(place: &Place) -> Self {
        let column = place.column.as_ref();
        Self {
            sheet: place.sheet.to_string(),
            row: place.row,
            column: column.map(|column| letters(column.index)),
            header: column.map_or_else(String::new, |column| shorten(&column.header, SHOWN_HEADER)),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        At::from(self).fmt(out)
    }
}

impl From<&Place> for Box<At> {
    /// On the heap, so that other sentences stay small.
    fn from(place: &Place) -> Self {
        Self::new(place.into())
    }
}

impl fmt::Display for At {
    /// In English: "Matrix, row 19, column Q (SPILL-01)".
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sheet)?;
        if let Some(row) = self.row {
            write!(out, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(out, ", column {column}")?;
            if !self.header.is_empty() {
                write!(out, " ({})", self.header)?;
            }
        }
        Ok(())
    }
}
