//! Where the pages come in: the router of `app`, what it is told about a request, and how failures are worded outside the API.

use crate::{
    credentials::Credentials, failure::Failure, metrics, request_id::RequestId, state::AppState, voice::Voice,
};
use app::{
    fault::Fault,
    render::{refusal, turned_away},
};
use axum::{
    Json, Router,
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse as _, Response},
};
use docendo::work::Door;
use std::sync::Arc;

/// All pages.
pub fn pages(state: &AppState) -> Router {
    let shared = app::state::AppState {
        installation: state.installation.clone(),
        set_up: state.set_up.clone(),
        client: crate::assets::client(),
        is_https: state.config.is_https(),
    };
    app::router(shared)
        .layer(from_fn(metrics::tell_route))
        .layer(from_fn_with_state(state.clone(), introduce))
        .layer(from_fn(dress))
}

/// Makes a page of what axum refuses by itself with a bare status or a word: a wrong method, an address that is no text.
async fn dress(request: Request, next: Next) -> Response {
    let asked = request.headers().clone();
    let response = next.run(request).await;
    let (status, kind) = (response.status(), response.headers().get(header::CONTENT_TYPE));
    let is_bare = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let is_failure = status.is_client_error() || status.is_server_error();
    if !is_failure || !is_bare || response.extensions().get::<Arc<Failure>>().is_some() {
        return response;
    }
    let mut page = refusal(status, &asked);
    page.headers_mut().extend(response.headers().get(header::ALLOW).map(|allowed| (header::ALLOW, allowed.clone())));
    page
}

/// Tells the pages who looks at them, by the browser's cookie alone.
async fn introduce(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let extensions = request.extensions_mut();
    let credentials = Credentials::of(extensions);
    match &credentials {
        Credentials::Cookie(who) => {
            let caller = state.installation.caller((**who).clone(), Door::Page, &*RequestId::of(extensions));
            extensions.insert(caller);
        }
        // Sending somebody who is signed in to sign in again would not help them.
        Credentials::Unclear(_) => {
            if let Err(failure) = credentials.who() {
                return failure.into_response();
            }
        }
        Credentials::None | Credentials::Void | Credentials::Token(_) => {}
    }
    next.run(request).await
}

/// How a failure of the layers around the pages is told; failures of a page are pages themselves.
#[derive(Debug, Clone, Copy)]
pub struct PageVoice;

impl Voice for PageVoice {
    fn tell(&self, failure: &Failure, asked: &HeaderMap) -> Response {
        let status = failure.status();
        match failure {
            Failure::WrongHost(url) => turned_away(status, "host", url, asked),
            Failure::NoRoom(_) => turned_away(status, "busy", "/", asked),
            _ => refusal(status, asked),
        }
    }
}

/// How a failure of the layers around a server function is told: as its own failures are, which the page words.
#[derive(Debug, Clone, Copy)]
pub struct FunctionVoice;

impl Voice for FunctionVoice {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        let fault = match failure {
            Failure::TooLarge => Fault::TooLarge,
            Failure::TooOften(seconds, _) => Fault::TooMany(*seconds),
            Failure::NoRoom(seconds) => Fault::Crowded(*seconds),
            _ => Fault::Unreached,
        };
        (failure.status(), Json(fault)).into_response()
    }
}
