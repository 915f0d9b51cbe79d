//! Opening the explanation of a cell beside the matrix, and closing it.

use super::address::{CELL, MatrixAddress};
use crate::page::asked;
use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use leptos_router::NavigateOptions;
use web_sys::HtmlElement;

/// The explanation beside a matrix: what opens and closes it.
#[derive(Clone, Copy)]
pub(super) struct Explaining {
    /// The cell that the address names.
    pub(super) cell: Memo<String>,
    /// Whether somebody opened it by hand: then they are led to it.
    is_awaited: StoredValue<bool>,
}

impl Explaining {
    pub(super) fn new() -> Self {
        let asked = asked();
        Self { cell: Memo::new(move |_| asked.read().value(CELL).to_owned()), is_awaited: StoredValue::new(false) }
    }

    /// Opens the explanation that is at `address`, for whoever is at `cell`.
    pub(super) fn open(self, cell: &HtmlElement, address: &str, go: &impl Fn(&str, NavigateOptions)) {
        self.is_awaited.set_value(true);
        forget_opener();
        let _ = cell.set_attribute(OPENER, "");
        go(address, in_place());
    }

    /// Closes it and goes back to its cell.
    pub(super) fn close(self, address: &MatrixAddress, go: &impl Fn(&str, NavigateOptions)) {
        let cell = self.cell.get_untracked();
        if cell.is_empty() {
            return;
        }
        go(&address.with(CELL, None), in_place());
        if let Some(opener) = forget_opener().or_else(|| linked(&cell)) {
            let _ = opener.focus();
        }
    }

    /// Leads to `heading` of an explanation that was awaited.
    pub(super) fn lead(self, heading: NodeRef<leptos::html::H2>) {
        Effect::new(move || {
            let Some(heading) = heading.get() else { return };
            if self.is_awaited.try_update_value(std::mem::take).unwrap_or_default() {
                // It takes its place in the page first.
                request_animation_frame(move || drop(heading.focus()));
            }
        });
    }
}

/// Marks the cell that an explanation was opened from: whoever closes it comes back there.
const OPENER: &str = "data-opener";

/// The cell that the explanation was opened from, which is no longer marked.
fn forget_opener() -> Option<HtmlElement> {
    let opener: HtmlElement = document().query_selector(&format!("[{OPENER}]")).ok()??.dyn_into().ok()?;
    opener.remove_attribute(OPENER).ok()?;
    Some(opener)
}

/// The page stays as it is, and is one step of the history, whatever is open in it.
fn in_place() -> NavigateOptions {
    NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() }
}

/// The cell of the table that leads to the explanation of `cell`.
pub(super) fn linked(cell: &str) -> Option<HtmlElement> {
    let found = document().query_selector(&format!("a.cell[href$=\"{CELL}={cell}\"]")).ok()??;
    found.dyn_into().ok()
}
