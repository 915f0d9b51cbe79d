//! The keyboard and the pointer: moving by cells, and opening the explanation of one.

use super::{Shared, measure::LEAD, show, source::fetch_missing};
use crate::islands::{
    dom::{listen, origin, with_parameter},
    grid,
};
use docendo::competence::{State, window::RowKind};
use leptos::{prelude::window, wasm_bindgen::JsCast as _};
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

/// Listens to what happens in the grid.
pub(super) fn listen_on(board: &Shared, root: &HtmlElement) {
    let keys = board.clone();
    listen(root, "keydown", move |event| {
        if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
            press(&keys, &event);
        }
    });
    let clicks = board.clone();
    listen(root, "click", move |event| {
        let Ok(event) = event.dyn_into::<MouseEvent>() else { return };
        let Some(at) = origin(&event).and_then(|element| place(&element)) else { return };
        clicks.borrow_mut().here = at;
        show(&clicks);
        if at.1 >= LEAD {
            open(&clicks);
        }
    });
}

/// The row and column of the cell that `element` is in.
fn place(element: &Element) -> Option<(usize, usize)> {
    let cell = element.closest("[aria-colindex]").ok()??;
    let row = cell.closest("[aria-rowindex]").ok()??;
    let number = |of: &Element, name: &str| of.get_attribute(name)?.parse::<usize>().ok();
    // Both are counted from one, and the first row is that of the heads.
    Some((number(&row, "aria-rowindex")?.checked_sub(2)?, number(&cell, "aria-colindex")?.checked_sub(1)?))
}

/// Moves to `at`, shows what is there and fetches what is not known of it.
pub(super) fn go(board: &Shared, at: (usize, usize)) {
    board.borrow_mut().go(at);
    fetch_missing(board);
}

fn press(board: &Shared, event: &KeyboardEvent) {
    let (here, words, page, rtl) = {
        let board = board.borrow();
        let page = usize::try_from((board.root.client_height() - board.size.head) / board.size.row).unwrap_or(1);
        (board.here, (board.words.rows, board.words.columns), page.max(2) - 1, board.is_rtl())
    };
    let (row, column) = here;
    let (forward, back) = if rtl { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    let whole = event.ctrl_key() || event.meta_key();
    let to = match event.key().as_str() {
        key if key == forward => (row, column + 1),
        key if key == back => (row, column.saturating_sub(1)),
        "ArrowDown" => (row + 1, column),
        "ArrowUp" => (row.saturating_sub(1), column),
        "PageDown" => (row + page, column),
        "PageUp" => (row.saturating_sub(page), column),
        "Home" => (if whole { 0 } else { row }, 0),
        "End" => (if whole { words.0 } else { row }, LEAD + words.1),
        "Enter" | " " if column >= LEAD => {
            event.prevent_default();
            return open(board);
        }
        _ => return,
    };
    event.prevent_default();
    // The page around the grid has keys of its own.
    event.stop_propagation();
    go(board, to);
}

/// Opens the explanation of the cell that the keyboard is at; a group's cell leads to its people.
fn open(board: &Shared) {
    let board = board.borrow();
    let (row, column) = board.here;
    let known = || {
        let (head, column) = (board.source.row(row)?, column.checked_sub(LEAD)?);
        let mark = board.source.mark(row, column).filter(|mark| mark.state != State::NotRequired)?;
        Some((head, board.source.column(column)?, mark, board.at(board.here)?))
    };
    let Some((head, column, _, cell)) = known() else { return };
    match head.kind {
        RowKind::Person => {
            let which = format!("cell={}.{}", head.id, column.id);
            grid::explain(cell, with_parameter(&board.words.cell, &which), with_parameter(&board.words.shown, &which));
        }
        RowKind::Role => drop(window().location().set_href(&format!("{}{}", board.words.role, head.id))),
        RowKind::Site => drop(window().location().set_href(&format!("{}{}", board.words.site, head.id))),
    }
}
