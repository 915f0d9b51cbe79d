//! Texts on the server, in the language of the page that is being rendered.

use super::{
    digits,
    fallback::{Resolved, marked},
    language::{Language, language},
};
use leptos::prelude::use_context;
use texts::Value;

/// What [`t!`](crate::t) makes of a key. In a page that is being rendered, an English text in another language is marked as such.
#[must_use]
pub fn text(key: &str, values: &[(&'static str, Value)]) -> String {
    let language = language();
    language.own_text(key, values).unwrap_or_else(|| {
        let english = language.english_text(key, values);
        if use_context::<Resolved>().is_some() { marked(&english) } else { english }
    })
}

/// Whether the page runs from right to left.
#[must_use]
pub fn is_mirrored() -> bool {
    language().direction() == "rtl"
}

/// Whether there is a text of this key.
pub(crate) fn is_key(key: &str) -> bool {
    Language::is_key(key)
}

/// The tag of the language of the page.
fn tag() -> &'static str {
    language().tag()
}

/// `digits`, such as "-1234.5", as people of the language write them.
pub(super) fn written(digits: &str) -> String {
    digits::written(tag(), digits)
}
