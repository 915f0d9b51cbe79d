//! Use cases of the catalogue.

mod category;
mod check;
mod course;
pub mod document;
mod undo;

pub use category::{categories, create_category};
pub use course::{
    activate, bulk_courses, by_codes, create, detail, history, known_course, known_courses, known_courses_of, list,
    update,
};
pub use undo::{reopen, reopenable, undo_import};
