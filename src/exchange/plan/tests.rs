//! Plans: the real workbook with its published counts, and every rule by itself.

mod northgate;
mod rules;
