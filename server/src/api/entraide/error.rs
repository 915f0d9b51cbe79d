//! The contract's voice: `{field: [messages]}` for what was sent wrong, `{"detail": …}` for everything else.

use crate::api::kit::{Failure, Voice};
use axum::{
    Json,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use docendo::{Error, error::Flaw};
use serde_json::json;
use std::collections::BTreeMap;

/// The contract's voice.
#[derive(Debug, Clone, Copy)]
pub struct EntraideVoice;

impl Voice for EntraideVoice {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        if let Failure::Domain(Error::Invalid(flaws)) = failure {
            return (StatusCode::BAD_REQUEST, Json(fields(flaws))).into_response();
        }
        let (status, detail) = words(failure);
        (status, Json(json!({ "detail": detail }))).into_response()
    }
}

/// Status and text; texts that the document states are its own.
fn words(failure: &Failure) -> (StatusCode, String) {
    let stated = |status, text: &str| (status, text.to_owned());
    match failure {
        Failure::Domain(Error::Unauthenticated) => {
            stated(StatusCode::UNAUTHORIZED, "Authentication credentials were not provided.")
        }
        Failure::Domain(Error::Forbidden(_)) => {
            stated(StatusCode::FORBIDDEN, "You do not have permission to perform this action.")
        }
        Failure::Domain(Error::NotFound(_)) | Failure::NoRoute => stated(StatusCode::NOT_FOUND, "Not found."),
        Failure::Domain(Error::TooMany) | Failure::TooOften(_) => {
            stated(StatusCode::TOO_MANY_REQUESTS, "Request was throttled.")
        }
        Failure::Domain(Error::Internal(_)) | Failure::Broken(_) => {
            stated(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error")
        }
        // The document knows neither 409 nor 422.
        Failure::Domain(Error::Invalid(_) | Error::Refused(_) | Error::Conflict(_)) => {
            (StatusCode::BAD_REQUEST, failure.sentence())
        }
        Failure::Malformed(_)
        | Failure::WrongMethod(_)
        | Failure::TooLarge
        | Failure::ForeignOrigin
        | Failure::TooSlow
        | Failure::Domain(Error::Unavailable(..)) => (failure.status(), failure.sentence()),
    }
}

fn fields(flaws: &[Flaw]) -> BTreeMap<String, Vec<String>> {
    let mut fields = BTreeMap::<_, Vec<_>>::new();
    for flaw in flaws {
        fields.entry(flaw.field.clone()).or_default().push(format!("This field {}.", flaw.problem));
    }
    fields
}
