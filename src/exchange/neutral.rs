//! Cells of exported tables that no spreadsheet program takes for a formula.
//!
//! A cell that begins with `=`, `+`, `-` or `@` (or a tab or line end before one of them) is calculated when a CSV file is
//! opened, whoever wrote it. Every export puts an apostrophe before such a text; numbers keep their sign.

use std::borrow::Cow;

/// `text` as a cell of a table that is exported: with an apostrophe before what would be calculated.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    if is_formula && text.trim().parse::<f64>().is_err() { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A CSV file in UTF-8 with a mark, so that spreadsheet programs read it as such; every cell is neutral.
#[cfg(feature = "store")]
pub fn csv<const N: usize>(
    headers: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<Vec<u8>, csv::Error> {
    let mut file = "\u{feff}".as_bytes().to_vec();
    file.extend(csv_rows([headers.map(str::to_owned)])?);
    file.extend(csv_rows(rows)?);
    Ok(file)
}

/// Lines of such a file, for one that is written piece by piece: it begins with [`csv`] of its headers alone.
#[cfg(feature = "store")]
pub fn csv_rows<const N: usize>(rows: impl IntoIterator<Item = [String; N]>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|text| cell(text).into_owned()))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
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
}
