//! The pages that are no part of the application: files, paper, what stands in front of the product, and what has not moved yet.

use super::{
    catalogue, door, exports, home, imports, journal, matrix, organisation, people, preferences, profile, search,
};
use crate::state::AppState;
use axum::Router;

pub(crate) use profile::change_first;

/// Their addresses.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(door::routes())
        .merge(home::routes())
        .merge(matrix::routes())
        .merge(people::routes())
        .merge(profile::routes())
        .merge(catalogue::routes())
        .merge(imports::routes())
        .merge(exports::routes())
        .merge(organisation::routes())
        .merge(journal::routes())
        .merge(search::routes())
        .merge(preferences::routes())
}
