//! Plans: the real workbook with its published counts, and every rule by itself.

#[cfg(feature = "store")]
mod northgate;
mod rules;
