//! Who looks at a page: signed in or not, in which language, at which address.

use crate::{render::sign_in_first, text::Language};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{Uri, header::ACCEPT_LANGUAGE, request::Parts},
    response::Response,
};
use chrono::NaiveDate;
use docendo::{identity::Permission, work::Caller};
use std::{convert::Infallible, ops::Deref};

/// Whoever looks at a page.
#[derive(Clone)]
pub struct Visitor {
    /// Whom he is signed in as; the server puts it into the request.
    pub caller: Option<Caller>,
    /// His language.
    pub language: Language,
    /// The address of the page, with its query.
    pub uri: Uri,
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let accepted = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self { caller: parts.extensions.get().cloned(), language: Language::accepted(accepted), uri: parts.uri.clone() })
    }
}

/// A visitor who is signed in. Others are sent to sign in, and come back afterwards.
#[derive(Clone)]
pub struct Member {
    /// The visitor.
    pub visitor: Visitor,
    /// Who he is.
    pub caller: Caller,
}

impl Deref for Member {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl Member {
    /// Whether he has `permission`.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.caller.who().may(permission)
    }

    /// The present day.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.caller.installation().clock.today()
    }
}

impl<S: Sync> FromRequestParts<S> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Ok(visitor) = <Visitor as FromRequestParts<S>>::from_request_parts(parts, state).await;
        match visitor.caller.clone() {
            Some(caller) => Ok(Self { visitor, caller }),
            None => Err(sign_in_first(&visitor.uri, &parts.method)),
        }
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Member {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Infallible> {
        let Ok(visitor) = <Visitor as FromRequestParts<S>>::from_request_parts(parts, state).await;
        Ok(visitor.caller.clone().map(|caller| Self { visitor, caller }))
    }
}
