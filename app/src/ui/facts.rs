//! Names and values of one thing, as in the head of a ledger page.

use leptos::prelude::*;

/// A list of [`Fact`]s: one under the other, or `line` across the page.
#[component]
pub fn Facts(#[prop(optional)] line: bool, children: Children) -> impl IntoView {
    view! { <dl class=if line { "facts-line" } else { "facts" }>{children()}</dl> }.into_any()
}

/// One name and its value.
#[component]
pub fn Fact(#[prop(into)] name: String, children: Children) -> impl IntoView {
    view! { <div><dt>{name}</dt><dd>{children()}</dd></div> }.into_any()
}
