//! Numbers as people of a language write them, 12,345.6 in English and 12.345,6 in Spanish, and what kind of plural goes with them.
//! Digits are 0 to 9 in every language, as in the codes and fields around them.

use super::plain;
use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::{cell::RefCell, collections::HashMap};
use texts::Numbers;

thread_local! {
    /// What knows the numbers of each language, by its tag. Making one takes longer than a hundred numbers.
    static RULES: RefCell<HashMap<&'static str, Rules>> = RefCell::default();
}

/// What a language says of numbers; nothing where it is not known.
struct Rules {
    digits: Option<DecimalFormatter>,
    plurals: Option<PluralRules>,
}

impl Rules {
    fn of(tag: &str) -> Self {
        let digits = |locale: Locale| DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok();
        let plurals = |locale: Locale| PluralRules::try_new_cardinal(locale.into()).ok();
        Self {
            digits: format!("{tag}-u-nu-latn").parse().ok().and_then(digits),
            plurals: tag.parse().ok().and_then(plurals),
        }
    }
}

fn with_rules<T>(tag: &'static str, ask: impl FnOnce(&Rules) -> T) -> T {
    RULES.with_borrow_mut(|known| ask(known.entry(tag).or_insert_with(|| Rules::of(tag))))
}

/// `digits`, such as "-1234.5", in the language with this tag; as they are if that is not known.
pub(super) fn written(tag: &'static str, digits: &str) -> String {
    let format = |rules: &Rules| Some(rules.digits.as_ref()?.format(&digits.parse::<Decimal>().ok()?).to_string());
    with_rules(tag, format).unwrap_or_else(|| digits.to_owned())
}

/// Numbers within texts, in the language with this tag.
pub(super) struct NumbersOf(pub(super) &'static str);

impl Numbers for NumbersOf {
    fn plural(&self, number: f64) -> String {
        let category = |rules: &Rules| {
            let digits: Decimal = number.to_string().parse().ok()?;
            Some(rules.plurals.as_ref()?.category_for(&digits))
        };
        match with_rules(self.0, category) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
        .to_owned()
    }

    fn written(&self, number: f64) -> String {
        plain(number).unwrap_or_else(|| written(self.0, &number.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_in_the_language() {
        assert_eq!(written("en", "1234567.5"), "1,234,567.5");
        assert_eq!(written("es", "87.3"), "87,3");
        assert_eq!(written("es", "12345"), "12.345");
        assert_eq!(written("fr", "12345"), "12\u{202f}345");
        assert_eq!(written("ar", "12345"), "12,345");
        assert_eq!(written("en", "none"), "none");
        assert_eq!(written("no language", "12345"), "12345");
    }

    #[test]
    fn every_number_has_the_plural_of_the_language() {
        let of = |tag, numbers: &[f64]| numbers.iter().map(|number| NumbersOf(tag).plural(*number)).collect::<Vec<_>>();
        assert_eq!(of("en", &[0.0, 1.0, 1.5, 2.0]), ["other", "one", "other", "other"]);
        assert_eq!(of("fr", &[0.0, 1.5, 2.0, 1_000_000.0]), ["one", "one", "other", "many"]);
        assert_eq!(of("ar", &[0.0, 1.0, 2.0, 3.0, 11.0, 100.0]), ["zero", "one", "two", "few", "many", "other"]);
    }
}
