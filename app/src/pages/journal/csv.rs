//! The trail as a file for a spreadsheet: `/journal.csv`, with the filters of the list.

use super::words::filter;
use crate::{
    form::Form,
    pages::catalogue::words::require,
    render::{Answer, answer},
    visitor::Member,
};
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use docendo::{
    identity::Permission,
    journal::{TrailLine, trail},
    kernel::page::Page as Rows,
};

/// The most entries of one file; the latest come first.
const MOST: i64 = 50_000;
/// The columns: the words of the data, which programs read, not those of the page's language.
const HEAD: [&str; 12] = [
    "number",
    "at",
    "actor",
    "door",
    "request",
    "action",
    "entity",
    "entity_id",
    "person_id",
    "person",
    "before",
    "after",
];

pub(super) async fn download(member: Member) -> Response {
    let file = file(&member).await;
    answer(Some(&member), &member.visitor, file).await
}

async fn file(member: &Member) -> Answer {
    require(member, Permission::TrailRead)?;
    let filter = filter(&Form::of_query(&member.visitor.uri))?;
    let part = member.read(async |read| trail(read, &filter, Rows { offset: 0, limit: MOST }).await).await?;
    let mut text = line(HEAD.map(str::to_owned));
    part.rows.into_iter().for_each(|row| text.push_str(&line(cells(row))));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"journal.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

fn cells(row: TrailLine) -> [String; 12] {
    let TrailLine { id, at, actor, door, request_id, action, entity, entity_id, person_id, subject, before, after } =
        row;
    let text = Option::unwrap_or_default;
    [
        id.to_string(),
        at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        text(actor),
        door,
        request_id,
        action,
        entity,
        entity_id.map(|id| id.to_string()).unwrap_or_default(),
        person_id.map(|id| id.to_string()).unwrap_or_default(),
        text(subject),
        text(before),
        text(after),
    ]
}

/// A line of the file, every cell in quotes.
fn line<const N: usize>(cells: [String; N]) -> String {
    cells.map(|cell| format!("\"{}\"", harmless(cell).replace('"', "\"\""))).join(",") + "\r\n"
}

/// A cell that a spreadsheet would carry out is marked as text.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_never_carried_out() {
        assert_eq!(line(["a \"b\"".to_owned(), "=1+1".to_owned()]), "\"a \"\"b\"\"\",\"'=1+1\"\r\n");
        assert_eq!(harmless("2026-11-20".to_owned()), "2026-11-20");
    }
}
