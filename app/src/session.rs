//! Who looks at the pages, as far as pages have to know it: it travels to the browser with the first of them.

use docendo::kernel::{
    access::{Permissions, UseCase},
    id::PersonId,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The word in a form that leaves the language to the organisation and the browser.
pub(crate) const ANY_LANGUAGE: &str = "any";

/// Somebody who is signed in, how they like the product to look, and the languages that they may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The person.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// The code of their highest access role.
    pub role: String,
    /// What they may do. What they may not is refused by the use cases, whatever a page shows.
    pub permissions: Permissions,
    /// The colours of the pages.
    pub scheme: Scheme,
    /// Whether the rail shows icons alone.
    pub rail_is_narrow: bool,
    /// Every language of the product.
    pub languages: Vec<LanguageOption>,
}

/// A language to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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

    #[cfg(feature = "ssr")]
    pub(crate) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == word)
    }
}

impl Session {
    /// Whoever looks at the page; pages inside the product alone ask it.
    #[must_use]
    pub fn current() -> Self {
        expect_context()
    }

    /// Whether they may carry out `use_case`, whomever it is about.
    #[must_use]
    pub fn may(&self, use_case: UseCase) -> bool {
        use_case.is_open_to(self.permissions)
    }
}
