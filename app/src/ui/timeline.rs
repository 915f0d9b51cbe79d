//! What happened, newest first.

use super::{Icon, IconName, Mark};
use crate::text;
use chrono::NaiveDate;
use docendo::competence::State;
use leptos::prelude::*;

/// The line; its children are [`Event`]s.
#[component]
pub fn Timeline(children: Children) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }.into_any()
}

/// Something that happened on a day. `state` draws its mark, else `icon`; the children say more.
#[component]
pub fn Event(
    #[prop(into)] title: String,
    day: NaiveDate,
    #[prop(optional, into)] state: Option<State>,
    #[prop(default = IconName::Dot)] icon: IconName,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let mark = match state {
        Some(state) => view! { <Mark state /> }.into_any(),
        None => view! { <Icon name=icon /> }.into_any(),
    };
    let more = children.map(|children| view! { <div class="timeline-more">{children()}</div> });
    view! {
        <li>
            <span class="timeline-mark">{mark}</span>
            <div class="timeline-what"><strong>{title}</strong><time datetime=day.to_string()>{text::day(day)}</time></div>
            {more}
        </li>
    }
    .into_any()
}
