//! Texts that a spreadsheet must not take for formulas.
//!
//! A name such as `=HYPERLINK(…)` in a file that somebody exports would be carried out on the machine of whoever opens
//! it. An apostrophe before it makes it text again for every spreadsheet.

use std::borrow::Cow;

/// `text` as a cell that no spreadsheet takes for a formula.
#[must_use]
pub fn neutral(text: &str) -> Cow<'_, str> {
    // A tab or a line break before the sign does not help: spreadsheets drop them.
    let first = text.trim_start().chars().next();
    let is_risky = matches!(first, Some('=' | '+' | '-' | '@')) || text.starts_with(['\t', '\r', '\n']);
    if is_risky { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn a_formula_becomes_text() {
        for risky in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"] {
            assert!(neutral(risky).starts_with('\''), "{risky:?}");
        }
        for harmless in ["Ann", "", "3 = 3", "’t Hart", "a-b"] {
            assert_eq!(neutral(harmless), harmless);
        }
    }
}
