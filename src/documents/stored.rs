//! The content of files as whoever looks after an installation meets it: everything that rows name, of every organisation.

use super::files::Files;
use crate::{db::Tx, error::Result, kernel::secret};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// What a row says of the content that it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct StoredFile {
    /// Where it lies in the storage.
    pub place: String,
    /// The name under which it is saved.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// Its SHA-256, in hexadecimal digits.
    pub digest: String,
}

impl StoredFile {
    /// Whether `bytes` are this content.
    #[must_use]
    pub fn is(&self, bytes: &[u8]) -> bool {
        i64::try_from(bytes.len()) == Ok(self.size) && secret::hex(&Sha256::digest(bytes)) == self.digest
    }
}

/// The latest `limit` of all contents that rows name, and how many there are in all. Removed documents count as well: their
/// rows stay, and so does their content. A database of a version before there were documents names none.
pub async fn stored_files(tx: &mut Tx, limit: i64) -> Result<(Vec<StoredFile>, i64)> {
    if !tx.tables().await?.iter().any(|table| table.name == "document") {
        return Ok((Vec::new(), 0));
    }
    let (all,): (i64,) = tx.one("SELECT COUNT(*) FROM document", &[]).await?;
    let latest = "SELECT place, name, size, digest FROM document ORDER BY id DESC LIMIT $1";
    Ok((tx.all(latest, &[&limit]).await?, all))
}

/// What the storage has of a content that a row names.
#[derive(Debug, PartialEq, Eq)]
pub enum Content {
    /// All of it, as it was kept.
    Whole(Vec<u8>),
    /// Nothing.
    Missing,
    /// Something else.
    Damaged,
}

/// What an examination of contents found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Examined {
    /// Those that are not there.
    pub missing: Vec<StoredFile>,
    /// Those that are not what was kept.
    pub damaged: Vec<StoredFile>,
    /// How many were read and compared with their digests; of the others only whether they are there, and their size.
    pub compared: usize,
}

impl Files {
    /// The content that `kept` names, compared with what its row says of it.
    pub async fn whole(&self, kept: &StoredFile) -> Result<Content> {
        // What has another size need not be read, however large it has become.
        match self.size(&kept.place).await? {
            None => return Ok(Content::Missing),
            Some(size) if i64::try_from(size) != Ok(kept.size) => return Ok(Content::Damaged),
            Some(_) => {}
        }
        Ok(match self.find(&kept.place).await? {
            Some(bytes) if kept.is(&bytes) => Content::Whole(bytes),
            Some(_) => Content::Damaged,
            None => Content::Missing,
        })
    }

    /// Examines all of `kept`, and reads those that fit into `budget` bytes. Fails if the storage does not answer: that says nothing
    /// of what it holds.
    pub async fn examine(&self, kept: Vec<StoredFile>, mut budget: i64) -> Result<Examined> {
        let mut found = Examined::default();
        for one in kept {
            let content = if budget >= one.size {
                budget -= one.size;
                found.compared += 1;
                self.whole(&one).await?
            } else {
                match self.size(&one.place).await? {
                    None => Content::Missing,
                    Some(size) if i64::try_from(size) == Ok(one.size) => Content::Whole(Vec::new()),
                    Some(_) => Content::Damaged,
                }
            };
            match content {
                Content::Whole(_) => {}
                Content::Missing => found.missing.push(one),
                Content::Damaged => found.damaged.push(one),
            }
        }
        Ok(found)
    }
}
