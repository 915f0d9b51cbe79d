//! Exports that are written in the background: the caller's own, how far each is, and the way to its file.

pub(super) mod describe;
mod list;
mod show;
mod words;

pub(super) use self::words::{cells, filters, known_at};

use super::kit::step::step;
use crate::state::AppState;
use axum::{
    Router,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
    routing::get,
};
use docendo::exchange::matrix_file::Form;

/// A file of the matrix, to be saved under `name`.
pub(super) fn download(form: Form, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, form.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes).into_response()
}

/// The list of exports.
pub(super) const PATH: &str = "/exports";

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(PATH, get(list::show))
        .route("/exports/{id}", get(show::show))
        .route("/exports/{id}/file", get(show::file))
        .route("/exports/{id}/remove", step(2, show::remove))
}
