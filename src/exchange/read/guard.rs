//! Looks into a zip archive before it is parsed: what it is, how large it becomes, and whether its XML declares
//! entities.

use crate::exchange::sentence::Sentence;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unreadable;

/// The most parts of a workbook.
const PARTS: usize = 5_000;
/// The most bytes that all parts may have together when unpacked.
pub(super) const UNPACKED: u64 = 256 * 1024 * 1024;
/// How many times smaller a part may have been packed, once it is larger than [`SMALL`]. Real sheets reach about 50.
const RATIO: u64 = 250;
const SMALL: u64 = 8 * 1024 * 1024;
/// How XML declares a document type, without which there are no entities.
const DOCUMENT_TYPE: &[u8] = b"<!DOCTYPE";

/// The two kinds of workbooks that are archives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArchiveKind {
    Excel,
    OpenDocument,
}

/// What the archive was found to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    pub kind: ArchiveKind,
    /// The size of the largest part when unpacked, in bytes.
    pub largest: u64,
}

/// Unpacks every part without keeping it, up to `most` bytes together, and refuses an archive that is no workbook or a
/// dangerous one.
pub(super) fn inspect(name: &str, bytes: &[u8], most: u64) -> Result<Measured, Unreadable> {
    let not_a_workbook = || Unreadable::from(Sentence::NotAWorkbook { name: name.to_owned() });
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_a_workbook())?;
    if archive.len() > PARTS {
        return Err(Sentence::Bomb {}.into());
    }
    let has = |wanted: &str| {
        archive.file_names().flatten().any(|part| part.trim_start_matches('/').eq_ignore_ascii_case(wanted))
    };
    if has("xl/workbook.bin") {
        return Err(Sentence::IsBinary {}.into());
    }
    let kind = if has("content.xml") && has("META-INF/manifest.xml") {
        ArchiveKind::OpenDocument
    } else if has("xl/workbook.xml") {
        ArchiveKind::Excel
    } else {
        return Err(not_a_workbook());
    };
    let (mut total, mut largest) = (0, 0);
    for index in 0..archive.len() {
        let unpacked = measure(&mut archive, index, most - total)?;
        total += unpacked;
        largest = largest.max(unpacked);
    }
    Ok(Measured { kind, largest })
}

/// The real size of a part when unpacked; what the archive declares is checked first and believed never.
fn measure(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: u64) -> Result<u64, Unreadable> {
    let part = archive.by_index(index).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Sentence::OldOrProtected {}.into(),
        other => Unreadable::Damaged { cause: other.to_string() },
    })?;
    let packed = part.compressed_size().max(1);
    let bound = if packed.saturating_mul(RATIO) < SMALL { SMALL } else { packed.saturating_mul(RATIO) }.min(left);
    if part.size() > bound {
        return Err(Sentence::Bomb {}.into());
    }
    let part_name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
    let is_xml = [".xml", ".rels", ".vml"].iter().any(|ending| part_name.ends_with(ending));
    let mut size = 0;
    let mut limited = part.take(bound + 1);
    let mut buffer = vec![0; 64 * 1024];
    // The end of the previous piece stays before the next one, so that a declaration across both is found.
    let mut kept = 0;
    loop {
        let count =
            limited.read(&mut buffer[kept..]).map_err(|error| Unreadable::Damaged { cause: error.to_string() })?;
        if count == 0 {
            return Ok(size);
        }
        size += count as u64;
        if size > bound {
            return Err(Sentence::Bomb {}.into());
        }
        let filled = kept + count;
        if is_xml
            && buffer[..filled].windows(DOCUMENT_TYPE.len()).any(|window| window.eq_ignore_ascii_case(DOCUMENT_TYPE))
        {
            return Err(Sentence::Entities {}.into());
        }
        kept = filled.min(DOCUMENT_TYPE.len() - 1);
        buffer.copy_within(filled - kept..filled, 0);
    }
}
