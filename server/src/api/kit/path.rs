//! Identifiers that stand in a path as numbers.

use super::{Failure, OperationBuilder, Place, Takes, Unusable};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use docendo::{
    error::{Flaw, Problem},
    kernel::id::Id,
};
use utoipa::{
    Number,
    openapi::{KnownFormat, Object, SchemaFormat, Type},
};

/// The first parameter of the path as an identifier of contracts that show numbers; anything else is a flaw of the path. What
/// nothing has is not found.
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

impl<T: Id> Takes for PathNumber<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.path_of(T::ENTITY, number());
        operation.unusable(Unusable::Flaws, "the identifier is no number");
    }
}

/// The same where the identifier chooses what is listed: for one that nothing has there is nothing, which is no failure.
#[derive(Debug, Clone, Copy)]
pub struct PathFilter<T>(pub T);

impl<S: Send + Sync, T: Id> FromRequestParts<S> for PathFilter<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        PathNumber::from_request_parts(parts, state).await.map(|PathNumber(id)| Self(id))
    }
}

impl<T: Id> Takes for PathFilter<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.path(T::ENTITY, number());
        operation.unusable(Unusable::Flaws, "the identifier is no number");
    }
}

/// The schema of an identifier.
fn number() -> Object {
    let mut number = Object::with_type(Type::Integer);
    number.format = Some(SchemaFormat::KnownFormat(KnownFormat::Int64));
    number.minimum = Some(Number::Int(1));
    number
}
