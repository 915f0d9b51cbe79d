//! Figures: a number and what it counts, and a share of a whole, drawn as SVG whose attributes carry the measure.

use super::Mark;
use crate::text;
use docendo::competence::State;
use leptos::prelude::*;

/// Figures in a line, parted like the columns of a ledger.
#[component]
pub fn Stats(children: Children) -> impl IntoView {
    view! { <div class="stats">{children()}</div> }.into_any()
}

/// One figure. With `href` the whole field leads to what it counts; `state` sets the symbol before the number.
#[component]
pub fn Stat(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional, into)] note: Option<String>,
    #[prop(optional_no_strip, into)] href: Option<String>,
    #[prop(optional, into)] state: Option<State>,
) -> impl IntoView {
    let inside = view! {
        <span class="stat-label">{label}</span>
        <span class="stat-value">{state.map(|state| view! { <Mark state /> })}{value}</span>
        {note.map(|note| view! { <span class="stat-note">{note}</span> })}
    };
    match href {
        Some(href) => view! { <a class="stat" href=href>{inside}</a> }.into_any(),
        None => view! { <div class="stat">{inside}</div> }.into_any(),
    }
}

/// A share from 0 to 1 as a bar. It decorates a percentage that is written out beside it.
#[component]
pub fn Bar(share: f64) -> impl IntoView {
    let width = format!("{}%", text::fixed(share.clamp(0.0, 1.0) * 100.0, 1));
    view! { <svg class="bar" aria-hidden="true"><rect width=width height="100%" /></svg> }.into_any()
}
