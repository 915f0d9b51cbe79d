//! Pieces of a large matrix for the island, in the compact form of `docendo::competence::window`.

use super::{outline, query::MatrixRequest};
use crate::{
    render::{Answer, answer},
    visitor::Member,
};
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use docendo::competence::window::{part, write_names, write_window};
use std::ops::Range;

/// More rows or columns than these are not given at once.
const MOST: usize = 250;

/// The cells of `rows=a-b` and `columns=c-d`.
pub(super) async fn cells(member: Member) -> Response {
    answer(Some(&member), &member.visitor, window(&member).await).await
}

/// The names of the rows `rows=a-b` and of the columns `columns=c-d`; either may be left out.
pub(super) async fn names(member: Member) -> Response {
    answer(Some(&member), &member.visitor, heads(&member).await).await
}

/// Where the first row and the first column with `q` in their names are: `row 17`, `column 3`, or nothing.
pub(super) async fn find(member: Member) -> Response {
    answer(Some(&member), &member.visitor, place(&member).await).await
}

async fn window(member: &Member) -> Answer {
    let asked = MatrixRequest::parse(member)?;
    let (rows, columns) = (within(asked.range("rows")?), within(asked.range("columns")?));
    let outline = member.read(async |read| outline(read, &asked).await).await?;
    let piece = outline.piece(rows.clone(), columns.clone());
    let part = part(outline.fingerprint(), &piece, rows.start, columns.start);
    Ok(compact(write_window(part, &piece, outline.grid.as_of)))
}

async fn heads(member: &Member) -> Answer {
    let asked = MatrixRequest::parse(member)?;
    let (rows, columns) = (within(asked.range("rows")?), within(asked.range("columns")?));
    let outline = member.read(async |read| outline(read, &asked).await).await?;
    let piece = outline.heads(rows.clone(), columns.clone());
    let part = part(outline.fingerprint(), &piece, rows.start, columns.start);
    Ok(compact(write_names(part, &piece, &outline.grid.facts.rules)))
}

async fn place(member: &Member) -> Answer {
    let asked = MatrixRequest::parse(member)?;
    let outline = member.read(async |read| outline(read, &asked).await).await?;
    let place = match outline.find(asked.form().value("q")) {
        (Some(row), _) => format!("row {row}"),
        (None, Some(column)) => format!("column {column}"),
        (None, None) => String::new(),
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], place).into_response())
}

fn within(range: Range<usize>) -> Range<usize> {
    range.start..range.end.min(range.start.saturating_add(MOST)).max(range.start)
}

/// A message in the compact form; the server compresses it on its way.
fn compact(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/vnd.docendo.matrix"), (header::CACHE_CONTROL, "no-store")], bytes)
        .into_response()
}
