//! What a document is, and how its name travels.

use crate::{
    error::Problem,
    kernel::{
        field,
        id::{DocumentId, PersonId},
    },
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// The largest file that is kept, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 200;

/// A file that belongs to something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identifier.
    pub id: DocumentId,
    /// The name under which it is saved.
    pub name: FileName,
    /// What it is, told from its content: `application/pdf`.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 of its content, in hexadecimal digits.
    pub digest: String,
    /// What it is for.
    pub description: Option<String>,
    /// Who attached it.
    pub created_by: PersonId,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// The name of a file: one line of at most 200 characters without the folders that a browser may send with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileName(String);

impl FileName {
    /// The name in `text`, which may be a whole path.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
        let name = field::line(last, LONGEST_NAME)?;
        if name.chars().all(|letter| letter == '.') { Err(Problem::Required) } else { Ok(Self(name)) }
    }

    /// The name that is stored as `text`.
    #[cfg(feature = "store")]
    pub(super) fn stored(text: String) -> Self {
        Self(text)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The value of `Content-Disposition` with which a file is saved under `name` and never shown (RFC 6266).
#[must_use]
pub fn disposition(name: &FileName) -> String {
    let plain: String =
        name.0.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    let mut value = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''");
    for byte in name.0.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            value.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(value, "%{byte:02X}");
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_its_folders_and_must_be_one() {
        assert_eq!(FileName::parse(r"C:\papers\Syllabus 1.pdf").unwrap().as_str(), "Syllabus 1.pdf");
        assert_eq!(FileName::parse("../../etc/passwd").unwrap().as_str(), "passwd");
        for bad in ["", "papers/", "..", "../.."] {
            assert_eq!(FileName::parse(bad), Err(Problem::Required), "{bad}");
        }
        assert_eq!(FileName::parse("a\nb\u{202e}.pdf"), Err(Problem::BadCharacter));
    }

    #[test]
    fn a_name_travels_whole_and_breaks_out_of_no_header() {
        let name = FileName::parse("Führung \"1\".pdf").unwrap();
        assert_eq!(
            disposition(&name),
            "attachment; filename=\"F_hrung _1_.pdf\"; filename*=UTF-8''F%C3%BChrung%20%221%22.pdf"
        );
    }
}
