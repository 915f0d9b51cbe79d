//! Links that look like buttons. A button proper is plain HTML: `<button class="btn">`.

use super::{Icon, IconName};
use leptos::prelude::*;

/// How much a button asks to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// One of several.
    #[default]
    Plain,
    /// What people come to the page for; one a page.
    Primary,
    /// Beside others, and seldom used.
    Quiet,
}

impl Weight {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "btn",
            Self::Primary => "btn btn-primary",
            Self::Quiet => "btn btn-quiet",
        }
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(into)] word: String,
    #[prop(optional, into)] icon: Option<IconName>,
    #[prop(optional)] weight: Weight,
) -> impl IntoView {
    view! { <a class=weight.class() href=href>{icon.map(|name| view! { <Icon name /> })}<span>{word}</span></a> }
        .into_any()
}
