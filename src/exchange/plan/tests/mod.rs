//! Plans: the real workbook with its published counts, every rule by itself, and workbooks of other kinds.

#[cfg(feature = "store")]
mod headers;
#[cfg(feature = "store")]
mod kinds;
#[cfg(feature = "store")]
mod northgate;
mod rules;
