//! The usual next steps of somebody: what their permissions let them do.

use crate::{
    session::Session,
    t,
    ui::{Action, Icon, IconName, Panel},
};
use leptos::prelude::*;

/// The steps that whoever looks may take; nothing if they only read.
pub(super) fn quick_actions() -> Option<AnyView> {
    let steps = Action::usual(Session::current().permissions);
    if steps.is_empty() {
        return None;
    }
    let links: Vec<_> = steps.into_iter().map(|action| {
        view! { <a href=action.address><Icon name=action.icon />{action.word()}<Icon name=IconName::ChevronRight /></a> }
    }).collect();
    Some(
        view! { <Panel name="quick" title=t!("quick-title") flush=true><div class="quick">{links}</div></Panel> }
            .into_any(),
    )
}
