//! The listbox of the search palette: `/search/palette?q=`, which `assets/palette.js` puts into its dialog.

use super::{
    served::find,
    wire::{Found, Group, Hit, Kind},
};
use crate::{
    render::{Answer, Page, answer},
    t,
    ui::{Action, Icon, IconName, Place},
    visitor::Member,
};
use axum::response::Response;
use docendo::kernel::access::Permissions;
use leptos::prelude::*;

/// So many of each kind are in it.
const MOST: i64 = 6;

pub(super) async fn show(member: Member) -> Response {
    let shown = fragment(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn fragment(member: &Member) -> Answer {
    let results = find(member, &member.visitor.query(), MOST).await?;
    let permissions = member.who().permissions;
    Ok(Page::inside(member, Place::Nowhere).fragment(move || listbox(results.told(), permissions)).await)
}

/// Every option is a link: choosing one follows it.
fn listbox(found: Found, permissions: Permissions) -> impl IntoView {
    let count = t!("search-count", count = found.count);
    let mut number = 0_u32;
    let groups = found.groups.into_iter().map(|group| {
        let Group { kind, hits, rest } = group;
        let hits = hits.into_iter().map(|hit| (icon(kind, &hit, permissions), hit));
        let rest =
            rest.map(|(address, count)| Hit { address, word: t!("search-all", count = count), more: String::new() });
        let rest = rest.map(|hit| (IconName::ChevronRight, hit));
        let options = hits.chain(rest).map(|(icon, hit)| {
            number += 1;
            view! {
                <a role="option" id=format!("palette-{number}") href=hit.address aria-selected="false" tabindex="-1">
                    <Icon name=icon /><bdi>{hit.word}</bdi><span class="meta"><bdi>{hit.more}</bdi></span>
                </a>
            }
        });
        let options = options.collect_view();
        let name = format!("palette-{}", kind.name());
        let labelled = name.clone();
        view! {
            <div role="group" aria-labelledby=labelled>
                <div class="palette-group" id=name role="presentation">{t!(kind.title())}</div>
                {options}
            </div>
        }
    });
    let groups = groups.collect_view();
    let nothing = (found.count == 0).then(|| view! { <p class="palette-group">{t!("search-none-title")}</p> });
    view! { <div data-told=count role="presentation">{groups}{nothing}</div> }.into_any()
}

/// The drawing of what was found.
fn icon(kind: Kind, hit: &Hit, permissions: Permissions) -> IconName {
    match kind {
        Kind::People => IconName::User,
        Kind::Courses => IconName::Catalogue,
        Kind::Actions => {
            let action = Action::all(permissions).into_iter().find(|action| action.address == hit.address);
            action.map_or(IconName::ChevronRight, |action| action.icon)
        }
    }
}
