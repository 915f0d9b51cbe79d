//! The contract's voice: `{"success": false, "error": {"code", "message", "details"}}` (EHS, section 13).

use crate::api::kit::{Failure, Voice, lacking};
use axum::{
    Json,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error,
    error::{Entity, Flaw, Lack, Rule},
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The body of every failure.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorBody {
    /// Always false.
    #[schema(example = false)]
    success: bool,
    /// What went wrong.
    error: ErrorDetail,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorDetail {
    /// A code of the document (`TRN001`…) or, where it has none, a word such as `VALIDATION_ERROR`.
    #[schema(example = "TRN001")]
    code: &'static str,
    /// A sentence.
    #[schema(example = "Training course not found")]
    message: String,
    /// For `VALIDATION_ERROR`: the messages for each wrong field.
    details: BTreeMap<String, Vec<String>>,
}

/// The contract's voice.
#[derive(Debug, Clone, Copy)]
pub struct EhsVoice;

impl Voice for EhsVoice {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        let (status, code, message) = words(failure);
        let details = match failure {
            Failure::Domain(Error::Invalid(flaws)) => details(flaws),
            _ => BTreeMap::new(),
        };
        (status, Json(ErrorBody { success: false, error: ErrorDetail { code, message, details } })).into_response()
    }
}

fn words(failure: &Failure) -> (StatusCode, &'static str, String) {
    let sentence = || failure.sentence();
    match failure {
        Failure::Domain(error) => domain(error).unwrap_or_else(|code| (status(error), code, sentence())),
        Failure::Malformed(_) => (StatusCode::BAD_REQUEST, "VALIDATION_ERROR", sentence()),
        Failure::NoRoute => (StatusCode::NOT_FOUND, "NOT_FOUND", sentence()),
        Failure::WrongMethod(_) => (StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", sentence()),
        Failure::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", sentence()),
        Failure::TooOften(_) => (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED", sentence()),
        Failure::ForeignOrigin => (StatusCode::FORBIDDEN, "FORBIDDEN", sentence()),
        Failure::TooSlow => (StatusCode::SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE", sentence()),
        Failure::Broken(_) => (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", sentence()),
    }
}

/// The status of errors of the domain: the document has no 422.
fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Unauthenticated => StatusCode::UNAUTHORIZED,
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::Invalid(_) | Error::Refused(_) => StatusCode::BAD_REQUEST,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Error::Unavailable(lack, _) => lacking(*lack),
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Status, code and text where the document has them, else the code to use with our own text.
fn domain(error: &Error) -> Result<(StatusCode, &'static str, String), &'static str> {
    let (code, text) = match error {
        Error::NotFound(Entity::Course) => ("TRN001", "Training course not found"),
        Error::NotFound(Entity::Completion) => ("TRN014", "Completion not found"),
        Error::NotFound(_) => return Err("NOT_FOUND"),
        Error::Unauthenticated => return Err("UNAUTHORIZED"),
        Error::Forbidden(_) => return Err("FORBIDDEN"),
        Error::Invalid(_) => ("VALIDATION_ERROR", "Some fields cannot be used as they were sent, see details"),
        Error::Refused(rule) => refused(*rule)?,
        Error::Conflict(_) => return Err("CONFLICT"),
        Error::TooMany => return Err("RATE_LIMITED"),
        Error::Unavailable(Lack::Space, _) => return Err("INSUFFICIENT_STORAGE"),
        Error::Unavailable(Lack::Database, _) => return Err("SERVICE_UNAVAILABLE"),
        Error::Internal(_) => return Err("INTERNAL_ERROR"),
    };
    Ok((status(error), code, text.to_owned()))
}

fn refused(rule: Rule) -> Result<(&'static str, &'static str), &'static str> {
    match rule {
        Rule::CompletionInFuture => Ok(("TRN007", "Completion date cannot be in the future")),
        Rule::CourseArchived => Ok(("TRN009", "Cannot modify archived course")),
        Rule::ScoreOutOfRange => Ok(("TRN010", "Score must be between 0 and 100")),
        Rule::PrerequisiteCycle
        | Rule::OwnCompletion
        | Rule::AlreadyVerified
        | Rule::AlreadyEnded
        | Rule::RoleAboveOwn
        | Rule::RanksAbove
        | Rule::LastAdministrator
        | Rule::SetUpClosed
        | Rule::DemoPassword => Err("VALIDATION_ERROR"),
    }
}

fn details(flaws: &[Flaw]) -> BTreeMap<String, Vec<String>> {
    let mut details = BTreeMap::<_, Vec<_>>::new();
    for flaw in flaws {
        details.entry(public_name(&flaw.field)).or_default().push(flaw.problem.to_string());
    }
    details
}

/// The contract's name of a field of the domain: camelCase, and its own words where they differ.
fn public_name(field: &str) -> String {
    match field {
        "self_enrolment" => return "selfEnrollment".to_owned(),
        "refresher_id" => return "refresherCourseId".to_owned(),
        "prerequisites" => return "prerequisiteCourseIds".to_owned(),
        _ => {}
    }
    let mut out = String::with_capacity(field.len());
    let mut letters = field.chars();
    while let Some(letter) = letters.next() {
        if letter == '_' { out.extend(letters.next().map(|next| next.to_ascii_uppercase())) } else { out.push(letter) }
    }
    out
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
