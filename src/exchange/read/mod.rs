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

use std::path::Path;

use thiserror::Error;

use super::text::{clean, shorten};
use super::workbook::Workbook;

/// The largest file, in bytes.
pub const MAX_FILE: usize = 50 * 1024 * 1024;

/// Why a file cannot be read, in words for the person who chose it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// No bytes at all.
    #[error("The file is empty.")]
    Empty,
    /// Larger than [`MAX_FILE`].
    #[error("The file is larger than {} MB. Split it into several files and import them one after the other.", MAX_FILE / 1024 / 1024)]
    TooLarge,
    /// Named `.xlsx` and something else inside.
    #[error(
        "“{name}” is named like an Excel workbook but is not one. Open it in a spreadsheet program, save it as .xlsx and import that file."
    )]
    NotAWorkbook {
        /// The file's name.
        name: String,
    },
    /// An old `.xls`, or an encrypted workbook: both begin alike.
    #[error(
        "This is an Excel workbook of the old kind (.xls), or one with a password. Save it as .xlsx without a password and import that file."
    )]
    OldOrProtected,
    /// A document of another, known kind.
    #[error("This is {what}, which cannot be read. Save it as .xlsx or .csv and import that file.")]
    OtherKind {
        /// With its article: "a PDF document".
        what: &'static str,
    },
    /// Neither a workbook nor text.
    #[error("Only .xlsx, .ods and .csv files can be read, and “{name}” is none of them.")]
    UnknownKind {
        /// The file's name.
        name: String,
    },
    /// A workbook that its parser refuses.
    #[error(
        "The workbook is damaged and cannot be read. Open it in a spreadsheet program, save it again as .xlsx and import that file."
    )]
    Damaged {
        /// For the log.
        cause: String,
    },
    /// Grows beyond all measure when unpacked.
    #[error(
        "The workbook is packed in a way in which no spreadsheet program packs: unpacked it would be enormous. It was not read."
    )]
    Bomb,
    /// XML with a document type.
    #[error("The workbook declares XML entities, which no spreadsheet program does. It was not read.")]
    Entities,
    /// More sheets, rows, columns, cells or text than are read.
    #[error("{sheet} has more than {limit} {what}. Delete what does not belong to the records, or split the file.")]
    TooMuch {
        /// Where: "The sheet “Matrix”", "The file".
        sheet: String,
        /// Of what there is too much, in the plural.
        what: &'static str,
        /// How many are read.
        limit: usize,
    },
    /// A cell with more text than Excel allows.
    #[error(
        "{place} holds more than {limit} characters, more than a spreadsheet allows. In a .csv this is often a missing closing quotation mark."
    )]
    LongCell {
        /// Sheet, row and column.
        place: String,
        /// In characters.
        limit: usize,
    },
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
        return Err(Unreadable::TooLarge);
    }
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    match (bytes, extension.as_str()) {
        ([b'P', b'K', ..], _) => {
            let measured = guard::inspect(&name, bytes, guard::UNPACKED)?;
            match measured.kind {
                guard::Kind::Excel => xlsx::read(bytes, measured),
                guard::Kind::OpenDocument => ods::read(bytes),
            }
        }
        ([0xd0, 0xcf, 0x11, 0xe0, ..], _) => Err(Unreadable::OldOrProtected),
        ([b'%', b'P', b'D', b'F', ..], _) => Err(Unreadable::OtherKind { what: "a PDF document" }),
        (_, "xlsx" | "xlsm" | "xls" | "xlsb" | "ods") => Err(Unreadable::NotAWorkbook { name }),
        (_, "csv" | "tsv" | "txt" | "") => {
            let stem = path.file_stem().map(|stem| clean(&stem.to_string_lossy())).unwrap_or_default();
            csv::read(if stem.is_empty() { &name } else { &stem }, &name, bytes)
        }
        _ => Err(Unreadable::UnknownKind { name }),
    }
}

#[cfg(test)]
mod tests;
