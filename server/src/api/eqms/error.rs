//! The contract's voice: `{"errors": [{msg, param, location}]}` for what was sent wrong, `{"error": …}` for everything else
//! (E-QMS, "Error Responses").

use crate::api::kit::{Failure, Failures, Place, Shape, Voice, camel};
use axum::{
    Json,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error,
    competence::access::SEE_STANDINGS,
    error::{Conflict, Entity, Flaw, Problem},
};
use serde::Serialize;
use utoipa::ToSchema;

/// The body of a failure.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsError)]
pub(crate) struct ErrorBody {
    #[schema(example = "Role training requirement not found")]
    error: String,
}

/// The body of a request that cannot be used.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsFlaws)]
pub(crate) struct FlawsBody {
    errors: Vec<FlawOut>,
}

/// The body of a failure of either kind: a request that cannot be used has flaws, unless nothing of it could be read.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = EqmsFailure)]
pub(crate) enum FailureBody {
    /// What is wrong, field by field.
    Flaws(FlawsBody),
    /// What is wrong, in a sentence.
    Sentence(ErrorBody),
}

/// How failures look in the description.
pub const FAILURES: Failures = Failures {
    sentence: Shape::of::<ErrorBody>(),
    flaws: Shape::of::<FlawsBody>(),
    either: Shape::of::<FailureBody>(),
    flawed: 400,
    always: &[],
    missing: Failures::no_such,
};

/// One thing that is wrong with it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EqmsFlaw)]
struct FlawOut {
    #[schema(example = "Valid role ID is required")]
    msg: String,
    #[schema(example = "roleId")]
    param: String,
    /// `body`, `query` or `params`.
    #[schema(example = "body")]
    location: &'static str,
}

/// The contract's voice.
#[derive(Debug, Clone, Copy)]
pub struct EqmsVoice;

impl Voice for EqmsVoice {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        if let Some((place, flaws)) = failure.flaws() {
            let errors = flaws.iter().map(|flaw| flaw_out(place, flaw)).collect();
            return (StatusCode::BAD_REQUEST, Json(FailureBody::Flaws(FlawsBody { errors }))).into_response();
        }
        let body = FailureBody::Sentence(ErrorBody { error: words(failure) });
        (failure.status_without_422(), Json(body)).into_response()
    }
}

/// The sentence; those of the document are its own.
fn words(failure: &Failure) -> String {
    let stated = match failure {
        Failure::Domain(error) => match error {
            Error::Unauthenticated => "User not authenticated",
            Error::Forbidden(lacking) if *lacking == SEE_STANDINGS.permission => {
                "Forbidden: Cannot view other users missing competencies"
            }
            Error::Forbidden(_) => "Forbidden: Insufficient permissions",
            Error::NotFound(Entity::Requirement) => "Role training requirement not found",
            Error::NotFound(Entity::Person) => "User not found",
            Error::Conflict(Conflict::Duplicate(Entity::Requirement, _)) => {
                "This competency is already required for this role"
            }
            Error::Internal(_) => "Internal server error",
            Error::NotFound(_)
            | Error::Invalid(_)
            | Error::Refused(_)
            | Error::Conflict(_)
            | Error::TooMany(_)
            | Error::Unavailable(..) => return failure.sentence(),
        },
        Failure::Broken(_) => "Internal server error",
        Failure::Flawed(..)
        | Failure::Malformed(_)
        | Failure::NoRoute
        | Failure::WrongMethod(_)
        | Failure::Outdated(_)
        | Failure::KeyReused
        | Failure::TooLarge
        | Failure::TooOften(..)
        | Failure::ForeignOrigin
        | Failure::WrongHost(_)
        | Failure::NoRoom(_)
        | Failure::TooSlow => return failure.sentence(),
    };
    stated.to_owned()
}

fn flaw_out(place: Place, flaw: &Flaw) -> FlawOut {
    let param = public_name(&flaw.field);
    let msg = match (param.as_str(), &flaw.problem) {
        ("roleId", Problem::Required | Problem::NotANumber | Problem::NotAnId | Problem::Unknown(_)) => {
            "Valid role ID is required".to_owned()
        }
        ("competencyId", Problem::Required | Problem::NotANumber | Problem::NotAnId | Problem::Unknown(_)) => {
            "Valid competency ID is required".to_owned()
        }
        (param, problem) => format!("{param} {problem}"),
    };
    let location = match place {
        Place::Body => "body",
        Place::Query => "query",
        Place::Path => "params",
    };
    FlawOut { msg, param, location }
}

/// The contract's name of a field of the domain.
fn public_name(field: &str) -> String {
    let name = match field {
        "scope" => "roleId",
        "competency" => "competencyId",
        "grace_days" => "gracePeriodDays",
        "deadline" => "complianceDeadline",
        "refresh_months" => "refreshFrequencyMonths",
        "minimum_level" => "minimumProficiencyLevel",
        "valid_from" => "effectiveDate",
        "valid_to" => "endDate",
        other => return camel(other),
    };
    name.to_owned()
}
