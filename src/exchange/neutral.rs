//! Exported tables in which no spreadsheet program finds a formula. Whatever the product writes as CSV is written here.
//!
//! A cell that begins with `=`, `+`, `-` or `@` (or a tab or line end before one of them) is calculated when a CSV file is
//! opened, whoever wrote it. Every export puts an apostrophe before such a text; numbers keep their sign. Every cell of a CSV file
//! stands in quotation marks: where lists are parted by semicolons, a program would else find a formula in the middle of a cell.

use std::borrow::Cow;

/// `text` as a cell of a table that is exported: with an apostrophe before what would be calculated.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    if is_formula && text.trim().parse::<f64>().is_err() { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// What writes lines of neutral cells.
#[cfg(feature = "store")]
pub(in crate::exchange) struct Lines(csv::Writer<Vec<u8>>);

#[cfg(feature = "store")]
impl Lines {
    /// Lines of a CSV file in UTF-8 after `beginning`.
    fn after(beginning: &str) -> Self {
        let quoted = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(beginning.into());
        Self(quoted)
    }

    /// A CSV file from its beginning, with the mark by which spreadsheet programs know UTF-8.
    pub(in crate::exchange) fn file() -> Self {
        Self::after("\u{feff}")
    }

    /// Lines parted by tabs, for the clipboard: no list is parted by them, and what is pasted as text has no marks.
    pub(in crate::exchange) fn tabs() -> Self {
        Self(csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new()))
    }

    pub(in crate::exchange) fn write<'a>(&mut self, line: impl IntoIterator<Item = &'a str>) -> Result<(), csv::Error> {
        self.0.write_record(line.into_iter().map(|text| cell(text).into_owned()))
    }

    pub(in crate::exchange) fn end(self) -> Result<Vec<u8>, csv::Error> {
        self.0.into_inner().map_err(|error| csv::Error::from(error.into_error()))
    }
}

/// A CSV file in UTF-8 with a mark, so that spreadsheet programs read it as such; every cell is neutral.
#[cfg(feature = "store")]
pub fn csv<const N: usize>(
    headers: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<Vec<u8>, csv::Error> {
    let mut file = Lines::file();
    file.write(headers)?;
    for row in rows {
        file.write(row.iter().map(String::as_str))?;
    }
    file.end()
}

/// Lines of such a file, for one that is written piece by piece: it begins with [`csv`] of its headers alone.
#[cfg(feature = "store")]
pub fn csv_rows<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> Result<Vec<u8>, csv::Error> {
    let mut lines = Lines::after("");
    for row in rows {
        lines.write(row.iter().map(String::as_str))?;
    }
    lines.end()
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn what_would_be_calculated_gets_an_apostrophe_and_the_rest_stays() {
        for formula in ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", " =1+1", "\t=1", "＝1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        for plain in ["", "-5", "+2.5", "a=b", "E-1", "31/02/2024", "Zoë"] {
            assert_eq!(cell(plain), plain);
        }
    }

    #[cfg(feature = "store")]
    #[test]
    fn every_cell_is_quoted_so_that_no_other_list_separator_parts_it() {
        let file = super::csv(["name", "note"], [["a;=1+1".to_owned(), String::new()], ["\"b\"".into(), "-5".into()]]);
        let file = String::from_utf8(file.unwrap()).unwrap();
        assert_eq!(file, "\u{feff}\"name\",\"note\"\n\"a;=1+1\",\"\"\n\"\"\"b\"\"\",\"-5\"\n");
    }
}
