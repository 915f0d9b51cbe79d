//! The contract's voice: `{"success": false, "error": {"code", "message", "details"}}` (EHS, section 13).

use crate::api::kit::{Failure, Failures, Shape, Voice, by_field, camel};
use axum::{
    Json,
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error,
    error::{Entity, Rule, Unavailability},
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The body of every failure.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ErrorBody {
    /// Always false.
    #[schema(example = false)]
    success: bool,
    /// What went wrong.
    error: ErrorDetail,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ErrorDetail {
    /// A code of the document (`TRN001`…) or, where it has none, a word such as `VALIDATION_ERROR`.
    #[schema(example = "TRN001")]
    code: &'static str,
    /// A sentence.
    #[schema(example = "Training course not found")]
    message: String,
    /// For `VALIDATION_ERROR`: the messages for each wrong field.
    details: BTreeMap<String, Vec<String>>,
}

/// How failures look in the description.
pub const FAILURES: Failures = Failures {
    sentence: Shape::of::<ErrorBody>(),
    flaws: Shape::of::<ErrorBody>(),
    either: Shape::of::<ErrorBody>(),
    flawed: 400,
    always: &[],
    missing: |entity| {
        let code = domain(&Error::NotFound(entity)).map_or_else(|code| code, |(code, _)| code);
        format!("{code}: {}", Failures::no_such(entity))
    },
};

/// The contract's voice.
#[derive(Debug, Clone, Copy)]
pub struct EhsVoice;

impl Voice for EhsVoice {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        let (code, message) = words(failure);
        let details = failure.flaws().map(|(_, flaws)| by_field(flaws, public_name, |flaw| flaw.problem.to_string()));
        let details = details.unwrap_or_default();
        (
            failure.status_without_422(),
            Json(ErrorBody { success: false, error: ErrorDetail { code, message, details } }),
        )
            .into_response()
    }
}

/// Code and text: the document's own where it has them.
fn words(failure: &Failure) -> (&'static str, String) {
    let code = match failure {
        Failure::Domain(error) => match domain(error) {
            Ok((code, text)) => return (code, text.to_owned()),
            Err(code) => code,
        },
        Failure::Flawed(..) => return ("VALIDATION_ERROR", FLAWED.to_owned()),
        Failure::Malformed(_) => "VALIDATION_ERROR",
        Failure::NoRoute => "NOT_FOUND",
        Failure::WrongMethod(_) => "METHOD_NOT_ALLOWED",
        Failure::Outdated(_) => "PRECONDITION_FAILED",
        Failure::KeyReused => "IDEMPOTENCY_KEY_REUSED",
        Failure::TooLarge => "PAYLOAD_TOO_LARGE",
        Failure::TooOften(..) => "RATE_LIMITED",
        Failure::ForeignOrigin => "FORBIDDEN",
        Failure::WrongHost(_) => "MISDIRECTED_REQUEST",
        Failure::NoRoom(_) | Failure::TooSlow => "SERVICE_UNAVAILABLE",
        Failure::Broken(_) => "INTERNAL_ERROR",
    };
    (code, failure.sentence())
}

/// What is said of fields that cannot be used.
const FLAWED: &str = "Some fields cannot be used as they were sent, see details";

/// Code and text where the document has them, else the code to use with our own text.
fn domain(error: &Error) -> Result<(&'static str, &'static str), &'static str> {
    match error {
        Error::NotFound(Entity::Course) => Ok(("TRN001", "Training course not found")),
        Error::NotFound(Entity::Completion) => Ok(("TRN014", "Completion not found")),
        Error::NotFound(_) => Err("NOT_FOUND"),
        Error::Unauthenticated => Err("UNAUTHORIZED"),
        Error::Forbidden(_) => Err("FORBIDDEN"),
        Error::Invalid(_) => Ok(("VALIDATION_ERROR", FLAWED)),
        Error::Refused(rule) => refused(*rule),
        Error::Conflict(_) => Err("CONFLICT"),
        Error::TooMany(_) => Err("RATE_LIMITED"),
        Error::Unavailable(Unavailability::Space, _) => Err("INSUFFICIENT_STORAGE"),
        Error::Unavailable(Unavailability::Content, _) => Err("FILE_DAMAGED"),
        Error::Unavailable(Unavailability::Database | Unavailability::Snapshot { .. }, _) => Err("SERVICE_UNAVAILABLE"),
        Error::Internal(_) => Err("INTERNAL_ERROR"),
    }
}

fn refused(rule: Rule) -> Result<(&'static str, &'static str), &'static str> {
    match rule {
        Rule::CompletionInFuture => Ok(("TRN007", "Completion date cannot be in the future")),
        Rule::CourseArchived => Ok(("TRN009", "Cannot modify archived course")),
        Rule::ScoreOutOfRange => Ok(("TRN010", "Score must be between 0 and 100")),
        Rule::PrerequisiteCycle
        | Rule::OwnCompletion
        | Rule::OwnRecord
        | Rule::CourseNotTaught
        | Rule::AlreadyVerified
        | Rule::AlreadyEnded
        | Rule::RoleAboveOwn
        | Rule::RanksAbove
        | Rule::OwnAccess
        | Rule::LastAdministrator
        | Rule::SetUpClosed
        | Rule::DemoPassword => Err("VALIDATION_ERROR"),
    }
}

/// The contract's name of a field of the domain: camelCase, and its own words where they differ.
fn public_name(field: &str) -> String {
    match field {
        "self_enrolment" => "selfEnrollment".to_owned(),
        "refresher_id" => "refresherCourseId".to_owned(),
        "prerequisites" => "prerequisiteCourseIds".to_owned(),
        _ => camel(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_the_domain_get_the_contracts_names() {
        assert_eq!(public_name("validity_months"), "validityMonths");
        assert_eq!(public_name("requirements[2].course_id"), "requirements[2].courseId");
        assert_eq!(public_name("durationHours"), "durationHours");
        assert_eq!(public_name("self_enrolment"), "selfEnrollment");
    }
}
