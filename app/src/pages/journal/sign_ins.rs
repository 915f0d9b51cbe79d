//! Who signed in, was refused and signed out: `/journal/sign-ins`.

use super::{
    calls::ListSignIns,
    wire::{PATH, SIGN_INS, SignInLine, SignInOutcomes},
};
use crate::{
    form::Form,
    page::{Listed, asked, loaded},
    t,
    ui::{Arrival, EmptyState, FilterBar, IconName, ListPager, PageHead, SelectPill, TableScroll},
};
use leptos::prelude::*;

const FILTERS: &[&str] = &["outcome"];

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<ListSignIns>(
        move || asked.get(),
        move |part| {
            let (query, total) = (asked.get_untracked(), part.total);
            expect_context::<Arrival>().changed(&query, || t!("sign-ins-count", count = total));
            body(query, part)
        },
    )
}

fn body(query: Form, part: Listed<SignInLine, SignInOutcomes>) -> AnyView {
    let outcomes = part.more.clone();
    let content = if part.rows.is_empty() {
        view! { <EmptyState title=t!("sign-ins-none-title") text=t!("sign-ins-none-text") icon=IconName::User /> }
            .into_any()
    } else {
        table(query.clone(), part)
    };
    view! {
        <div class="page">
            <PageHead title=t!("sign-ins-title") lede=t!("sign-ins-lede") back=(PATH.to_owned(), t!("trail-title")) />
            <FilterBar path=SIGN_INS query label=t!("sign-ins-title") names=FILTERS keep=&["person"]>
                <SelectPill name="outcome" label=t!("sign-ins-outcome") options=outcomes />
            </FilterBar>
            {content}
        </div>
    }
    .into_any()
}

fn table(query: Form, part: Listed<SignInLine, SignInOutcomes>) -> AnyView {
    let Listed { rows, total, turn, .. } = part;
    let shown = rows.len();
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="list-line"><span class="num">{t!("sign-ins-count", count = total)}</span></div>
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
        <ListPager turn query path=SIGN_INS shown total />
    }
    .into_any()
}

fn row(line: SignInLine) -> AnyView {
    let SignInLine { at, person, name, kind, outcome, address } = line;
    view! {
        <tr>
            <th scope="row" class="nowrap">{at}</th>
            <td><a href=format!("/people/{person}")><bdi>{name}</bdi></a></td>
            <td>{outcome}</td>
            <td class="col-later">{kind}</td>
            <td><span class="code">{address}</span></td>
        </tr>
    }
    .into_any()
}
