//! What a backup says of itself.

use crate::documents::StoredFile;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The name of the manifest in the archive.
pub(super) const NAME: &str = "manifest.json";
/// How the archive is laid out; a change that older programs cannot read raises it.
pub(super) const FORM: u32 = 2;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// How the archive is laid out.
    pub form: u32,
    /// The version of the program that took it.
    pub program: String,
    /// When it was taken.
    pub taken_at: DateTime<Utc>,
    /// The kind of database that it was taken from.
    pub database: String,
    /// The migrations that the database had; they decide whether a program can read the tables.
    pub migrations: Vec<i64>,
    /// The tables, by name.
    pub tables: Vec<TableCount>,
    /// The files; none if they were left out, or if the backup is of the first form, which had none.
    #[serde(default)]
    pub files: Option<FileCount>,
}

/// What a backup says of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCount {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
    /// The last key that it gave out, 0 if it has none.
    pub last_key: i64,
}

/// What a backup says of the files in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileCount {
    /// How many there are.
    pub files: u64,
    /// How many bytes they have together.
    pub bytes: u64,
    /// Those that rows name, but whose content the storage did not have, or no longer had as it was kept.
    pub lost: Vec<StoredFile>,
}

impl TableCount {
    /// Where the archive keeps the rows.
    pub(super) fn path(&self) -> String {
        format!("tables/{}.jsonl", self.name)
    }
}

impl Manifest {
    /// The number of rows of all tables.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}
