//! The trail of changes: `/journal`.

use super::words::{action_word, actions, change_lines, door_word, entities, entity_word, exact, filter};
use crate::{
    form::Form,
    pages::catalogue::words::require,
    render::{Answer, Page, answer, done},
    t,
    ui::{
        DayPill, EmptyState, FilterBar, IconName, LinkButton, ListPager, PageHead, Place, SelectPill, TableScroll, Turn,
    },
    visitor::Member,
};
use axum::response::Response;
use docendo::{
    error::Flaws,
    identity::Permission,
    journal::{TrailLine, trail},
    kernel::page::Part,
};
use leptos::prelude::*;

const PATH: &str = "/journal";
/// So many entries are on one page.
const ROWS: i64 = 50;
const FILTERS: &[&str] = &["entity", "action", "from", "to"];

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn page(member: &Member) -> Answer {
    require(member, Permission::TrailRead)?;
    let query = Form::of_query(&member.visitor.uri);
    let filter = filter(&query)?;
    let mut flaws = Flaws::default();
    let turn = Turn::asked(&query, ROWS, &mut flaws);
    flaws.check()?;
    let part = member.read(async |read| trail(read, &filter, turn.rows()).await).await?;
    if let Some(last) = turn.beyond(&query, PATH, part.total) {
        return done(&last);
    }
    Ok(Page::inside(member, Place::Journal).show(|| t!("trail-title"), move || body(query, part, turn)).await)
}

fn body(query: Form, part: Part<TrailLine>, turn: Turn) -> impl IntoView {
    let csv = query.address("/journal.csv", &[("page", None)]);
    let content = if part.rows.is_empty() {
        view! { <EmptyState title=t!("trail-none-title") text=t!("trail-none-text") icon=IconName::Clock /> }.into_any()
    } else {
        table(query.clone(), part, turn)
    };
    view! {
        <div class="page">
            <PageHead title=t!("trail-title") lede=t!("trail-lede")>
                <LinkButton href="/journal/sign-ins" word=t!("sign-ins-title") icon=IconName::User />
                <LinkButton href=csv word=t!("trail-download") icon=IconName::Download />
            </PageHead>
            <FilterBar path=PATH query label=t!("trail-title") search=t!("trail-search") names=FILTERS>
                <SelectPill name="entity" label=t!("trail-entity") options=entities() />
                <SelectPill name="action" label=t!("trail-action") options=actions() />
                <DayPill name="from" label=t!("trail-from") />
                <DayPill name="to" label=t!("trail-to") />
            </FilterBar>
            {content}
        </div>
    }
    .into_any()
}

fn table(query: Form, part: Part<TrailLine>, turn: Turn) -> AnyView {
    let (shown, total) = (part.rows.len(), part.total);
    let rows = part.rows.into_iter().map(|row| line(&row)).collect_view();
    view! {
        <TableScroll label=t!("trail-title")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("trail-at")}</th>
                        <th scope="col">{t!("trail-actor")}</th>
                        <th scope="col">{t!("trail-what")}</th>
                        <th scope="col">{t!("trail-subject")}</th>
                        <th scope="col" class="col-later">{t!("trail-changes")}</th>
                        <th scope="col" class="col-later">{t!("trail-door")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn line(row: &TrailLine) -> impl IntoView + use<> {
    let changes = change_lines(row);
    let changes = (!changes.is_empty())
        .then(|| view! { <ul class="plain">{changes.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul> });
    let subject = row.subject.clone().map(|name| {
        let href = row.person_id.map(|id| format!("/people/{id}"));
        view! { <a href=href><bdi>{name}</bdi></a> }
    });
    view! {
        <tr>
            <th scope="row" class="nowrap">{exact(row.at)}</th>
            <td><bdi>{row.actor.clone()}</bdi></td>
            <td>{entity_word(&row.entity)}": "{action_word(&row.action)}</td>
            <td>{subject}</td>
            <td class="col-later">{changes}</td>
            <td class="col-later">{door_word(&row.door)}</td>
        </tr>
    }
    .into_any()
}
