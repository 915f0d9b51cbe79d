//! Credentials → caller, for REST requests.

use super::{ApiState, Failure, owner_of};
use crate::{credentials::Credentials, request_id::RequestId};
use axum::{extract::FromRequestParts, http::request::Parts};
use docendo::{
    Error,
    identity::Permission,
    work::{Caller, Door},
};
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
        let credentials = Credentials::of(&parts.extensions);
        let who = credentials.who()?;
        // A browser has to change a password that somebody else set before it goes on; a program with a token is told of it.
        if matches!(credentials, Credentials::Cookie(_)) && who.must_change_password {
            return Err(Error::Unauthenticated.into());
        }
        let door = Door::Api(owner_of(parts.uri.path()).name);
        Ok(Self(state.caller(who, door, &*RequestId::of(&parts.extensions))))
    }
}

/// Who sent the request and has permission `P` (a [`Permission`] as a number). Stands before the body of a request that
/// writes: whoever may not send one is told so, whatever they sent. The use case asks again.
pub struct May<const P: u32>(ApiCaller);

impl<const P: u32> Deref for May<P> {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl<const P: u32> FromRequestParts<ApiState> for May<P> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Failure> {
        let caller = ApiCaller::from_request_parts(parts, state).await?;
        let needed = Permission::ALL.iter().copied().find(|permission| *permission as u32 == P);
        match needed {
            Some(permission) if caller.who().may(permission) => Ok(Self(caller)),
            Some(permission) => Err(Error::Forbidden(permission).into()),
            None => Err(Failure::Broken("a route asks for a permission that there is not".to_owned())),
        }
    }
}

/// Writes the catalogue.
pub type MayCatalogue = May<{ Permission::CatalogueWrite as u32 }>;
/// Sets requirements.
pub type MayRequire = May<{ Permission::RequirementWrite as u32 }>;
/// Gives accounts and access roles.
pub type MayGiveAccess = May<{ Permission::AccessWrite as u32 }>;
