//! A matrix that does not fit on a page: a grid that fetches what is in view, and without scripts a table of some rows and columns
//! with a way to the others.

use super::{
    address::{MatrixAddress, PATH},
    big_grid::{BigGrid, Measures, PAGE},
};
use crate::{
    t,
    ui::{Icon, IconName, Pager},
};
use leptos::prelude::*;

/// The matrix. `table` is what is shown of it without scripts, which has so many rows and columns.
#[component]
pub(super) fn Large(measures: Measures, table: Option<(AnyView, (usize, usize))>) -> impl IntoView {
    let table = table.map(|(table, shown)| plain(table, shown, &measures));
    view! { <BigGrid measures>{table}</BigGrid> }.into_any()
}

fn plain(table: AnyView, shown: (usize, usize), measures: &Measures) -> AnyView {
    let (large, address) = (&measures.large, &measures.address);
    let first = measures.first();
    let (rows, columns) = (large.rows, large.columns);
    let of_rows = t!("matrix-rows-range", first = first.0 + 1, last = first.0 + shown.0, all = rows);
    let of_columns = t!("matrix-columns-range", first = first.1 + 1, last = first.1 + shown.1, all = columns);
    view! {
        {table}
        <Pager page=large.page pages=rows.div_ceil(PAGE.0) href=address.clone().pages("page") summary=of_rows />
        <Pager page=large.column_page pages=columns.div_ceil(PAGE.1) href=address.clone().pages("column_page") summary=of_columns />
    }
    .into_any()
}

/// Going to a person or course: with scripts by `go`, which takes what was typed. Without them it opens the page with the first that
/// is found.
#[component]
pub(super) fn Jump(address: MatrixAddress, is_lost: RwSignal<bool>, go: impl Fn(String) + 'static) -> impl IntoView {
    const KEPT: [&str; 10] =
        ["as_of", "known_at", "by", "under", "site", "role", "category", "course", "mandatory", "show"];
    let form = address.form();
    let values = |name: &'static str| form.all(name).map(move |value| (name, value.to_owned())).collect::<Vec<_>>();
    let kept =
        KEPT.into_iter().flat_map(values).map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let kept = kept.collect_view();
    let field = NodeRef::<leptos::html::Input>::new();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        if let Some(field) = field.get_untracked() {
            event.prevent_default();
            go(field.value());
        }
    };
    view! {
        <form class="matrix-jump" action=PATH role="search" on:submit=on_submit>
            {kept}
            <label class="vh" for="find">{t!("matrix-find")}</label>
            <span class="search">
                <Icon name=IconName::Search />
                <input node_ref=field type="search" id="find" name="find" value=form.value("find").to_owned() placeholder=t!("matrix-find") autocomplete="off" />
            </span>
            <button class="btn">{t!("matrix-find-go")}</button>
            <span class="meta" role="status"><span hidden=move || !is_lost.get()>{t!("matrix-find-lost")}</span></span>
        </form>
    }
    .into_any()
}
