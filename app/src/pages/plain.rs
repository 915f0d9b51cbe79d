//! The pages that are no part of the application: files, paper, what stands in front of the product, and how it looks.

use super::{catalogue, door, exports, imports, journal, matrix, preferences, search};
use crate::state::AppState;
use axum::Router;

pub(crate) use super::profile::change_first;

/// Their addresses.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(door::routes())
        .merge(matrix::routes())
        .merge(catalogue::routes())
        .merge(imports::routes())
        .merge(exports::routes())
        .merge(journal::routes())
        .merge(search::routes())
        .merge(preferences::routes())
}
