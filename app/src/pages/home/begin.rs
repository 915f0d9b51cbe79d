//! Home of an organisation with nothing in it: how to begin.

use crate::{
    session::Session,
    t,
    ui::{IconName, LinkButton, PageHead, Panel, Weight},
};
use docendo::{catalogue, exchange, people};
use leptos::prelude::*;

/// The ways to begin that whoever looks may take.
pub(super) fn begin() -> AnyView {
    let session = Session::current();
    let import = session.may(exchange::access::IMPORT).then(|| {
        view! {
            <Panel name="import" title=t!("begin-import-title")>
                <p>{t!("begin-import-text")}</p>
                <LinkButton href="/imports" word=t!("begin-import-action") icon=IconName::Upload weight=Weight::Primary />
                <p class="quiet">{t!("begin-import-help")}</p>
                <pre class="begin-command"><code>"docendo import FILE"</code></pre>
            </Panel>
        }
    });
    let person = session.may(people::access::CHANGE).then(|| {
        view! {
            <Panel name="person" title=t!("begin-person-title")>
                <p>{t!("begin-person-text")}</p>
                <LinkButton href="/people/new" word=t!("quick-person") icon=IconName::Plus />
            </Panel>
        }
    });
    let course = session.may(catalogue::access::CHANGE_COURSES).then(|| {
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
    .into_any()
}
