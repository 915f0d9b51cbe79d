//! The pages that are no part of the application yet, and their addresses.

use super::{
    catalogue, door, exports, gaps, home, imports, journal, matrix, organisation, people, preferences, profile,
    records, search,
};
use crate::{
    render::{self, error_page},
    state::AppState,
    visitor::{Member, Visitor},
};
use any_spawner::Executor;
use axum::{
    Extension, Router,
    extract::Request,
    handler::Handler,
    http::{Method, Uri},
    middleware::{Next, from_fn},
    response::{Redirect, Response},
    routing::{MethodRouter, get},
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
        .merge(render::routes())
        .merge(door::routes())
        .merge(home::routes())
        .merge(matrix::routes())
        .merge(gaps::routes())
        .merge(people::routes())
        .merge(profile::routes())
        .merge(catalogue::routes())
        .merge(records::routes())
        .merge(imports::routes())
        .merge(exports::routes())
        .merge(organisation::routes())
        .merge(journal::routes())
        .merge(search::routes())
        .merge(preferences::routes())
        .fallback(nowhere)
        .layer(Extension(state.client.clone()))
        .layer(from_fn(profile::change_first))
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

/// A step that a form takes without a page of its own. Whoever opens its address all the same, as after signing in again, is
/// led to the page with the form: that of the first `segments` segments.
pub(super) fn step<H: Handler<T, AppState>, T: 'static>(segments: usize, handler: H) -> MethodRouter<AppState> {
    let lead = async move |uri: Uri| {
        let kept: Vec<&str> = uri.path().split('/').take(segments + 1).collect();
        Redirect::to(&kept.join("/"))
    };
    get(lead).post(handler)
}

async fn nowhere(member: Option<Member>, visitor: Visitor) -> Response {
    error_page(member.as_ref(), &visitor, Error::NotFound(Entity::Page)).await
}
