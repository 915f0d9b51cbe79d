//! What all facts share: superseding a version, so that nothing is ever overwritten and nobody's change is lost.
//!
//! A fact is an identity row and version rows (see `migrations/0001_foundation.sql`). A use case loads the current
//! version with its key, applies its rule, closes that version with [`supersede`] and writes the next one with the moment
//! that it returns. Whoever loaded the same version and comes second gets a conflict.

use crate::{
    db::{Query, sql},
    error::{Conflict, Entity, Error, Result},
    kernel::id::{
        CompetencyId, CompletionId, CourseId, EmploymentId, EntryId, GrantId, HoldingId, Id as _, RequirementId,
    },
    work::Work,
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// The kinds of facts that are kept as versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FactKind {
    /// A person is employed.
    Employment,
    /// A person holds a role.
    Holding,
    /// For how long a competency holds.
    Validity,
    /// The competency that a course grants.
    Grant,
    /// Somebody needs a competency.
    Requirement,
    /// A person completed a course.
    Completion,
}

/// Closes current versions of facts of the organisation at `$2`, or at the moment at which they were recorded if the clock was
/// set back in between.
macro_rules! closing {
    ($fact:ty) => {
        sql!(
            "UPDATE ",
            <$fact>::TABLE,
            "_version SET superseded_at = CASE WHEN recorded_at > $2 THEN recorded_at ELSE $2 END
             WHERE superseded_at IS NULL
               AND EXISTS (SELECT 1 FROM ",
            <$fact>::TABLE,
            " f WHERE f.organisation_id = $1 AND f.id = ",
            <$fact>::TABLE,
            "_id)"
        )
    };
}

impl FactKind {
    /// Closes its current versions at `now`; conditions follow.
    fn close(self, now: &DateTime<Utc>) -> Query<'_> {
        let closing = match self {
            Self::Employment => closing!(EmploymentId),
            Self::Holding => closing!(HoldingId),
            Self::Validity => closing!(CompetencyId),
            Self::Grant => closing!(GrantId),
            Self::Requirement => closing!(RequirementId),
            Self::Completion => closing!(CompletionId),
        };
        Query::of(closing).bind(&[now])
    }

    /// What a user who is told of a conflict knows the fact as.
    const fn entity(self) -> Entity {
        match self {
            Self::Employment => EmploymentId::ENTITY,
            Self::Holding => HoldingId::ENTITY,
            Self::Validity => CompetencyId::ENTITY,
            Self::Grant => CourseId::ENTITY,
            Self::Requirement => RequirementId::ENTITY,
            Self::Completion => CompletionId::ENTITY,
        }
    }
}

/// Closes the version with key `version`, the current one of its fact when it was loaded. Returns the moment at which the
/// next version is recorded: now, or that of the closed version if the clock was set back in between, so that what was
/// known at a moment never changes.
///
/// Fails with [`Conflict::Changed`] if the version is no longer current.
pub(crate) async fn supersede(work: &mut Work, fact: FactKind, version: i64) -> Result<DateTime<Utc>> {
    let now = work.now;
    let close = fact.close(&now).and_of("id = {}", &version).then("RETURNING superseded_at");
    let closed: Option<(DateTime<Utc>,)> = close.maybe(work).await?;
    closed.map(|(at,)| at).ok_or(Error::Conflict(Conflict::Changed(fact.entity())))
}

/// The same for the versions with these keys, which are of different facts; the moments are in the same order.
pub(crate) async fn supersede_many(work: &mut Work, fact: FactKind, versions: &[i64]) -> Result<Vec<DateTime<Utc>>> {
    let now = work.now;
    let close = fact.close(&now).among_numbers("id", versions.iter().copied()).then("RETURNING id, superseded_at");
    let closed: Vec<(i64, DateTime<Utc>)> = close.all(work).await?;
    let closed: HashMap<i64, DateTime<Utc>> = closed.into_iter().collect();
    let moments = versions.iter().map(|version| closed.get(version).copied());
    moments.collect::<Option<_>>().ok_or(Error::Conflict(Conflict::Changed(fact.entity())))
}

/// Closes the versions with these keys, all of them current, without anything in their place: what they said is no longer
/// known. Returns the moment from which on something else may be known, see [`supersede`].
pub(crate) async fn take_back(work: &mut Work, fact: FactKind, versions: &[i64]) -> Result<DateTime<Utc>> {
    let closed = supersede_many(work, fact, versions).await?;
    Ok(closed.into_iter().fold(work.now, std::cmp::max))
}

/// Closes every current version that refers to `entry`, without anything in its place; returns how many.
pub(crate) async fn take_back_entry(work: &mut Work, fact: FactKind, entry: EntryId) -> Result<u64> {
    let now = work.now;
    fact.close(&now).and_of("entry_id = {}", &entry).run(work).await
}
