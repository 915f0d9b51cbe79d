//! The contract's voice: `{"detail": [{loc, msg, type}]}` with 422 for what was sent wrong, `{"detail": …}` for everything else.

use crate::api::kit::{Failure, Failures, Place, Shape, Voice};
use axum::{
    Json,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error,
    error::{Entity, Flaw},
};
use serde::Serialize;
use utoipa::ToSchema;

/// The body of a failure.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SigecapError)]
pub(crate) struct ErrorBody {
    detail: String,
}

/// The body of a request that cannot be used.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SigecapFlaws)]
pub(crate) struct FlawsBody {
    detail: Vec<FlawOut>,
}

/// One thing that is wrong with it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SigecapFlaw)]
struct FlawOut {
    /// Where it stands: `body`, `query` or `path`, and the name of the field.
    #[schema(example = json!(["query", "level"]))]
    loc: Vec<String>,
    #[schema(example = "must be between 1 and 10")]
    msg: String,
    #[schema(example = "out_of_range")]
    r#type: String,
}

/// How failures look in the description.
pub const FAILURES: Failures = Failures {
    sentence: Shape::of::<ErrorBody>(),
    flaws: Shape::of::<FlawsBody>(),
    either: Shape::of::<FlawsBody>(),
    flawed: 422,
    always: &[],
    missing: Failures::no_such,
};

/// The contract's voice.
#[derive(Debug, Clone, Copy)]
pub struct SigecapVoice;

impl Voice for SigecapVoice {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        let detail = match failure {
            Failure::Malformed(what) => {
                vec![FlawOut { loc: vec!["body".to_owned()], msg: what.clone(), r#type: "json_invalid".to_owned() }]
            }
            other => match other.flaws() {
                Some((place, flaws)) => flaws.iter().map(|flaw| flaw_out(place, flaw)).collect(),
                None => return (status(other), Json(ErrorBody { detail: words(other) })).into_response(),
            },
        };
        (StatusCode::UNPROCESSABLE_ENTITY, Json(FlawsBody { detail })).into_response()
    }
}

/// Conflicts and rules of the field are 400 here.
fn status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::Domain(Error::Conflict(_) | Error::Refused(_)) => StatusCode::BAD_REQUEST,
        other => other.status(),
    }
}

fn flaw_out(place: Place, flaw: &Flaw) -> FlawOut {
    let place = match place {
        Place::Body => "body",
        Place::Query => "query",
        Place::Path => "path",
    };
    FlawOut {
        loc: vec![place.to_owned(), flaw.field.clone()],
        msg: flaw.problem.to_string(),
        r#type: flaw.problem.code().replace('-', "_"),
    }
}

fn words(failure: &Failure) -> String {
    match failure {
        Failure::Domain(Error::Unauthenticated) => "Not authenticated".to_owned(),
        Failure::Domain(Error::Forbidden(_)) => "Not enough permissions".to_owned(),
        Failure::Domain(Error::NotFound(Entity::Person | Entity::Account)) => "User not found".to_owned(),
        Failure::Domain(Error::Internal(_)) | Failure::Broken(_) => "Internal server error".to_owned(),
        Failure::TooLarge => "Payload too large".to_owned(),
        other => other.sentence(),
    }
}
