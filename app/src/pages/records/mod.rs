//! Completions: recording one, withdrawing one, and the queue of those whose proof has to be checked.

pub(super) mod describe;
pub(in crate::pages) mod new;
mod pending;
mod reject;
mod withdraw;

use crate::state::AppState;
use axum::{Router, routing::get};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/completions/new", get(new::show).post(new::record))
        .route("/completions/pending", get(pending::show).post(pending::verify))
        .route("/completions/{id}/reject", get(reject::ask).post(reject::reject))
        .route("/completions/{id}/withdraw", get(withdraw::ask).post(withdraw::withdraw))
}
