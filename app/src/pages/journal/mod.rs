//! The audit trail: what was changed, and who signed in. For auditors and administrators.

mod changes;
mod csv;
mod index;
mod list;
mod sign_ins;
#[cfg(test)]
mod tests;
mod words;

use crate::state::AppState;
use axum::{Router, routing::get};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/journal", get(list::show))
        .route("/journal.csv", get(csv::download))
        .route("/journal/sign-ins", get(sign_ins::show))
}
