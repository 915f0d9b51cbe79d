//! The languages that there are files for, and the texts of one of them.

use super::digits;
use chrono::{Datelike as _, NaiveDate};
use docendo::kernel::language::LanguageTag;
use fluent_templates::{LanguageIdentifier, Loader as _, fluent_bundle::FluentValue, static_loader};
use leptos::prelude::use_context;
use std::collections::HashMap;

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_formatter(Some(digits::format)),
    };
}

/// The languages that lack texts, which stand in English there.
const IN_PART: [&str; 2] = ["ar", "fr"];
/// What stands around the values in a text: they are laid out by themselves, whatever runs around them.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The language of a page; there are files for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(&'static LanguageIdentifier);

impl Default for Language {
    fn default() -> Self {
        Self(TEXTS.fallback())
    }
}

fn is_rtl(language: &LanguageIdentifier) -> bool {
    matches!(language.language.as_str(), "ar" | "fa" | "he" | "ur")
}

impl Language {
    /// Every language: English first, the others by their tags.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = TEXTS.locales().map(Self).collect();
        all.sort_by_key(|language| (*language != Self::default(), language.tag()));
        all
    }

    /// The language for `tag`, whatever its region.
    #[must_use]
    pub fn named(tag: &str) -> Option<Self> {
        let wanted: LanguageIdentifier = tag.parse().ok()?;
        TEXTS.locales().find(|known| known.language == wanted.language).map(Self)
    }

    /// The first language of the browser's `Accept-Language` header that there is a file for; else English.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut tags = header.split(',').filter_map(|part| part.split(';').next());
        tags.find_map(|tag| Self::named(tag.trim())).unwrap_or_default()
    }

    /// The language that was chosen, if there are files for it.
    #[must_use]
    pub fn chosen(tag: Option<&LanguageTag>) -> Option<Self> {
        Self::named(tag?.as_str())
    }

    /// The tag for the `lang` attribute.
    #[must_use]
    pub fn tag(self) -> String {
        self.0.to_string()
    }

    /// Its name in itself.
    #[must_use]
    pub fn name(self) -> String {
        self.text("language-name", &[])
    }

    /// Whether some of its texts are still missing.
    #[must_use]
    pub fn is_in_part(self) -> bool {
        IN_PART.contains(&self.0.language.as_str())
    }

    /// The direction of writing for the `dir` attribute.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if is_rtl(self.0) { "rtl" } else { "ltr" }
    }

    /// The language as the libraries know it.
    pub(super) fn identifier(self) -> &'static LanguageIdentifier {
        self.0
    }

    /// A day as people of the language write it: "3 Sep 2026".
    #[must_use]
    pub fn day(self, date: NaiveDate) -> String {
        let month = self.text(&format!("month-{}", date.month()), &[]);
        let values = [("day", date.day().into()), ("month", month.into()), ("year", date.year().to_string().into())];
        self.text("date-day", &values)
    }

    /// Whether `key` is that of a text.
    pub(crate) fn is_key(key: &str) -> bool {
        TEXTS.lookup_single_language::<&str>(TEXTS.fallback(), key, None).is_ok()
    }

    /// The text of `key`, with the values that it names; in English if the language lacks it.
    #[must_use]
    pub fn text(self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        self.own_text(key, values).unwrap_or_else(|| self.english_text(key, values))
    }

    /// The text of `key`, unless the language lacks it.
    pub(crate) fn own_text(self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> Option<String> {
        self.written(self.0, key, values)
    }

    /// The English text of `key` for a page of this language.
    pub(super) fn english_text(self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        self.written(TEXTS.fallback(), key, values).unwrap_or_else(|| {
            tracing::error!(key, "a text is missing");
            key.to_owned()
        })
    }

    fn written(
        self,
        language: &LanguageIdentifier,
        key: &str,
        values: &[(&'static str, FluentValue<'_>)],
    ) -> Option<String> {
        if values.is_empty() {
            return TEXTS.lookup_single_language::<&str>(language, key, None).ok();
        }
        let values: HashMap<&str, FluentValue<'_>> =
            values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let text = TEXTS.lookup_single_language(language, key, Some(&values)).ok()?;
        // In a line from right to left a name in Latin letters and a date in an English sentence have to stand apart, or what
        // is around them jumps. Elsewhere whoever copies a text should get no more than is seen.
        Some(if is_rtl(self.0) { text } else { text.replace(ISOLATES, "") })
    }
}

/// The language of the page that is being rendered.
#[must_use]
pub fn language() -> Language {
    use_context().unwrap_or_default()
}
