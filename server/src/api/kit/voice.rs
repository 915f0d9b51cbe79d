//! How contracts speak when something goes wrong, and who owns which path.
//!
//! On no match or a wrong method the owner of the first path segment answers; a segment that nobody owns is answered with
//! `{"detail"}` (one-domain, X12). Segments are compared whole: `training` is not `training-requests`.

use super::Failure;
use crate::{
    api::{ehs::EhsVoice, entraide::EntraideVoice, eqms::EqmsVoice, sigecap::SigecapVoice},
    pages::PageVoice,
    request_id::RequestId,
};
use axum::{
    Json,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use docendo::error::{Error, Lack};
use serde_json::json;
use std::sync::Arc;

/// How a contract words a failure: status and body. Headers that go with a status are added by [`speak`].
pub trait Voice: Sync {
    /// The response for `failure` of a request with these headers.
    fn tell(&self, failure: &Failure, asked: &HeaderMap) -> Response;
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
struct Nobody;

impl Voice for Nobody {
    fn tell(&self, failure: &Failure, asked: &HeaderMap) -> Response {
        match failure {
            Failure::NoRoute => (failure.status(), Json(json!({ "detail": "Not found." }))).into_response(),
            _ => Bare("detail").tell(failure, asked),
        }
    }
}

/// Who answers for a path.
#[derive(Clone, Copy)]
pub struct Owner {
    /// The contract's name; the journal keeps it as the door.
    pub name: &'static str,
    /// How it speaks.
    pub voice: &'static dyn Voice,
}

const PAGES: Owner = Owner { name: "page", voice: &PageVoice };
const NOBODY: Owner = Owner { name: "api", voice: &Nobody };
const EHS: Owner = Owner { name: "ehs", voice: &EhsVoice };
const ENTRAIDE: Owner = Owner { name: "entraide", voice: &EntraideVoice };
const EQMS: Owner = Owner { name: "eqms", voice: &EqmsVoice };
const SIGECAP: Owner = Owner { name: "sigecap", voice: &SigecapVoice };
const TMS: Owner = Owner { name: "tms", voice: &Bare("message") };

/// Who answers for `path`.
#[must_use]
pub fn owner_of(path: &str) -> Owner {
    let mut segments = path.split('/').skip(1);
    if segments.next() != Some("api") {
        return PAGES;
    }
    match (segments.next().unwrap_or_default(), segments.next().unwrap_or_default()) {
        ("training", _) => EHS,
        ("programs", "trainingprogrames" | "annualcoursedistributions" | "weeklycourseplans" | "trainingcourses") => {
            ENTRAIDE
        }
        (
            "accounts" | "associations" | "attendance" | "centers-app" | "exams" | "schedule" | "students" | "teachers"
            | "token",
            _,
        ) => ENTRAIDE,
        ("admin" | "auth" | "programs" | "sessions", _) => TMS,
        ("role-training-requirements", _) => EQMS,
        (
            "attendances"
            | "course-participants"
            | "courses"
            | "csrf"
            | "documents"
            | "evaluations"
            | "google-sheets"
            | "login"
            | "permissions"
            | "roles"
            | "training-management"
            | "training-request-statuses"
            | "training-request-workflow"
            | "training-requests"
            | "users",
            _,
        ) => SIGECAP,
        _ => NOBODY,
    }
}

/// Lets the owner of the path word every failure that comes out of the layers and handlers below.
pub async fn speak(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let (request_id, asked) = (RequestId::of(request.extensions()), request.headers().clone());
    let below = next.run(request).await;
    let Some(failure) = below.extensions().get::<Arc<Failure>>().cloned() else { return below };
    log(&failure, &request_id);
    let mut response = owner_of(&path).voice.tell(&failure, &asked);
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
    if response.status() == StatusCode::UNAUTHORIZED && path.starts_with("/api/") {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

fn log(failure: &Failure, request_id: &str) {
    match failure {
        Failure::Domain(Error::Internal(cause)) => {
            tracing::error!(request_id, cause = %chain(cause.as_ref()), "a use case failed inside");
        }
        Failure::Domain(Error::Unavailable(lack @ Lack::Snapshot { .. }, _)) => {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_compared_whole() {
        assert_eq!(owner_of("/api/training/courses").name, "ehs");
        assert_eq!(owner_of("/api/training-requests/1").name, "sigecap");
        assert_eq!(owner_of("/api/attendance/api/records/").name, "entraide");
        assert_eq!(owner_of("/api/attendances").name, "sigecap");
        assert_eq!(owner_of("/api/programs/7").name, "tms");
        assert_eq!(owner_of("/api/programs/trainingcourses/7").name, "entraide");
        assert_eq!(owner_of("/api").name, "api");
        assert_eq!(owner_of("/api/nothing").name, "api");
        assert_eq!(owner_of("/people/api").name, "page");
    }
}
