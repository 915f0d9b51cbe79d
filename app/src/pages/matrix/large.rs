//! A matrix that does not fit on a page: a table of some rows and columns with a way to the others, and everything that
//! the island needs to take its place.

use super::{FITS, query::MatrixRequest, table::Table};
use crate::{
    islands::BigGrid,
    t, text,
    ui::{Icon, IconName, Pager},
};
use docendo::competence::{State, matrix::By, outline::Outline};
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows and columns are on one page without scripts.
const PAGE: (usize, usize) = (50, FITS.1);
/// Stands for what the island fills in.
const SLOT: &str = "\u{fffc}";

/// The matrix of `outline`.
#[component]
pub(super) fn Large(outline: Arc<Outline>, asked: MatrixRequest) -> impl IntoView {
    let (rows, columns) = (outline.lines.len(), outline.columns.len());
    let (found_row, found_column) = outline.find(&asked.find);
    let page = found_row.map_or(asked.page, |row| row / PAGE.0 + 1).min(rows.div_ceil(PAGE.0).max(1));
    let column_page =
        found_column.map_or(asked.column_page, |column| column / PAGE.1 + 1).min(columns.div_ceil(PAGE.1).max(1));
    let first = ((page - 1) * PAGE.0, (column_page - 1) * PAGE.1);
    let piece = outline.piece(first.0..first.0 + PAGE.0, first.1..first.1 + PAGE.1);
    let of_rows = t!("matrix-rows-range", first = first.0 + 1, last = first.0 + piece.rows.len(), all = rows);
    let of_columns =
        t!("matrix-columns-range", first = first.1 + 1, last = first.1 + piece.columns.len(), all = columns);
    let facts = outline.grid.facts.clone();
    let is_lost = !asked.find.is_empty() && found_row.is_none() && found_column.is_none();
    view! {
        <div class="matrix-large">
            <Jump asked=asked.clone() as_of=outline.grid.as_of.to_string() is_lost />
            <div role="status">
                <p id="part-lost" class="matrix-lost" hidden>
                    {t!("matrix-part-lost")}
                    <button type="button" id="part-again" class="btn">{t!("matrix-part-again")}</button>
                </p>
            </div>
            <BigGrid>
                <div id="big-grid" data-large="">
                    <Table matrix=piece facts asked=asked.clone() />
                    <Pager page pages=rows.div_ceil(PAGE.0) href=asked.clone().pages("page") summary=of_rows />
                    <Pager page=column_page pages=columns.div_ceil(PAGE.1) href=asked.clone().pages("column_page") summary=of_columns />
                </div>
                <Words outline asked first />
            </BigGrid>
        </div>
    }
    .into_any()
}

/// Going to a person or course. Without scripts it opens the page with the first that is found.
#[component]
fn Jump(asked: MatrixRequest, as_of: String, is_lost: bool) -> impl IntoView {
    let form = asked.form();
    let kept = ["as_of", "known_at", "by", "under", "site", "role", "category", "course", "mandatory", "show"]
        .into_iter()
        .flat_map(|name| form.all(name).map(move |value| (name, value.to_owned())).collect::<Vec<_>>())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form class="matrix-jump" action="/matrix" role="search" data-find=asked.part("/matrix/find", &[("as_of", Some(&as_of))])>
            {kept}
            <label class="vh" for="find">{t!("matrix-find")}</label>
            <span class="search">
                <Icon name=IconName::Search />
                <input type="search" id="find" name="find" value=asked.find.clone() placeholder=t!("matrix-find") autocomplete="off" />
            </span>
            <button class="btn">{t!("matrix-find-go")}</button>
            <span class="meta" role="status"><span id="find-lost" hidden=!is_lost>{t!("matrix-find-lost")}</span></span>
        </form>
    }
    .into_any()
}

/// The measures, addresses and words of the island, as attributes of an element that nobody sees. No text of the product
/// is in the scripts, so a browser loads one language only.
#[component]
fn Words(outline: Arc<Outline>, asked: MatrixRequest, first: (usize, usize)) -> impl IntoView {
    let states: Vec<String> = State::ALL.iter().map(|state| t!(&format!("state-{}", state.code()))).collect();
    let months: Vec<String> = (1..=12).map(|month| t!(&format!("month-{month}"))).collect();
    let day = t!("date-day", day = "\u{1}", month = "\u{2}", year = "\u{3}");
    let phrase = |key: &str| text::language().text(key, &[("state", SLOT.into()), ("day", "\u{1}".into())]);
    let rows = match asked.query.by {
        By::Person => t!("matrix-person"),
        By::Role => t!("matrix-role"),
        By::Site => t!("matrix-site"),
    };
    // The numbers in cells are days from this one, and places those of these rows and columns: what is fetched later, perhaps
    // tomorrow, has to be of the same.
    let as_of = outline.grid.as_of.to_string();
    let part = |path: &str| asked.part(path, &[("as_of", Some(&as_of))]);
    view! {
        <div
            id="big-grid-words" hidden
            data-fingerprint=outline.fingerprint().to_string()
            data-rows=outline.lines.len().to_string() data-columns=outline.columns.len().to_string()
            data-first-row=first.0.to_string() data-first-column=first.1.to_string()
            data-as-of=as_of.clone()
            data-window=part("/matrix/window") data-names=part("/matrix/names")
            data-cell=asked.part("/matrix", &[("page", None), ("column_page", None), ("as_of", Some(&as_of))])
            data-shown=asked.part("/matrix", &[("page", None), ("column_page", None)])
            data-role=asked.group_address("role", "") data-site=asked.group_address("site", "")
            data-label=t!("matrix-caption", day = text::day(outline.grid.as_of))
            data-heading=rows data-share=t!("matrix-share")
            data-states=states.join("\n") data-months=months.join("\n") data-day=day
            data-until=phrase("cell-valid-until") data-on=phrase("cell-on") data-since=phrase("cell-since")
            data-group=t!("cell-group", state = SLOT, share = "\u{1}") data-percent=t!("percent", value = SLOT)
        ></div>
    }
    .into_any()
}
