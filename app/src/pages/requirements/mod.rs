//! Requirements: `/requirements`, the page of one, setting, changing and ending it.

mod change;
pub(super) mod describe;
mod end;
mod fields;
mod list;
mod new;
pub(in crate::pages) mod reached;
mod show;
pub(in crate::pages) mod words;

use crate::state::AppState;
use axum::{Router, routing::get};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/requirements", get(list::show))
        .route("/requirements/new", get(new::show).post(new::create))
        .route("/requirements/{id}", get(show::show))
        .route("/requirements/{id}/change", get(change::show).post(change::change))
        .route("/requirements/{id}/end", get(end::ask).post(end::end))
}
