//! Credentials → caller, for REST requests.

use super::{ApiState, Failure, owner_of};
use crate::{credentials::Credentials, request_id::RequestId};
use axum::{extract::FromRequestParts, http::request::Parts};
use docendo::work::{Caller, Door};
use std::ops::Deref;

/// Whoever sent the request, by a bearer token or the browser's cookie. Without either the request is refused.
pub struct ApiCaller(Caller);

impl Deref for ApiCaller {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl FromRequestParts<ApiState> for ApiCaller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Failure> {
        let who = Credentials::of(&parts.extensions).who()?;
        let door = Door::Api(owner_of(parts.uri.path()).name);
        Ok(Self(state.caller(who, door, &*RequestId::of(&parts.extensions))))
    }
}
