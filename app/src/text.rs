//! Translations: every text that people see is looked up by its key in the files of `locales/<language>/`.
//!
//! English is complete and what other languages fall back to; another language only needs its files. Texts are looked up
//! on the server: the browser gets the words of the page and nothing else. Write `t!("key")` or `t!("key", days = 3)`.

use chrono::{Datelike as _, NaiveDate};
use fluent_templates::{LanguageIdentifier, Loader as _, fluent_bundle::FluentValue, static_loader};
use leptos::prelude::use_context;
use std::{borrow::Cow, collections::HashMap};

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The language of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(LanguageIdentifier);

impl Default for Language {
    fn default() -> Self {
        Self(fluent_templates::langid!("en"))
    }
}

impl Language {
    /// The first language of the browser's `Accept-Language` header that there is a file for; else English.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut wanted =
            header.split(',').filter_map(|part| part.split(';').next()?.trim().parse::<LanguageIdentifier>().ok());
        let known =
            |wanted: &LanguageIdentifier| TEXTS.locales().find(|known| known.language == wanted.language).cloned();
        wanted.find_map(|wanted| known(&wanted)).map_or_else(Self::default, Self)
    }

    /// The tag for the `lang` attribute.
    #[must_use]
    pub fn tag(&self) -> String {
        self.0.to_string()
    }

    /// The direction of writing for the `dir` attribute.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        if matches!(self.0.language.as_str(), "ar" | "fa" | "he" | "ur") { "rtl" } else { "ltr" }
    }

    /// The text of `key`, with the values that it names.
    #[must_use]
    pub fn text(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'_>> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        TEXTS.try_lookup_complete(&self.0, key, Some(&values)).unwrap_or_else(|| {
            tracing::error!(key, "a text is missing");
            key.to_owned()
        })
    }
}

/// The language of the page that is being rendered.
#[must_use]
pub fn language() -> Language {
    use_context().unwrap_or_default()
}

/// The text of a key in the language of the page: `t!("key")`, `t!("key", name = value, …)`.
#[macro_export]
macro_rules! t {
    ($key:expr $(,)?) => { $crate::text::language().text($key, &[]) };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text::language().text($key, &[$((stringify!($name), $value.into())),+])
    };
}

/// A day as people of the page's language write it: "3 Sep 2026".
#[must_use]
pub fn day(date: NaiveDate) -> String {
    let month = t!(&format!("month-{}", date.month()));
    t!("date-day", day = date.day(), month = month, year = date.year().to_string())
}

/// A day if there is one, else nothing.
#[must_use]
pub fn maybe_day(date: Option<NaiveDate>) -> String {
    date.map(day).unwrap_or_default()
}

/// A moment as people of the page's language write it, in UTC: "3 Sep 2026, 14:05".
#[must_use]
pub fn moment(at: chrono::DateTime<chrono::Utc>) -> String {
    t!("date-moment", day = day(at.date_naive()), time = at.format("%H:%M").to_string())
}

/// A share of 0 to 1 as percent with one decimal; a dash if there is none.
#[must_use]
pub fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| t!("percent-none"), |share| t!("percent", value = format!("{:.1}", share * 100.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_first_language_that_there_is() {
        assert_eq!(Language::accepted("xx, en-GB;q=0.8").tag(), "en");
        assert_eq!(Language::accepted("").tag(), "en");
        assert_eq!(Language::accepted("%%%").tag(), "en");
    }

    #[test]
    fn every_key_that_the_pages_name_has_an_english_text() {
        let english = sources(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en")));
        let mut missing = Vec::new();
        for (file, source) in sources(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
            let parts: Vec<&str> = source.split("t!(\"").collect();
            for pair in parts.windows(2) {
                // `format!` and its like end in the same letter.
                let is_other_macro = pair[0].ends_with(char::is_alphanumeric);
                let key = pair[1].split('"').next().unwrap_or_default();
                if !is_other_macro && !key.contains('{') && !has(&english, key) {
                    missing.push(format!("{file}: {key}"));
                }
            }
        }
        missing.retain(|line| !line.contains("text.rs: key") && !line.contains("lib.rs: key"));
        assert!(missing.is_empty(), "keys without a text: {missing:#?}");
    }

    /// Whether `key` stands in an English file; a text with values cannot be looked up without them.
    fn has(english: &[(String, String)], key: &str) -> bool {
        english.iter().flat_map(|(_, text)| text.lines()).any(|line| line.split(" =").next() == Some(key))
    }

    fn sources(folder: &std::path::Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                found.extend(sources(&path));
            } else {
                found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
        found
    }
}
