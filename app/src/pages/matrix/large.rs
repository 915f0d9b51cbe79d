//! A matrix that does not fit on a page: a grid that fetches what is in view, and without scripts a table of some rows and columns
//! with a way to the others.

use super::{
    big_grid::{BigGrid, Measures},
    wire::PAGE,
};
use crate::{t, ui::Pager};
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
