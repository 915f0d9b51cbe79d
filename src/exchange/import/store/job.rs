//! SQL of an import and the job that works on it.

use crate::{
    db::{Tx, sql},
    error::Result,
    exchange::{
        StoredMessage,
        import::model::{Import, State},
    },
    kernel::id::{ImportId, JobId},
    work::Work,
};
use chrono::{DateTime, Utc};

/// Says which job works on an import.
pub(in crate::exchange::import) async fn set_job(work: &mut Work, id: ImportId, job: JobId) -> Result<()> {
    let sql = sql!("UPDATE import SET job_id = $3 WHERE organisation_id = $1 AND id = $2");
    work.run(sql, &[&id, &job]).await.map(drop)
}

/// Whether `import` still is as it was found, and `job` works on it. Others who write to the import wait from here on until this
/// transaction is over.
pub(in crate::exchange::import) async fn touch(work: &mut Work, found: &Import, job: JobId) -> Result<bool> {
    let now = work.now;
    let sql = sql!(
        "UPDATE import SET updated_at = $6
         WHERE organisation_id = $1 AND id = $2 AND job_id = $3 AND version = $4 AND state = $5"
    );
    Ok(work.run(sql, &[&found.id, &job, &found.version, &found.state, &now]).await? == 1)
}

/// The import that `job` works on, and its state.
pub(in crate::exchange::import) async fn of_job(tx: &mut Tx, job: JobId) -> Result<Option<(ImportId, State)>> {
    let sql = "SELECT id, state FROM import WHERE job_id = $1 AND state IN ('reading', 'writing', 'undoing')";
    Ok(tx.maybe(sql, &[&job]).await?)
}

/// The imports of all organisations that wait for a job that there is no more, or has ended, and the state of each.
pub(in crate::exchange) async fn left_behind(tx: &mut Tx) -> Result<Vec<(ImportId, State)>> {
    let sql = "SELECT i.id, i.state FROM import i WHERE i.state IN ('reading', 'writing', 'undoing')
               AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = i.job_id AND j.state IN ('waiting', 'running')) ORDER BY i.id";
    Ok(tx.all(sql, &[]).await?)
}

/// Moves an import that was found in the state `from` back to where its job began, and says why. One that failed keeps no files.
pub(in crate::exchange) async fn put_back(
    tx: &mut Tx,
    (id, from): (ImportId, State),
    why: &StoredMessage,
    now: DateTime<Utc>,
) -> Result<()> {
    let to = from.before();
    let sql = "UPDATE import SET state = $3, failure = $4, updated_at = $5 WHERE id = $1 AND state = $2";
    if tx.run(sql, &[&id, &from, &to, &why.to_stored(), &now]).await? == 1 && to == State::Failed {
        forget_files(tx, id).await?;
    }
    Ok(())
}

/// Forgets the files of an import of any organisation: they are records of people, and of no use any more.
pub(super) async fn forget_files(tx: &mut Tx, id: ImportId) -> Result<()> {
    tx.run("DELETE FROM import_file WHERE import_id = $1", &[&id]).await?;
    Ok(())
}
