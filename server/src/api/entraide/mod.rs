//! Contract `entraide`: "Entraide National API Documentation", version 1.0, under `/api`. So far its tokens, which every
//! contract accepts (one-domain, X21).
//!
//! `snake_case`, trailing slashes (ignored, as everywhere), `{"detail"}` or `{field: [messages]}`.

mod error;
mod token;

use super::kit::ApiState;
use utoipa_axum::router::OpenApiRouter;

pub use error::EntraideVoice;

/// The endpoints of the contract.
pub fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().merge(token::routes())
}
