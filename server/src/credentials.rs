//! Credentials → who: found out once for a request, before anything else needs to know.

use crate::{failure::Failure, state::AppState};
use app::cookie;
use axum::{
    extract::{Request, State},
    http::{Extensions, HeaderMap, header},
    middleware::Next,
    response::Response,
};
use docendo::{
    Error,
    error::Unavailability,
    identity::{Who, service},
};
use std::sync::Arc;

/// What is logged about a request whose sender could not be found out.
const UNCHECKED: &str = "credentials could not be checked";

/// What a request shows as proof of who sent it, and what came of it.
#[derive(Debug, Clone, Default)]
pub enum Credentials {
    /// Nothing was shown.
    #[default]
    None,
    /// Something was shown that does not hold (any more).
    Void,
    /// It could not be found out; the failure was logged. Whether something is lacking for a while.
    Unclear(Option<Unavailability>),
    /// A bearer token of the API.
    Token(Arc<Who>),
    /// The browser's cookie.
    Cookie(Arc<Who>),
}

impl Credentials {
    /// The credentials of the request with these extensions.
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get::<Self>().cloned().unwrap_or_default()
    }

    /// Who it is, if that is known.
    pub fn known(&self) -> Option<&Who> {
        match self {
            Self::Token(who) | Self::Cookie(who) => Some(who),
            Self::None | Self::Void | Self::Unclear(_) => None,
        }
    }

    /// Who it is; fails if nobody is, or if it could not be found out.
    pub fn who(&self) -> Result<Who, Failure> {
        match self {
            Self::Unclear(Some(lack)) => Err(Failure::Domain(Error::Unavailable(*lack, UNCHECKED.into()))),
            Self::Unclear(None) => Err(Failure::Broken(UNCHECKED.to_owned())),
            other => other.known().cloned().ok_or(Failure::Domain(Error::Unauthenticated)),
        }
    }
}

/// Finds out who sent the request and notes it for everything below. A bearer token goes before a cookie.
pub async fn identify(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let found = check(&state, request.headers()).await;
    request.extensions_mut().insert(found);
    next.run(request).await
}

async fn check(state: &AppState, headers: &HeaderMap) -> Credentials {
    let (found, wrap): (_, fn(Arc<Who>) -> Credentials) = if let Some(token) = bearer(headers) {
        (service::who_of_token(&state.installation, token).await, Credentials::Token)
    } else if let Some(cookie) = cookie::read(headers) {
        (service::who_of_browser(&state.installation, &cookie).await, Credentials::Cookie)
    } else {
        return Credentials::None;
    };
    match found {
        Ok(who) => wrap(Arc::new(who)),
        Err(Error::Unavailable(lack, cause)) => {
            tracing::error!(%cause, "credentials could not be checked");
            Credentials::Unclear(Some(lack))
        }
        Err(Error::Internal(cause)) => {
            tracing::error!(%cause, "credentials could not be checked");
            Credentials::Unclear(None)
        }
        Err(_) => Credentials::Void,
    }
}

/// The bearer token, whatever the case of the scheme. Any other scheme is taken for a token that does not hold.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().unwrap_or_default();
    let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
    Some(if scheme.eq_ignore_ascii_case("bearer") { token.trim() } else { "" })
}
