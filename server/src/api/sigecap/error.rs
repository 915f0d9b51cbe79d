//! The contract's voice: `{"detail": [{loc, msg, type}]}` with 422 for what was sent wrong, `{"detail": …}` for everything else.

use crate::api::kit::{Failure, Place, Voice};
use axum::{
    Json,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error,
    error::{Entity, Flaw},
};
use serde_json::{Value, json};

/// The contract's voice.
#[derive(Debug, Clone, Copy)]
pub struct SigecapVoice;

impl Voice for SigecapVoice {
    fn tell(&self, failure: &Failure, _: &HeaderMap) -> Response {
        let (status, detail) = match failure {
            Failure::Malformed(what) => {
                (StatusCode::UNPROCESSABLE_ENTITY, json!([{ "loc": ["body"], "msg": what, "type": "json_invalid" }]))
            }
            // Conflicts and rules of the field are 400 here.
            Failure::Domain(Error::Conflict(_) | Error::Refused(_)) => {
                (StatusCode::BAD_REQUEST, failure.sentence().into())
            }
            other => match other.flaws() {
                Some((place, flaws)) => {
                    (other.status(), Value::Array(flaws.iter().map(|flaw| told(place, flaw)).collect()))
                }
                None => (other.status(), words(other).into()),
            },
        };
        (status, Json(json!({ "detail": detail }))).into_response()
    }
}

fn told(place: Place, flaw: &Flaw) -> Value {
    let place = match place {
        Place::Body => "body",
        Place::Query => "query",
        Place::Path => "path",
    };
    json!({ "loc": [place, flaw.field], "msg": flaw.problem.to_string(), "type": flaw.problem.code().replace('-', "_") })
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
