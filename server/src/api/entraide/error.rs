//! The contract's voice: `{field: [messages]}` for what was sent wrong, `{"detail": …}` for everything else.

use crate::api::kit::{Failure, Failures, Shape, Voice, by_field};
use axum::{
    Json,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error,
    error::{Conflict, Rule},
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What went wrong, in a sentence.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EntraideDetail)]
pub(crate) struct Detail {
    #[schema(example = "Authentication credentials were not provided.")]
    detail: String,
    /// Of a token that does not hold.
    #[schema(example = "token_not_valid")]
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
}

impl Detail {
    /// A sentence without a code.
    pub(crate) fn of(sentence: impl Into<String>) -> Self {
        Self { detail: sentence.into(), code: None }
    }

    /// The same with a code.
    pub(crate) fn coded(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }
}

/// The body of a failure: a request that cannot be used has messages for each wrong field, unless nothing of it could be read.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = EntraideFailure)]
pub(crate) enum FailureBody {
    /// The messages for each wrong field.
    Fields(BTreeMap<String, Vec<String>>),
    /// What is wrong, in a sentence.
    Sentence(Detail),
}

/// How failures look in the description.
pub const FAILURES: Failures = Failures {
    sentence: Shape::of::<Detail>(),
    flaws: Shape::of::<FailureBody>(),
    either: Shape::of::<FailureBody>(),
    flawed: 400,
    always: &[(429, "Throttled")],
    missing: Failures::no_such,
};

/// The contract's voice.
#[derive(Debug, Clone, Copy)]
pub struct EntraideVoice;

impl Voice for EntraideVoice {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        if let Some((_, flaws)) = failure.flaws() {
            let fields = by_field(flaws, str::to_owned, |flaw| format!("This field {}.", flaw.problem));
            return (StatusCode::BAD_REQUEST, Json(FailureBody::Fields(fields))).into_response();
        }
        if let Some((field, message)) = of_field(failure) {
            let fields = BTreeMap::from([(field.to_owned(), vec![message])]);
            return (StatusCode::BAD_REQUEST, Json(FailureBody::Fields(fields))).into_response();
        }
        let status = match failure {
            // The document knows neither 409 nor 422.
            Failure::Domain(Error::Conflict(_)) => StatusCode::BAD_REQUEST,
            other => other.status_without_422(),
        };
        (status, Json(FailureBody::Sentence(Detail::of(words(failure))))).into_response()
    }
}

/// What is no flaw inside but has a field here: what somebody else has already, and a role that is too high.
fn of_field(failure: &Failure) -> Option<(&'static str, String)> {
    match failure {
        Failure::Domain(Error::Conflict(Conflict::Duplicate(entity, field))) => {
            Some((field, format!("A {entity} with this {field} already exists.")))
        }
        Failure::Domain(Error::Refused(Rule::RoleAboveOwn)) => Some(("role", failure.sentence())),
        _ => None,
    }
}

/// The text; those that the document states are its own.
fn words(failure: &Failure) -> String {
    let stated = match failure {
        Failure::Domain(Error::Unauthenticated) => "Authentication credentials were not provided.",
        Failure::Domain(Error::Forbidden(_)) => "You do not have permission to perform this action.",
        Failure::Domain(Error::NotFound(_)) | Failure::NoRoute => "Not found.",
        Failure::Domain(Error::TooMany(_)) | Failure::TooOften(..) => "Request was throttled.",
        Failure::Domain(Error::Internal(_)) | Failure::Broken(_) => "Internal server error",
        Failure::Domain(Error::Invalid(_) | Error::Refused(_) | Error::Conflict(_) | Error::Unavailable(..))
        | Failure::Flawed(..)
        | Failure::Malformed(_)
        | Failure::WrongMethod(_)
        | Failure::Outdated(_)
        | Failure::KeyReused
        | Failure::TooLarge
        | Failure::ForeignOrigin
        | Failure::WrongHost(_)
        | Failure::NoRoom(_)
        | Failure::TooSlow => return failure.sentence(),
    };
    stated.to_owned()
}
