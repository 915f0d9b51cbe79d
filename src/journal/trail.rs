//! The whole trail of an organisation, for those who look back: searched, filtered and in parts.

use super::change::{Change, changes, told};
use crate::{
    error::Result,
    identity::Permission,
    kernel::{
        id::{EntryId, PersonId},
        page::{Page, Part},
        text::like,
    },
    work::Read,
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use sqlx::AssertSqlSafe;

/// Which entries are wanted; what is not given lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrailFilter {
    /// A part of the name, number or address of who did it or whom it is about.
    pub search: Option<String>,
    /// The kind of entity, by its word.
    pub entity: Option<String>,
    /// What was done, by its word.
    pub action: Option<String>,
    /// From this day on (UTC).
    pub from: Option<NaiveDate>,
    /// Until this day, included (UTC).
    pub to: Option<NaiveDate>,
}

/// An entry of the trail.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TrailLine {
    /// Its number.
    pub id: EntryId,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Full name of who did it.
    pub actor: Option<String>,
    /// Through which door.
    pub door: String,
    /// The request in which it was done.
    pub request_id: String,
    /// What was done.
    pub action: String,
    /// To which kind of entity.
    pub entity: String,
    /// To which one; none if it was many at once.
    pub entity_id: Option<i64>,
    /// Whom it is about.
    pub person_id: Option<PersonId>,
    /// His full name.
    pub subject: Option<String>,
    /// The state before, as JSON.
    pub before: Option<String>,
    /// The state after, as JSON.
    pub after: Option<String>,
}

impl TrailLine {
    /// What it changed, by field.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        changes(self.before.as_deref(), self.after.as_deref())
    }

    /// The name of what was added, where an entry tells nothing else.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        serde_json::from_str(self.after.as_deref()?).ok()
    }

    /// What it tells of the state after, by field, whether there was a state before or not.
    #[must_use]
    pub fn told(&self) -> Vec<(String, String)> {
        self.after.as_deref().map(told).unwrap_or_default()
    }
}

/// The entries that fit. $1 organisation, $2 search, $3 entity, $4 action, $5 from, $6 before.
const FITTING: &str = r"
    FROM journal j LEFT JOIN person a ON a.id = j.actor_id LEFT JOIN person s ON s.id = j.person_id
    WHERE j.organisation_id = $1
      AND ($2 IS NULL OR a.search LIKE $2 ESCAPE '\' OR s.search LIKE $2 ESCAPE '\')
      AND ($3 IS NULL OR j.entity = $3)
      AND ($4 IS NULL OR j.action = $4)
      AND ($5 IS NULL OR j.at >= $5)
      AND ($6 IS NULL OR j.at < $6)";

const COLUMNS: &str =
    "j.id, j.at, TRIM(a.first_name || ' ' || a.last_name) AS actor, j.door, j.request_id, j.action, j.entity,
    j.entity_id, j.person_id, TRIM(s.first_name || ' ' || s.last_name) AS subject, j.before, j.after";

/// The entries of the caller's organisation that fit `filter`, the latest first.
pub async fn trail(read: &mut Read, filter: &TrailFilter, page: Page) -> Result<Part<TrailLine>> {
    read.require(Permission::TrailRead)?;
    let organisation = read.who.organisation;
    let search = filter.search.as_deref().filter(|text| !text.trim().is_empty()).map(like);
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let from = filter.from.map(midnight);
    let before = filter.to.and_then(|day| day.checked_add_days(Days::new(1))).map(midnight);
    let TrailFilter { entity, action, .. } = filter;
    // Both texts are made of constants.
    let count = AssertSqlSafe(format!("SELECT COUNT(*) {FITTING}"));
    let (total,): (i64,) = read.one(count, &[&organisation, &search, entity, action, &from, &before]).await?;
    let list = AssertSqlSafe(format!("SELECT {COLUMNS} {FITTING} ORDER BY j.id DESC LIMIT $7 OFFSET $8"));
    let (limit, offset) = (page.limit, page.offset);
    let rows = read.all(list, &[&organisation, &search, entity, action, &from, &before, &limit, &offset]).await?;
    Ok(Part { rows, total })
}
