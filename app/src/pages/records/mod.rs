//! Completions: recording one, and the queue of those whose proof has to be checked.

mod new;
mod pending;
pub(in crate::pages) mod person;
mod reject;

use crate::state::AppState;
use axum::{Router, routing::get};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/completions/new", get(new::show).post(new::record))
        .route("/completions/pending", get(pending::show).post(pending::verify))
        .route("/completions/{id}/reject", get(reject::ask).post(reject::reject))
}
