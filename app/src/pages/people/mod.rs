//! People: the list, the page of a person, adding and changing one, employment and job roles.

mod access;
mod change;
mod competencies;
pub(super) mod describe;
mod employment;
mod fields;
mod history;
mod jobs;
mod list;
mod person;
mod withdraw;
mod words;

use super::kit::standing;
use crate::state::AppState;
use axum::{Router, routing::get};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/people", get(list::show))
        .route("/people/new", get(change::new).post(change::create))
        .route("/people/{id}", get(person::show))
        .route("/people/{id}/edit", get(change::edit).post(change::update))
        .route("/people/{id}/access", get(access::show).post(access::grant))
        .route("/people/{id}/access/account", get(access::ask).post(access::switch))
        .route("/people/{id}/access/password", get(access::ask_password).post(access::reset))
        .route("/people/{id}/access/roles/{fact}", get(access::ask_role).post(access::take))
        .route("/people/{id}/employment", get(employment::new).post(employment::create))
        .route("/people/{id}/employment/{fact}", get(employment::edit).post(employment::update))
        .route("/people/{id}/employment/{fact}/withdraw", get(withdraw::ask_employment).post(withdraw::employed))
        .route("/people/{id}/jobs", get(jobs::new).post(jobs::create))
        .route("/people/{id}/jobs/{fact}", get(jobs::edit).post(jobs::update))
        .route("/people/{id}/jobs/{fact}/withdraw", get(withdraw::ask_job).post(withdraw::job))
}
