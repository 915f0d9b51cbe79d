//! Where the pages come in: their routes, and how a failure under a path of theirs is told.

use crate::{
    api::kit::{Failure, Voice},
    state::AppState,
};
use axum::{
    Router,
    response::{IntoResponse as _, Response},
};

/// The routes of the pages and of their server functions (`/do/…`).
pub fn pages(_state: &AppState) -> Router {
    Router::new()
}

/// How a failure is told to somebody who looks at pages.
#[derive(Debug, Clone, Copy)]
pub struct PageVoice;

impl Voice for PageVoice {
    fn tell(&self, failure: &Failure) -> Response {
        (failure.status(), failure.sentence()).into_response()
    }
}
