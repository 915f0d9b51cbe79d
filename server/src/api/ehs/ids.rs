//! The identifiers of the contract: UUIDs in paths, queries and bodies, and the names that stand in a path.

use crate::api::kit::{Body, Failure, Field, Query};
use axum::{
    extract::{FromRequestParts, Path, RawPathParams},
    http::request::Parts,
};
use docendo::{
    error::Problem,
    kernel::id::{CategoryId, CourseId, DocumentId, Id, PersonId, SiteId},
};
use uuid::Uuid;

/// Identifiers that are sent as UUIDs.
pub(super) trait KnownId: Id {
    /// The identifier in `uuid`. A UUID that is none of ours, or another entity's, becomes an identifier that nothing has:
    /// the use case then answers as for any other that does not exist.
    fn known(uuid: Uuid) -> Self;
}

macro_rules! known {
    ($($id:ident),*) => {$(
        impl KnownId for $id {
            fn known(uuid: Uuid) -> Self {
                Self::from_uuid(uuid).unwrap_or(Self(0))
            }
        }
    )*};
}

known!(CategoryId, CourseId, DocumentId, PersonId, SiteId);

/// The first parameter of the path as an identifier; one that is malformed becomes one that nothing has
/// (one-domain, X1: it is answered like an unknown one).
#[derive(Debug, Clone, Copy)]
pub(super) struct PathId<T>(pub T);

impl<S: Send + Sync, T: KnownId> FromRequestParts<S> for PathId<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let PathText(text) = PathText::from_request_parts(parts, state).await?;
        Ok(Self(Uuid::try_parse(&text).map_or_else(|_| T::of(0), T::known)))
    }
}

/// The first two parameters of the path as identifiers, each like [`PathId`].
#[derive(Debug, Clone, Copy)]
pub(super) struct PathIds<A, B>(pub A, pub B);

impl<S: Send + Sync, A: KnownId, B: KnownId> FromRequestParts<S> for PathIds<A, B> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::NoRoute)?;
        let mut ids = params.iter().map(|(_, text)| Uuid::try_parse(text).unwrap_or_default());
        let (first, second) = (ids.next().unwrap_or_default(), ids.next().unwrap_or_default());
        Ok(Self(A::known(first), B::known(second)))
    }
}

/// The first parameter of the path as text.
#[derive(Debug, Clone)]
pub(super) struct PathText(pub String);

impl<S: Send + Sync> FromRequestParts<S> for PathText {
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

/// The identifier in `text`. One of something else reads as one that nothing has, see [`KnownId`].
fn id<T: KnownId>(text: &str) -> Result<T, Problem> {
    Uuid::try_parse(text.trim()).map(T::known).map_err(|_| Problem::NotAnId)
}

/// Reads identifiers.
pub(super) trait Uuids {
    /// An identifier.
    fn id<T: KnownId>(&mut self, name: &str) -> Field<'_, T>;
    /// Several.
    fn ids<T: KnownId>(&mut self, name: &str) -> Field<'_, Vec<T>>;
}

impl Uuids for Body {
    fn id<T: KnownId>(&mut self, name: &str) -> Field<'_, T> {
        self.text(name).parse(|text| id(&text))
    }

    fn ids<T: KnownId>(&mut self, name: &str) -> Field<'_, Vec<T>> {
        self.texts(name).parse(|texts| texts.iter().map(|text| id(text)).collect())
    }
}

impl Uuids for Query {
    fn id<T: KnownId>(&mut self, name: &str) -> Field<'_, T> {
        self.text(name).parse(|text| id(&text))
    }

    /// With commas between them; at least one, because none would not mean all.
    fn ids<T: KnownId>(&mut self, name: &str) -> Field<'_, Vec<T>> {
        self.text(name).parse(|text| {
            let parts = text.split(',').filter(|part| !part.trim().is_empty());
            let ids: Vec<T> = parts.map(id).collect::<Result<_, _>>()?;
            if ids.is_empty() { Err(Problem::NotAnId) } else { Ok(ids) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_uuid_becomes_an_identifier_that_nothing_has() {
        assert_eq!(id::<CourseId>("6f1e3c1a-2b54-4d0e-9a2f-0d8c1f6a7b11"), Ok(CourseId(0)));
        assert_eq!(id::<CourseId>(&PersonId(7).uuid().to_string()), Ok(CourseId(0)));
        assert_eq!(id::<CourseId>(&CourseId(7).uuid().to_string()), Ok(CourseId(7)));
        assert_eq!(id::<CourseId>("7"), Err(Problem::NotAnId));
    }
}
