//! SQL of exports.

use super::model::{Contents, Export, Failure, Order, State};
use crate::{
    db::{Tx, text},
    error::Result,
    kernel::{
        id::{ExportId, PersonId},
        page::{Page, Part},
    },
    work::{Read, Work},
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct Row {
    id: ExportId,
    state: State,
    task: i64,
    alive_at: Option<DateTime<Utc>>,
    asked: String,
    contents: String,
    file_name: String,
    place: String,
    rows_done: i64,
    size: Option<i64>,
    failure: Option<Failure>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl Row {
    fn export(self) -> Result<Export> {
        Ok(Export {
            id: self.id,
            state: self.state,
            task: self.task,
            alive_at: self.alive_at,
            order: serde_json::from_str(&self.asked)?,
            contents: serde_json::from_str(&self.contents)?,
            file_name: self.file_name,
            rows_done: self.rows_done,
            size: self.size,
            failure: self.failure,
            created_at: self.created_at,
            updated_at: self.updated_at,
            expires_at: self.expires_at,
            place: self.place,
        })
    }
}

/// The exports of the caller's own whose time is not over. $1 organisation, $2 person, $3 now.
const OWN: &str = "FROM export WHERE organisation_id = $1 AND created_by = $2 AND expires_at > $3";

const COLUMNS: &str = "id, state, task,
    (SELECT b.alive_at FROM background_task b WHERE b.entity = 'export' AND b.entity_id = export.id AND b.task = export.task)
    AS alive_at,
    asked, contents, file_name, place, rows_done, size, failure, created_at, updated_at, expires_at";

/// An export of the caller's own whose time is not over.
pub(super) async fn find(read: &mut Read, id: ExportId) -> Result<Option<Export>> {
    let (organisation, person, now) = (read.who.organisation, read.who.person, read.now);
    let sql = text!("SELECT ", COLUMNS, " ", OWN, " AND id = $4");
    let row: Option<Row> = read.unscoped_maybe(sql, &[&organisation, &person, &now, &id]).await?;
    row.map(Row::export).transpose()
}

/// The exports of the caller's own, latest first, a page of them.
pub(super) async fn list(read: &mut Read, page: Page) -> Result<Part<Export>> {
    let (organisation, person, now) = (read.who.organisation, read.who.person, read.now);
    let count = text!("SELECT COUNT(*) ", OWN);
    let (total,): (i64,) = read.unscoped_one(count, &[&organisation, &person, &now]).await?;
    let sql = text!("SELECT ", COLUMNS, " ", OWN, " ORDER BY id DESC LIMIT $4 OFFSET $5");
    let rows: Vec<Row> = read.unscoped_all(sql, &[&organisation, &person, &now, &page.limit, &page.offset]).await?;
    Ok(Part { rows: rows.into_iter().map(Row::export).collect::<Result<_>>()?, total })
}

/// The exports of the caller's own that a task works on.
pub(super) async fn busy(read: &mut Read) -> Result<Vec<Export>> {
    let (organisation, person, now) = (read.who.organisation, read.who.person, read.now);
    let sql = text!("SELECT ", COLUMNS, " ", OWN, " AND state = 'writing' ORDER BY id");
    let rows: Vec<Row> = read.unscoped_all(sql, &[&organisation, &person, &now]).await?;
    rows.into_iter().map(Row::export).collect()
}

/// Writes a new export of so many rows and columns, whose first task begins.
pub(super) async fn insert(
    work: &mut Work,
    order: &Order,
    contents: &Contents,
    place: &str,
    expires_at: DateTime<Utc>,
) -> Result<ExportId> {
    let (organisation, who, now, place) = (work.who.organisation, work.who.person, work.now, place.to_owned());
    let (asked, text, name) = (serde_json::to_string(order)?, serde_json::to_string(contents)?, order.file_name());
    let (id,): (ExportId,) = work
        .unscoped_one(
            "INSERT INTO export (organisation_id, created_by, created_at, updated_at, expires_at, state, task, asked, contents,
                                 file_name, place, rows_done)
             VALUES ($1, $2, $3, $3, $4, 'writing', 1, $5, $6, $7, $8, 0) RETURNING id",
            &[&organisation, &who, &now, &expires_at, &asked, &text, &name, &place],
        )
        .await?;
    Ok(id)
}

/// Begins the next task of an export that is being written, after task `task`; false if somebody was quicker.
pub(super) async fn begin_again(work: &mut Work, id: ExportId, task: i64) -> Result<bool> {
    let (organisation, who, now) = (work.who.organisation, work.who.person, work.now);
    let changed = work
        .unscoped_run(
            "UPDATE export SET task = task + 1, updated_at = $5, rows_done = 0
             WHERE organisation_id = $1 AND created_by = $2 AND id = $3 AND task = $4 AND state = 'writing'",
            &[&organisation, &who, &id, &task, &now],
        )
        .await?;
    Ok(changed == 1)
}

/// A sign of life of task `task`, which has written so many rows; false if the export is not its any more.
pub(super) async fn touch(work: &mut Work, id: ExportId, task: i64, rows_done: i64) -> Result<bool> {
    let (organisation, now) = (work.who.organisation, work.now);
    let sql = "UPDATE export SET updated_at = $5, rows_done = $4
               WHERE organisation_id = $1 AND id = $2 AND task = $3 AND state = 'writing'";
    Ok(work.unscoped_run(sql, &[&organisation, &id, &task, &rows_done, &now]).await? == 1)
}

/// Notes that the file of task `task` is whole and has so many bytes; false if the export is not its any more.
pub(super) async fn finish(work: &mut Work, id: ExportId, task: i64, contents: &Contents, size: i64) -> Result<bool> {
    let (organisation, now, text) = (work.who.organisation, work.now, serde_json::to_string(contents)?);
    let changed = work
        .unscoped_run(
            "UPDATE export SET state = 'done', updated_at = $7, rows_done = $4, contents = $5, size = $6
             WHERE organisation_id = $1 AND id = $2 AND task = $3 AND state = 'writing'",
            &[&organisation, &id, &task, &contents.rows, &text, &size, &now],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes that there is no file of task `task` and why; false if the export is another task's by now.
pub(super) async fn fail(work: &mut Work, id: ExportId, task: i64, from: State, why: Failure) -> Result<bool> {
    let (organisation, now) = (work.who.organisation, work.now);
    let changed = work
        .unscoped_run(
            "UPDATE export SET state = 'failed', updated_at = $6, failure = $5, size = NULL
             WHERE organisation_id = $1 AND id = $2 AND task = $3 AND state = $4",
            &[&organisation, &id, &task, &from, &why, &now],
        )
        .await?;
    Ok(changed == 1)
}

/// Sets when an export goes.
pub(super) async fn set_end(work: &mut Work, id: ExportId, expires_at: DateTime<Utc>) -> Result<()> {
    let organisation = work.who.organisation;
    let sql = "UPDATE export SET expires_at = $3 WHERE organisation_id = $1 AND id = $2";
    work.unscoped_run(sql, &[&organisation, &id, &expires_at]).await.map(drop)
}

/// An export that a task works on, and whose it is.
#[derive(sqlx::FromRow)]
pub(super) struct Busy {
    pub(super) id: ExportId,
    pub(super) task: i64,
    /// The last sign of life of that task; none if nobody has begun it.
    pub(super) alive_at: Option<DateTime<Utc>>,
    pub(super) created_by: PersonId,
}

/// The exports of all organisations that a task works on and whose time is not over.
pub(super) async fn all_busy(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Busy>> {
    let sql = "SELECT e.id, e.task, b.alive_at, e.created_by FROM export e
               LEFT JOIN background_task b ON b.entity = 'export' AND b.entity_id = e.id AND b.task = e.task
               WHERE e.state = 'writing' AND e.expires_at > $1 ORDER BY e.id";
    Ok(tx.all(sql, &[&now]).await?)
}

/// Notes that whoever asked for an export may not have it any more.
pub(super) async fn refuse(tx: &mut Tx, id: ExportId, task: i64, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE export SET state = 'failed', updated_at = $4, failure = $3 WHERE id = $1 AND task = $2 AND state = 'writing'";
    tx.run(sql, &[&id, &task, &Failure::Refused, &now]).await?;
    Ok(())
}

/// Removes an export of the caller's own; false if somebody was quicker.
pub(super) async fn delete(work: &mut Work, id: ExportId) -> Result<bool> {
    let (organisation, who) = (work.who.organisation, work.who.person);
    let sql = "DELETE FROM export WHERE organisation_id = $1 AND created_by = $2 AND id = $3";
    Ok(work.unscoped_run(sql, &[&organisation, &who, &id]).await? == 1)
}

/// The exports of all organisations whose time is over: identifier, where their files begin, and the latest task.
pub(super) async fn expired(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<(ExportId, String, i64)>> {
    Ok(tx.all("SELECT id, place, task FROM export WHERE expires_at <= $1 ORDER BY id", &[&now]).await?)
}

/// Removes an export whose files are gone.
pub(super) async fn delete_expired(tx: &mut Tx, id: ExportId, now: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM export WHERE id = $1 AND expires_at <= $2", &[&id, &now]).await?;
    Ok(())
}
