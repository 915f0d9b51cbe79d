//! Contract `ehs`: "EHS Portal Phase 8 – Training & Competence Management", version 1.0, under `/api/training`.
//!
//! camelCase, `{"success", "data"}`, UUIDs, page/limit, codes TRN001–TRN015. A view over the domain, never a store.
//!
//! # Known quirks
//! * A malformed or foreign UUID in a path is answered like an unknown one: 404 with the TRN code of the resource.
//! * A `limit` above 100 is taken for 100.
//! * Flaws that have no TRN code are `VALIDATION_ERROR` with `details: {field: [messages]}`.

pub mod attachments;
pub mod categories;
pub mod courses;
pub mod envelope;
mod error;
pub mod gaps;
mod ids;
pub mod matrix;
pub mod requirements;

use super::kit::ApiState;
use utoipa_axum::router::OpenApiRouter;

pub use error::{EhsVoice, ErrorBody, ErrorDetail};

/// The endpoints of the contract.
pub fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .merge(categories::routes())
        .merge(courses::routes())
        .merge(attachments::routes())
        .merge(matrix::routes())
        .merge(gaps::routes())
        .merge(requirements::routes())
}
