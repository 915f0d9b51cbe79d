//! A matrix of any size under the hand: only the rows and columns in view are in the page, and what they say is fetched in
//! windows as somebody scrolls. It takes the place of the table that the server rendered.
//!
//! Rows and cells are recycled: the row `i` is always shown by the slot `i` modulo the number of slots, so scrolling by a
//! row changes one slot. Nothing is drawn twice: a slot knows what it shows.

mod board;
mod draw;
mod keys;
mod measure;
mod source;
mod words;

use super::dom::{by_id, listen, text, with_parameter};
use board::Board;
use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use web_sys::{Event, HtmlElement, HtmlInputElement};
use words::Words;

type Shared = Rc<RefCell<Board>>;

/// Wraps the table that it replaces and the words that it needs.
#[island]
pub fn BigGrid(children: Children) -> impl IntoView {
    Effect::new(|_| start());
    view! { <div class="contents">{children()}</div> }
}

fn start() -> Option<()> {
    let (host, words) = (by_id("big-grid")?, Words::read(&by_id("big-grid-words")?)?);
    let board = Rc::new(RefCell::new(Board::put_into(&host, words)?));
    let root = board.borrow().root.clone();
    follow_scrolling(&board, &root);
    keys::listen_on(&board, &root);
    jump(&board);
    if let Some(again) = by_id("part-again") {
        let board = board.clone();
        listen(&again, "click", move |_| show(&board));
    }
    show(&board);
    Some(())
}

/// Shows what is in view, and fetches what is not known of it.
fn show(board: &Shared) {
    board.borrow_mut().show();
    source::fetch_missing(board);
}

/// Scrolling is answered once a frame.
fn follow_scrolling(board: &Shared, root: &HtmlElement) {
    let waits = Rc::new(Cell::new(false));
    let answer = {
        let board = board.clone();
        move |_: Event| {
            if !waits.replace(true) {
                let (board, waits) = (board.clone(), waits.clone());
                request_animation_frame(move || {
                    waits.set(false);
                    show(&board);
                });
            }
        }
    };
    listen(root, "scroll", answer.clone());
    listen(&window(), "resize", answer);
}

/// The form that goes to a person or course.
fn jump(board: &Shared) -> Option<()> {
    let form = document().query_selector("form[data-find]").ok()??;
    let address = form.get_attribute("data-find")?;
    let board = board.clone();
    listen(&form, "submit", move |event| {
        let Some(field) = by_id("find").and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
        event.prevent_default();
        let query = String::from(web_sys::js_sys::encode_uri_component(&field.value()));
        let (board, address) = (board.clone(), with_parameter(&address, &format!("q={query}")));
        spawn_local(async move {
            let Ok(place) = text(&address).await else { return };
            let place = place.split_once(' ').and_then(|(kind, index)| Some((kind == "row", index.parse().ok()?)));
            if let Some(lost) = by_id("find-lost") {
                lost.set_hidden(place.is_some());
            }
            let here = board.borrow().here;
            match place {
                Some((true, row)) => keys::go(&board, (row, 0)),
                Some((false, column)) => keys::go(&board, (here.0, measure::LEAD + column)),
                None => {}
            }
        });
    });
    Some(())
}
