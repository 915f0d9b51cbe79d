//! Taking a backup.

use super::{
    BackupError,
    archive::{Written, entry, options},
    files,
    manifest::{FORM, Manifest, NAME, TableCount},
};
use crate::{
    db::{Db, Table, Tx},
    documents::{self, Files},
};
use chrono::{DateTime, Utc};
use std::{
    fs::{self, OpenOptions},
    io::{self, BufWriter, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};
use zip::ZipWriter;

/// So many rows are read at once.
const ROWS: i64 = 5_000;

/// Writes everything in `db`, as it is at one moment, and the `files` that its rows name, to a new file at `path`; others go
/// on writing meanwhile. The file gets its name when it is whole and on the disk. It holds what opens accounts: only its
/// owner may read it. Without `files`, whoever looks after their storage saves them by other means.
pub async fn write(db: &Db, files: Option<&Files>, now: DateTime<Utc>, path: &Path) -> Result<Manifest, BackupError> {
    if path.exists() {
        return Err(BackupError::Exists(path.display().to_string()));
    }
    let migrations = db.applied_migrations().await?;
    let part = part_of(path);
    let written = write_part(db, files, now, migrations, &part).await;
    let finished = written.and_then(|manifest| {
        fs::rename(&part, path).map_err(BackupError::file(path))?;
        Ok(manifest)
    });
    if finished.is_err() {
        // What could not be finished is of no use; that it cannot be removed either changes nothing.
        let _ = fs::remove_file(&part);
    }
    finished
}

/// The name of the file while it is being written.
fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

async fn write_part(
    db: &Db,
    files: Option<&Files>,
    now: DateTime<Utc>,
    migrations: Vec<i64>,
    part: &Path,
) -> Result<Manifest, BackupError> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(part);
    let mut archive = ZipWriter::new(BufWriter::new(file.map_err(BackupError::file(part))?));
    let mut tx = db.read().await?;
    let mut tables = Vec::new();
    for table in tx.tables().await? {
        tables.push(write_table(&mut tx, &table, &mut archive, part).await?);
    }
    let (kept, _) = documents::stored_files(&mut tx, i64::MAX).await?;
    tx.rollback().await?;
    // Content is never changed, and is there before the row that names it: it still is what the rows say.
    let files = match files {
        Some(files) => Some(files::save(files, kept, &mut archive, part).await?),
        None => None,
    };
    let (program, database) = (env!("CARGO_PKG_VERSION").to_owned(), db.kind().to_owned());
    let manifest = Manifest { form: FORM, program, taken_at: now, database, migrations, tables, files };
    let text = serde_json::to_string_pretty(&manifest).map_err(|cause| BackupError::Damaged(cause.to_string()))?;
    let close = || -> io::Result<()> {
        entry(&mut archive, NAME, text.as_bytes())?;
        archive.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    };
    close().map_err(BackupError::file(part))?;
    Ok(manifest)
}

async fn write_table(
    tx: &mut Tx,
    table: &Table,
    archive: &mut Written,
    part: &Path,
) -> Result<TableCount, BackupError> {
    let last_key = tx.last_key(table).await?;
    let mut count = TableCount { name: table.name.clone(), rows: 0, last_key };
    archive.start_file(count.path(), options()).map_err(|cause| BackupError::file(part)(cause.into()))?;
    // A row with a file in it may be as large as thousands of others.
    let most = if table.has_bytes() { 1 } else { ROWS };
    let mut after = if table.has_key() { i64::MIN } else { 0 };
    loop {
        let rows = tx.rows(table, after, most).await?;
        for (_, row) in &rows {
            writeln!(archive, "{row}").map_err(BackupError::file(part))?;
        }
        count.rows += rows.len() as u64;
        match rows.last() {
            Some((key, _)) if table.has_key() => after = *key,
            Some(_) => after = i64::try_from(count.rows).unwrap_or(i64::MAX),
            None => return Ok(count),
        }
    }
}
