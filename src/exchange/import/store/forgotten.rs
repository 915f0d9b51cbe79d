//! SQL of imports about which nobody decided, in all organisations.

use super::job::forget_files;
use crate::{
    db::Tx,
    error::Result,
    kernel::id::{ImportId, PersonId},
};
use chrono::{DateTime, Utc};

/// The imports of all organisations that have waited for a decision since before `before`, and who had a hand in each last.
pub(in crate::exchange::import) async fn waiting_since(
    tx: &mut Tx,
    before: DateTime<Utc>,
) -> Result<Vec<(ImportId, Option<PersonId>)>> {
    let sql = "SELECT i.id, (SELECT j.actor_id FROM journal j WHERE j.organisation_id = i.organisation_id
                             AND j.entity = 'import' AND j.entity_id = i.id ORDER BY j.id DESC LIMIT 1)
               FROM import i WHERE i.state IN ('ready', 'failed') AND i.updated_at < $1 ORDER BY i.id";
    Ok(tx.all(sql, &[&before]).await?)
}

/// Puts an import aside that waits for a decision, and forgets its files.
pub(in crate::exchange::import) async fn forget_waiting(tx: &mut Tx, id: ImportId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE import SET state = 'discarded', version = version + 1, updated_at = $2
               WHERE id = $1 AND state IN ('ready', 'failed')";
    if tx.run(sql, &[&id, &now]).await? == 1 {
        forget_files(tx, id).await?;
    }
    Ok(())
}
