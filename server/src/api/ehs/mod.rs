//! Contract `ehs`: "EHS Portal Phase 8 – Training & Competence Management", version 1.0, under `/api/training`.
//!
//! camelCase, `{"success", "data"}`, UUIDs, page/limit, codes TRN001–TRN015. A view over the domain, never a store.
//!
//! # Known quirks
//! * A malformed or foreign UUID in a path is answered like an unknown one: 404 with the TRN code of the resource.
//! * A `limit` above 100 is taken for 100.
//! * Flaws that have no TRN code are `VALIDATION_ERROR` with `details: {field: [messages]}`.

pub(super) mod attachments;
pub(super) mod categories;
pub(super) mod courses;
mod envelope;
mod error;
pub(super) mod gaps;
mod ids;
pub(super) mod matrix;
pub(super) mod requirements;

pub use error::{EhsVoice, FAILURES};
