//! The keyboard and the pointer: moving by cells, and opening the explanation of one.

use super::{
    super::explaining::Explaining, Shared, Signs, draw::row_address, measure::LEAD, show, source::fetch_missing,
};
use docendo::{
    competence::{State, window::RowKind},
    kernel::id::{CompetencyId, PersonId},
};
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    wasm_bindgen::JsCast as _,
};
use leptos_router::NavigateOptions;
use web_sys::Element;

/// A click moves to its cell, and opens the explanation of one.
pub(super) fn click(
    board: &Shared,
    event: &MouseEvent,
    signs: Signs,
    explaining: Explaining,
    go: &impl Fn(&str, NavigateOptions),
) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(at) = target.and_then(|element| place(&element)) else { return };
    if let Some(board) = board.borrow_mut().as_mut() {
        board.here = at;
    }
    show(board, signs);
    if at.1 >= LEAD {
        open(board, explaining, go);
    }
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
pub(super) fn go(board: &Shared, at: (usize, usize), signs: Signs) {
    if let Some(board) = board.borrow_mut().as_mut() {
        board.go(at);
    }
    signs.place.keep(board);
    fetch_missing(board, signs);
}

/// Moves by a cell, by what is in view, or to an end; Enter and the space bar open the explanation of a cell.
pub(super) fn press(
    board: &Shared,
    event: &KeyboardEvent,
    signs: Signs,
    explaining: Explaining,
    navigate: &impl Fn(&str, NavigateOptions),
) {
    let Some((here, all, page, rtl)) = board.borrow().as_ref().map(|board| {
        let page = usize::try_from((board.root.client_height() - board.size.head) / board.size.row).unwrap_or(1);
        let all = (board.measures.large.rows, board.measures.large.columns);
        (board.here, all, page.max(2) - 1, board.is_rtl())
    }) else {
        return;
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
        "End" => (if whole { all.0 } else { row }, LEAD + all.1),
        "Enter" | " " if column >= LEAD => {
            event.prevent_default();
            return open(board, explaining, navigate);
        }
        _ => return,
    };
    event.prevent_default();
    // The page around the grid has keys of its own.
    event.stop_propagation();
    go(board, to, signs);
}

/// Opens the explanation of the cell that the keyboard is at; a group's cell leads to its people.
fn open(board: &Shared, explaining: Explaining, go: &impl Fn(&str, NavigateOptions)) {
    let board = board.borrow();
    let Some(board) = board.as_ref() else { return };
    let (row, column) = board.here;
    let known = || {
        let (head, column) = (board.source.row(row)?, column.checked_sub(LEAD)?);
        board.source.mark(row, column).filter(|mark| mark.state != State::NotRequired)?;
        Some((head, board.source.column(column)?, board.at(board.here)?))
    };
    let Some((head, column, cell)) = known() else { return };
    let address = &board.measures.address;
    if head.kind == RowKind::Person {
        explaining.open(&cell, &address.cell_address(PersonId(head.id), CompetencyId(column.id)), go);
    } else {
        go(&row_address(head, address), NavigateOptions::default());
    }
}
