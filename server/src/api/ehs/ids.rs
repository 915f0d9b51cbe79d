//! The identifiers of the contract: UUIDs in paths, queries and bodies, and the names that stand in a path.

use crate::api::kit::{
    Failure, OperationBuilder, Place, Sent, Takes,
    kind::{FieldKind, Position, Wrong},
};
use axum::{
    extract::{FromRequestParts, Path, RawPathParams},
    http::request::Parts,
};
use docendo::{
    error::{Entity, Problem},
    kernel::id::Id,
};
use std::marker::PhantomData;
use utoipa::openapi::{ArrayBuilder, KnownFormat, Object, RefOr, Schema, SchemaFormat, Type};
use uuid::Uuid;

/// The identifier in `uuid`. A UUID that is none of ours, or another entity's, becomes an identifier that nothing has: the use case
/// then answers as for any other that does not exist.
fn known<T: Id>(uuid: Uuid) -> T {
    T::from_uuid(uuid).unwrap_or_else(|| T::of(0))
}

/// The first parameter of the path as an identifier; one that is malformed becomes one that nothing has
/// (it is answered like an unknown one).
#[derive(Debug, Clone, Copy)]
pub(crate) struct PathId<T>(pub T);

impl<S: Send + Sync, T: Id> FromRequestParts<S> for PathId<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::NoRoute)?;
        Ok(Self(known(
            params.iter().map(|(_, text)| Uuid::try_parse(text).unwrap_or_default()).next().unwrap_or_default(),
        )))
    }
}

impl<T: Id> Takes for PathId<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.path_of(T::ENTITY, uuid());
    }
}

/// The first two parameters of the path as identifiers, each like [`PathId`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct PathIds<A, B>(pub A, pub B);

impl<S: Send + Sync, A: Id, B: Id> FromRequestParts<S> for PathIds<A, B> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::NoRoute)?;
        let mut ids = params.iter().map(|(_, text)| Uuid::try_parse(text).unwrap_or_default());
        let (first, second) = (ids.next().unwrap_or_default(), ids.next().unwrap_or_default());
        Ok(Self(known(first), known(second)))
    }
}

impl<A: Id, B: Id> Takes for PathIds<A, B> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.path_of(A::ENTITY, uuid());
        operation.path_of(B::ENTITY, uuid());
    }
}

/// The first parameter of the path as the name of a job role.
#[derive(Debug, Clone)]
pub(crate) struct PathRole(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for PathRole {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<Vec<String>>::from_request_parts(parts, state).await {
            // Nothing has a name with a NUL in it, nor one that is not UTF-8.
            Ok(Path(segments)) => {
                let first = segments.into_iter().next().filter(|text| !text.contains('\0'));
                first.map(Self).ok_or(Failure::NoRoute)
            }
            Err(_) => Err(Failure::NoRoute),
        }
    }
}

impl Takes for PathRole {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.path_described(Entity::Role, "Name of the role, URL-encoded", Object::with_type(Type::String));
    }
}

/// The identifier in `text`. One of something else reads as one that nothing has, see [`known`].
fn id<T: Id>(text: &str) -> Result<T, Problem> {
    Uuid::try_parse(text.trim()).map(known).map_err(|_| Problem::NotAnId)
}

/// How a UUID is written in a query, where the description of its format would allow none.
const UUID: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

/// The schema of a UUID.
fn uuid() -> Object {
    let mut uuid = Object::with_type(Type::String);
    uuid.format = Some(SchemaFormat::KnownFormat(KnownFormat::Uuid));
    uuid
}

/// The schema of a text that is written so, or is empty.
fn written_like(pattern: &str) -> Object {
    let mut text = Object::with_type(Type::String);
    text.pattern = Some(format!("^({pattern})?$"));
    text
}

/// An identifier.
pub(crate) const fn uuid_id<T: Id>() -> UuidId<T> {
    UuidId(PhantomData)
}

/// See [`uuid_id`].
pub(crate) struct UuidId<T>(PhantomData<T>);

impl<T: Id> FieldKind for UuidId<T> {
    type Value = T;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        let may_be_empty = position.place == Place::Query && !position.is_required;
        if may_be_empty { written_like(UUID).into() } else { uuid().into() }
    }

    fn read(&self, sent: Sent) -> Result<Option<T>, Wrong> {
        Ok(Some(id(&sent.text()?)?))
    }
}

/// Several identifiers: in a body a list; in a query with commas between them, and at least one, because none would not mean
/// all.
pub(crate) const fn uuid_ids<T: Id>() -> UuidIds<T> {
    UuidIds(PhantomData)
}

/// See [`uuid_ids`].
pub(crate) struct UuidIds<T>(PhantomData<T>);

impl<T: Id> FieldKind for UuidIds<T> {
    type Value = Vec<T>;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        match position.place {
            Place::Query => written_like(&format!("{UUID}(,{UUID})*")).into(),
            Place::Body | Place::Path => ArrayBuilder::new().items(uuid()).into(),
        }
    }

    fn read(&self, sent: Sent) -> Result<Option<Vec<T>>, Wrong> {
        if let Sent::Text(text) = sent {
            let parts = text.split(',').filter(|part| !part.trim().is_empty());
            let ids: Vec<T> = parts.map(id).collect::<Result<_, _>>()?;
            return if ids.is_empty() { Err(Problem::NotAnId.into()) } else { Ok(Some(ids)) };
        }
        let texts = sent.list()?.into_iter().map(|item| Sent::Json(item).text());
        let texts: Vec<String> = texts.collect::<Result<_, _>>()?;
        Ok(Some(texts.iter().map(|text| id(text)).collect::<Result<_, _>>()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::kernel::id::{CourseId, PersonId};

    #[test]
    fn a_foreign_uuid_becomes_an_identifier_that_nothing_has() {
        assert_eq!(id::<CourseId>("6f1e3c1a-2b54-4d0e-9a2f-0d8c1f6a7b11"), Ok(CourseId(0)));
        assert_eq!(id::<CourseId>(&PersonId(7).uuid().to_string()), Ok(CourseId(0)));
        assert_eq!(id::<CourseId>(&CourseId(7).uuid().to_string()), Ok(CourseId(7)));
        assert_eq!(id::<CourseId>("7"), Err(Problem::NotAnId));
    }
}
