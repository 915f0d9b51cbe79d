//! Where the pages come in: the router of `app`, what it is told about a request, and how failures are worded outside the API.

use crate::{
    api::kit::{Failure, Voice},
    credentials::Credentials,
    request_id::RequestId,
    state::AppState,
};
use axum::{
    Router,
    extract::{Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse as _, Response},
};
use docendo::work::Door;

/// All pages.
pub fn pages(state: &AppState) -> Router {
    let shared = app::state::AppState {
        installation: state.installation.clone(),
        leptos: app::state::leptos_options(),
        set_up: state.set_up.clone(),
        is_https: state.config.is_https(),
    };
    app::pages::router(shared).layer(from_fn_with_state(state.clone(), introduce))
}

/// Tells the pages who looks at them, by the browser's cookie alone.
async fn introduce(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let extensions = request.extensions_mut();
    if let Credentials::Cookie(who) = Credentials::of(extensions) {
        let caller = state.installation.caller((*who).clone(), Door::Page, &*RequestId::of(extensions));
        extensions.insert(caller);
    }
    next.run(request).await
}

/// How a failure of the layers around the pages is told; failures of a page are pages themselves.
#[derive(Debug, Clone, Copy)]
pub struct PageVoice;

impl Voice for PageVoice {
    fn tell(&self, failure: &Failure) -> Response {
        (failure.status(), failure.sentence()).into_response()
    }
}
