//! A list with nothing in it: says what will stand here, and what to do next.

use super::{Icon, IconName};
use leptos::prelude::*;

/// The empty state; the children are what can be done.
#[component]
pub fn EmptyState(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(default = IconName::Search)] icon: IconName,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon />
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="cluster">{children()}</div> })}
        </div>
    }
    .into_any()
}
