//! The matrix under the hand: arrow keys move between cells, and a cell opens its explanation beside the matrix without
//! loading the page again. Without scripts a cell is a link to the page with the explanation open.

use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast as _, JsValue},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlTableCellElement, HtmlTableRowElement};

/// The request header that asks for the drawer alone.
pub const FRAGMENT: &str = "x-fragment";

/// Wraps the table of the matrix and the drawer beside it.
#[island]
pub fn Grid(children: Children) -> impl IntoView {
    view! {
        <div class="contents" on:keydown=move |event| step(&event) on:click=move |event| open(&event)>
            {children()}
        </div>
    }
}

/// The cell that an event came from.
fn cell(event: &web_sys::Event) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a.cell").ok()??.dyn_into().ok()
}

/// Arrow keys move by one cell, Home and End to the ends of the row, with Ctrl to the ends of the matrix.
fn step(event: &KeyboardEvent) {
    if event.key() == "Escape" {
        close();
        return;
    }
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

/// Opens the explanation of a cell, or closes it; anything out of the ordinary is left to the browser.
fn open(event: &MouseEvent) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
        return;
    }
    let closes = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| target.closest("a.drawer-close").ok().flatten());
    if closes.is_some() {
        event.prevent_default();
        close();
        return;
    }
    let Some(cell) = cell(event) else { return };
    let Some(address) = cell.get_attribute("href") else { return };
    event.prevent_default();
    explain(cell, address.clone(), address);
}

/// Opens the explanation of `cell` that is at `address`; `shown` is the address that the page has with it.
pub(super) fn explain(cell: HtmlElement, address: String, shown: String) {
    spawn_local(async move {
        // Whatever keeps the piece from coming, the page itself will tell.
        if show(&cell, &address, &shown).await.is_err() {
            let _ = window().location().set_href(&shown);
        }
    });
}

async fn show(cell: &HtmlElement, address: &str, shown: &str) -> Result<(), JsValue> {
    let options = web_sys::RequestInit::new();
    let headers = web_sys::Headers::new()?;
    headers.set(FRAGMENT, "drawer")?;
    options.set_headers(&headers);
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, &options)).await?;
    let answer: web_sys::Response = answer.dyn_into()?;
    if !answer.ok() || answer.redirected() {
        return Err(JsValue::NULL);
    }
    let html = JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default();
    let slot = document().get_element_by_id("drawer-slot").ok_or(JsValue::NULL)?;
    slot.set_inner_html(&html);
    mark(Some(cell));
    window().history()?.replace_state_with_url(&JsValue::NULL, "", Some(shown))?;
    if let Ok(Some(heading)) = slot.query_selector("h2") {
        let _ = heading.set_attribute("tabindex", "-1");
        heading.dyn_into::<HtmlElement>()?.focus()?;
    }
    Ok(())
}

/// Closes the explanation and goes back to its cell.
fn close() {
    let Some(slot) = document().get_element_by_id("drawer-slot").filter(|slot| slot.has_child_nodes()) else { return };
    let back = slot.query_selector("a.drawer-close").ok().flatten().and_then(|link| link.get_attribute("href"));
    slot.set_inner_html("");
    if let (Some(address), Ok(history)) = (back, window().history()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
    let marked = document()
        .query_selector(".cell[aria-current]")
        .ok()
        .flatten()
        .and_then(|cell| cell.dyn_into::<HtmlElement>().ok());
    mark(None);
    if let Some(cell) = marked {
        let _ = cell.focus();
    }
}

/// Marks the cell whose explanation is open.
fn mark(cell: Option<&HtmlElement>) {
    if let Ok(Some(old)) = document().query_selector(".cell[aria-current]") {
        let _ = old.remove_attribute("aria-current");
    }
    if let Some(cell) = cell {
        let _ = cell.set_attribute("aria-current", "true");
    }
}
