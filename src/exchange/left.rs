//! Imports and exports whose job there is no more, or has ended without a word in them: no server knew its kind, or somebody has
//! written to the table by hand. They would wait for ever.

use super::{StoredMessage, export, import, sentence::Sentence};
use crate::{error::Result, work::Installation};

/// Puts them back to where somebody can decide, and says why; returns how many.
pub async fn put_back_left(installation: &Installation) -> Result<usize> {
    let put_back = async |tx: &mut crate::db::Tx, now| {
        let imports = import::left_behind(tx).await?;
        let why = StoredMessage::Message(Sentence::WentWrong {}.into());
        for import in &imports {
            import::put_back(tx, *import, &why, now).await?;
        }
        let exports = export::fail_left_behind(tx, now).await?;
        Ok(imports.len() + usize::try_from(exports).unwrap_or_default())
    };
    let left = installation.alter(put_back).await?;
    if left > 0 {
        tracing::error!(left, "imports and exports were left behind by their jobs");
    }
    Ok(left)
}
