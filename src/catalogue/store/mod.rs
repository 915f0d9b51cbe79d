//! SQL of the catalogue.

pub(super) mod category;
pub(super) mod competency;
pub(super) mod course;
pub(super) mod import;
pub(super) mod list;
pub(super) mod row;
