//! The usual next steps of somebody: what his permissions let him do.

use crate::{
    t,
    ui::{Icon, IconName, Panel},
    visitor::Member,
};
use docendo::identity::Permission;
use leptos::prelude::*;

/// An action, and who may do it.
struct Action {
    permission: Permission,
    address: &'static str,
    key: &'static str,
    icon: IconName,
}

const ACTIONS: [Action; 6] = [
    Action { permission: Permission::StandingRead, address: "/matrix", key: "quick-matrix", icon: IconName::Matrix },
    Action {
        permission: Permission::CompletionWrite,
        address: "/completions/new",
        key: "quick-record",
        icon: IconName::Record,
    },
    Action {
        permission: Permission::CompletionVerify,
        address: "/completions/pending",
        key: "quick-verify",
        icon: IconName::Certificate,
    },
    Action {
        permission: Permission::RequirementWrite,
        address: "/requirements/new",
        key: "quick-requirement",
        icon: IconName::Requirements,
    },
    Action { permission: Permission::PeopleWrite, address: "/people/new", key: "quick-person", icon: IconName::User },
    Action {
        permission: Permission::CatalogueWrite,
        address: "/courses/new",
        key: "quick-course",
        icon: IconName::Catalogue,
    },
];

/// Whether there is anything to do for `member` beyond reading.
pub(super) fn has_any(member: &Member) -> bool {
    ACTIONS.iter().any(|action| member.may(action.permission))
}

/// The actions that `member` may do.
#[component]
pub(super) fn QuickActions(member: Member) -> impl IntoView {
    let links: Vec<_> = ACTIONS.iter().filter(|action| member.may(action.permission)).map(|action| {
        view! { <a href=action.address><Icon name=action.icon />{t!(action.key)}<Icon name=IconName::ChevronRight /></a> }
    }).collect();
    view! { <Panel name="quick" title=t!("quick-title") flush=true><div class="quick">{links}</div></Panel> }
}
