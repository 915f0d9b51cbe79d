//! Restoring a backup.

use super::{
    BackupError,
    archive::{Opened, damaged},
    files,
    manifest::{FORM, Manifest, NAME, TableCount},
};
use crate::{
    db::{Fresh, Table, known_migrations},
    documents::Files,
    identity::token::KEY,
};
use chrono::{DateTime, Utc};
use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
};
use zip::{ZipArchive, result::ZipError};

/// So many rows are written at once…
const ROWS: usize = 1_000;
/// …or as many as have so many bytes: a row can hold a file.
const BYTES: usize = 4 * 1024 * 1024;

/// What restoring did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Where the data is kept that was there before: a file or a schema.
    pub kept: Option<String>,
}

/// Puts what the backup at `path` holds into the database at `url`, and its files into `files`. Data that is there is put
/// aside if `may_replace` says so; else it stays, and restoring is refused. Only what takes the place of the original, which signs
/// tokens with the same key, accepts its sign-ins and tokens: any other copy forgets them. No server may run on the database
/// meanwhile.
/// Files come first: rows that name them are seen only once all of them are there.
pub async fn restore(
    url: &str,
    files: &Files,
    path: &Path,
    may_replace: bool,
    now: DateTime<Utc>,
) -> Result<Restored, BackupError> {
    let (mut archive, manifest) = open(path)?;
    let mark = now.format("%Y%m%d-%H%M%S").to_string();
    let replaced = if may_replace { Fresh::present_setting(url, KEY).await } else { None };
    let mut fresh = Fresh::begin(url, may_replace, &mark, &manifest.migrations).await?;
    let loaded = load_all(&mut archive, &mut fresh, files, &manifest, replaced).await;
    if let Err(error) = loaded {
        if let Err(cause) = fresh.abandon().await {
            tracing::warn!(%cause, "what was restored so far could not be removed");
        }
        return Err(error);
    }
    let kept = fresh.finish().await?;
    Ok(Restored { manifest, kept })
}

fn open(path: &Path) -> Result<(Opened, Manifest), BackupError> {
    let file = File::open(path).map_err(BackupError::file(path))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(BackupError::no_backup(path))?;
    let entry = archive.by_name(NAME).map_err(BackupError::no_backup(path))?;
    let told: serde_json::Value = serde_json::from_reader(entry).map_err(|cause| damaged(NAME, &cause))?;
    // A layout that this program does not know may have another manifest too.
    if told["form"].as_u64().is_some_and(|form| form > FORM.into()) {
        return Err(BackupError::Newer(told["program"].as_str().unwrap_or("of a later version").to_owned()));
    }
    let manifest: Manifest = serde_json::from_value(told).map_err(|cause| damaged(NAME, &cause))?;
    let known = known_migrations();
    if manifest.migrations.iter().all(|version| known.contains(version)) {
        Ok((archive, manifest))
    } else {
        Err(BackupError::Newer(manifest.program))
    }
}

async fn load_all(
    archive: &mut Opened,
    fresh: &mut Fresh,
    files: &Files,
    manifest: &Manifest,
    replaced: Option<String>,
) -> Result<(), BackupError> {
    if let Some(count) = &manifest.files {
        files::load(files, archive, count).await?;
    }
    let tables = fresh.tables().await?;
    for count in &manifest.tables {
        let table = tables.iter().find(|table| table.name == count.name);
        let table = table.ok_or_else(|| BackupError::Damaged(format!("no table is called {}", count.name)))?;
        load(archive, fresh, table, count).await?;
    }
    if replaced.is_none() || fresh.tx().setting(KEY).await? != replaced {
        forget_sign_ins(fresh).await?;
    }
    Ok(())
}

/// Forgets who is signed in and the key of the tokens: a copy beside the original accepts none of its cookies and tokens, and
/// hands out none that the original accepts.
async fn forget_sign_ins(fresh: &mut Fresh) -> Result<(), BackupError> {
    fresh.tx().run("DELETE FROM sign_in", &[]).await?;
    fresh.tx().run("DELETE FROM setting WHERE name = $1", &[&KEY.to_owned()]).await?;
    Ok(())
}

async fn load(archive: &mut Opened, fresh: &mut Fresh, table: &Table, count: &TableCount) -> Result<(), BackupError> {
    let path = count.path();
    let entry = archive.by_name(&path).map_err(|cause: ZipError| damaged(&path, &cause))?;
    let mut written = 0;
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    for line in BufReader::new(entry).lines() {
        let line = line.map_err(|cause| damaged(&path, &cause))?;
        bytes += line.len();
        chunk.push(line);
        if chunk.len() == ROWS || bytes >= BYTES {
            written += put(fresh, table, &mut chunk).await?;
            bytes = 0;
        }
    }
    written += put(fresh, table, &mut chunk).await?;
    if written != count.rows {
        return Err(BackupError::Damaged(format!("{path} has {written} of {} rows", count.rows)));
    }
    fresh.tx().go_on_after(table, count.last_key).await?;
    Ok(())
}

/// Writes the rows of `chunk`, which is empty afterwards.
async fn put(fresh: &mut Fresh, table: &Table, chunk: &mut Vec<String>) -> Result<u64, BackupError> {
    let rows = format!("[{}]", std::mem::take(chunk).join(","));
    Ok(fresh.tx().put_rows(table, &rows).await?)
}
