//! The file of an embedded database that new data takes the place of.

use super::FreshError;
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

/// What a database file may consist of, by the ends of the names.
const PARTS: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// `file` with `word` after its name.
pub(super) fn sibling(file: &Path, word: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{word}"));
    file.with_file_name(name)
}

/// Removes a database file that nobody needs, with what lies beside it.
pub(super) fn remove(file: &Path) -> Result<(), FreshError> {
    for end in PARTS {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        match fs::remove_file(&name) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                return Err(failed("cannot be removed", file, cause));
            }
            _ => {}
        }
    }
    Ok(())
}

fn failed(what: &str, file: &Path, cause: io::Error) -> FreshError {
    FreshError::File(format!("{} {what}", file.display()), cause)
}

/// Brings everything of a database into its one file. Fails if anybody else has it open.
pub(super) async fn into_one_file(file: &Path) -> Result<(), FreshError> {
    let options = SqliteConnectOptions::new().filename(file).busy_timeout(Duration::ZERO);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let turned = sqlx::query("PRAGMA journal_mode = DELETE").execute(&mut connection).await;
    connection.close().await?;
    match turned {
        Ok(_) => Ok(()),
        Err(cause) if crate::db::unavailable::unavailability(&cause).is_some() => Err(FreshError::InUse),
        Err(cause) => Err(cause.into()),
    }
}

/// Whether SQLite says that a file is damaged, or no database at all.
fn is_damaged(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    let code = code.and_then(|code| code.parse::<i32>().ok());
    // SQLITE_CORRUPT and SQLITE_NOTADB; what stands above the lowest byte tells more of it.
    code.is_some_and(|code| matches!(code & 0xff, 11 | 26))
}

/// Renames a database file and what lies beside it.
fn put_parts_aside(file: &Path, old: &Path) -> Result<(), FreshError> {
    for end in PARTS {
        let named = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(end);
            PathBuf::from(name)
        };
        match fs::rename(named(file), named(old)) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                return Err(failed("cannot be put aside", file, cause));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Puts `new` into the place of `file`, which is kept as `old`.
pub(super) async fn swap(file: &Path, new: &Path, old: &Path) -> Result<Option<String>, FreshError> {
    let sync = |file: &Path| File::open(file).and_then(|file| file.sync_all());
    let kept = if file.is_file() {
        match into_one_file(file).await {
            // What nobody can read any more is kept as it lies there, with all its parts: it may be all there is.
            Err(FreshError::Database(cause)) if is_damaged(&cause) => put_parts_aside(file, old)?,
            Err(other) => return Err(other),
            Ok(()) => fs::rename(file, old).map_err(|cause| failed("cannot be put aside", file, cause))?,
        }
        Some(old.display().to_string())
    } else {
        None
    };
    sync(new).and_then(|()| fs::rename(new, file)).map_err(|cause| failed("cannot take its place", new, cause))?;
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        sync(folder).map_err(|cause| failed("cannot be written", folder, cause))?;
    }
    Ok(kept)
}
