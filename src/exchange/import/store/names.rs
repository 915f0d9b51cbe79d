//! SQL of what imports are called.

use super::json;
use crate::{db::Query, error::Result, kernel::id::ImportId, work::Read};
use std::collections::HashMap;

/// The names of the files of those of `imports` that are of the caller's organisation.
pub(in crate::exchange::import) async fn file_names(
    read: &mut Read,
    imports: &[ImportId],
) -> Result<HashMap<ImportId, Vec<String>>> {
    if imports.is_empty() {
        return Ok(HashMap::new());
    }
    let names = Query::own_rows("id, file_names", "FROM import", "", imports);
    let rows: Vec<(ImportId, String)> = names.all(read).await?;
    rows.into_iter().map(|(id, names)| Ok((id, json(Some(&names))?.unwrap_or_default()))).collect()
}
