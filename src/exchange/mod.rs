//! Imports: from a spreadsheet somebody keeps by hand to facts that can be stored.
//!
//! Three steps, each of which can be looked at before the next one is taken:
//!
//! 1. [`read`] (feature `store`) turns the bytes of an `.xlsx`, `.xlsm` or `.ods`, or of separated text, into a
//!    [`Workbook`]: plain cells, no meaning. Everything hostile (zip bombs, entity bombs, endless rows) ends here.
//! 2. [`recognise`](recognise::recognise) finds out what the sheets are — a list of people, a wide training matrix, a
//!    list of completions, of requirements or of competencies — and answers a [`Mapping`](recognise::Mapping), which a
//!    person can inspect and change.
//! 3. [`plan`](plan::plan) reads the cells through that mapping and answers a [`Plan`](plan::Plan): what would be
//!    stored, every rejected or doubtful cell by sheet, row and column, and the counts of the [`Report`](plan::Report).
//!
//! Steps 2 and 3 are pure (no clock, no database, no file) and compile to WASM. They return plain strings and numbers
//! whose lengths and dates are checked; turning them into domain types and storing them is the service's part.
//!
//! [`import`] keeps an import that a person follows in a browser: uploaded, mapped, looked at, written, and undone.
//! [`export`] keeps what a person takes out of the matrix, at once or in the background; [`matrix_file`] writes it.
//! What goes on in the background is a job of [`jobs`](crate::jobs).
//! [`neutral`] makes cells of exports harmless.
//!
//! Words that mean something in a spreadsheet (headers, "not required", "every", month names) are data in `vocabulary`,
//! one constant a language.

pub mod access;
mod dates;
mod describe;
#[cfg(feature = "store")]
pub mod export;
mod frequency;
#[cfg(feature = "store")]
pub mod import;
mod known;
#[cfg(feature = "store")]
pub mod left;
#[cfg(feature = "store")]
pub mod matrix_file;
pub mod neutral;
pub mod plan;
#[cfg(feature = "store")]
pub mod read;
pub mod recognise;
mod sentence;
#[cfg(feature = "store")]
pub mod service;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
mod text;
#[cfg(feature = "store")]
mod undone;
mod vocabulary;
pub mod workbook;

pub use dates::DayOrder;
pub use describe::ImportAction;
pub use sentence::{At, Message, Sentence, SentencePart, StoredMessage};
pub use vocabulary::Field;
pub use workbook::{Cell, Place, Sheet, Workbook};

/// The largest file, and the largest of all files of an import together, in bytes.
pub const MAX_FILE: usize = 50 * 1024 * 1024;
