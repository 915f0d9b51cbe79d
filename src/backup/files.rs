//! The files that people attached, in a backup: `files/PLACE` holds the content of each, and `files.jsonl` tells, a file a
//! line, under which name, how large and with which digest. Both ways every content is compared with its digest.

use super::{
    BackupError,
    archive::{self, damaged},
    manifest::FileCount,
};
use crate::documents::{Files, StoredFile};
use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
};

/// The entry that tells about all files.
const INDEX: &str = "files.jsonl";

fn path(kept: &StoredFile) -> String {
    format!("files/{}", kept.place)
}

/// Writes the content of all of `kept`, one after the other.
pub(super) async fn save(
    files: &Files,
    kept: Vec<StoredFile>,
    archive: &mut archive::Written,
    part: &Path,
) -> Result<FileCount, BackupError> {
    let mut count = FileCount { files: 0, bytes: 0, lost: Vec::new() };
    let mut index = Vec::new();
    for one in kept {
        match files.find(&one.place).await? {
            Some(bytes) if one.is(&bytes) => {
                archive::entry(archive, &path(&one), &bytes).map_err(BackupError::file(part))?;
                serde_json::to_writer(&mut index, &one).map_err(|cause| damaged(INDEX, &cause))?;
                index.push(b'\n');
                count.files += 1;
                count.bytes += bytes.len() as u64;
            }
            _ => count.lost.push(one),
        }
    }
    archive::entry(archive, INDEX, &index).map_err(BackupError::file(part))?;
    Ok(count)
}

/// Puts the files of a backup into `files`, each at its place.
pub(super) async fn load(files: &Files, archive: &mut archive::Opened, count: &FileCount) -> Result<(), BackupError> {
    let index = index(archive)?;
    if index.len() as u64 != count.files {
        return Err(BackupError::Damaged(format!("{INDEX} tells of {} of {} files", index.len(), count.files)));
    }
    for one in index {
        let bytes = content(archive, &one)?;
        files.put(&one.place, bytes).await?;
    }
    Ok(())
}

fn index(archive: &mut archive::Opened) -> Result<Vec<StoredFile>, BackupError> {
    let entry = archive.by_name(INDEX).map_err(|cause| damaged(INDEX, &cause))?;
    let lines = BufReader::new(entry).lines();
    let one = |line: std::io::Result<String>| {
        let line = line.map_err(|cause| damaged(INDEX, &cause))?;
        serde_json::from_str(&line).map_err(|cause| damaged(INDEX, &cause))
    };
    lines.map(one).collect()
}

fn content(archive: &mut archive::Opened, kept: &StoredFile) -> Result<Vec<u8>, BackupError> {
    let path = path(kept);
    let entry = archive.by_name(&path).map_err(|cause| damaged(&path, &cause))?;
    let mut bytes = Vec::new();
    // No more than it should have, whatever the archive says.
    let most = u64::try_from(kept.size).unwrap_or_default().saturating_add(1);
    entry.take(most).read_to_end(&mut bytes).map_err(|cause| damaged(&path, &cause))?;
    if kept.is(&bytes) { Ok(bytes) } else { Err(BackupError::Damaged(format!("{path} is not what was saved"))) }
}
