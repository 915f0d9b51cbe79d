//! The page of the matrix: `/matrix`. One that fits is a table; a larger one is a grid of which only what is in view is fetched, and
//! without scripts a table of its first rows and columns with a pager for both.

use super::{
    actions::actions,
    address::{CELL, MatrixAddress, PATH},
    big_grid::{GridPlace, Measures},
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
use chrono::NaiveDate;
use docendo::competence::{
    State,
    matrix::{By, Totals},
};
use leptos::prelude::*;

pub(super) fn view() -> AnyView {
    let asked = asked();
    provide_context(GridPlace::default());
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
    let of = Measured { address: page.address.clone(), as_of: page.as_of, by: page.by, totals };
    let content = content(page.table, of, open);
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

fn content(shown: Option<MatrixTable>, of: Measured, open: &str) -> AnyView {
    let Some(shown) = shown else {
        return view! { <EmptyState title=t!("matrix-empty-title") text=t!("matrix-empty-text")><a class="btn" href=PATH>{t!("filters-clear")}</a></EmptyState> }.into_any();
    };
    let open = open.to_owned();
    // What opens explanations is there before the cells.
    view! { <Grid address=of.address.clone()>{whole(shown, of, &open)}</Grid> }.into_any()
}

/// What a table is of.
struct Measured {
    address: MatrixAddress,
    as_of: NaiveDate,
    by: By,
    totals: Totals,
}

fn whole(shown: MatrixTable, of: Measured, open: &str) -> AnyView {
    let (MatrixTable { piece, large }, Measured { address, as_of, by, totals }) = (shown, of);
    let table = piece.map(|piece| {
        let table = table(&piece, &TableOf { address: &address, as_of, by, open }, &totals);
        (table, (piece.rows.len(), piece.columns.len()))
    });
    match large {
        Some(large) => {
            let measures = Measures { large, address, as_of, by };
            view! { <Large measures table /> }.into_any()
        }
        None => table.map(|(table, _)| table).into_any(),
    }
}
