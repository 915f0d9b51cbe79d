//! Backups: one file that holds everything of an installation, taken while it runs, and restored on either database.
//!
//! A backup is a zip archive: `manifest.json` says what it is, `tables/NAME.jsonl` holds the rows of a table, one JSON
//! object a line, and `files/PLACE` the content of a file that a row names. It is one consistent state: a backup reads in one transaction. What it holds does not depend on the
//! database it came from, so that restoring is also the way from SQLite to PostgreSQL and back.
//!
//! A restored backup has the tables of the version that took it, and is then brought up to date like any older database.
//! A newer version's is refused. Who restores over data gets it put aside, and only once the new data is whole.

mod archive;
mod files;
mod manifest;
mod restore;
#[cfg(all(test, feature = "testing"))]
mod tests;
mod write;

pub use manifest::{FileCount, Manifest, TableCount};
pub use restore::{Restored, restore};
pub use write::write;

use crate::db::{FreshError, OpenError};
use std::{io, path::Path};
use zip::result::ZipError;

/// Why a backup cannot be taken or restored. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file of the backup.
    #[error("{0}: {1}")]
    File(String, io::Error),
    /// There is such a file already.
    #[error("there is a file {0} already: remove it or name another")]
    Exists(String),
    /// It is no backup.
    #[error("{0} is no backup of Docendo: {1}")]
    NoBackup(String, String),
    /// Something is missing from it.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// A later version took it.
    #[error(
        "Docendo {0} took this backup, which is newer than this program: install that version or a later one first"
    )]
    Newer(String),
    /// The database to be saved cannot be read.
    #[error("the database cannot be read: {0}")]
    Database(#[from] sqlx::Error),
    /// The database to be saved cannot be opened or has no tables yet.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The storage of files fails.
    #[error("the storage of files: {0}")]
    Storage(String),
    /// The new data cannot take its place.
    #[error(transparent)]
    Fresh(#[from] FreshError),
}

impl BackupError {
    fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let name = path.display().to_string();
        move |cause| Self::File(name, cause)
    }

    fn no_backup(path: &Path) -> impl FnOnce(ZipError) -> Self {
        let name = path.display().to_string();
        move |cause| Self::NoBackup(name, cause.to_string())
    }
}

impl From<crate::Error> for BackupError {
    /// What lies behind it is told: whoever restores looks after the storage.
    fn from(error: crate::Error) -> Self {
        Self::Storage(error.cause())
    }
}
