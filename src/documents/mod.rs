//! Documents: files that belong to something, so far to a course. The feature to which they belong (`catalogue::service::document`)
//! says who may attach, read and remove them.
//!
//! * Whoever may see the thing may read its documents; whoever writes the catalogue attaches and removes
//!   those of courses. An archived course takes none and gives none up (EHS, TRN009).
//! * What kind of file it is its first bytes say, never its name or its sender. What browsers could run (pages, scripts,
//!   drawings) is kept as bytes of no kind, and every file is handed out to be saved, not shown.
//! * The content lies in [`Files`], a folder or a bucket; the database keeps its name, size and digest. Content is written
//!   before the row that names it, so that a row never names what is not there; a removed document keeps its content. Whenever
//!   content is read, it is compared with that digest: what is not the very file that was attached is never handed out.
//! * All files of an organisation together have a bound ([`quota`]).
//!
//! Table: `document`.

pub mod access;
mod describe;
#[cfg(feature = "store")]
mod files;
#[cfg(feature = "store")]
mod kind;
mod model;
#[cfg(feature = "store")]
pub(crate) mod quota;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
mod store;
#[cfg(feature = "store")]
mod stored;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use describe::DocumentAction;
#[cfg(feature = "store")]
pub use files::{Files, S3, Storage, StorageError};
pub use model::{Document, FileName, MOST_BYTES, disposition};
#[cfg(feature = "store")]
pub use quota::{QUOTA, Quota};
#[cfg(feature = "store")]
pub(crate) use store::COURSE_HAS_SOME;
#[cfg(feature = "store")]
pub use stored::{Content, Examined, StoredFile, stored_files};
