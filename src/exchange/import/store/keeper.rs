//! SQL of what happens to imports by themselves, in all organisations.

use crate::{
    db::Tx,
    error::Result,
    exchange::{Told, import::model::State},
    kernel::id::{ImportId, PersonId},
};
use chrono::{DateTime, Utc};

/// An import that a task works on.
#[derive(Debug, Clone, Copy)]
pub(in crate::exchange::import) struct Busy {
    pub(in crate::exchange::import) id: ImportId,
    pub(in crate::exchange::import) state: State,
    pub(in crate::exchange::import) task: i64,
    /// The last sign of life of that task; none if nobody has begun it.
    pub(in crate::exchange::import) alive_at: Option<DateTime<Utc>>,
    /// Who had a hand in it last.
    pub(in crate::exchange::import) actor: Option<PersonId>,
}

/// Who had a hand in import `i` last, as the journal tells.
macro_rules! last_actor {
    () => {
        "(SELECT j.actor_id FROM journal j WHERE j.organisation_id = i.organisation_id AND j.entity = 'import'
          AND j.entity_id = i.id ORDER BY j.id DESC LIMIT 1)"
    };
}

/// The imports of all organisations that a task works on.
pub(in crate::exchange::import) async fn busy(tx: &mut Tx) -> Result<Vec<Busy>> {
    const SQL: &str = concat!(
        "SELECT i.id, i.state, i.task, b.alive_at, ",
        last_actor!(),
        " FROM import i
         LEFT JOIN background_task b ON b.entity = 'import' AND b.entity_id = i.id AND b.task = i.task
         WHERE i.state IN ('reading', 'writing', 'undoing') ORDER BY i.id"
    );
    type Found = (ImportId, State, i64, Option<DateTime<Utc>>, Option<PersonId>);
    let rows: Vec<Found> = tx.all(SQL, &[]).await?;
    let busy = |(id, state, task, alive_at, actor)| Busy { id, state, task, alive_at, actor };
    Ok(rows.into_iter().map(busy).collect())
}

/// The imports of all organisations that have waited for a decision since before `before`, and who had a hand in each last.
pub(in crate::exchange::import) async fn waiting_since(
    tx: &mut Tx,
    before: DateTime<Utc>,
) -> Result<Vec<(ImportId, Option<PersonId>)>> {
    const SQL: &str = concat!(
        "SELECT i.id, ",
        last_actor!(),
        " FROM import i WHERE i.state IN ('ready', 'failed') AND i.updated_at < $1 ORDER BY i.id"
    );
    Ok(tx.all(SQL, &[&before]).await?)
}

/// Puts an import aside that waits for a decision, and forgets its files.
pub(in crate::exchange::import) async fn forget_waiting(tx: &mut Tx, id: ImportId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE import SET state = 'discarded', task = task + 1, updated_at = $2
               WHERE id = $1 AND state IN ('ready', 'failed')";
    if tx.run(sql, &[&id, &now]).await? == 1 {
        tx.run("DELETE FROM import_file WHERE import_id = $1", &[&id]).await?;
    }
    Ok(())
}

/// Moves an import back that task `task` cannot go on with, and says why, if it is still in the state `from`. One that failed
/// keeps no files.
pub(in crate::exchange::import) async fn put_back(
    tx: &mut Tx,
    (id, task): (ImportId, i64),
    from: State,
    why: &Told,
    now: DateTime<Utc>,
) -> Result<()> {
    let to = from.before();
    let sql = "UPDATE import SET state = $4, task = task + 1, failure = $5, updated_at = $6
               WHERE id = $1 AND task = $2 AND state = $3";
    if tx.run(sql, &[&id, &task, &from, &to, &why.kept(), &now]).await? == 1 && to == State::Failed {
        tx.run("DELETE FROM import_file WHERE import_id = $1", &[&id]).await?;
    }
    Ok(())
}
