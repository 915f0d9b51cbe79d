//! Numbers that stand in a path.

use super::{Failure, Place};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use docendo::{
    error::{Flaw, Problem},
    kernel::id::Id,
};

/// The first parameter of the path as an identifier of contracts that show numbers; anything else is a flaw of the path.
#[derive(Debug, Clone, Copy)]
pub struct PathNumber<T>(pub T);

impl<S: Send + Sync, T: Id> FromRequestParts<S> for PathNumber<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::NoRoute)?;
        let (name, text) = params.iter().next().ok_or(Failure::NoRoute)?;
        match text.parse() {
            Ok(number @ 1..) => Ok(Self(T::of(number))),
            _ => Err(Failure::Flawed(Place::Path, vec![Flaw::new(name, Problem::NotAnId)])),
        }
    }
}
