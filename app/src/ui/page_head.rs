//! The head of a page: where it is, what it is in one sentence, and what can be done at the end of the line.

use super::{Icon, IconName, arrival::Heading};
use leptos::prelude::*;

/// The head. `back` is the address and the name of the page above; the children are actions, the primary one last.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(optional, into)] lede: Option<String>,
    #[prop(optional, into)] back: Option<(String, String)>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let back = back.map(|(href, word)| view! { <BackLink href word /> });
    let lede = lede.map(|lede| view! { <p class="page-head-lede">{lede}</p> });
    let actions = children.map(|children| view! { <div class="page-actions">{children()}</div> });
    view! {
        <header class="page-head">
            <div class="page-head-text">
                {back}
                <Heading title />
                {lede}
            </div>
            {actions}
        </header>
    }
    .into_any()
}

/// The way to the page above.
#[component]
pub fn BackLink(#[prop(into)] href: String, #[prop(into)] word: String) -> impl IntoView {
    view! { <div class="crumbs"><a href=href><Icon name=IconName::ChevronLeft small=true /><bdi>{word}</bdi></a></div> }
        .into_any()
}
