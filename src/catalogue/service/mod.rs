//! Use cases of the catalogue.

mod category;
mod check;
mod course;
mod undo;

pub use category::{categories, create_category};
pub use course::{bulk_courses, by_codes, create, detail, list, update};
pub use undo::{reopen, undo_import};
