//! `POST /api/token/` and `POST /api/token/refresh/` (Entraide, "Obtaining tokens", "Refreshing tokens").
//! A refresh token stays the same: the answer has no place for a new one.

use super::error::Detail;
use crate::{
    api::kit::{
        Answer, ApiState, Failure, Gives, OperationBuilder, body, endpoint,
        kind::{email, verbatim},
    },
    peer::Peer,
};
use axum::{
    Extension, Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use docendo::{
    Error,
    identity::{
        SignInKind,
        service::{self, Proof, SignedIn},
    },
};
use serde::Serialize;
use utoipa::ToSchema;

body! {
    /// What somebody signs in with.
    create SignIn;
    {
        /// E-mail address.
        email "email": String = email(), example "admin@demo.test";
        /// Password.
        password "password": String = verbatim().not_empty().password(), example "docendo-demo-2026";
    }
}

/// Two tokens.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tokens {
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
    pub(crate) fn of(signed_in: SignedIn) -> Result<Self, Failure> {
        let must_change_password = signed_in.who.must_change_password;
        match signed_in.proof {
            Proof::Tokens { access, refresh } => Ok(Self { refresh, access, must_change_password }),
            Proof::Cookie(_) => Err(Failure::Broken("a sign-in of the API ended in a cookie".to_owned())),
        }
    }
}

body! {
    /// A refresh token.
    create Refresh;
    {
        /// The refresh token.
        refresh "refresh": String = verbatim().not_empty();
    }
}

/// A new access token.
#[derive(Serialize, ToSchema)]
pub(crate) struct Access {
    /// Opens requests for 24 hours.
    access: String,
}

endpoint! {
    /// Obtain an access and a refresh token.
    obtain "obtain": "The tokens";
    401 "No active account found with the given credentials";
}
pub(crate) async fn obtain(
    State(state): State<ApiState>,
    peer: Option<Extension<Peer>>,
    SignIn { email, password }: SignIn,
) -> Answer<Proven<Tokens>> {
    let address = peer.map(|Extension(peer)| peer.network().to_string()).unwrap_or_default();
    match service::sign_in(&state, &email, &password, &address, SignInKind::Api).await {
        Ok(signed_in) => Ok(Proven::Holds(Tokens::of(signed_in)?)),
        Err(Error::Unauthenticated) => {
            Ok(Proven::Fails(Detail::of("No active account found with the given credentials")))
        }
        Err(other) => Err(other.into()),
    }
}

endpoint! {
    /// Obtain a new access token.
    refresh "refresh": "The token";
    401 "Token is invalid or expired";
}
pub(crate) async fn refresh(State(state): State<ApiState>, sent: Refresh) -> Answer<Proven<Access>> {
    match service::refresh(&state, &sent.refresh).await {
        Ok(access) => Ok(Proven::Holds(Access { access })),
        Err(Error::Unauthenticated) => {
            Ok(Proven::Fails(Detail::of("Token is invalid or expired").coded("token_not_valid")))
        }
        Err(other) => Err(other.into()),
    }
}

/// What came of a proof that does not stand where others do: if it fails, the answer says of which proof.
pub(crate) enum Proven<T> {
    /// It holds.
    Holds(T),
    /// It does not.
    Fails(Detail),
}

impl<T: Serialize> IntoResponse for Proven<T> {
    fn into_response(self) -> Response {
        match self {
            Self::Holds(answer) => Json(answer).into_response(),
            Self::Fails(detail) => (StatusCode::UNAUTHORIZED, Json(detail)).into_response(),
        }
    }
}

impl<T: ToSchema> Gives for Proven<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.gives::<T>();
    }
}
