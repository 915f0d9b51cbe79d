//! Plans: the real workbook with its published counts, every rule by itself, and workbooks of other kinds.

mod completions;
#[cfg(feature = "store")]
mod headers;
#[cfg(feature = "store")]
mod identity;
#[cfg(feature = "store")]
mod kinds;
#[cfg(feature = "store")]
mod northgate;
mod people;
mod rules;
