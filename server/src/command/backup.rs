//! `docendo backup` and `docendo restore`.

use super::{Outcome, say};
use crate::config::Config;
use clap::Args;
use docendo::{
    backup::{self, FileCount},
    db::Db,
    documents::Files,
    kernel::clock::{Clock as _, SystemClock},
};
use std::{path::PathBuf, process::ExitCode};

/// So many files that were lost are named.
const TOLD: usize = 20;

/// Where the backup goes.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to write; it must not exist yet
    #[arg(value_name = "FILE.zip")]
    file: PathBuf,
    /// Leave out the files that people attached: their storage is saved by other means
    #[arg(long)]
    without_files: bool,
}

/// What to restore.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup
    #[arg(value_name = "FILE.zip")]
    file: PathBuf,
    /// Put data that is there aside and take its place, with the sign-ins and tokens of the backup
    #[arg(long)]
    replace: bool,
}

/// Takes a backup of a database, which is not changed, not even to bring it up to date.
pub(super) async fn take(config: &Config, arguments: Backup) -> Outcome<ExitCode> {
    if let Some(missing) = config.database_file().filter(|file| !file.is_file()) {
        return Err(format!("there is no database {} to back up", missing.display()).into());
    }
    let files = if arguments.without_files { None } else { Some(Files::open(&config.storage()?)?) };
    let db = Db::open(&config.database_url).await?;
    let taken = backup::write(&db, files.as_ref(), SystemClock.now(), &arguments.file).await;
    db.close().await;
    let manifest = taken?;
    let (rows, tables, file) = (manifest.rows(), manifest.tables.len(), arguments.file.display());
    let with = manifest.files.as_ref().map_or_else(|| "no files".to_owned(), sizes);
    say(&format!(
        "{file} holds {rows} rows of {tables} tables, and {with}. It opens accounts: keep it like a password."
    ))?;
    match manifest.files.filter(|files| !files.lost.is_empty()) {
        Some(files) => Err(lost(&files).into()),
        None => Ok(ExitCode::SUCCESS),
    }
}

fn sizes(files: &FileCount) -> String {
    format!("{} of {} KB together", counted(files.files), files.bytes.div_ceil(1024))
}

fn counted(files: u64) -> String {
    if files == 1 { "1 file".to_owned() } else { format!("{files} files") }
}

/// What to say of files that could not be saved; the rest was.
fn lost(files: &FileCount) -> String {
    let each = files.lost.iter().take(TOLD).map(|one| format!("  {} ({})", one.name, one.place)).collect::<Vec<_>>();
    let more = files.lost.len().saturating_sub(TOLD);
    let more = if more > 0 { format!("\n  and {more} more") } else { String::new() };
    format!(
        "the backup lacks {}: the storage does not hold the content as it was kept. An older backup may have it:\n{}{more}",
        counted(files.lost.len() as u64),
        each.join("\n")
    )
}

/// Restores a backup.
pub(super) async fn restore(config: &Config, arguments: Restore) -> Outcome<ExitCode> {
    let files = Files::open(&config.storage()?)?;
    let (url, now) = (&config.database_url, SystemClock.now());
    let restored = backup::restore(url, &files, &arguments.file, arguments.replace, now).await?;
    let with = restored
        .manifest
        .files
        .as_ref()
        .map_or_else(|| "no files: the backup holds none, so bring their storage back as well".to_owned(), sizes);
    let (rows, taken) = (restored.manifest.rows(), restored.manifest.taken_at.format("%Y-%m-%d %H:%M UTC"));
    let kept = restored.kept.map(|place| format!(" What was there before is kept in {place}.")).unwrap_or_default();
    let copied =
        if arguments.replace { "" } else { " Everybody signs in anew: a copy takes over no sign-ins and tokens." };
    let code = say(&format!("Restored {rows} rows as they were at {taken}, and {with}.{copied}{kept}"))?;
    // Everything that the backup holds is there; what it never had, its rows still name.
    if let Some(files) = restored.manifest.files.filter(|files| !files.lost.is_empty()) {
        say(&format!("Rows name files that are not there, for {}", lost(&files)))?;
    }
    Ok(code)
}
