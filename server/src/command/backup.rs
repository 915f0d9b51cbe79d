//! `docendo backup` and `docendo restore`.

use super::{Outcome, say};
use crate::config::Config;
use clap::Args;
use docendo::{
    backup,
    db::Db,
    kernel::clock::{Clock as _, SystemClock},
};
use std::{path::PathBuf, process::ExitCode};

/// Where the backup goes.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to write; it must not exist yet
    #[arg(value_name = "FILE.zip")]
    file: PathBuf,
}

/// What to restore.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup
    #[arg(value_name = "FILE.zip")]
    file: PathBuf,
    /// Put data that is there aside and take its place
    #[arg(long)]
    replace: bool,
}

/// Takes a backup of a database, which is not changed, not even to bring it up to date.
pub(super) async fn take(config: &Config, arguments: Backup) -> Outcome<ExitCode> {
    if let Some(missing) = config.database_file().filter(|file| !file.is_file()) {
        return Err(format!("there is no database {} to back up", missing.display()).into());
    }
    let db = Db::open(&config.database_url).await?;
    let taken = backup::write(&db, SystemClock.now(), &arguments.file).await;
    db.close().await;
    let manifest = taken?;
    let (rows, tables, file) = (manifest.rows(), manifest.tables.len(), arguments.file.display());
    say(&format!("{file} holds {rows} rows of {tables} tables. It opens accounts: keep it like a password."))
}

/// Restores a backup.
pub(super) async fn restore(config: &Config, arguments: Restore) -> Outcome<ExitCode> {
    let restored = backup::restore(&config.database_url, &arguments.file, arguments.replace, SystemClock.now()).await?;
    let (rows, taken) = (restored.manifest.rows(), restored.manifest.taken_at.format("%Y-%m-%d %H:%M UTC"));
    let kept = restored.kept.map(|place| format!(" What was there before is kept in {place}.")).unwrap_or_default();
    say(&format!("Restored {rows} rows as they were at {taken}.{kept}"))
}
