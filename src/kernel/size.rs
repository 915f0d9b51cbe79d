//! Sizes of files and of what they take together, as people write and read them: `10 GB`.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The units, each with its size in bytes, as systems of files count.
const UNITS: [(&str, u64); 5] = [("TB", 1 << 40), ("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10), ("B", 1)];

/// A number of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Size(pub u64);

impl FromStr for Size {
    type Err = String;

    /// The size that `text` names: a number, perhaps with decimals, and one of the units.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("a size is a number and B, KB, MB, GB or TB, such as 10 GB, and not {text}");
        let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let unit = text[digits.len()..].to_ascii_uppercase();
        let (_, unit) = UNITS.into_iter().find(|(name, _)| *name == unit).ok_or_else(wrong)?;
        let (whole, part) = digits.trim().split_once('.').unwrap_or((digits.trim(), "0"));
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        if !is_number(whole) || !is_number(part) || part.len() > 3 {
            return Err(wrong());
        }
        let thousandths = format!("{whole}{part:0<3}").parse::<u64>().map_err(|_| wrong())?;
        let bytes = u128::from(thousandths) * u128::from(unit) / 1000;
        u64::try_from(bytes).ok().filter(|bytes| i64::try_from(*bytes).is_ok()).map(Self).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Size {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Size> for String {
    fn from(size: Size) -> Self {
        size.to_string()
    }
}

impl fmt::Display for Size {
    /// In the largest unit that it fills, to a tenth.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, unit) = UNITS.into_iter().find(|(_, unit)| self.0 >= *unit).unwrap_or(("B", 1));
        let tenths = (u128::from(self.0) * 10 + u128::from(unit) / 2) / u128::from(unit);
        let (whole, tenth) = (tenths / 10, tenths % 10);
        if tenth == 0 { write!(f, "{whole} {name}") } else { write!(f, "{whole}.{tenth} {name}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_as_it_is_written() {
        for (text, bytes) in [("10 GB", 10 << 30), ("1.5 MB", 3 << 19), ("512 KB", 512 << 10), ("7 B", 7), ("0 B", 0)] {
            assert_eq!(text.parse(), Ok(Size(bytes)), "{text}");
            assert_eq!(Size(bytes).to_string(), text);
        }
        assert_eq!("2tb".parse(), Ok(Size(2 << 40)));
        for wrong in ["", "GB", "10", "ten GB", "-1 GB", "1.2.3 GB", "1e3 MB", "10 GiB", "99999999999 TB", "1. GB"] {
            assert!(wrong.parse::<Size>().is_err(), "{wrong}");
        }
    }
}
