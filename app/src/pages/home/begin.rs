//! Home of an organisation with nothing in it: how to begin.

use crate::{
    t,
    ui::{IconName, LinkButton, PageHead, Panel, Weight},
    visitor::Member,
};
use docendo::{catalogue, exchange, people};
use leptos::prelude::*;

/// The ways to begin that `member` may take.
#[component]
pub(super) fn Begin(member: Member) -> impl IntoView {
    let import = member.may(exchange::access::IMPORT).then(|| {
        view! {
            <Panel name="import" title=t!("begin-import-title")>
                <p>{t!("begin-import-text")}</p>
                <LinkButton href="/imports" word=t!("begin-import-action") icon=IconName::Upload weight=Weight::Primary />
                <p class="quiet">{t!("begin-import-help")}</p>
                <pre class="begin-command"><code>"docendo import FILE"</code></pre>
            </Panel>
        }
    });
    let person = member.may(people::access::CHANGE).then(|| {
        view! {
            <Panel name="person" title=t!("begin-person-title")>
                <p>{t!("begin-person-text")}</p>
                <LinkButton href="/people/new" word=t!("quick-person") icon=IconName::Plus />
            </Panel>
        }
    });
    let course = member.may(catalogue::access::CHANGE_COURSES).then(|| {
        view! {
            <Panel name="course" title=t!("begin-course-title")>
                <p>{t!("begin-course-text")}</p>
                <LinkButton href="/courses/new" word=t!("quick-course") icon=IconName::Plus />
            </Panel>
        }
    });
    view! {
        <PageHead title=t!("begin-title") lede=t!("begin-lede") />
        <div class="begin">{import}{person}{course}</div>
    }
}
