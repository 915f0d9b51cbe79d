//! SQL of jobs. Whatever says that it is fenced changes a row only while it is run under the lease that is named.

use super::model::{Lease, State, Status};
use crate::{
    db::{Query, Tx, sql, text},
    error::Result,
    kernel::id::{JobId, OrganisationId, PersonId},
    work::{Read, Work},
};
use chrono::{DateTime, Utc};

/// A job that is to be written.
pub(super) struct JobInsert<'a> {
    pub(super) organisation: Option<OrganisationId>,
    pub(super) kind: &'a str,
    /// As JSON.
    pub(super) args: String,
    /// What no other job has.
    pub(super) key: Option<String>,
    pub(super) run_at: DateTime<Utc>,
    pub(super) created_by: Option<PersonId>,
    pub(super) created_at: DateTime<Utc>,
}

/// Writes a job that waits; none if there is one with its key.
pub(super) async fn insert(tx: &mut Tx, new: JobInsert<'_>) -> Result<Option<JobId>> {
    let JobInsert { organisation, kind, args, key, run_at, created_by, created_at } = new;
    let kind = kind.to_owned();
    let row: Option<(JobId,)> = tx
        .maybe(
            "INSERT INTO job (organisation_id, kind, args, key, state, run_at, attempts, created_by, created_at)
             VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $6, $7) ON CONFLICT DO NOTHING RETURNING id",
            &[&organisation, &kind, &args, &key, &run_at, &created_by, &created_at],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// How these jobs of the organisation stand; those that are forgotten are missing.
pub(super) async fn statuses(read: &mut Read, jobs: &[JobId]) -> Result<Vec<Status>> {
    if jobs.is_empty() {
        return Ok(Vec::new());
    }
    let columns = "id, state, attempts, heartbeat_at, progress";
    Query::own_rows(columns, "FROM job", "", jobs).all(read).await
}

/// A job of any organisation that somebody may have to claim.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Open {
    #[sqlx(flatten)]
    pub(super) status: Status,
    pub(super) kind: String,
    pub(super) lease_by: Option<String>,
}

/// The columns of an [`Open`], and where they come from.
const OPEN: &str = "SELECT id, state, attempts, heartbeat_at, progress, kind, lease_by FROM job";

/// The jobs of all organisations that are run.
pub(super) async fn running(tx: &mut Tx) -> Result<Vec<Open>> {
    let sql = text!(OPEN, " WHERE state = 'running' ORDER BY id");
    Ok(tx.all(sql, &[]).await?)
}

/// The jobs of all organisations of this kind that nobody has claimed and that are due at `now`, `most` of them, those first
/// that wait the longest.
pub(super) async fn due(tx: &mut Tx, kind: &'static str, now: DateTime<Utc>, most: i64) -> Result<Vec<Open>> {
    let sql = text!(OPEN, " WHERE state = 'waiting' AND kind = $1 AND run_at <= $2 ORDER BY run_at, id LIMIT $3");
    Ok(tx.all(sql, &[&kind.to_owned(), &now, &most]).await?)
}

/// The jobs of all organisations that have been due since before `before` and have not ended. Each part is answered by an index.
pub(super) async fn left_since(tx: &mut Tx, before: DateTime<Utc>) -> Result<Vec<Open>> {
    let sql = text!(
        OPEN,
        " WHERE state = 'waiting' AND run_at <= $1 UNION ALL ",
        OPEN,
        " WHERE state = 'running' AND run_at <= $1"
    );
    Ok(tx.all(sql, &[&before]).await?)
}

/// What a claim answers: the arguments as JSON, and in whose name the work is done.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Claimed {
    pub(super) args: String,
    pub(super) created_by: Option<PersonId>,
}

/// Whether a job still is as it was found: no server has claimed it since, and none has given a heartbeat. Others who write to the row
/// wait from here on until this transaction is over.
pub(super) async fn is_as_found(tx: &mut Tx, found: &Status) -> Result<bool> {
    let lock = "UPDATE job SET attempts = attempts WHERE id = $1 AND attempts = $2 AND state = $3";
    if tx.run(lock, &[&found.id, &found.attempts, &found.state]).await? == 0 {
        return Ok(false);
    }
    let (heartbeat_at,): (Option<DateTime<Utc>>,) =
        tx.one("SELECT heartbeat_at FROM job WHERE id = $1", &[&found.id]).await?;
    Ok(heartbeat_at == found.heartbeat_at)
}

/// Claims the next attempt at a job; none if it is not as it was found.
pub(super) async fn claim(tx: &mut Tx, found: &Status, by: &str, now: DateTime<Utc>) -> Result<Option<Claimed>> {
    if !is_as_found(tx, found).await? {
        return Ok(None);
    }
    let by = by.to_owned();
    Ok(tx
        .maybe(
            "UPDATE job SET state = 'running', attempts = attempts + 1, lease_by = $3, heartbeat_at = $4, progress = NULL
             WHERE id = $1 AND attempts = $2 RETURNING args, created_by",
            &[&found.id, &found.attempts, &by, &now],
        )
        .await?)
}

/// A heartbeat, with the progress; false if the lease is lost. Fenced.
pub(super) async fn beat(tx: &mut Tx, lease: Lease, progress: Option<i64>, now: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE job SET heartbeat_at = $4, progress = $3 WHERE id = $1 AND attempts = $2 AND state = 'running'";
    Ok(tx.run(sql, &[&lease.job, &lease.attempt, &progress, &now]).await? == 1)
}

/// Ends a job in the state `to`, and says why it failed; false if the lease is lost. Fenced.
pub(super) async fn end(
    tx: &mut Tx,
    lease: Lease,
    to: State,
    error: Option<String>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let sql = "UPDATE job SET state = $3, error = $4, finished_at = $5
               WHERE id = $1 AND attempts = $2 AND state = 'running'";
    Ok(tx.run(sql, &[&lease.job, &lease.attempt, &to, &error, &now]).await? == 1)
}

/// Lets a job wait for its next attempt until `run_at`; false if the lease is lost. Fenced.
pub(super) async fn retry(tx: &mut Tx, lease: Lease, error: String, run_at: DateTime<Utc>) -> Result<bool> {
    let sql = "UPDATE job SET state = 'waiting', error = $3, run_at = $4, lease_by = NULL, heartbeat_at = NULL
               WHERE id = $1 AND attempts = $2 AND state = 'running'";
    Ok(tx.run(sql, &[&lease.job, &lease.attempt, &error, &run_at]).await? == 1)
}

/// Cancels a job of the organisation that has not ended; false if it has.
pub(super) async fn cancel(work: &mut Work, job: JobId) -> Result<bool> {
    let sql = sql!(
        "UPDATE job SET state = 'cancelled', finished_at = $3
         WHERE organisation_id = $1 AND id = $2 AND state IN ('waiting', 'running')"
    );
    let now = work.now;
    Ok(work.run(sql, &[&job, &now]).await? == 1)
}

/// Fails a job that nobody can run, as it was found.
pub(super) async fn fail_unknown(tx: &mut Tx, job: &Status, error: String, now: DateTime<Utc>) -> Result<bool> {
    let sql =
        "UPDATE job SET state = 'failed', error = $4, finished_at = $5 WHERE id = $1 AND attempts = $2 AND state = $3";
    Ok(tx.run(sql, &[&job.id, &job.attempts, &job.state, &error, &now]).await? == 1)
}

/// Forgets the jobs of all organisations that ended before `before`.
pub(super) async fn forget(tx: &mut Tx, before: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM job WHERE finished_at < $1", &[&before]).await?;
    Ok(())
}
