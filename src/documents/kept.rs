//! The content of files as whoever looks after an installation meets it: everything that rows name, of every organisation.

use super::files::Files;
use crate::{db::Tx, error::Result, kernel::secret};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// What a row says of the content that it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Kept {
    /// Where it lies in the storage.
    pub place: String,
    /// The name under which it is saved.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// Its SHA-256, in hexadecimal digits.
    pub digest: String,
}

impl Kept {
    /// Whether `bytes` are this content.
    #[must_use]
    pub fn is(&self, bytes: &[u8]) -> bool {
        i64::try_from(bytes.len()) == Ok(self.size) && secret::hex(&Sha256::digest(bytes)) == self.digest
    }
}

/// The latest `limit` of all contents that rows name, and how many there are in all. Removed documents count as well: their
/// rows stay, and so does their content. A database of a version before there were documents names none.
pub async fn kept(tx: &mut Tx, limit: i64) -> Result<(Vec<Kept>, i64)> {
    if !tx.tables().await?.iter().any(|table| table.name == "document") {
        return Ok((Vec::new(), 0));
    }
    let (all,): (i64,) = tx.one("SELECT COUNT(*) FROM document", &[]).await?;
    let latest = "SELECT place, name, size, digest FROM document ORDER BY id DESC LIMIT $1";
    Ok((tx.all(latest, &[&limit]).await?, all))
}

impl Files {
    /// Those of `kept` whose content is not in the storage.
    pub async fn missing(&self, kept: Vec<Kept>) -> Result<Vec<Kept>> {
        let mut missing = Vec::new();
        for one in kept {
            if !self.has(&one.place).await? {
                missing.push(one);
            }
        }
        Ok(missing)
    }
}
