//! The catalogue: `/courses`, the page of a course, creating, changing and archiving one, and the categories.

mod archive;
mod categories;
mod change;
mod course;
pub(super) mod describe;
mod fields;
mod file_removal;
mod files;
mod list;
mod past;
mod required;

use super::step;
use crate::state::AppState;
use axum::{Router, routing::get};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/courses", get(list::show))
        .route("/courses/new", get(change::new).post(change::create))
        .route("/courses/categories", get(categories::show).post(categories::create))
        .route("/courses/{id}", get(course::show))
        .route("/courses/{id}/edit", get(change::edit).post(change::update))
        .route("/courses/{id}/archive", get(archive::ask).post(archive::archive))
        .route("/courses/{id}/activate", step(2, archive::activate))
        .route("/courses/{id}/attachments", get(files::show).post(files::create))
        .route("/courses/{id}/attachments/{file}", get(files::download))
        .route("/courses/{id}/attachments/{file}/remove", get(file_removal::ask).post(file_removal::remove))
}
