//! For administrators: who was given more rights than whoever gave them has, in the last 30 days.

use super::wire::GivenBeyond;
use crate::{t, text, ui::Panel};
use leptos::prelude::*;

/// The list; nothing if there is nothing to tell.
pub(super) fn beyond_own(given: Vec<GivenBeyond>) -> AnyView {
    if given.is_empty() {
        return ().into_any();
    }
    let rows: Vec<AnyView> = given.iter().map(row).collect();
    view! {
        <Panel name="beyond" title=t!("beyond-title") flush=true>
            <ul class="rows">{rows}</ul>
        </Panel>
    }
    .into_any()
}

fn row(one: &GivenBeyond) -> AnyView {
    let role = t!(&format!("access-{}", one.role.replace('_', "-")));
    let day = text::day(one.day);
    view! {
        <li>
            <div>
                <a class="row-title" href=format!("/people/{}/access", one.person)><bdi>{one.name.clone()}</bdi></a>
                <div class="quiet">{t!("beyond-row", giver = one.giver.clone(), role = role, day = day)}</div>
            </div>
            <a class="btn btn-quiet btn-small" href=one.trail.clone()>{t!("beyond-trail")}</a>
        </li>
    }
    .into_any()
}
