//! The usual next steps of somebody: what their permissions let them do.

use crate::{
    t,
    ui::{Action, Icon, IconName, Panel},
    visitor::Member,
};
use leptos::prelude::*;

/// Whether there is anything to do for `member` beyond reading.
pub(super) fn has_any(member: &Member) -> bool {
    !Action::usual(member.who().permissions).is_empty()
}

/// The actions that `member` may do.
#[component]
pub(super) fn QuickActions(member: Member) -> impl IntoView {
    let links: Vec<_> = Action::usual(member.who().permissions).into_iter().map(|action| {
        view! { <a href=action.address><Icon name=action.icon />{action.word()}<Icon name=IconName::ChevronRight /></a> }
    }).collect();
    view! { <Panel name="quick" title=t!("quick-title") flush=true><div class="quick">{links}</div></Panel> }
}
