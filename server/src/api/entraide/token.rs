//! `POST /api/token/` and `POST /api/token/refresh/` (Entraide, "Obtaining tokens", "Refreshing tokens").
//! A refresh token stays the same: the answer has no place for a new one.

use super::error::{Detail, FailureBody};
use crate::{
    api::kit::{Answer, ApiState, Body, Failure},
    peer::Peer,
};
use axum::{
    Extension, Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error,
    error::Problem,
    identity::service::{self, Kind, Proof, SignedIn},
    kernel::field,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The endpoints.
pub(super) fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(obtain)).routes(routes!(refresh))
}

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
#[expect(dead_code, reason = "describes the body, which is read field by field")]
struct SignIn {
    /// E-mail address.
    #[schema(example = "admin@demo.test", format = Email)]
    email: String,
    /// Password.
    #[schema(example = "docendo-demo-2026", format = Password, min_length = 1, pattern = r"^[^\u0000]*$")]
    password: String,
}

/// Two tokens.
#[derive(Serialize, ToSchema)]
pub(super) struct Tokens {
    /// Gets new access tokens for 7 days.
    refresh: String,
    /// Opens requests for 24 hours.
    access: String,
    /// Whether somebody else set the password. Tokens work all the same; in a browser it has to be changed first. Beyond the
    /// contract.
    must_change_password: bool,
}

impl Tokens {
    /// The tokens that prove a sign-in of the API.
    pub(super) fn of(signed_in: SignedIn) -> Result<Self, Failure> {
        let must_change_password = signed_in.who.must_change_password;
        match signed_in.proof {
            Proof::Tokens { access, refresh } => Ok(Self { refresh, access, must_change_password }),
            Proof::Cookie(_) => Err(Failure::Broken("a sign-in of the API ended in a cookie".to_owned())),
        }
    }
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
#[expect(dead_code, reason = "describes the body, which is read field by field")]
struct Refresh {
    /// The refresh token.
    #[schema(min_length = 1, pattern = r"^[^\u0000]*$")]
    refresh: String,
}

/// A new access token.
#[derive(Serialize, ToSchema)]
struct Access {
    /// Opens requests for 24 hours.
    access: String,
}

/// Obtain an access and a refresh token.
#[utoipa::path(post, path = "/api/token", tag = "entraide", request_body = SignIn, security(()), responses(
    (status = 200, description = "The tokens", body = Tokens),
    (status = 400, description = "Some fields are wrong or missing", body = FailureBody),
    (status = 401, description = "No active account found with the given credentials", body = Detail),
    (status = 429, description = "Throttled", body = Detail),
))]
async fn obtain(State(state): State<ApiState>, peer: Option<Extension<Peer>>, mut body: Body) -> Answer<Response> {
    let email = body.text("email").parse(|text| field::email(Some(&text))?.ok_or(Problem::Required)).required();
    let password =
        body.text("password").parse(|text| if text.is_empty() { Err(Problem::Required) } else { Ok(text) }).required();
    let (email, password) = body.finish(|| Some((email?, password?)))?;
    let address = peer.map(|Extension(peer)| peer.network().to_string()).unwrap_or_default();
    let signed_in = match service::sign_in(&state, &email, &password, &address, Kind::Api).await {
        Err(Error::Unauthenticated) => {
            return Ok(unauthorised(Detail::of("No active account found with the given credentials")));
        }
        other => other?,
    };
    Ok(Json(Tokens::of(signed_in)?).into_response())
}

/// Obtain a new access token.
#[utoipa::path(post, path = "/api/token/refresh", tag = "entraide", request_body = Refresh, security(()), responses(
    (status = 200, description = "The token", body = Access),
    (status = 400, description = "The field is wrong or missing", body = FailureBody),
    (status = 401, description = "Token is invalid or expired", body = Detail),
    (status = 429, description = "Throttled", body = Detail),
))]
async fn refresh(State(state): State<ApiState>, mut body: Body) -> Answer<Response> {
    let token =
        body.text("refresh").parse(|text| if text.is_empty() { Err(Problem::Required) } else { Ok(text) }).required();
    let token = body.finish(|| token)?;
    match service::refresh(&state, &token).await {
        Ok(access) => Ok(Json(Access { access }).into_response()),
        Err(Error::Unauthenticated) => {
            Ok(unauthorised(Detail::of("Token is invalid or expired").coded("token_not_valid")))
        }
        Err(other) => Err(other.into()),
    }
}

fn unauthorised(body: Detail) -> Response {
    (StatusCode::UNAUTHORIZED, Json(body)).into_response()
}
