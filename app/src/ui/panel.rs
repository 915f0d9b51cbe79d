//! Parts of a page: a sheet of its own, or a titled part without a box.

use leptos::prelude::*;

/// The id that the heading `title` gets, for what it labels.
fn heading_id(name: &str) -> String {
    format!("h-{name}")
}

/// A sheet with a heading. `link` is an address and its words at the end of the heading's line.
/// `flush` lets the content reach the edges: lists, quick links.
#[component]
pub fn Panel(
    /// A word that is unique on the page; the heading's id is `h-<name>`.
    name: &'static str,
    #[prop(into)] title: String,
    #[prop(optional_no_strip, into)] link: Option<(String, String)>,
    #[prop(optional)] flush: bool,
    children: Children,
) -> impl IntoView {
    let class = if flush { "panel panel-flush" } else { "panel" };
    let link = link.map(|(href, word)| view! { <a href=href>{word}</a> });
    view! {
        <section class=class aria-labelledby=heading_id(name)>
            <div class="panel-head"><h2 id=heading_id(name)>{title}</h2>{link}</div>
            {children()}
        </section>
    }
    .into_any()
}

/// A titled part of a page without a box. The heading's id is `h-<name>`, so that a table in it can be labelled by it.
#[component]
pub fn Section(
    name: &'static str,
    #[prop(into)] title: String,
    #[prop(optional, into)] link: Option<(String, String)>,
    children: Children,
) -> impl IntoView {
    let link = link.map(|(href, word)| view! { <a href=href>{word}</a> });
    view! {
        <section>
            <div class="section-head"><h2 id=heading_id(name)>{title}</h2>{link}</div>
            {children()}
        </section>
    }
    .into_any()
}
