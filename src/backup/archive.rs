//! The archive that a backup is: how it is written to, and how it is read.

use super::BackupError;
use std::{
    fmt,
    fs::File,
    io::{self, BufReader, BufWriter, Write as _},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// An archive that is being written.
pub(super) type Written = ZipWriter<BufWriter<File>>;
/// An archive that is read.
pub(super) type Opened = ZipArchive<BufReader<File>>;

/// An entry of the archive.
pub(super) fn entry(archive: &mut Written, name: &str, bytes: &[u8]) -> io::Result<()> {
    archive.start_file(name, options())?;
    archive.write_all(bytes)
}

/// How entries are kept: readable by their owner alone.
pub(super) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().large_file(true).unix_permissions(0o600)
}

/// `what` of the archive cannot be read.
pub(super) fn damaged(what: &str, cause: &impl fmt::Display) -> BackupError {
    BackupError::Damaged(format!("{what}: {cause}"))
}
