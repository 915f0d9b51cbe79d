//! Where somebody stands with a competency: symbol, word and colour, the same in every place.

use crate::t;
use docendo::competence::State;
use leptos::prelude::*;

/// The badge of a state. `detail` replaces its word where there is more to say: "12 days left".
#[component]
pub fn StateBadge(state: State, #[prop(optional, into)] detail: Option<String>) -> impl IntoView {
    let word = detail.unwrap_or_else(|| t!(&format!("state-{}", state.code())));
    view! { <span class=format!("state state-{}", state.code())>{word}</span> }.into_any()
}

/// The bare symbol of a state, for places where words beside it name the state.
#[component]
pub fn Mark(state: State) -> impl IntoView {
    view! { <span class=format!("mark state-{}", state.code()) aria-hidden="true"></span> }.into_any()
}

/// The states and how often each occurs.
#[component]
pub fn Legend(counts: Vec<(State, u32)>) -> impl IntoView {
    let line = |(state, count): (State, u32)| {
        view! { <li><StateBadge state /><span class="num">{count}</span></li> }
    };
    view! { <ul class="legend" aria-label=t!("ui-legend")>{counts.into_iter().map(line).collect_view()}</ul> }
        .into_any()
}
