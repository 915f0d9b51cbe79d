//! Who signed in, was refused and signed out: `/journal/sign-ins`.

use crate::{
    describe::tell::exact,
    form::Form,
    pages::kit::words::{options, word},
    render::{Answer, Page, answer, done},
    t,
    ui::{EmptyState, FilterBar, IconName, ListPager, PageHead, Place, SelectPill, TableScroll, Turn},
    visitor::Member,
};
use axum::response::Response;
use docendo::{
    error::Flaws,
    identity::{self, SignInEvent, SignInOutcome, service::sign_ins},
    kernel::page::ListPage,
};
use leptos::prelude::*;

const PATH: &str = "/journal/sign-ins";
/// So many events are on one page.
const ROWS: i64 = 50;
const FILTERS: &[&str] = &["outcome"];
/// The texts of the words of sign-ins begin so.
const WORDS: &str = "sign-ins";

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn page(member: &Member) -> Answer {
    member.require(identity::access::SEE_SIGN_INS)?;
    let query = member.visitor.query();
    let mut flaws = Flaws::default();
    let outcome = query.word("outcome", &mut flaws);
    let person = query.id("person", &mut flaws);
    let turn = Turn::from_query(&query, ROWS, &mut flaws);
    flaws.check()?;
    let part = member.read(async |read| sign_ins(read, person, outcome, turn.rows()).await).await?;
    if let Some(last) = turn.beyond(&query, PATH, part.total) {
        return done(&last);
    }
    Ok(Page::inside(member, Place::Journal).show(|| t!("sign-ins-title"), move || body(query, part, turn)).await)
}

fn body(query: Form, part: ListPage<SignInEvent>, turn: Turn) -> impl IntoView {
    let content = if part.rows.is_empty() {
        view! { <EmptyState title=t!("sign-ins-none-title") text=t!("sign-ins-none-text") icon=IconName::User /> }
            .into_any()
    } else {
        table(query.clone(), part, turn)
    };
    view! {
        <div class="page">
            <PageHead title=t!("sign-ins-title") lede=t!("sign-ins-lede") back=("/journal".to_owned(), t!("trail-title")) />
            <FilterBar path=PATH query label=t!("sign-ins-title") names=FILTERS keep=&["person"]>
                <SelectPill name="outcome" label=t!("sign-ins-outcome") options=options(WORDS, SignInOutcome::CODES) />
            </FilterBar>
            {content}
        </div>
    }
    .into_any()
}

fn table(query: Form, part: ListPage<SignInEvent>, turn: Turn) -> AnyView {
    let (shown, total) = (part.rows.len(), part.total);
    let rows = part.rows.into_iter().map(line).collect_view();
    view! {
        <TableScroll label=t!("sign-ins-title")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("trail-at")}</th>
                        <th scope="col">{t!("sign-ins-who")}</th>
                        <th scope="col">{t!("sign-ins-outcome")}</th>
                        <th scope="col" class="col-later">{t!("sign-ins-with")}</th>
                        <th scope="col">{t!("sign-ins-address")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
        <ListPager turn query path=PATH shown total />
    }
    .into_any()
}

fn line(row: SignInEvent) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row" class="nowrap">{exact(row.at)}</th>
            <td><a href=format!("/people/{}", row.person_id)><bdi>{row.name}</bdi></a></td>
            <td>{word(WORDS, row.outcome.code())}</td>
            <td class="col-later">{word(WORDS, row.kind.code())}</td>
            <td><span class="code">{row.address}</span></td>
        </tr>
    }
    .into_any()
}
