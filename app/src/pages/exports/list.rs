//! The list of exports: `/exports`.

use super::{PATH, words::Standing};
use crate::{
    form::Form,
    render::{Answer, Page, answer, done},
    t, text,
    ui::{EmptyState, IconName, LinkButton, ListPager, PageHead, Place, TableScroll, Turn},
    visitor::Member,
};
use axum::response::Response;
use docendo::{
    error::Flaws,
    exchange::{
        self,
        export::{Export, service},
    },
    jobs::{self, Pace},
    kernel::page::ListPage,
};
use leptos::prelude::*;

/// So many exports are on one page.
const ROWS: i64 = 25;

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn page(member: &Member) -> Answer {
    member.require(exchange::access::EXPORT)?;
    let query = member.visitor.query();
    let mut flaws = Flaws::default();
    let turn = Turn::from_query(&query, ROWS, &mut flaws);
    flaws.check()?;
    let part = member.read(async |read| service::list(read, turn.rows()).await).await?;
    if let Some(last) = turn.beyond(&query, PATH, part.total) {
        return done(&last);
    }
    let how = |one: Export| (jobs::pace(&member.caller, one.job.as_ref()), one);
    let part = ListPage { total: part.total, rows: part.rows.into_iter().map(how).collect() };
    let page = Page::inside(member, Place::Matrix);
    Ok(page.show(|| t!("exports-title"), move || body(part, query, turn)).await)
}

fn body(part: ListPage<(Pace, Export)>, query: Form, turn: Turn) -> impl IntoView {
    let list = if part.rows.is_empty() {
        view! {
            <EmptyState title=t!("exports-empty-title") text=t!("exports-empty-text") icon=IconName::Download>
                <LinkButton href="/matrix" word=t!("exports-to-matrix") icon=IconName::Matrix />
            </EmptyState>
        }
        .into_any()
    } else {
        table(part, query, turn)
    };
    view! {
        <div class="page">
            <PageHead title=t!("exports-title") lede=t!("exports-lede") back=("/matrix".to_owned(), t!("matrix-title")) />
            {list}
        </div>
    }
    .into_any()
}

fn table(part: ListPage<(Pace, Export)>, query: Form, turn: Turn) -> AnyView {
    let (shown, total) = (part.rows.len(), part.total);
    let rows = part.rows.iter().map(|(pace, one)| row(one, *pace)).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("exports-count", count = total)}</span></div>
        <TableScroll label=t!("exports-title")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("export-file")}</th>
                        <th scope="col">{t!("export-state")}</th>
                        <th scope="col" class="num col-later">{t!("export-rows")}</th>
                        <th scope="col" class="num">{t!("export-size")}</th>
                        <th scope="col" class="num col-later">{t!("export-asked")}</th>
                        <th scope="col" class="num col-later">{t!("export-ends")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn row(one: &Export, pace: Pace) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row" class="cell-main"><a href=format!("{PATH}/{}", one.id)><bdi>{one.file_name.clone()}</bdi></a></th>
            <td><Standing state=one.state pace /></td>
            <td class="num col-later">{text::number(one.contents.rows)}</td>
            <td class="num">{one.size.map(text::size)}</td>
            <td class="num col-later">{text::moment(one.created_at)}</td>
            <td class="num col-later">{text::moment(one.expires_at)}</td>
        </tr>
    }
    .into_any()
}
