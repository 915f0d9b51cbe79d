//! The matrix under the hand: arrow keys move between cells, and a cell opens its explanation beside the matrix, which stays as it
//! is. Without scripts a cell is a link to the page with the explanation open.

use super::{
    address::{CELL, MatrixAddress},
    calls::ExplainCell,
    drawer::{drawer, unexplained},
    explaining::{Explaining, linked},
};
use crate::page::{asked, part};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
    wasm_bindgen::JsCast as _,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use web_sys::{Element, HtmlElement, HtmlTableCellElement, HtmlTableRowElement};

/// The table of the matrix at `address`, and the explanation beside it.
#[component]
pub(super) fn Grid(address: MatrixAddress, children: Children) -> impl IntoView {
    let (explaining, go) = (Explaining::new(), use_navigate());
    provide_context(explaining);
    let (by_key, at_key) = (go.clone(), address.clone());
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" { explaining.close(&at_key, &by_key) } else { step(&event) }
    };
    let on_click = move |event: MouseEvent| click(&event, explaining, &address, &go);
    mark(explaining.cell);
    view! {
        <div class="contents" on:keydown=on_keydown on:click=on_click>
            <div class="beside">{children()}<Beside cell=explaining.cell /></div>
        </div>
    }
    .into_any()
}

/// The explanation that the address names.
#[component]
fn Beside(cell: Memo<String>) -> impl IntoView {
    let (asked, is_open) = (asked(), Memo::new(move |_| !cell.read().is_empty()));
    let body = |reasons: Option<_>| reasons.map(drawer).into_any();
    view! { <div>{move || is_open.get().then(|| part::<ExplainCell>(move || asked.get(), body, unexplained))}</div> }
        .into_any()
}

/// Opens the explanation of a cell, or closes it; anything out of the ordinary is left to the browser.
fn click(event: &MouseEvent, explaining: Explaining, address: &MatrixAddress, go: &impl Fn(&str, NavigateOptions)) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| target.closest("a.drawer-close").ok().flatten().is_some()) {
        event.prevent_default();
        return explaining.close(address, go);
    }
    let Some(cell) = cell(event) else { return };
    if let Some(to) = cell.get_attribute("href").filter(|to| to.contains(&format!("{CELL}="))) {
        event.prevent_default();
        explaining.open(&cell, &to, go);
    }
}

/// Marks the cell whose explanation is open.
fn mark(cell: Memo<String>) {
    Effect::new(move || {
        let cell = cell.get();
        if let Ok(Some(old)) = document().query_selector(".cell[aria-current]") {
            let _ = old.remove_attribute("aria-current");
        }
        if let Some(cell) = linked(&cell).filter(|_| !cell.is_empty()) {
            let _ = cell.set_attribute("aria-current", "true");
        }
    });
}

/// The cell that an event came from.
fn cell(event: &web_sys::Event) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a.cell").ok()??.dyn_into().ok()
}

/// Arrow keys move by one cell, Home and End to the ends of the row, with Ctrl to the ends of the matrix.
fn step(event: &KeyboardEvent) {
    let Some(here) = cell(event) else { return };
    let rtl = here.closest("[dir=rtl]").is_ok_and(|found| found.is_some());
    let (forward, back) = if rtl { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    let next = match event.key().as_str() {
        key if key == forward => along(&here, 1),
        key if key == back => along(&here, -1),
        "ArrowDown" => across(&here, 1),
        "ArrowUp" => across(&here, -1),
        "Home" => end(&here, true, event.ctrl_key()),
        "End" => end(&here, false, event.ctrl_key()),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next {
        focus(&here, &next);
    }
}

/// Only the focused cell is reached by Tab, so that one press leaves the matrix.
fn focus(from: &HtmlElement, to: &HtmlElement) {
    let _ = from.set_attribute("tabindex", "-1");
    let _ = to.set_attribute("tabindex", "0");
    let _ = to.focus();
}

fn place(of: &HtmlElement) -> Option<(HtmlTableRowElement, i32)> {
    let td: HtmlTableCellElement = of.closest("td").ok()??.dyn_into().ok()?;
    let row: HtmlTableRowElement = td.closest("tr").ok()??.dyn_into().ok()?;
    Some((row, td.cell_index()))
}

fn link(row: &HtmlTableRowElement, column: i32) -> Option<HtmlElement> {
    let td = row.cells().item(u32::try_from(column).ok()?)?;
    td.query_selector("a.cell").ok()??.dyn_into().ok()
}

/// The next cell of the row that is not blank.
fn along(here: &HtmlElement, by: i32) -> Option<HtmlElement> {
    let (row, column) = place(here)?;
    let last = i32::try_from(row.cells().length()).ok()?;
    std::iter::successors(Some(column + by), |column| Some(column + by))
        .take_while(|column| (0..last).contains(column))
        .find_map(|column| link(&row, column))
}

/// The next cell of the column that is not blank.
fn across(here: &HtmlElement, by: i32) -> Option<HtmlElement> {
    let (row, column) = place(here)?;
    let sibling = |row: &HtmlTableRowElement| {
        let next = if by > 0 { row.next_element_sibling() } else { row.previous_element_sibling() };
        next?.dyn_into::<HtmlTableRowElement>().ok()
    };
    std::iter::successors(sibling(&row), sibling).find_map(|row| link(&row, column))
}

/// The first or last cell of the row, or of the matrix.
fn end(here: &HtmlElement, first: bool, whole: bool) -> Option<HtmlElement> {
    let container = if whole { here.closest("tbody") } else { here.closest("tr") }.ok()??;
    let cells = container.query_selector_all("a.cell").ok()?;
    let index = if first { 0 } else { cells.length().checked_sub(1)? };
    cells.item(index)?.dyn_into().ok()
}
