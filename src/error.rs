//! The one error of the product. It names entities, permissions and rules, and knows no HTTP:
//! each contract and the pages turn it into their own status and words with one exhaustive `match`.

mod unavailability;

pub use crate::kernel::{
    entity::Entity,
    flaws::Flaws,
    problem::{Flaw, Problem},
    rule::Rule,
};
pub use unavailability::Unavailability;

use crate::kernel::{
    access::{Permission, UseCase},
    id::Id,
    optimistic_lock::OptimisticLock,
};
use std::fmt;

/// What a use case returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a use case was not carried out. Nothing of it was done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is another organisation's.
    #[error("{0} not found")]
    NotFound(Entity),
    /// Nobody is signed in, or what was shown as proof does not hold.
    #[error("sign in first")]
    Unauthenticated,
    /// The caller lacks a permission.
    #[error("this needs the permission {0}")]
    Forbidden(Permission),
    /// What was sent cannot be used; each flaw names a field.
    #[error("{}", list(.0))]
    Invalid(Vec<Flaw>),
    /// A rule of the field forbids it.
    #[error("{0}")]
    Refused(Rule),
    /// It clashes with what is there.
    #[error("{0}")]
    Conflict(Conflict),
    /// Too many attempts; worth trying again after so many seconds.
    #[error("too many attempts, try again in a while")]
    TooMany(u64),
    /// Something of the server is unavailable. The cause is for the log only.
    #[error("{0}")]
    Unavailable(Unavailability, #[source] Box<dyn std::error::Error + Send + Sync>),
    /// Something broke. The cause is for the log only.
    #[error("something went wrong inside")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl OptimisticLock {
    /// Refuses a change of `what` that rests on another version than the present one.
    pub fn check(&self, version: &impl ToString, what: Entity) -> Result<()> {
        if self.allows(version) { Ok(()) } else { Err(Error::Conflict(Conflict::Changed(what))) }
    }
}

impl Error {
    /// There is nothing with this identifier.
    pub const fn not_found<I: Id>(_: I) -> Self {
        Self::NotFound(I::ENTITY)
    }

    /// One flaw of one field.
    pub fn invalid(field: impl Into<String>, problem: Problem) -> Self {
        Self::Invalid(vec![Flaw::new(field, problem)])
    }

    /// The caller may not carry out `use_case`.
    #[must_use]
    pub const fn forbidden(use_case: UseCase) -> Self {
        Self::Forbidden(use_case.permission)
    }

    /// Something broke that a user cannot mend.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// Whether a transaction that ended with it has certainly left nothing. If the database was lost while it committed, nobody
    /// knows: then what a row may name has to stay.
    #[cfg(feature = "store")]
    pub(crate) const fn is_undone(&self) -> bool {
        !matches!(self, Self::Internal(_) | Self::Unavailable(Unavailability::Database, _))
    }

    /// What lies behind it, for the log and for whoever runs the installation; where nothing does, what it says itself.
    #[must_use]
    pub fn cause(&self) -> String {
        std::error::Error::source(self).map_or_else(|| self.to_string(), ToString::to_string)
    }
}

impl From<Flaws> for Error {
    /// The rule that was broken first or, if none was, every flaw.
    fn from(flaws: Flaws) -> Self {
        if let Some(rule) = flaws.rule() {
            return Self::Refused(rule);
        }
        let flaws = flaws.into_vec();
        if flaws.is_empty() {
            return Self::internal("a value is missing although no flaw was noted");
        }
        Self::Invalid(flaws)
    }
}

fn list(flaws: &[Flaw]) -> String {
    flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// What a request can clash with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conflict {
    /// Somebody else changed it in the meantime.
    Changed(Entity),
    /// Another one has the same code, number, name or address.
    Duplicate(Entity, &'static str),
    /// Something else was sent under the same key before.
    KeyReused,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(entity) => write!(f, "somebody else changed this {entity} in the meantime: load it again"),
            Self::Duplicate(entity, field) => write!(f, "another {entity} has the same {field}"),
            Self::KeyReused => f.write_str("this key was sent before with other content: send a new one"),
        }
    }
}

#[cfg(feature = "store")]
impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Self::internal(cause)
    }
}
