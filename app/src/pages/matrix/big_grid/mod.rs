//! A matrix of any size under the hand: only the rows and columns in view are in the page, and what they say is fetched in windows as
//! somebody scrolls. It takes the place of the table that is shown without scripts.
//!
//! Rows and cells are recycled: the row `i` is always shown by the slot `i` modulo the number of slots, so scrolling by a row changes
//! one slot. Nothing is drawn twice: a slot knows what it shows. Slots are made by hand: Leptos knows of the frame around them alone.

mod board;
mod draw;
mod keys;
mod labels;
mod measure;
mod source;

use super::{
    address::MatrixAddress,
    calls::find_in_matrix,
    explaining::Explaining,
    jump::Jump,
    wire::{LargeMatrix, MatrixPlace, PAGE},
    wording::row_heading,
};
use crate::{t, text, ui::Arrival};
use board::Board;
use chrono::NaiveDate;
use docendo::competence::matrix::By;
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;
use measure::LEAD;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// The grid, once it is in the page.
type Shared = Rc<RefCell<Option<Board>>>;

/// How large a matrix is, and what it is of.
#[derive(Clone)]
pub(super) struct Measures {
    pub(super) large: LargeMatrix,
    pub(super) address: MatrixAddress,
    pub(super) as_of: NaiveDate,
    pub(super) by: By,
}

impl Measures {
    /// The first row and column that are shown.
    pub(super) fn first(&self) -> (usize, usize) {
        ((self.large.page - 1) * PAGE.0, (self.large.column_page - 1) * PAGE.1)
    }
}

/// The matrix, and the row and column in it, that somebody is at: they stay there when the page asks again for it.
#[derive(Clone, Copy)]
pub(super) struct GridPlace(StoredValue<Option<(MatrixAddress, (usize, usize))>>);

impl Default for GridPlace {
    fn default() -> Self {
        Self(StoredValue::new(None))
    }
}

impl GridPlace {
    fn keep(self, board: &Shared) {
        let here = board.borrow().as_ref().map(|board| (board.measures.address.clone(), board.here));
        self.0.set_value(here);
    }

    fn within(self, address: &MatrixAddress) -> Option<(usize, usize)> {
        self.0.with_value(|kept| kept.as_ref().filter(|(of, _)| of == address).map(|(_, here)| *here))
    }
}

/// What is told around the grid.
#[derive(Clone, Copy)]
struct Signs {
    /// Whether it takes the place of the table.
    is_alive: RwSignal<bool>,
    /// Whether a part of it could not be fetched.
    is_cut_off: RwSignal<bool>,
    /// Whether what was looked for is nowhere.
    is_lost: RwSignal<bool>,
    /// Asks for the page again.
    arrival: Arrival,
    place: GridPlace,
}

/// The grid. Its children are shown without scripts.
#[component]
pub(super) fn BigGrid(measures: Measures, children: Children) -> impl IntoView {
    let signs = Signs {
        is_alive: RwSignal::new(is_shown()),
        is_cut_off: RwSignal::new(false),
        is_lost: RwSignal::new(measures.large.is_lost),
        arrival: expect_context(),
        place: expect_context(),
    };
    let board = Shared::default();
    begin(board.clone(), measures.clone(), signs);
    let (jumping, again, address) = (board.clone(), board.clone(), measures.address.clone());
    let asked = measures.address.part_of(measures.as_of);
    let go = move |typed| jump(jumping.clone(), asked.clone().and("q".to_owned(), typed), signs);
    view! {
        <div class="matrix-large">
            <Jump address is_lost=signs.is_lost go />
            <div role="status">
                <p class="matrix-lost" hidden=move || !signs.is_cut_off.get()>
                    {t!("matrix-part-lost")}
                    <button type="button" class="btn" on:click=move |_| show(&again, signs)>{t!("matrix-part-again")}</button>
                </p>
            </div>
            <div data-large="" hidden=move || signs.is_alive.get()>{children()}</div>
            {frame(&measures, board, signs)}
        </div>
    }
    .into_any()
}

/// What scrolls, with the heads of names and shares; the rest is made by the board.
fn frame(measures: &Measures, board: Shared, signs: Signs) -> AnyView {
    let (explaining, navigate) = (expect_context::<Explaining>(), use_navigate());
    let (scrolled, pressed, clicked) = (follow(board.clone(), signs), board.clone(), board);
    let by_key = navigate.clone();
    let on_keydown = move |event: ev::KeyboardEvent| keys::press(&pressed, &event, signs, explaining, &by_key);
    let on_click = move |event: ev::MouseEvent| keys::click(&clicked, &event, signs, explaining, &navigate);
    let (heading, share) = (row_heading(measures.by), t!("matrix-share"));
    let label = t!("matrix-caption", day = text::day(measures.as_of));
    // The row of the heads and the columns of names and shares count as well.
    let (rows, columns) = (measures.large.rows + 1, measures.large.columns + LEAD);
    view! {
        <div
            id=board::ROOT class="matrix-scroll big-grid" role="grid" aria-label=label aria-rowcount=rows aria-colcount=columns
            hidden=move || !signs.is_alive.get() on:scroll=move |_| scrolled() on:keydown=on_keydown on:click=on_click
        >
            <div class="big-grid-head" role="row" aria-rowindex="1">
                <div class="matrix-who" role="columnheader" aria-colindex="1" aria-label=heading.clone()>{heading.clone()}</div>
                <div class="matrix-share" role="columnheader" aria-colindex="2" aria-label=share>"%"</div>
            </div>
            <div class="big-grid-body" role="rowgroup"></div>
        </div>
    }
    .into_any()
}

/// Whether the frame of a grid is in the page, and shown: the page asks again for what is there.
fn is_shown() -> bool {
    cfg!(not(feature = "ssr")) && root().is_some_and(|root| !root.has_attribute("hidden"))
}

/// Whether the keyboard is at one of its cells.
fn is_focused() -> bool {
    root().is_some_and(|root| root.contains(document().active_element().as_deref()))
}

fn root() -> Option<web_sys::Element> {
    document().get_element_by_id(board::ROOT)
}

/// Puts the board into the page as soon as there is room for it.
fn begin(board: Shared, measures: Measures, signs: Signs) {
    Effect::new(move || {
        signs.is_alive.set(true);
        let (board, measures) = (board.clone(), measures.clone());
        request_animation_frame(move || {
            let (kept, had_focus) = (signs.place.within(&measures.address), is_focused());
            *board.borrow_mut() = Board::of(measures, kept);
            clear_table();
            show(&board, signs);
            if let Some(kept) = kept.filter(|_| had_focus) {
                keys::go(&board, kept, signs);
            }
        });
    });
}

/// Empties the table that the grid stands in place of: thousands of cells that nobody sees.
fn clear_table() {
    if let Ok(Some(rows)) = document().query_selector("[data-large] tbody") {
        rows.set_inner_html("");
    }
}

/// Shows what is in view, and fetches what is not known of it.
fn show(board: &Shared, signs: Signs) {
    let _ = board.borrow_mut().as_mut().and_then(Board::show);
    signs.place.keep(board);
    source::fetch_missing(board, signs);
}

/// What answers scrolling, and another size of the window: once a frame.
fn follow(board: Shared, signs: Signs) -> impl Fn() + Clone + 'static {
    let waits = Rc::new(Cell::new(false));
    let answer = move || {
        if !waits.replace(true) {
            let (board, waits) = (board.clone(), waits.clone());
            request_animation_frame(move || {
                waits.set(false);
                show(&board, signs);
            });
        }
    };
    let resized = answer.clone();
    Effect::new(move || {
        let resized = resized.clone();
        let listening = window_event_listener(ev::resize, move |_| resized());
        on_cleanup(move || listening.remove());
    });
    answer
}

/// Goes to the person or course that `asked` looks for.
fn jump(board: Shared, asked: crate::form::Form, signs: Signs) {
    spawn_local(async move {
        let Ok(place) = find_in_matrix(asked).await else { return };
        signs.is_lost.try_set(place.is_none());
        let here = board.borrow().as_ref().map(|board| board.here);
        let (Some(place), Some(here)) = (place, here) else { return };
        let to = match place {
            MatrixPlace::Row(row) => (row, 0),
            MatrixPlace::Column(column) => (here.0, LEAD + column),
        };
        keys::go(&board, to, signs);
    });
}
