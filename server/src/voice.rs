//! How contracts and pages speak when something goes wrong.

use crate::{failure::Failure, request_id::RequestId};
use axum::{
    Json,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use docendo::error::{Error, Unavailability};
use serde_json::json;
use std::sync::Arc;

/// How a contract words a failure: status and body. Headers that go with a status are added by [`speak`].
pub trait Voice: Sync {
    /// The response for `failure` of a request with these headers.
    fn tell(&self, failure: &Failure, asked: &HeaderMap) -> Response;
}

/// Who answers for a path.
#[derive(Clone, Copy)]
pub struct Owner {
    /// Its name.
    pub name: &'static str,
    /// How it speaks.
    pub voice: &'static dyn Voice,
}

/// A voice of one field with a sentence: for paths of contracts that have no route yet, and for those of nobody.
#[derive(Debug, Clone, Copy)]
pub struct Bare(pub &'static str);

impl Voice for Bare {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        (failure.status(), Json(json!({ self.0: failure.sentence() }))).into_response()
    }
}

/// The voice for paths that belong to nobody.
#[derive(Debug, Clone, Copy)]
pub struct Nobody;

impl Voice for Nobody {
    fn tell(&self, failure: &Failure, asked: &HeaderMap) -> Response {
        match failure {
            Failure::NoRoute => (failure.status(), Json(json!({ "detail": "Not found." }))).into_response(),
            _ => Bare("detail").tell(failure, asked),
        }
    }
}

/// Lets the `owner` of the path word every failure that comes out of the layers and handlers below, which find it in the
/// extensions of the request.
pub async fn speak(owner: Owner, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(owner);
    let is_api = request.uri().path().starts_with("/api/");
    let (request_id, asked) = (RequestId::of(request.extensions()), request.headers().clone());
    let below = next.run(request).await;
    let Some(failure) = below.extensions().get::<Arc<Failure>>().cloned() else { return below };
    log(&failure, &request_id);
    let mut response = owner.voice.tell(&failure, &asked);
    let headers = response.headers_mut();
    if let Some(allowed) = below.headers().get(header::ALLOW) {
        headers.insert(header::ALLOW, allowed.clone());
    }
    if let Some(seconds) = failure.retry_after() {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Failure::TooOften(_, Some(quota)) = &*failure {
        let headers = response.headers_mut();
        headers.insert("x-ratelimit-limit", HeaderValue::from(quota.limit));
        headers.insert("x-ratelimit-remaining", HeaderValue::from(0));
        headers.insert("x-ratelimit-reset", HeaderValue::from(quota.reset));
    }
    if response.status() == StatusCode::UNAUTHORIZED && is_api {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

fn log(failure: &Failure, request_id: &str) {
    match failure {
        Failure::Domain(Error::Internal(cause)) => {
            tracing::error!(request_id, cause = %chain(cause.as_ref()), "a use case failed inside");
        }
        Failure::Domain(Error::Unavailable(lack @ Unavailability::Snapshot { .. }, _)) => {
            tracing::info!(request_id, ?lack, "a request came before the records were loaded");
        }
        Failure::Domain(Error::Unavailable(lack, cause)) => {
            tracing::error!(request_id, ?lack, cause = %chain(cause.as_ref()), "the server lacks something");
        }
        Failure::Broken(message) => tracing::error!(request_id, message, "a handler panicked"),
        Failure::TooSlow => tracing::warn!(request_id, "a request was given up because it took too long"),
        _ => {}
    }
}

/// `error` and what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

/// For paths that no route has.
pub async fn unknown_route() -> Failure {
    Failure::NoRoute
}

/// For methods that a path does not have.
pub async fn wrong_method(request: Request) -> Failure {
    Failure::WrongMethod(request.method().clone())
}
