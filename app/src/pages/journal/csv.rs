//! The trail as a file for a spreadsheet: `/journal.csv`, with the filters of the list. It has all entries: it is read from
//! the journal while it travels.

use super::{
    changes::change_lines,
    index::{names, thing},
    words::filter,
};
use crate::{
    describe::Names,
    render::{Answer, answer},
    text::Language,
    visitor::Member,
};
use axum::{
    body::Body,
    http::header,
    response::{IntoResponse as _, Response},
};
use docendo::{
    error::{Error, Result},
    exchange::neutral,
    trail::{self, Download, TrailLine},
};
use futures_util::stream;
use leptos::{prelude::*, reactive::owner::Owner};

/// The name of the file.
const FILE: &str = "journal.csv";
/// The columns: the words of the data, which programs read, not those of the page's language. The values of the last two are in
/// the language of whoever reads, as on the page.
const HEAD: [&str; 14] = [
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
    "about",
    "changes",
];

pub(super) async fn download(member: Member) -> Response {
    let file = file(&member).await;
    answer(Some(&member), &member.visitor, file).await
}

async fn file(member: &Member) -> Answer {
    member.require(trail::access::READ)?;
    let filter = filter(&member.visitor.query())?;
    let download = Download::begin(member, filter, FILE).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{FILE}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let head = neutral::csv(HEAD, []).map_err(Error::internal)?;
    Ok((headers, Body::from_stream(stream::try_unfold((Some(head), download, member.clone()), piece))).into_response())
}

/// What is still to be written: the head, if it is, and the entries; and for whom.
type Rest = (Option<Vec<u8>>, Download, Member);

/// The next piece of the file. If that fails, the transfer breaks off, so that nobody takes the file for whole.
async fn piece((head, mut download, reader): Rest) -> Result<Option<(Vec<u8>, Rest)>> {
    if let Some(head) = head {
        return Ok(Some((head, (None, download, reader))));
    }
    let written = lines(&mut download, &reader).await.inspect_err(|cause| {
        tracing::error!(%cause, "the file of the trail broke off");
    })?;
    Ok(written.map(|lines| (lines, (None, download, reader))))
}

async fn lines(download: &mut Download, reader: &Member) -> Result<Option<Vec<u8>>> {
    let Some(entries) = download.next().await? else { return Ok(None) };
    let names = reader.read(async |read| names(read, &entries).await).await?;
    let rows = in_language(reader.visitor.language, || {
        entries.into_iter().map(|entry| cells(entry, &names, reader)).collect::<Vec<_>>()
    });
    neutral::csv_rows(rows).map(Some).map_err(Error::internal)
}

/// What `write` makes in `language`, outside of a page.
fn in_language<T>(language: Language, write: impl FnOnce() -> T) -> T {
    Owner::new().with(|| {
        provide_context(language);
        write()
    })
}

fn cells(entry: TrailLine, names: &Names, reader: &Member) -> [String; 14] {
    let thing = thing(&entry, names, reader.who());
    let changes = change_lines(&entry, thing.as_ref(), names).join("\n");
    let about = thing.map(|thing| match thing.note {
        Some(note) => format!("{} ({note})", thing.name),
        None => thing.name,
    });
    let TrailLine { id, at, actor, door, request_id, action, entity, entity_id, person_id, subject, before, after } =
        entry;
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
        text(about),
        changes,
    ]
}
