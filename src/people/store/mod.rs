//! SQL of people.

pub(super) mod fact;
pub(super) mod list;
pub(super) mod person;
pub(super) mod role;
pub(super) mod undo;
