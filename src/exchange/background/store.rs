//! SQL of tasks that somebody has begun.

use super::Task;
use crate::{
    db::Tx,
    error::{Entity, Result},
};
use chrono::{DateTime, Utc};

/// Notes that `task` is begun; false if it was before, or its row has another task by now.
pub(super) async fn note(tx: &mut Tx, task: Task, now: DateTime<Utc>) -> Result<bool> {
    const OF_IMPORT: &str = "INSERT INTO background_task (entity, entity_id, task, begun_at, alive_at)
        SELECT 'import', id, task, $3, $3 FROM import
        WHERE id = $1 AND task = $2 AND state IN ('reading', 'writing', 'undoing') ON CONFLICT DO NOTHING";
    const OF_EXPORT: &str = "INSERT INTO background_task (entity, entity_id, task, begun_at, alive_at)
        SELECT 'export', id, task, $3, $3 FROM export
        WHERE id = $1 AND task = $2 AND state = 'writing' ON CONFLICT DO NOTHING";
    let sql = if task.entity == Entity::Export { OF_EXPORT } else { OF_IMPORT };
    Ok(tx.run(sql, &[&task.id, &task.number, &now]).await? == 1)
}

/// A sign of life of `task`.
pub(super) async fn sign(tx: &mut Tx, task: Task, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE background_task SET alive_at = $4 WHERE entity = $1 AND entity_id = $2 AND task = $3";
    tx.run(sql, &[&task.entity.code().to_owned(), &task.id, &task.number, &now]).await?;
    Ok(())
}

/// Forgets all tasks but the latest ones of what is being worked on.
pub(super) async fn forget_ended(tx: &mut Tx) -> Result<()> {
    let sql = "DELETE FROM background_task
               WHERE NOT EXISTS (SELECT 1 FROM import i WHERE background_task.entity = 'import'
                                 AND i.id = background_task.entity_id AND i.task = background_task.task
                                 AND i.state IN ('reading', 'writing', 'undoing'))
                 AND NOT EXISTS (SELECT 1 FROM export e WHERE background_task.entity = 'export'
                                 AND e.id = background_task.entity_id AND e.task = background_task.task
                                 AND e.state = 'writing')";
    tx.run(sql, &[]).await?;
    Ok(())
}
