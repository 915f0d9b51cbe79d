//! Exports that are written in the background: the caller's own, how far each is, and the way to its file.

mod list;
mod show;
mod words;

pub(super) use self::words::{filters, known_at};

use crate::state::AppState;
use axum::{
    Router,
    routing::{get, post},
};

/// The list of exports.
pub(super) const PATH: &str = "/exports";

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(PATH, get(list::show))
        .route("/exports/{id}", get(show::show))
        .route("/exports/{id}/file", get(show::file))
        .route("/exports/{id}/remove", post(show::remove))
}
