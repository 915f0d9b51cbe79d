//! Tags of languages, such as `es` or `pt-BR` (BCP 47). Which languages there are texts for, only pages know.

use super::problem::Problem;
use serde::Serialize;

/// The longest tag that is kept, in characters.
const LONGEST: usize = 35;

/// The tag of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// The tag in `text`: parts of 1 to 8 letters or digits with hyphens between them, the first of 2 letters or more.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        let first = text.split('-').next().unwrap_or_default();
        let begins = first.len() > 1 && first.bytes().all(|b| b.is_ascii_alphabetic());
        if text.len() > LONGEST {
            Err(Problem::TooLong(LONGEST))
        } else if begins && text.split('-').all(is_part) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Problem::BadCharacter)
        }
    }

    /// The tag as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_parts_with_hyphens_between_them() {
        for good in ["es", "pt-BR", "zh-Hant-TW", "sr-Latn"] {
            assert_eq!(LanguageTag::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "e", "es_MX", "es-", "-es", "español", "es-abcdefghi", "e5"] {
            assert_eq!(LanguageTag::parse(bad), Err(Problem::BadCharacter), "{bad}");
        }
        assert_eq!(LanguageTag::parse(&"ab-".repeat(12)), Err(Problem::TooLong(35)));
    }
}
