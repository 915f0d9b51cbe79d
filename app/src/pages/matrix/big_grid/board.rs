//! The grid in the page: its slots, what is in view, and which slot shows what.

use super::{
    Measures,
    draw::{ColumnSlot, RowSlot, place},
    labels::Labels,
    measure::{LEAD, Size, pixels},
    source::Source,
};
use leptos::{prelude::document, wasm_bindgen::JsCast as _};
use std::ops::Range;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The id of the frame of the grid.
pub(super) const ROOT: &str = "big-grid";
/// So many rows and columns beyond the view are drawn as well.
const BEYOND: (usize, usize) = (4, 3);

/// Everything of the grid.
pub(super) struct Board {
    pub(super) measures: Measures,
    pub(super) labels: Labels,
    pub(super) source: Source,
    /// What scrolls.
    pub(super) root: HtmlElement,
    /// The row and column that the keyboard is at; the first two columns are name and share.
    pub(super) here: (usize, usize),
    pub(super) size: Size,
    body: HtmlElement,
    head: HtmlElement,
    heads: Vec<ColumnSlot>,
    lines: Vec<RowSlot>,
    rows: Range<usize>,
    columns: Range<usize>,
    entry: Option<HtmlElement>,
}

impl Board {
    /// The grid of `measures`, whose frame is in the page. If somebody `kept` a place in it, it stays where it was scrolled to.
    pub(super) fn of(measures: Measures, kept: Option<(usize, usize)>) -> Option<Self> {
        let root: HtmlElement = document().get_element_by_id(ROOT)?.dyn_into().ok()?;
        let within = |class: &str| root.query_selector(class).ok()??.dyn_into::<HtmlElement>().ok();
        let (head, body) = (within(".big-grid-head")?, within(".big-grid-body")?);
        // What another matrix has left.
        body.set_text_content(None);
        while head.child_element_count() > u32::try_from(LEAD).ok()? {
            head.last_element_child()?.remove();
        }
        let first = measures.first();
        let here = kept.unwrap_or((first.0, LEAD + first.1));
        let mut board = Self {
            source: Source::new(measures.large.fingerprint),
            labels: Labels::of(measures.as_of),
            here,
            size: Size { row: 1, column: 1, lead: 0, head: 0 },
            heads: Vec::new(),
            lines: Vec::new(),
            rows: 0..0,
            columns: 0..0,
            entry: None,
            measures,
            root,
            body,
            head,
        };
        board.measure()?;
        if kept.is_none() {
            board.scroll_to((here.0, LEAD));
        }
        Some(board)
    }

    /// Takes the measures from the style sheet: a first row with a first cell tells them.
    fn measure(&mut self) -> Option<()> {
        let mut line = RowSlot::new(&self.body)?;
        line.widen(1)?;
        let cell = line.cells.first()?.element.clone();
        self.size = Size {
            row: line.element.offset_height().max(1),
            column: (cell.offset_width() + 3).max(1),
            lead: line.lead(),
            head: self.head.offset_height(),
        };
        line.element.remove();
        let width = self.size.lead + pixels(self.measures.large.columns) * self.size.column;
        place(&self.body, "block-size", pixels(self.measures.large.rows) * self.size.row);
        place(&self.body, "inline-size", width);
        place(&self.head, "inline-size", width);
        Some(())
    }

    /// Brings into view what is at `at`.
    pub(super) fn scroll_to(&self, at: (usize, usize)) {
        let Size { row, column, lead, head } = self.size;
        let rtl = self.is_rtl();
        let top = pixels(at.0) * row;
        let bottom = top + row - (self.root.client_height() - head);
        self.root.set_scroll_top(self.root.scroll_top().clamp(bottom.min(top), top));
        if let Some(index) = at.1.checked_sub(LEAD) {
            let start = pixels(index) * column;
            let end = start + column - (self.root.client_width() - lead);
            let left = self.root.scroll_left().abs().clamp(end.min(start), start);
            self.root.set_scroll_left(if rtl { -left } else { left });
        }
    }

    pub(super) fn is_rtl(&self) -> bool {
        self.root.closest("[dir=rtl]").is_ok_and(|found| found.is_some())
    }

    /// The rows and columns that are drawn, and some more, so that they are known before they are.
    pub(super) fn range_to_fetch(&self) -> (Range<usize>, Range<usize>) {
        let more = self.rows.len() / 2;
        let rows = self.rows.start.saturating_sub(more)..(self.rows.end + more).min(self.measures.large.rows);
        (rows, self.columns.clone())
    }

    /// Draws what is in view.
    pub(super) fn show(&mut self) -> Option<()> {
        let Size { row, column, lead, head } = self.size;
        let height = self.root.client_height() - head;
        let width = self.root.client_width() - lead;
        self.rows = in_view(self.root.scroll_top(), height, row, BEYOND.0, self.measures.large.rows);
        self.columns = in_view(self.root.scroll_left().abs(), width, column, BEYOND.1, self.measures.large.columns);
        self.make_slots()?;
        let slots = self.heads.len();
        for column in self.columns.clone() {
            self.heads[column % slots].show(column, self.size, self.source.column(column));
        }
        let lines = self.lines.len();
        for row in self.rows.clone() {
            let of = (&self.measures.address, &self.labels, &self.source);
            self.lines[row % lines].show(row, self.columns.clone(), self.size, of);
        }
        // Before a slot goes that may have the focus.
        self.set_entry();
        self.heads.iter_mut().for_each(|head| head.rest_outside(&self.columns));
        self.lines.iter_mut().for_each(|line| line.rest_outside(&self.rows));
        Some(())
    }

    /// As many slots as rows and columns are in view; a larger window needs more, a smaller one keeps them.
    fn make_slots(&mut self) -> Option<()> {
        let wide = self.columns.len() > self.heads.len();
        if wide {
            while self.heads.len() < self.columns.len() {
                self.heads.push(ColumnSlot::new(&self.head)?);
            }
            self.heads.iter_mut().for_each(ColumnSlot::forget);
        }
        if self.rows.len() > self.lines.len() {
            while self.lines.len() < self.rows.len() {
                self.lines.push(RowSlot::new(&self.body)?);
            }
            self.lines.iter_mut().for_each(RowSlot::forget);
        }
        let columns = self.heads.len();
        for line in &mut self.lines {
            line.widen(columns)?;
        }
        Some(())
    }

    /// The element at `at`, if it is drawn.
    pub(super) fn at(&self, at: (usize, usize)) -> Option<HtmlElement> {
        let line = self.lines.get(at.0.checked_rem(self.lines.len())?)?;
        if !self.rows.contains(&at.0) {
            return None;
        }
        match at.1.checked_sub(LEAD) {
            Some(column) if self.columns.contains(&column) => {
                Some(line.cells[column % line.cells.len()].element.clone())
            }
            Some(_) => None,
            None if at.1 == 0 => Some(line.who.clone()),
            None => Some(line.share.clone()),
        }
    }

    /// Only the place that the keyboard is at is reached by Tab; while it is out of view, the grid itself is.
    fn set_entry(&mut self) {
        let now = self.at(self.here).unwrap_or_else(|| self.root.clone());
        if self.entry.as_ref() == Some(&now) {
            return;
        }
        let _ = now.set_attribute("tabindex", "0");
        if let Some(before) = self.entry.replace(now.clone()) {
            let _ = before.set_attribute("tabindex", "-1");
            // The slot that had the focus shows another place now; the keyboard stays in the grid.
            let focused = document().active_element().and_then(|focused| focused.dyn_into::<HtmlElement>().ok());
            if focused.as_ref() == Some(&before) {
                keep_focus(&now);
            }
        }
    }

    /// Moves the keyboard to `at`, as far as the matrix goes.
    pub(super) fn go(&mut self, at: (usize, usize)) {
        self.here =
            (at.0.min(self.measures.large.rows.saturating_sub(1)), at.1.min(LEAD + self.measures.large.columns - 1));
        self.scroll_to(self.here);
        self.show();
        if let Some(cell) = self.at(self.here) {
            focus(&cell);
        }
    }
}

/// Gives `element` the focus without scrolling to it.
fn keep_focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Gives `element` the focus. The grid has scrolled by itself; only the page around it may have to follow.
fn focus(element: &HtmlElement) {
    keep_focus(element);
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// Which of `count` things of `size` are in view, with some `beyond` it.
fn in_view(from: i32, length: i32, size: i32, beyond: usize, count: usize) -> Range<usize> {
    let index = |pixel: i32| usize::try_from(pixel / size).unwrap_or(0);
    let start = index(from).saturating_sub(beyond).min(count);
    start..(index(from + length.max(0)) + 1 + beyond).min(count)
}
