//! Steps of plain pages that have no page of their own.

use crate::state::AppState;
use axum::{
    handler::Handler,
    http::Uri,
    response::Redirect,
    routing::{MethodRouter, get},
};

/// A step that a form takes without a page of its own. Whoever opens its address all the same, as after signing in again, is
/// led to the page with the form: that of the first `segments` segments.
pub(in crate::pages) fn step<H: Handler<T, AppState>, T: 'static>(
    segments: usize,
    handler: H,
) -> MethodRouter<AppState> {
    let lead = async move |uri: Uri| {
        let kept: Vec<&str> = uri.path().split('/').take(segments + 1).collect();
        Redirect::to(&kept.join("/"))
    };
    get(lead).post(handler)
}
