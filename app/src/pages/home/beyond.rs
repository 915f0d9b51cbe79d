//! For administrators: who was given more rights than whoever gave them has, in the last 30 days.

use crate::{t, text, ui::Panel, visitor::Member};
use docendo::{
    identity::{self, Beyond, service::beyond_own},
    trail::About,
};
use leptos::prelude::*;

/// What there is to tell this member.
pub(super) async fn load(member: &Member) -> docendo::Result<Vec<Beyond>> {
    if !member.may(identity::access::SEE_BEYOND) {
        return Ok(Vec::new());
    }
    member.read(async |read| beyond_own(read).await).await
}

/// The list; nothing if there is nothing to tell.
#[component]
pub(super) fn BeyondOwn(given: Vec<Beyond>) -> impl IntoView {
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

fn row(one: &Beyond) -> AnyView {
    let role = t!(&format!("access-{}", one.role.replace('_', "-")));
    let day = text::day(one.at.date_naive());
    let trail = format!("/journal?entity=holding&about={}", About::Person(one.person_id));
    view! {
        <li>
            <div>
                <a class="row-title" href=format!("/people/{}/access", one.person_id)><bdi>{one.name.clone()}</bdi></a>
                <div class="quiet">{t!("beyond-row", giver = one.giver.clone(), role = role, day = day)}</div>
            </div>
            <a class="btn btn-quiet btn-small" href=trail>{t!("beyond-trail")}</a>
        </li>
    }
    .into_any()
}
