//! The slots: heads of columns, rows, and the cells of rows. Each knows what it shows and changes no more than it must.

use super::{
    super::{
        address::MatrixAddress,
        wording::{group_filter, percent, share},
    },
    labels::Labels,
    measure::{LEAD, Size, pixels},
    source::Source,
};
use docendo::competence::{
    State,
    window::{ColumnHead, Mark, RowHead, RowKind},
};
use leptos::{prelude::document, wasm_bindgen::JsCast as _};
use std::ops::Range;
use web_sys::HtmlElement;

/// A new element.
fn element(tag: &str, class: &str, role: &str) -> Option<HtmlElement> {
    let made: HtmlElement = document().create_element(tag).ok()?.dyn_into().ok()?;
    made.set_class_name(class);
    if !role.is_empty() {
        made.set_attribute("role", role).ok()?;
    }
    Some(made)
}

/// Sets a measure of `element` to so many pixels.
pub(super) fn place(element: &HtmlElement, property: &str, pixels: i32) {
    let _ = element.style().set_property(property, &format!("{pixels}px"));
}

fn put(parent: &HtmlElement, tag: &str, class: &str, role: &str) -> Option<HtmlElement> {
    let made = element(tag, class, role)?;
    parent.append_child(&made).ok()?;
    Some(made)
}

/// Hides a slot whose place is not `in_view`, so that neither eyes nor screen readers meet what it showed before: near the
/// edges of a matrix fewer slots are needed than in its middle.
fn rest(element: &HtmlElement, rests: &mut bool, place: Option<usize>, in_view: &Range<usize>) {
    let shall = !place.is_some_and(|place| in_view.contains(&place));
    if *rests != shall {
        *rests = shall;
        element.set_hidden(shall);
    }
}

/// The slot of a column's head.
pub(super) struct ColumnSlot {
    element: HtmlElement,
    code: HtmlElement,
    title: HtmlElement,
    column: Option<usize>,
    is_known: bool,
    rests: bool,
}

impl ColumnSlot {
    pub(super) fn new(row: &HtmlElement) -> Option<Self> {
        let element = put(row, "div", "matrix-what", "columnheader")?;
        let inner = put(&element, "div", "", "")?;
        let (code, title) = (put(&inner, "span", "", "")?, put(&inner, "span", "", "")?);
        Some(Self { element, code, title, column: None, is_known: false, rests: false })
    }

    pub(super) fn forget(&mut self) {
        self.column = None;
    }

    /// Takes the slot out of the page while what it shows is not among `columns`.
    pub(super) fn rest_outside(&mut self, columns: &Range<usize>) {
        rest(&self.element, &mut self.rests, self.column, columns);
    }

    pub(super) fn show(&mut self, column: usize, size: Size, head: Option<&ColumnHead>) {
        if self.column == Some(column) && self.is_known == head.is_some() {
            return;
        }
        (self.column, self.is_known) = (Some(column), head.is_some());
        place(&self.element, "inset-inline-start", size.lead + pixels(column) * size.column);
        let _ = self.element.set_attribute("aria-colindex", &(column + LEAD + 1).to_string());
        let (code, title) = head.map_or(("", ""), |head| (&head.code, &head.title));
        self.code.set_text_content(Some(code));
        self.title.set_text_content(Some(title));
        self.element.set_title(title);
    }
}

/// The slot of a cell.
pub(super) struct CellSlot {
    pub(super) element: HtmlElement,
    column: Option<usize>,
    mark: Option<Mark>,
    rests: bool,
}

/// The slot of a row.
pub(super) struct RowSlot {
    pub(super) element: HtmlElement,
    /// The link with the name.
    pub(super) who: HtmlElement,
    pub(super) share: HtmlElement,
    pub(super) cells: Vec<CellSlot>,
    name: HtmlElement,
    role: HtmlElement,
    row: Option<usize>,
    is_known: bool,
    rests: bool,
}

impl RowSlot {
    pub(super) fn new(body: &HtmlElement) -> Option<Self> {
        let element = put(body, "div", "big-grid-row", "row")?;
        let head = put(&element, "div", "matrix-who", "rowheader")?;
        head.set_attribute("aria-colindex", "1").ok()?;
        let who = put(&head, "a", "", "")?;
        who.set_attribute("tabindex", "-1").ok()?;
        let (name, role) = (put(&who, "bdi", "", "")?, put(&who, "span", "meta", "")?);
        let share = put(&element, "div", "matrix-share", "gridcell")?;
        share.set_attribute("aria-colindex", "2").ok()?;
        share.set_attribute("tabindex", "-1").ok()?;
        Some(Self { element, who, share, cells: Vec::new(), name, role, row: None, is_known: false, rests: false })
    }

    /// How much is before the first cell: the name and the share, where they stay in view.
    pub(super) fn lead(&self) -> i32 {
        self.share.offset_left().max(0) + self.share.offset_width()
    }

    /// Makes room for `count` cells.
    pub(super) fn widen(&mut self, count: usize) -> Option<()> {
        if self.cells.len() >= count {
            return Some(());
        }
        while self.cells.len() < count {
            let element = put(&self.element, "div", "cell state-not-required", "gridcell")?;
            element.set_attribute("tabindex", "-1").ok()?;
            self.cells.push(CellSlot { element, column: None, mark: None, rests: false });
        }
        // Another number of slots gives every column another one.
        self.cells.iter_mut().for_each(|cell| cell.column = None);
        Some(())
    }

    pub(super) fn forget(&mut self) {
        self.row = None;
    }

    /// Takes the slot out of the page while what it shows is not among `rows`.
    pub(super) fn rest_outside(&mut self, rows: &Range<usize>) {
        rest(&self.element, &mut self.rests, self.row, rows);
    }

    pub(super) fn show(
        &mut self,
        row: usize,
        columns: Range<usize>,
        size: Size,
        (address, labels, source): (&MatrixAddress, &Labels, &Source),
    ) {
        let head = source.row(row);
        let is_other = self.row != Some(row);
        if is_other {
            self.row = Some(row);
            let _ =
                self.element.style().set_property("transform", &format!("translateY({}px)", pixels(row) * size.row));
            let _ = self.element.set_attribute("aria-rowindex", &(row + 2).to_string());
        }
        if is_other || self.is_known != head.is_some() {
            self.is_known = head.is_some();
            self.name_row(head, address);
        }
        let slots = self.cells.len();
        for column in columns.clone() {
            self.cells[column % slots].show(column, size, labels, source.mark(row, column).unwrap_or(Mark::BLANK));
        }
        for cell in &mut self.cells {
            rest(&cell.element, &mut cell.rests, cell.column, &columns);
        }
    }

    fn name_row(&self, head: Option<&RowHead>, address: &MatrixAddress) {
        self.name.set_text_content(Some(head.map_or("…", |head| &head.name)));
        self.role.set_text_content(Some(head.map_or("", |head| &head.role)));
        self.share.set_text_content(Some(&share(head.and_then(|head| head.share))));
        let _ = match head {
            Some(head) => self.who.set_attribute("href", &row_address(head, address)),
            None => self.who.remove_attribute("href"),
        };
        let is_group = head.is_some_and(|head| head.kind != RowKind::Person);
        self.element.set_class_name(if is_group { "big-grid-row matrix-group" } else { "big-grid-row" });
    }
}

/// A person's own page, or the matrix of a group's people.
pub(super) fn row_address(head: &RowHead, address: &MatrixAddress) -> String {
    match group_filter(head.kind) {
        Some(filter) => address.group_address(filter, &head.id.to_string()),
        None => format!("/people/{}", head.id),
    }
}

impl CellSlot {
    fn show(&mut self, column: usize, size: Size, labels: &Labels, mark: Mark) {
        if self.column != Some(column) {
            self.column = Some(column);
            place(&self.element, "inset-inline-start", size.lead + pixels(column) * size.column);
            let _ = self.element.set_attribute("aria-colindex", &(column + LEAD + 1).to_string());
        }
        if self.mark == Some(mark) {
            return;
        }
        self.mark = Some(mark);
        self.element.set_class_name(&format!("cell state-{}", mark.state.code()));
        let _ = self.element.set_attribute("aria-label", &labels.label(mark));
        let number = mark.number.filter(|_| mark.is_group || mark.state != State::Valid);
        let shown = number.map(|number| if mark.is_group { percent(number) } else { number.abs().to_string() });
        self.element.set_text_content(shown.as_deref());
    }
}
