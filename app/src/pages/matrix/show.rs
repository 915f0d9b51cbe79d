//! The page of the matrix: `/matrix`. One that fits is a table; a larger one is a grid of which only what is in view is fetched, and
//! without scripts a table of its first rows and columns with a pager for both.

use super::{
    actions::actions,
    address::{CELL, PATH},
    big_grid::Measures,
    calls::ShowMatrix,
    grid::Grid,
    large::Large,
    table::{TableOf, table},
    toolbar::{Days, Toolbar},
    trend::trend,
    views::views,
    wire::{MatrixPage, MatrixTable},
};
use crate::{
    form::Form,
    page::{asked, loaded},
    t, text,
    ui::{EmptyState, Legend, PageHead},
};
use docendo::competence::{
    State,
    matrix::{By, Totals},
};
use leptos::prelude::*;

pub(super) fn view() -> AnyView {
    let asked = asked();
    // The matrix stays as it is while explanations open and close beside it.
    let kept = Memo::new(move |before: Option<&Form>| {
        let now = asked.get();
        let is_same = |before: &&Form| (*before).clone().without(CELL) == now.clone().without(CELL);
        before.filter(is_same).cloned().unwrap_or(now)
    });
    loaded::<ShowMatrix>(move || kept.get(), move |page| body(page, kept.get_untracked().value(CELL)))
}

fn body(page: MatrixPage, open: &str) -> AnyView {
    let totals = page.totals;
    let lede = t!("matrix-lede", share = text::percent(totals.compliance()), required = totals.required());
    let line = line(&page);
    let days = view! { <Days address=page.address.clone() as_of=page.as_of today=page.today /> };
    let head = view! { <PageHead title=t!("matrix-title") lede=lede>{days}</PageHead> }.into_any();
    let content = content(page.table.as_ref(), &page, open);
    let trend = trend(page.trend);
    let toolbar = view! { <Toolbar address=page.address show=page.show course=page.course choices=page.choices /> };
    view! {
        <div class="page page-wide">
            {head}
            {toolbar.into_any()}
            {trend}
            {line}
            {content}
        </div>
    }
    .into_any()
}

/// What the states are and how often they occur, how much is listed, and what can be done with it.
fn line(page: &MatrixPage) -> AnyView {
    let is_some = page.table.is_some();
    let listed = is_some.then(|| listed(page.by, page.listed));
    let actions = is_some.then(|| actions(&page.address, page.large_file));
    let views = views(page.views.clone(), &page.address);
    view! { <div class="matrix-line"><Legend counts=counts(&page.totals) />{listed}<div class="cluster">{views}{actions}</div></div> }
        .into_any()
}

fn counts(totals: &Totals) -> Vec<(State, u32)> {
    let states = State::ALL.into_iter().filter(|state| *state != State::NotRequired);
    states.map(|state| (state, totals.count(state))).collect()
}

/// How much is listed: what a figure that leads here has counted.
fn listed(by: By, (rows, cells): (usize, usize)) -> AnyView {
    let words = match by {
        By::Person => t!("matrix-listed", people = rows, cells = cells),
        By::Role | By::Site => t!("matrix-listed-rows", rows = rows, cells = cells),
    };
    view! { <p class="meta matrix-listed">{words}</p> }.into_any()
}

fn content(shown: Option<&MatrixTable>, page: &MatrixPage, open: &str) -> AnyView {
    let Some(MatrixTable { piece, large }) = shown else {
        return view! { <EmptyState title=t!("matrix-empty-title") text=t!("matrix-empty-text")><a class="btn" href=PATH>{t!("filters-clear")}</a></EmptyState> }.into_any();
    };
    let of = TableOf { address: &page.address, as_of: page.as_of, by: page.by, open };
    let table = piece.as_ref().map(|piece| table(piece, &of, &page.totals));
    let content = match large.clone() {
        Some(large) => {
            let table = table.zip(piece.as_ref().map(|piece| (piece.rows.len(), piece.columns.len())));
            let measures = Measures { large, address: page.address.clone(), as_of: page.as_of, by: page.by };
            view! { <Large measures table /> }.into_any()
        }
        None => table.into_any(),
    };
    view! { <Grid address=page.address.clone()>{content}</Grid> }.into_any()
}
