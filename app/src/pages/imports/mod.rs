//! Imports: files are uploaded, looked at, written, and taken back if need be.

pub(super) mod describe;
mod discard;
mod list;
mod messages;
mod parts;
mod problems;
mod sheet;
mod show;
mod standing;
mod undo;

use super::kit::step::step;
use crate::state::AppState;
use axum::{Router, routing::get};

/// The list of imports, where files are uploaded too.
const PATH: &str = "/imports";

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(PATH, get(list::show).post(list::upload))
        .route("/imports/{id}", get(show::show))
        .route("/imports/{id}/confirm", step(2, show::confirm))
        .route("/imports/{id}/names", step(2, show::names))
        .route("/imports/{id}/discard", get(discard::ask).post(discard::discard))
        .route("/imports/{id}/sheets/{number}", get(sheet::show).post(sheet::change))
        .route("/imports/{id}/problems", get(problems::show))
        .route("/imports/{id}/problems.csv", get(problems::download))
        .route("/imports/{id}/undo", get(undo::ask).post(undo::undo))
}

/// The names of files, as one line.
fn names(files: &[String]) -> String {
    files.join(", ")
}
