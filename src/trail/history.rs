//! The histories of single things: the latest entries about one entity or one person.

use super::change::{self, Change, changes};
use crate::{
    db::sql,
    error::{Entity, Result},
    kernel::id::{EntryId, PersonId},
    work::Read,
};
use chrono::{DateTime, Utc};

/// An entry as a history shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Listed {
    /// Its identifier.
    pub id: EntryId,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Full name of who did it; the command line acts as an administrator.
    pub actor: Option<String>,
    /// Through which door.
    pub door: String,
    /// What was done.
    pub action: String,
    /// To which kind of entity.
    pub entity: String,
    /// The state before, as JSON.
    pub before: Option<String>,
    /// The state after, as JSON.
    pub after: Option<String>,
}

impl Listed {
    /// What it changed, by field.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        changes(self.before.as_deref(), self.after.as_deref())
    }

    /// What it says of `field` (inside others: `period.from`) in the state after or, if that says nothing, before.
    #[must_use]
    pub fn stated(&self, field: &str) -> Option<String> {
        change::stated(self.before.as_deref(), self.after.as_deref(), field)
    }
}

/// The latest entries of a history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// The entries, latest first.
    pub entries: Vec<Listed>,
    /// Whether there are earlier ones.
    pub has_earlier: bool,
}

impl Past {
    /// At most `limit` of `entries`, which are one more if there are earlier ones.
    pub(crate) fn of(mut entries: Vec<Listed>, limit: i64) -> Self {
        let most = usize::try_from(limit).unwrap_or_default();
        let has_earlier = entries.len() > most;
        entries.truncate(most);
        Self { entries, has_earlier }
    }
}

/// The latest `limit` entries about one entity, latest first. Features hand them on to those who may see them.
pub(crate) async fn of_entity(read: &mut Read, entity: Entity, id: i64, limit: i64) -> Result<Vec<Listed>> {
    read.all(
        sql!(
            "SELECT j.id, j.at, p.first_name || ' ' || p.last_name AS actor, j.door, j.action, j.entity, j.before, j.after
             FROM journal j LEFT JOIN person p ON p.id = j.actor_id
             WHERE j.organisation_id = $1 AND j.entity = $2 AND j.entity_id = $3 ORDER BY j.id DESC LIMIT $4"
        ),
        &[&entity.code().to_owned(), &id, &limit],
    )
    .await
}

/// One entry.
pub(crate) async fn entry(read: &mut Read, id: EntryId) -> Result<Option<Listed>> {
    read.maybe(
        sql!(
            "SELECT j.id, j.at, p.first_name || ' ' || p.last_name AS actor, j.door, j.action, j.entity, j.before, j.after
             FROM journal j LEFT JOIN person p ON p.id = j.actor_id WHERE j.organisation_id = $1 AND j.id = $2"
        ),
        &[&id],
    )
    .await
}

/// The latest `limit` entries about one person, latest first; see [`of_entity`].
pub(crate) async fn of_person(read: &mut Read, person: PersonId, limit: i64) -> Result<Vec<Listed>> {
    read.all(
        sql!(
            "SELECT j.id, j.at, p.first_name || ' ' || p.last_name AS actor, j.door, j.action, j.entity, j.before, j.after
             FROM journal j LEFT JOIN person p ON p.id = j.actor_id
             WHERE j.organisation_id = $1 AND j.person_id = $2 ORDER BY j.id DESC LIMIT $3"
        ),
        &[&person, &limit],
    )
    .await
}
