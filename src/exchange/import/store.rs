//! SQL of imports.

pub(super) mod forgotten;
mod job;
mod names;

use super::model::{Import, Listed, Preview, ProblemFilter, SheetSketch, State, StoredProblem, UndoReport};
use crate::{
    db::{Query, sql},
    error::{Error, Result},
    exchange::{StoredMessage, plan::ProblemKind, recognise::Mapping},
    jobs,
    kernel::{
        id::{EntryId, ImportId, JobId, PersonId},
        page::{ListPage, Page},
    },
    work::{Read, Work},
};
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};

pub(in crate::exchange) use job::{left_behind, put_back};
pub(super) use job::{of_job, set_job, touch};
pub(super) use names::file_names;

#[derive(sqlx::FromRow)]
struct ImportRow {
    id: ImportId,
    state: State,
    version: i64,
    job_id: Option<JobId>,
    file_names: String,
    size: i64,
    created_by: PersonId,
    first_name: String,
    last_name: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    mapping: Option<String>,
    sketch: Option<String>,
    preview: Option<String>,
    failure: Option<String>,
    entry_id: Option<EntryId>,
    undone: Option<String>,
}

/// A value that is kept as JSON.
fn json<T: DeserializeOwned>(text: Option<&str>) -> Result<Option<T>> {
    text.map(serde_json::from_str).transpose().map_err(Error::internal)
}

fn text<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

impl ImportRow {
    fn import(self, job: Option<jobs::Status>) -> Result<Import> {
        Ok(Import {
            id: self.id,
            state: self.state,
            version: self.version,
            job,
            file_names: json(Some(&self.file_names))?.unwrap_or_default(),
            size: self.size,
            created_by: self.created_by,
            creator: format!("{} {}", self.first_name, self.last_name).trim().to_owned(),
            created_at: self.created_at,
            updated_at: self.updated_at,
            mapping: json::<Mapping>(self.mapping.as_deref())?,
            sketch: json::<Vec<SheetSketch>>(self.sketch.as_deref())?.unwrap_or_default(),
            preview: json::<Preview>(self.preview.as_deref())?,
            failure: self.failure.map(StoredMessage::from),
            entry: self.entry_id,
            undone: json::<UndoReport>(self.undone.as_deref())?,
        })
    }
}

/// An import of the caller's organisation.
pub(super) async fn find(read: &mut Read, id: ImportId) -> Result<Option<Import>> {
    let row: Option<ImportRow> = read
        .maybe(
            sql!(
                "SELECT i.id, i.state, i.version, i.job_id, i.file_names, i.size, i.created_by, p.first_name, p.last_name,
                        i.created_at, i.updated_at, i.mapping, i.sketch, i.preview, i.failure, i.entry_id, i.undone
                 FROM import i JOIN person p ON p.id = i.created_by
                 WHERE i.organisation_id = $1 AND i.id = $2"
            ),
            &[&id],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let job = jobs::status(read, row.job_id).await?;
    row.import(job).map(Some)
}

type ListedRow = (ImportId, State, Option<JobId>, String, String, String, DateTime<Utc>, Option<String>);

/// The imports of the organisation, latest first, a page of them.
pub(super) async fn list(read: &mut Read, page: Page) -> Result<ListPage<Listed>> {
    let ListPage { rows, total }: ListPage<ListedRow> = Query::select(
        "i.id, i.state, i.job_id, i.file_names, p.first_name, p.last_name, i.created_at, i.preview",
        sql!("FROM import i JOIN person p ON p.id = i.created_by WHERE i.organisation_id = $1"),
    )
    .order("i.id DESC")
    .paged(read, page)
    .await?;
    let jobs = jobs::statuses(read, rows.iter().filter_map(|row| row.2)).await?;
    let one = |(id, state, job, names, first, last, created_at, preview): ListedRow| {
        Ok(Listed {
            id,
            state,
            job: job.and_then(|job| jobs.get(&job).copied()),
            file_names: json(Some(&names))?.unwrap_or_default(),
            creator: format!("{first} {last}").trim().to_owned(),
            created_at,
            preview: json(preview.as_deref())?,
        })
    };
    Ok(ListPage { rows: rows.into_iter().map(one).collect::<Result<_>>()?, total })
}

/// Writes a new import in `state`.
pub(super) async fn insert(work: &mut Work, names: &[String], size: i64, state: State) -> Result<ImportId> {
    let (who, now, names) = (work.who().person, work.now, text(&names)?);
    let (id,): (ImportId,) = work
        .one(
            sql!(
                "INSERT INTO import (organisation_id, created_by, created_at, updated_at, state, version, file_names, size)
                 VALUES ($1, $2, $3, $3, $4, 1, $5, $6) RETURNING id"
            ),
            &[&who, &now, &state, &names, &size],
        )
        .await?;
    Ok(id)
}

/// Keeps the files of an import.
pub(super) async fn insert_files(work: &mut Work, id: ImportId, files: Vec<(String, Vec<u8>)>) -> Result<()> {
    for (position, (name, content)) in (0_i64..).zip(files) {
        // Unscoped: they hang on an import that was written in this transaction.
        work.unscoped_run(
            "INSERT INTO import_file (import_id, position, name, content) VALUES ($1, $2, $3, $4)",
            &[&id, &position, &name, &content],
        )
        .await?;
    }
    Ok(())
}

/// The files of an import, in order.
pub(super) async fn files(read: &mut Read, id: ImportId) -> Result<Vec<(String, Vec<u8>)>> {
    read.all(
        sql!(
            "SELECT f.name, f.content FROM import_file f JOIN import i ON i.id = f.import_id
             WHERE i.organisation_id = $1 AND i.id = $2 ORDER BY f.position"
        ),
        &[&id],
    )
    .await
}

/// Forgets the files of an import.
pub(super) async fn delete_files(work: &mut Work, id: ImportId) -> Result<()> {
    let sql = sql!(
        "DELETE FROM import_file WHERE import_id IN (SELECT id FROM import WHERE organisation_id = $1 AND id = $2)"
    );
    work.run(sql, &[&id]).await.map(drop)
}

/// Moves an import on to the state `to` and its next version; false if it is no longer as it was found.
pub(super) async fn move_on(work: &mut Work, found: &Import, to: State) -> Result<bool> {
    let now = work.now;
    let changed = work
        .run(
            sql!(
                "UPDATE import SET state = $5, version = version + 1, updated_at = $6, failure = NULL
                 WHERE organisation_id = $1 AND id = $2 AND version = $3 AND state = $4"
            ),
            &[&found.id, &found.version, &found.state, &to, &now],
        )
        .await?;
    Ok(changed == 1)
}

/// Keeps how an import is read.
pub(super) async fn set_mapping(work: &mut Work, id: ImportId, mapping: &Mapping) -> Result<()> {
    let mapping = text(mapping)?;
    let sql = sql!("UPDATE import SET mapping = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &mapping]).await.map(drop)
}

/// Keeps the beginnings of the sheets.
pub(super) async fn set_sketch(work: &mut Work, id: ImportId, sketch: &[SheetSketch]) -> Result<()> {
    let sketch = text(&sketch)?;
    let sql = sql!("UPDATE import SET sketch = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &sketch]).await.map(drop)
}

/// Keeps what an import would change, or has changed.
pub(super) async fn set_preview(work: &mut Work, id: ImportId, preview: &Preview) -> Result<()> {
    let preview = text(preview)?;
    let sql = sql!("UPDATE import SET preview = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &preview]).await.map(drop)
}

/// Keeps the entry of the journal that everything written refers to.
pub(super) async fn set_entry(work: &mut Work, id: ImportId, entry: EntryId) -> Result<()> {
    let sql = sql!("UPDATE import SET entry_id = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &entry]).await.map(drop)
}

/// Keeps what was taken back.
pub(super) async fn set_undone(work: &mut Work, id: ImportId, report: &UndoReport) -> Result<()> {
    let report = text(report)?;
    let sql = sql!("UPDATE import SET undone = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &report]).await.map(drop)
}

/// Sets the state, and why the job did not succeed.
pub(super) async fn set_state(
    work: &mut Work,
    id: ImportId,
    state: State,
    failure: Option<&StoredMessage>,
) -> Result<()> {
    let (now, failure) = (work.now, failure.map(StoredMessage::to_stored));
    let sql =
        sql!("UPDATE import SET state = $3, failure = $4, updated_at = $5 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &state, &failure, &now]).await.map(drop)
}

/// Replaces the problems of an import.
pub(super) async fn set_problems(work: &mut Work, id: ImportId, problems: &[StoredProblem]) -> Result<()> {
    let sql = sql!(
        "DELETE FROM import_problem WHERE import_id IN (SELECT id FROM import WHERE organisation_id = $1 AND id = $2)"
    );
    work.run(sql, &[&id]).await?;
    let lines: Vec<(i64, &StoredProblem, String)> =
        (0_i64..).zip(problems).map(|(position, one)| (position, one, one.message.to_stored())).collect();
    // Unscoped: they hang on an import that was found within the organisation.
    work.unscoped_many(
        "INSERT INTO import_problem (import_id, position, severity, kind, sheet, row_number, column_letters, header, value, message)",
        &lines,
        |(position, one, message)| {
            [
                &id, position, &one.severity, &one.kind, &one.sheet, &one.row_number, &one.column_letters, &one.header,
                &one.value, message,
            ]
        },
        "",
    )
    .await
    .map(drop)
}

/// The problems of an import that fit `filter`, in the order of the workbook, a page of them.
pub(super) async fn problems(
    read: &mut Read,
    id: ImportId,
    filter: &ProblemFilter,
    page: Page,
) -> Result<ListPage<StoredProblem>> {
    Query::select(
        "q.severity, q.kind, q.sheet, q.row_number, q.column_letters, q.header, q.value, q.message",
        sql!("FROM import_problem q JOIN import i ON i.id = q.import_id WHERE i.organisation_id = $1"),
    )
    .and_of("i.id = {}", &id)
    .and_if("q.severity = {}", &filter.severity)
    .and_if("q.kind = {}", &filter.kind)
    .and_if("q.sheet = {}", &filter.sheet)
    .order("q.position")
    .paged(read, page)
    .await
}

/// The kinds of problems that an import has, with how often each occurs.
pub(super) async fn problem_kinds(read: &mut Read, id: ImportId) -> Result<Vec<(ProblemKind, i64)>> {
    read.all(
        sql!(
            "SELECT q.kind, COUNT(*) FROM import_problem q JOIN import i ON i.id = q.import_id
             WHERE i.organisation_id = $1 AND i.id = $2 GROUP BY q.kind ORDER BY q.kind"
        ),
        &[&id],
    )
    .await
}
