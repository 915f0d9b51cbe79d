//! The languages that there are files for, and the texts of one of them.

use super::{digits::NumbersOf, is_rtl, told_day};
use chrono::NaiveDate;
use docendo::kernel::language::LanguageTag;
use icu_locale_core::LanguageIdentifier;
use leptos::prelude::use_context;
use std::{ptr, sync::LazyLock};
use texts::{Texts, Value};

/// The tags of all languages, and their texts as `build.rs` wrote them.
const SOURCES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));
/// The language of which there are all texts.
const FALLBACK: &str = "en";

/// A language that there are files for.
#[derive(Debug)]
struct Known {
    tag: &'static str,
    identifier: LanguageIdentifier,
    texts: Texts,
}

impl Known {
    fn read((tag, texts): &(&'static str, &str)) -> Self {
        let identifier = tag.parse().expect("folders of languages are called by their tags");
        Self { tag, identifier, texts: serde_json::from_str(texts).expect("it was written for this program") }
    }
}

/// English first, the others by their tags.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut known: Vec<Known> = SOURCES.iter().map(Known::read).collect();
    known.sort_by_key(|one| (one.tag != FALLBACK, one.tag));
    known
});

/// The languages that lack texts, which stand in English there.
const IN_PART: [&str; 2] = ["ar", "fr"];
/// The language of a page; there are files for it.
#[derive(Debug, Clone, Copy)]
pub struct Language(&'static Known);

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for Language {}

impl Default for Language {
    fn default() -> Self {
        Self(&KNOWN[0])
    }
}

impl Language {
    /// Every language: English first, the others by their tags.
    #[must_use]
    pub fn all() -> Vec<Self> {
        KNOWN.iter().map(Self).collect()
    }

    /// The language for `tag`, whatever its region.
    #[must_use]
    pub fn named(tag: &str) -> Option<Self> {
        let wanted: LanguageIdentifier = tag.parse().ok()?;
        KNOWN.iter().find(|known| known.identifier.language == wanted.language).map(Self)
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
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// Its name in itself.
    #[must_use]
    pub fn name(self) -> String {
        self.text("language-name", &[])
    }

    /// Whether some of its texts are still missing.
    #[must_use]
    pub fn is_in_part(self) -> bool {
        IN_PART.contains(&self.0.tag)
    }

    /// The direction of writing for the `dir` attribute.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// All of its texts.
    #[cfg(test)]
    pub(super) fn texts(self) -> &'static Texts {
        &self.0.texts
    }

    fn is_rtl(self) -> bool {
        is_rtl(self.0.identifier.language.as_str())
    }

    /// A day as people of the language write it: "3 Sep 2026".
    #[must_use]
    pub fn day(self, date: NaiveDate) -> String {
        told_day(date, |key, values| self.text(key, values))
    }

    /// Whether `key` is that of a text.
    pub(crate) fn is_key(key: &str) -> bool {
        Self::default().0.texts.get(key).is_some()
    }

    /// The text of `key`, with the values that it names; in English if the language lacks it.
    #[must_use]
    pub fn text(self, key: &str, values: &[(&'static str, Value)]) -> String {
        self.own_text(key, values).unwrap_or_else(|| self.english_text(key, values))
    }

    /// The text of `key`, unless the language lacks it.
    pub(crate) fn own_text(self, key: &str, values: &[(&'static str, Value)]) -> Option<String> {
        self.told(self, key, values)
    }

    /// The English text of `key` for a page of this language.
    pub(super) fn english_text(self, key: &str, values: &[(&'static str, Value)]) -> String {
        self.told(Self::default(), key, values).unwrap_or_else(|| {
            tracing::error!(key, "a text is missing");
            key.to_owned()
        })
    }

    /// The text of `key` in `language`, for a page of this one: in a line from right to left a name in Latin letters and a date in
    /// an English sentence have to stand apart, or what is around them jumps. Elsewhere whoever copies a text should get no more than
    /// is seen.
    fn told(self, language: Self, key: &str, values: &[(&'static str, Value)]) -> Option<String> {
        Some(language.0.texts.get(key)?.told(values, &NumbersOf(language.0.tag), self.is_rtl()))
    }
}

/// The language of the page that is being rendered.
#[must_use]
pub fn language() -> Language {
    use_context().unwrap_or_default()
}
