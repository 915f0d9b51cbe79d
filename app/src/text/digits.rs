//! Numbers as people of a language write them: 12,345.6 in English, 12.345,6 in Spanish. Digits are 0 to 9 in every
//! language, as in the codes and fields around them.

use fluent_templates::{LanguageIdentifier, fluent_bundle::FluentValue};
use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_locale_core::Locale;
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use std::{cell::RefCell, collections::HashMap};

/// Below this no language groups digits.
const GROUPED: f64 = 1000.0;

thread_local! {
    /// What writes numbers in each language; none where the language is not known. Making one takes longer than a hundred numbers.
    static FORMATTERS: RefCell<HashMap<LanguageIdentifier, Option<DecimalFormatter>>> = RefCell::default();
}

fn formatter(language: &LanguageIdentifier) -> Option<DecimalFormatter> {
    let locale: Locale = format!("{language}-u-nu-latn").parse().ok()?;
    DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()
}

/// `digits`, such as "-1234.5", in `language`; as they are if that is not known.
pub(super) fn written(language: &LanguageIdentifier, digits: &str) -> String {
    let formatted = FORMATTERS.with_borrow_mut(|known| {
        if !known.contains_key(language) {
            known.insert(language.clone(), formatter(language));
        }
        let formatter = known.get(language)?.as_ref()?;
        Some(formatter.format(&digits.parse::<Decimal>().ok()?).to_string())
    });
    formatted.unwrap_or_else(|| digits.to_owned())
}

/// The language of a bundle of texts.
struct BundleLanguage(LanguageIdentifier);

impl Memoizable for BundleLanguage {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Ok(Self(language))
    }
}

/// How numbers stand inside texts.
pub(super) fn format(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    if number.value.fract() == 0.0 && number.value.abs() < GROUPED {
        return None;
    }
    memoizer.with_try_get::<BundleLanguage, _, _>((), |language| written(&language.0, &number.value.to_string())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_in_the_language() {
        let of = |tag: &str, digits| written(&tag.parse().unwrap(), digits);
        assert_eq!(of("en", "1234567.5"), "1,234,567.5");
        assert_eq!(of("es", "87.3"), "87,3");
        assert_eq!(of("es", "12345"), "12.345");
        assert_eq!(of("fr", "12345"), "12\u{202f}345");
        assert_eq!(of("ar", "12345"), "12,345");
        assert_eq!(of("en", "none"), "none");
    }
}
