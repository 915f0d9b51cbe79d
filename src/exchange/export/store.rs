//! SQL of exports.

use super::model::{Contents, Export, Failure, Order, State};
use crate::{
    db::{Query, Scoped, Tx, sql},
    error::Result,
    jobs::{self, Status},
    kernel::{
        id::{ExportId, JobId},
        page::{ListPage, Page},
    },
    work::{Read, Work},
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct ExportRow {
    id: ExportId,
    job_id: Option<JobId>,
    asked: String,
    contents: String,
    file_name: String,
    place: String,
    file: Option<String>,
    size: Option<i64>,
    failure: Option<Failure>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl ExportRow {
    fn export(self, jobs: &HashMap<JobId, Status>) -> Result<Export> {
        let job = self.job_id.and_then(|job| jobs.get(&job).copied());
        let contents: Contents = serde_json::from_str(&self.contents)?;
        let (state, rows_done) = match (&self.file, self.failure) {
            (Some(_), _) => (State::Done, contents.rows),
            (None, Some(_)) => (State::Failed, 0),
            (None, None) => (State::Writing, job.and_then(|job| job.progress).unwrap_or(0)),
        };
        Ok(Export {
            id: self.id,
            state,
            job,
            order: serde_json::from_str(&self.asked)?,
            contents,
            file_name: self.file_name,
            rows_done,
            size: self.size,
            failure: self.failure,
            created_at: self.created_at,
            updated_at: self.updated_at,
            expires_at: self.expires_at,
            place: self.place,
            file: self.file,
        })
    }
}

/// The exports of a person whose time is not over. $2 person, $3 now.
const OWN: Scoped = sql!("FROM export WHERE organisation_id = $1 AND created_by = $2 AND expires_at > $3");

const COLUMNS: &str =
    "id, job_id, asked, contents, file_name, place, file, size, failure, created_at, updated_at, expires_at";

/// With how their jobs stand.
async fn exports(read: &mut Read, rows: Vec<ExportRow>) -> Result<Vec<Export>> {
    let jobs = jobs::statuses(read, rows.iter().filter_map(|row| row.job_id)).await?;
    rows.into_iter().map(|row| row.export(&jobs)).collect()
}

/// An export of the caller's own whose time is not over.
pub(super) async fn find(read: &mut Read, id: ExportId) -> Result<Option<Export>> {
    let (person, now) = (read.who().person, read.now);
    let row: Option<ExportRow> =
        Query::select(COLUMNS, OWN).bind(&[&person, &now]).and_of("id = {}", &id).maybe(read).await?;
    Ok(exports(read, row.into_iter().collect()).await?.pop())
}

/// The exports of the caller's own, latest first, a page of them.
pub(super) async fn list(read: &mut Read, page: Page) -> Result<ListPage<Export>> {
    let (person, now) = (read.who().person, read.now);
    let own = Query::select(COLUMNS, OWN).bind(&[&person, &now]).order("id DESC");
    let ListPage { rows, total } = own.paged(read, page).await?;
    Ok(ListPage { rows: exports(read, rows).await?, total })
}

/// The exports of the caller's own that are not written yet.
pub(super) async fn busy(read: &mut Read) -> Result<Vec<Export>> {
    let (person, now) = (read.who().person, read.now);
    let own = Query::select(COLUMNS, OWN).bind(&[&person, &now]);
    let rows: Vec<ExportRow> = own.and("file IS NULL AND failure IS NULL").order("id").all(read).await?;
    exports(read, rows).await
}

/// Writes a new export.
pub(super) async fn insert(
    work: &mut Work,
    order: &Order,
    contents: &Contents,
    place: &str,
    expires_at: DateTime<Utc>,
) -> Result<ExportId> {
    let (who, now, place) = (work.who().person, work.now, place.to_owned());
    let (asked, text, name) = (serde_json::to_string(order)?, serde_json::to_string(contents)?, order.file_name());
    let (id,): (ExportId,) = work
        .one(
            sql!(
                "INSERT INTO export (organisation_id, created_by, created_at, updated_at, expires_at, asked, contents, file_name, place)
                 VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8) RETURNING id"
            ),
            &[&who, &now, &expires_at, &asked, &text, &name, &place],
        )
        .await?;
    Ok(id)
}

/// Says which job works on an export.
pub(super) async fn set_job(work: &mut Work, id: ExportId, job: JobId) -> Result<()> {
    let sql = sql!("UPDATE export SET job_id = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &job]).await.map(drop)
}

/// Notes that the file of an export is whole, where it lies, and that it has so many bytes; false if the export is not to be
/// written any more.
pub(super) async fn finish(work: &mut Work, id: ExportId, file: &str, contents: &Contents, size: i64) -> Result<bool> {
    let (now, text) = (work.now, serde_json::to_string(contents)?);
    let changed = work
        .run(
            sql!(
                "UPDATE export SET updated_at = $6, file = $3, contents = $4, size = $5
                 WHERE organisation_id = $1 AND id = $2 AND file IS NULL AND failure IS NULL"
            ),
            &[&id, &file.to_owned(), &text, &size, &now],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes that the storage has not the file that an export has there.
pub(super) async fn lose(work: &mut Work, id: ExportId, file: &str) -> Result<()> {
    let now = work.now;
    let sql = sql!(
        "UPDATE export SET updated_at = $5, failure = $4, file = NULL, size = NULL
         WHERE organisation_id = $1 AND id = $2 AND file = $3"
    );
    work.run(sql, &[&id, &file.to_owned(), &Failure::Lost, &now]).await.map(drop)
}

/// Notes why there is no file of the export that `job` works on.
pub(super) async fn fail(tx: &mut Tx, job: JobId, why: Failure, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE export SET updated_at = $3, failure = $2 WHERE job_id = $1 AND file IS NULL AND failure IS NULL";
    tx.run(sql, &[&job, &why, &now]).await?;
    Ok(())
}

/// Notes of the exports of all organisations that wait for a job that there is no more, or has ended, that they failed; returns how
/// many.
pub(in crate::exchange) async fn fail_left_behind(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    let sql = "UPDATE export SET updated_at = $2, failure = $1 WHERE file IS NULL AND failure IS NULL
               AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = export.job_id AND j.state IN ('waiting', 'running'))";
    Ok(tx.run(sql, &[&Failure::Broken, &now]).await?)
}

/// Sets when an export goes.
pub(super) async fn set_end(work: &mut Work, id: ExportId, expires_at: DateTime<Utc>) -> Result<()> {
    let sql = sql!("UPDATE export SET expires_at = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &expires_at]).await.map(drop)
}

/// Removes an export of the caller's own; false if somebody was quicker.
pub(super) async fn delete(work: &mut Work, id: ExportId) -> Result<bool> {
    let who = work.who().person;
    let sql = sql!("DELETE FROM export WHERE organisation_id = $1 AND created_by = $2 AND id = $3");
    Ok(work.run(sql, &[&who, &id]).await? == 1)
}

/// The exports of all organisations whose time is over: identifier, where the files of all attempts begin, and where its own lies.
pub(super) async fn expired(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<(ExportId, String, Option<String>)>> {
    Ok(tx.all("SELECT id, place, file FROM export WHERE expires_at <= $1 ORDER BY id", &[&now]).await?)
}

/// Removes an export whose files are gone.
pub(super) async fn delete_expired(tx: &mut Tx, id: ExportId, now: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM export WHERE id = $1 AND expires_at <= $2", &[&id, &now]).await?;
    Ok(())
}
