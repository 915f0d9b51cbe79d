//! The index of everything that is no contract: the pages of the application, and those that are no part of it.

use crate::{
    application, pages,
    render::error_page,
    state::AppState,
    visitor::{Member, Visitor},
};
use any_spawner::Executor;
use axum::{
    Extension, Router,
    extract::Request,
    http::Method,
    middleware::{Next, from_fn},
    response::Response,
};
use docendo::{
    competence::Snapshots,
    error::{Entity, Error},
    work::Caller,
};
use std::time::Duration;

/// All pages; an address that none has answers with a page that says so.
pub fn router(state: AppState) -> Router {
    // Rendering spawns what a component waits for. A second router of the process finds this done.
    let _ = Executor::init_tokio();
    Router::new()
        .merge(application::routes())
        .merge(pages::routes())
        .fallback(nowhere)
        .layer(Extension(state.client.clone()))
        .layer(from_fn(pages::change_first))
        .layer(from_fn(let_forms_wait))
        .with_state(state)
}

/// So long a form waits for the records, if it needs them: what was typed would be lost on a page that says to wait. Less than a
/// request may take in all.
const FORM_PATIENCE: Duration = Duration::from_secs(15);

async fn let_forms_wait(mut request: Request, next: Next) -> Response {
    let is_form = request.method() == Method::POST;
    if let Some(caller) = request.extensions_mut().get_mut::<Caller>().filter(|_| is_form) {
        *caller = caller.with(caller.installation().part::<Snapshots>().waiting(FORM_PATIENCE));
    }
    next.run(request).await
}

async fn nowhere(member: Option<Member>, visitor: Visitor) -> Response {
    error_page(member.as_ref(), &visitor, Error::NotFound(Entity::Page)).await
}
