//! Reads `.xlsx`, `.ods` and `.csv` files into a [`Workbook`] of plain cells, and keeps hostile files out.
//!
//! What a file is shows in its first bytes, not in its name. Formulas count by the value that was saved with them;
//! macros are not looked at. Limits: 50 MB a file; 256 MB unpacked, measured by unpacking, and no part that shrinks
//! unbelievably; no document types or entities in XML; bounded rows, columns, cells and text, so that a few bytes that
//! name a cell in the last row do not reserve a whole sheet.

mod csv;
mod guard;
mod limited;
mod ods;
mod xlsx;

pub(super) use limited::CELLS;

use std::path::Path;

use thiserror::Error;

use super::MAX_FILE;
use super::sentence::Sentence;
use super::text::{clean, shorten};
use super::workbook::Workbook;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// It is no file that can be read, or too much of one, as the sentence says to the person who chose it.
    #[error("{0}")]
    Refused(Sentence),
    /// A workbook that its parser refuses.
    #[error("{}", Sentence::Damaged {})]
    Damaged {
        /// For the log.
        cause: String,
    },
}

impl Unreadable {
    /// What to say of it.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Refused(sentence) => sentence.clone(),
            Self::Damaged { .. } => Sentence::Damaged {},
        }
    }
}

impl From<Sentence> for Unreadable {
    fn from(sentence: Sentence) -> Self {
        Self::Refused(sentence)
    }
}

/// Reads a file. `file_name` names the sheet of a `.csv` and appears in messages; folders in it are ignored.
///
/// # Errors
/// Why the file cannot be read; nothing of it is kept then.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let path = Path::new(file_name);
    let name = shorten(&path.file_name().map_or_else(|| clean(file_name), |name| clean(&name.to_string_lossy())), 80);
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    if bytes.len() > MAX_FILE {
        return Err(Sentence::FileTooLarge { limit: MAX_FILE / 1024 / 1024 }.into());
    }
    if bytes.is_empty() {
        return Err(Sentence::FileEmpty {}.into());
    }
    match (bytes, extension.as_str()) {
        ([b'P', b'K', ..], _) => {
            let measured = guard::inspect(&name, bytes, guard::UNPACKED)?;
            match measured.kind {
                guard::ArchiveKind::Excel => xlsx::read(bytes, measured),
                guard::ArchiveKind::OpenDocument => ods::read(bytes),
            }
        }
        ([0xd0, 0xcf, 0x11, 0xe0, ..], _) => Err(Sentence::OldOrProtected {}.into()),
        ([b'%', b'P', b'D', b'F', ..], _) => Err(Sentence::IsPdf {}.into()),
        (_, "xlsx" | "xlsm" | "xls" | "xlsb" | "ods") => Err(Sentence::NotAWorkbook { name }.into()),
        (_, "csv" | "tsv" | "txt" | "") => {
            let stem = path.file_stem().map(|stem| clean(&stem.to_string_lossy())).unwrap_or_default();
            csv::read(if stem.is_empty() { &name } else { &stem }, &name, bytes)
        }
        _ => Err(Sentence::UnknownKind { name }.into()),
    }
}

#[cfg(test)]
mod tests;
