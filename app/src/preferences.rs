//! How somebody likes to see the product on this device: the colour scheme, the rail with or without words, the language.
//!
//! Kept in a cookie, so that the server draws the first page right and nothing jumps. Nothing in it is secret. The language
//! of somebody who is signed in is kept with their account as well: it goes with them to other devices.

use crate::{form::Form, text::Language};
use axum::http::{HeaderMap, header};
use docendo::kernel::{access::Permissions, id::PersonId};

/// The cookie's name; its value is `<scheme>.<rail>`, and `.<language>` if one was chosen.
const COOKIE: &str = "look";

/// The word in a form that leaves the language to the organisation and the browser.
pub(crate) const ANY_LANGUAGE: &str = "any";

/// A language to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageOption {
    /// Its tag.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// In which direction it runs: `ltr` or `rtl`.
    pub direction: String,
    /// That it lacks texts, said in itself; nothing if it lacks none.
    pub in_part: Option<String>,
    /// Whether it was chosen.
    pub is_chosen: bool,
}

/// The colour scheme of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// Every scheme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its word in forms and in the cookie.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub(crate) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == word)
    }
}

/// What the frame shows of whoever is signed in, and how they like it.
#[derive(Debug, Clone)]
pub struct Framing {
    /// The person.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// The code of their highest access role.
    pub role: String,
    /// What they may do.
    pub permissions: Permissions,
    /// The colours of the pages.
    pub scheme: Scheme,
    /// Whether the rail shows icons alone.
    pub rail_is_narrow: bool,
    /// Every language of the product.
    pub languages: Vec<LanguageOption>,
}

/// What somebody prefers on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// The colour scheme.
    pub scheme: Scheme,
    /// Whether the rail shows icons alone.
    pub rail_is_narrow: bool,
    /// The language, if the visitor chose one.
    pub language: Option<Language>,
}

impl Preferences {
    /// What the cookie of a request says; the defaults where it says nothing that can be read.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let cookies = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'));
        let found = cookies.filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == COOKIE);
        let mut parts = found.map(|(_, value)| value.split('.')).into_iter().flatten();
        let (scheme, rail, language) = (parts.next(), parts.next(), parts.next());
        Self {
            scheme: scheme.and_then(Scheme::named).unwrap_or_default(),
            rail_is_narrow: rail == Some("narrow"),
            language: language.and_then(Language::named),
        }
    }

    /// The languages to choose from; `chosen` marks one.
    #[must_use]
    pub fn languages(chosen: Option<Language>) -> Vec<LanguageOption> {
        let option = |one: Language| LanguageOption {
            tag: one.tag().to_owned(),
            name: one.name(),
            direction: one.direction().to_owned(),
            in_part: one.is_in_part().then(|| one.text("language-in-part", &[])),
            is_chosen: Some(one) == chosen,
        };
        Language::all().into_iter().map(option).collect()
    }

    /// The value of `data-theme` on the document; none leaves it to the system.
    #[must_use]
    pub fn theme(self) -> Option<&'static str> {
        (self.scheme != Scheme::System).then(|| self.scheme.code())
    }

    /// The value of `data-rail` on the document.
    #[must_use]
    pub const fn rail(self) -> &'static str {
        if self.rail_is_narrow { "narrow" } else { "wide" }
    }

    /// With what a form chose; what it does not name stays.
    pub(crate) fn changed_by(self, form: &Form) -> Self {
        let rail_is_narrow = match form.value("rail") {
            "narrow" => true,
            "wide" => false,
            _ => self.rail_is_narrow,
        };
        let language = match chosen_language(form) {
            Choice::Language(language) => Some(language),
            Choice::Any => None,
            Choice::Nothing => self.language,
        };
        Self { scheme: Scheme::named(form.value("scheme")).unwrap_or(self.scheme), rail_is_narrow, language }
    }

    /// The header that keeps them for a year.
    pub(crate) fn cookie(self) -> String {
        let rail = if self.rail_is_narrow { "narrow" } else { "wide" };
        let language = self.language.map(|language| format!(".{}", language.tag())).unwrap_or_default();
        format!("{COOKIE}={}.{rail}{language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", self.scheme.code())
    }
}

/// What a form says of the language.
pub(crate) enum Choice {
    /// It shall be this one.
    Language(Language),
    /// That of the organisation or the browser.
    Any,
    /// The form is about something else.
    Nothing,
}

/// What `form` says of the language.
pub(crate) fn chosen_language(form: &Form) -> Choice {
    match form.value("language") {
        ANY_LANGUAGE => Choice::Any,
        tag => Language::named(tag).map_or(Choice::Nothing, Choice::Language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn sent(cookie: &'static str) -> Preferences {
        Preferences::of(&HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static(cookie))]))
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let dark = Preferences { scheme: Scheme::Dark, rail_is_narrow: true, language: None };
        assert_eq!(sent("session=x; look=dark.narrow"), dark);
        assert!(dark.cookie().starts_with("look=dark.narrow;"));
        let spanish = Preferences { language: Language::named("es"), ..dark };
        assert_eq!(sent("look=dark.narrow.es"), spanish);
        assert!(spanish.cookie().starts_with("look=dark.narrow.es;"));
        assert_eq!(sent("look=dark.narrow.tlh"), dark);
        assert_eq!(sent("look=purple"), Preferences::default());
        assert_eq!(sent("look=purple.wide"), Preferences::default());
    }

    #[test]
    fn choosing_one_thing_leaves_the_others_alone() {
        let narrow = Preferences { rail_is_narrow: true, language: Language::named("es"), ..Preferences::default() };
        let light = narrow.changed_by(&Form::showing([("scheme", "light")]));
        assert_eq!(light, Preferences { scheme: Scheme::Light, ..narrow });
        let arabic = light.changed_by(&Form::showing([("language", "ar")]));
        assert_eq!(arabic, Preferences { language: Language::named("ar"), ..light });
        let any = arabic.changed_by(&Form::showing([("language", ANY_LANGUAGE)]));
        assert_eq!(any, Preferences { language: None, ..light });
    }
}
