//! Credentials → caller, for REST requests.

use super::{ApiState, Failure, OperationBuilder, Takes};
use crate::{credentials::Credentials, request_id::RequestId, voice::Owner};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{Extensions, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use docendo::{
    Error,
    identity::Who,
    kernel::access::UseCase,
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
        let who = signed_in(&parts.extensions)?;
        let owner = parts.extensions.get::<Owner>();
        let owner = owner.ok_or_else(|| Failure::Broken("nobody owns the path of a route".to_owned()))?;
        Ok(Self(state.caller(who, Door::Api(owner.name), &*RequestId::of(&parts.extensions))))
    }
}

impl Takes for ApiCaller {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.asks_who();
    }
}

/// Who sent the request with these extensions.
fn signed_in(extensions: &Extensions) -> Result<Who, Failure> {
    let credentials = Credentials::of(extensions);
    let who = credentials.who()?;
    // A browser has to change a password that somebody else set before it goes on; a program with a token is told of it.
    if matches!(credentials, Credentials::Cookie(_)) && who.must_change_password {
        return Err(Error::Unauthenticated.into());
    }
    Ok(who)
}

/// Lets a request pass if whoever sent it may carry out the use case that the index states beside its endpoint: whoever may not
/// is told so, whatever they sent. The service asks again.
pub(super) async fn refuse_unpermitted(State(use_case): State<UseCase>, request: Request, next: Next) -> Response {
    match signed_in(request.extensions()) {
        Ok(who) => match who.lacks(use_case) {
            None => next.run(request).await,
            Some(permission) => Failure::from(Error::Forbidden(permission)).into_response(),
        },
        Err(failure) => failure.into_response(),
    }
}
