//! Which imports were undone: what they had made and put aside, another one may take up again.

use crate::{db::sql, error::Result, kernel::id::EntryId, work::Read};
use chrono::{DateTime, Utc};

/// The entries of the organisation's imports that were undone, and when each was.
pub(super) async fn undone_entries(read: &mut Read) -> Result<Vec<(EntryId, DateTime<Utc>)>> {
    read.all(
        sql!(
            "SELECT entry_id, updated_at FROM import
             WHERE organisation_id = $1 AND state = 'undone' AND entry_id IS NOT NULL"
        ),
        &[],
    )
    .await
}
