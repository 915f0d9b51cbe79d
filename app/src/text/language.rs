//! The languages that there are files for, and the texts of one of them.

use super::number;
use chrono::{Datelike as _, NaiveDate};
use docendo::kernel::language::LanguageTag;
use fluent_templates::{LanguageIdentifier, Loader as _, fluent_bundle::FluentValue, static_loader};
use leptos::prelude::use_context;
use std::{borrow::Cow, collections::HashMap};

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| {
            // In a line from right to left a name in Latin letters has to stand apart, or the punctuation around it jumps.
            let isolates = bundle.locales.iter().any(is_rtl);
            bundle.set_use_isolating(isolates);
            bundle.set_formatter(Some(number::format));
        },
    };
}

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

    /// The text of `key`, with the values that it names.
    #[must_use]
    pub fn text(self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'_>> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        TEXTS.try_lookup_complete(self.0, key, Some(&values)).unwrap_or_else(|| {
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
