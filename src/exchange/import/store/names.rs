//! SQL of what imports are called.

use super::json;
use crate::{db::own_rows, error::Result, kernel::id::ImportId, work::Read};
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// The names of the files of those of `imports` that are of the caller's organisation.
pub(in crate::exchange::import) async fn file_names(
    read: &mut Read,
    imports: &[ImportId],
) -> Result<HashMap<ImportId, Vec<String>>> {
    if imports.is_empty() {
        return Ok(HashMap::new());
    }
    let organisation = read.who.organisation;
    let sql = format!("SELECT id, file_names FROM import WHERE {}", own_rows("", imports));
    // The list is made of numbers.
    let rows: Vec<(ImportId, String)> = read.all(AssertSqlSafe(sql), &[&organisation]).await?;
    rows.into_iter().map(|(id, names)| Ok((id, json(Some(&names))?.unwrap_or_default()))).collect()
}
