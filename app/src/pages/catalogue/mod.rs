//! The catalogue: `/courses`, the page of a course, creating, changing and archiving one, and the categories.

mod archive;
mod calls;
mod categories;
#[cfg(feature = "ssr")]
mod change;
mod course;
#[cfg(feature = "ssr")]
pub(super) mod describe;
#[cfg(feature = "ssr")]
mod fields;
mod file_list;
mod file_removal;
#[cfg(feature = "ssr")]
mod files;
mod list;
#[cfg(feature = "ssr")]
mod past;
mod required;
#[cfg(feature = "ssr")]
mod served;
mod wire;

#[cfg(feature = "ssr")]
use crate::state::AppState;
#[cfg(feature = "ssr")]
use axum::{Router, routing::get};

super::screens! {
    catalogue;
    List => list::view,
    Show => course::view,
    Archive => archive::view,
    Categories => categories::view,
    FileRemoval => file_removal::view,
}

#[cfg(feature = "ssr")]
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/courses/new", get(change::new).post(change::create))
        .route("/courses/{id}/edit", get(change::edit).post(change::update))
        .route("/courses/{id}/attachments", get(files::show).post(files::create))
        .route("/courses/{id}/attachments/{file}", get(files::download))
}
