//! What stands in a path. Segments are decoded after the path is split, so a name may contain an encoded slash.

use super::{Failure, Place};
use axum::{
    extract::{FromRequestParts, Path, RawPathParams},
    http::request::Parts,
};
use docendo::{
    error::{Flaw, Problem},
    kernel::id::{
        AccountId, CategoryId, CompetencyId, CompletionId, CourseId, DocumentId, HoldingId, Id, PersonId,
        RequirementId, RoleId, SiteId,
    },
};
use uuid::Uuid;

/// Identifiers that contracts show as UUIDs.
pub trait KnownId: Id {
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

known!(
    AccountId,
    CategoryId,
    CompetencyId,
    CompletionId,
    CourseId,
    DocumentId,
    HoldingId,
    PersonId,
    RequirementId,
    RoleId,
    SiteId
);

/// The first parameter of the path as an identifier; one that is malformed becomes one that nothing has
/// (one-domain, X1: it is answered like an unknown one).
#[derive(Debug, Clone, Copy)]
pub struct PathId<T>(pub T);

impl<S: Send + Sync, T: KnownId> FromRequestParts<S> for PathId<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let PathText(text) = PathText::from_request_parts(parts, state).await?;
        Ok(Self(Uuid::try_parse(&text).map_or_else(|_| T::of(0), T::known)))
    }
}

/// The first two parameters of the path as identifiers, each like [`PathId`].
#[derive(Debug, Clone, Copy)]
pub struct PathIds<A, B>(pub A, pub B);

impl<S: Send + Sync, A: KnownId, B: KnownId> FromRequestParts<S> for PathIds<A, B> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Failure::NoRoute)?;
        let mut ids = params.iter().map(|(_, text)| Uuid::try_parse(text).unwrap_or_default());
        let (first, second) = (ids.next().unwrap_or_default(), ids.next().unwrap_or_default());
        Ok(Self(A::known(first), B::known(second)))
    }
}

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

/// The first parameter of the path as text.
#[derive(Debug, Clone)]
pub struct PathText(pub String);

impl<S: Send + Sync> FromRequestParts<S> for PathText {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<Vec<String>>::from_request_parts(parts, state).await {
            Ok(Path(segments)) => segments.into_iter().next().map(Self).ok_or(Failure::NoRoute),
            // The path is not UTF-8: nothing has such a name.
            Err(_) => Err(Failure::NoRoute),
        }
    }
}
