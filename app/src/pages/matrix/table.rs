//! The table of the matrix: people, roles or sites against competencies, with totals. Its cells are written as HTML: a browser takes
//! thousands of them in as one piece, and as they are when the page comes alive.

use super::{
    address::{CELL, MatrixAddress},
    wire::{MatrixColumn, MatrixPiece},
    wording::{Wording, group_filter, row_heading, share},
};
use crate::{t, text};
use chrono::NaiveDate;
use docendo::competence::{
    State,
    matrix::By,
    window::{Mark, RowHead, percent},
};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text};
use leptos::prelude::*;
use std::fmt::Write as _;

/// What a table is of.
pub(super) struct TableOf<'a> {
    /// The matrix.
    pub(super) address: &'a MatrixAddress,
    /// Its day.
    pub(super) as_of: NaiveDate,
    /// What its rows are.
    pub(super) by: By,
    /// The cell whose explanation is open, as the address names it.
    pub(super) open: &'a str,
}

/// The rows and columns of `piece`, which may be a part of a larger matrix; `totals` are those of the whole.
pub(super) fn table(piece: &MatrixPiece, of: &TableOf<'_>, totals: &docendo::competence::matrix::Totals) -> AnyView {
    let heads = piece.columns.iter().map(head).collect_view();
    let shares = piece.columns.iter().map(|column| view! { <td>{share(column.share)}</td> }).collect_view();
    let whole = share(percent(totals));
    view! {
        <div class="matrix-scroll" role="region" aria-label=t!("matrix-title") tabindex="0">
            <table class="matrix">
                <caption class="vh">{t!("matrix-caption", day = text::day(of.as_of))}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="matrix-who">{row_heading(of.by)}</th>
                        <th scope="col" class="matrix-share"><abbr title=t!("matrix-share")>"%"</abbr></th>
                        {heads}
                    </tr>
                </thead>
                <tbody inner_html=lines(piece, of)></tbody>
                <tfoot>
                    <tr>
                        <th scope="row" class="matrix-who">{t!("matrix-total")}</th>
                        <td class="matrix-share">{whole}</td>
                        {shares}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn head(column: &MatrixColumn) -> AnyView {
    let (code, title) = (column.code.clone(), column.title.clone());
    match column.course {
        Some(course) => view! {
            <th scope="col" class="matrix-what">
                <a href=format!("/courses/{course}") title=title.clone()><span>{code}</span><span>{title.clone()}</span></a>
            </th>
        }
        .into_any(),
        None => view! { <th scope="col" class="matrix-what"><div><span>{code}</span><span>{title}</span></div></th> }
            .into_any(),
    }
}

/// The rows, as HTML.
fn lines(piece: &MatrixPiece, of: &TableOf<'_>) -> String {
    let mut writer = Writer {
        wording: Wording::of(of.as_of),
        // What is left is the cell.
        cell: attribute(&of.address.with(CELL, Some(""))).into_owned(),
        of,
        is_entry: true,
        out: String::new(),
    };
    let width = piece.columns.len().max(1);
    for (row, marks) in piece.rows.iter().zip(piece.marks.chunks(width)) {
        writer.row(row, &piece.columns, marks);
    }
    writer.out
}

struct Writer<'a> {
    of: &'a TableOf<'a>,
    wording: Wording,
    cell: String,
    /// Whether the next cell is the first: that is where Tab enters the matrix.
    is_entry: bool,
    out: String,
}

impl Writer<'_> {
    fn row(&mut self, row: &RowHead, columns: &[MatrixColumn], marks: &[Mark]) {
        let group = group_filter(row.kind);
        // People stand under it.
        let is_heading = self.of.by == By::Person && group.is_some();
        let address = match group {
            Some(filter) => self.of.address.group_address(filter, &row.id.to_string()),
            None => format!("/people/{}", row.id),
        };
        let address = attribute(&address);
        self.out.push_str(if is_heading { "<tr class=\"matrix-group\">" } else { "<tr>" });
        let _ = write!(
            self.out,
            "<th scope=\"row\" class=\"matrix-who\"><a href=\"{address}\"><bdi>{}</bdi>",
            encode_text(&row.name)
        );
        if !row.role.is_empty() {
            let _ = write!(self.out, "<span class=\"meta\">{}</span>", encode_text(&row.role));
        }
        let _ = write!(self.out, "</a></th><td class=\"matrix-share\">{}</td>", encode_text(&share(row.share)));
        for (column, mark) in columns.iter().zip(marks) {
            self.mark(row, column, *mark, group.is_some().then_some(address.as_ref()));
        }
        self.out.push_str("</tr>");
    }

    /// A cell. That of a group leads to its people, at `group`; the number is how many of them hold it.
    fn mark(&mut self, row: &RowHead, column: &MatrixColumn, mark: Mark, group: Option<&str>) {
        if mark.state == State::NotRequired {
            return self.out.push_str("<td></td>");
        }
        let (label, number) = self.wording.mark(mark);
        let _ = write!(self.out, "<td><a class=\"cell state-{}\" href=\"", mark.state.code());
        if let Some(address) = group {
            self.out.push_str(address);
        } else {
            let which = format!("{}.{}", row.id, column.id);
            let _ = write!(self.out, "{}{which}", self.cell);
            if which == self.of.open {
                self.out.push_str("\" aria-current=\"true");
            }
        }
        self.out.push_str(if std::mem::take(&mut self.is_entry) { "\">" } else { "\" tabindex=\"-1\">" });
        let _ = write!(
            self.out,
            "<span class=\"vh\">{} </span>{}</a></td>",
            encode_text(&label),
            encode_text(&number.unwrap_or_default())
        );
    }
}
