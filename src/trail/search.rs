//! The whole trail of an organisation, for those who look back: searched, filtered and in parts.

use super::{
    access,
    change::{Change, changes, names, stated, stated_fields},
};
use crate::{
    db::{Query, sql},
    error::{Problem, Result},
    kernel::{
        action::Journaled,
        id::{CompetencyId, EntryId, PersonId},
        page::{ListPage, Page},
        text::like,
    },
    work::Read,
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde_json::Value;
use std::{fmt, str::FromStr};

/// What all entries have in common that somebody asks for: `person-7`, or a thing of its own: `course-12`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A person; entries about their facts and their account too.
    Person(PersonId),
    /// A thing: its kind by its word, and its number.
    Thing(String, i64),
}

impl About {
    /// The thing with this identifier.
    pub fn thing<I: Journaled>(id: I) -> Self {
        Self::Thing(I::ENTITY.code().to_owned(), id.number())
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person-{id}"),
            Self::Thing(kind, id) => write!(f, "{kind}-{id}"),
        }
    }
}

impl FromStr for About {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let (kind, number) = text.rsplit_once('-').ok_or(Problem::NotAnId)?;
        let number = number.parse().map_err(|_| Problem::NotAnId)?;
        Ok(if kind == "person" { Self::Person(PersonId(number)) } else { Self::Thing(kind.to_owned(), number) })
    }
}

/// Which entries are wanted; what is not given lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrailFilter {
    /// A part of the name, number or address of who did it or whom it is about.
    pub search: Option<String>,
    /// The kind of entity, by its word.
    pub entity: Option<String>,
    /// What was done, by its word.
    pub action: Option<String>,
    /// What they are about.
    pub about: Option<About>,
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
    /// Their full name.
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

    /// What it tells of the state after, by field, whether there was a state before or not.
    #[must_use]
    pub fn fields_after(&self) -> Vec<(String, String)> {
        self.after.as_deref().map(stated_fields).unwrap_or_default()
    }

    /// What it tells of the state before, by field.
    #[must_use]
    pub fn fields_before(&self) -> Vec<(String, String)> {
        self.before.as_deref().map(stated_fields).unwrap_or_default()
    }

    /// What it says of `field` (inside others: `period.from`) in the state after or, if that says nothing, before.
    #[must_use]
    pub fn stated(&self, field: &str) -> Option<String> {
        stated(self.before.as_deref(), self.after.as_deref(), field)
    }

    /// The names that it tells where a state is nothing but a name or some: of a role, of files.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        [&self.after, &self.before].into_iter().flatten().find_map(|state| names(state)).unwrap_or_default()
    }

    /// The numbers of the competencies that it tells as required of a role.
    #[must_use]
    pub fn competencies(&self) -> Vec<CompetencyId> {
        let pairs =
            self.after.as_deref().and_then(|state| serde_json::from_str::<Vec<(CompetencyId, Value)>>(state).ok());
        pairs.unwrap_or_default().into_iter().map(|(id, _)| id).collect()
    }
}

const COLUMNS: &str =
    "j.id, j.at, TRIM(a.first_name || ' ' || a.last_name) AS actor, j.door, j.request_id, j.action, j.entity,
    j.entity_id, j.person_id, TRIM(s.first_name || ' ' || s.last_name) AS subject, j.before, j.after";

/// What entries have to be to fit a filter.
struct TrailCriteria {
    search: Option<String>,
    entity: Option<String>,
    action: Option<String>,
    from: Option<DateTime<Utc>>,
    before: Option<DateTime<Utc>>,
    person: Option<PersonId>,
    kind: Option<String>,
    number: Option<i64>,
}

impl TrailCriteria {
    /// What fits `filter`, for those who may read the trail.
    fn from_filter(read: &Read, filter: &TrailFilter) -> Result<Self> {
        read.require(access::READ)?;
        let TrailFilter { search, entity, action, about, from, to } = filter;
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        let (person, kind, number) = match about {
            None => (None, None, None),
            Some(About::Person(person)) => (Some(*person), None, None),
            Some(About::Thing(kind, number)) => (None, Some(kind.clone()), Some(*number)),
        };
        Ok(Self {
            search: search.as_deref().filter(|text| !text.trim().is_empty()).map(like),
            entity: entity.clone(),
            action: action.clone(),
            from: from.map(midnight),
            before: to.and_then(|day| day.checked_add_days(Days::new(1))).map(midnight),
            person,
            kind,
            number,
        })
    }

    /// The entries that fit, the latest first.
    fn query(&self) -> Query<'_> {
        let from = sql!(
            "FROM journal j LEFT JOIN person a ON a.id = j.actor_id LEFT JOIN person s ON s.id = j.person_id
             WHERE j.organisation_id = $1"
        );
        Query::select(COLUMNS, from)
            .and_if(r"(a.search LIKE {} ESCAPE '\' OR s.search LIKE {} ESCAPE '\')", &self.search)
            .and_if("j.entity = {}", &self.entity)
            .and_if("j.action = {}", &self.action)
            .and_if("j.at >= {}", &self.from)
            .and_if("j.at < {}", &self.before)
            .and_if("j.person_id = {}", &self.person)
            .and_if("j.entity = {}", &self.kind)
            .and_if("j.entity_id = {}", &self.number)
            .order("j.id DESC")
    }
}

/// The entries of the caller's organisation that fit `filter`, the latest first.
pub async fn trail(read: &mut Read, filter: &TrailFilter, page: Page) -> Result<ListPage<TrailLine>> {
    TrailCriteria::from_filter(read, filter)?.query().paged(read, page).await
}

/// The latest `limit` entries before entry `before` that fit `filter`, the latest first: a piece of the whole trail.
pub(super) async fn trail_before(
    read: &mut Read,
    filter: &TrailFilter,
    before: EntryId,
    limit: i64,
) -> Result<Vec<TrailLine>> {
    TrailCriteria::from_filter(read, filter)?.query().and_of("j.id < {}", &before).first(read, limit).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_entries_are_about_survives_its_address() {
        for about in [About::Person(PersonId(7)), About::Thing("course".into(), 12)] {
            assert_eq!(about.to_string().parse(), Ok(about));
        }
        assert_eq!("course".parse::<About>(), Err(Problem::NotAnId));
        assert_eq!("course-x".parse::<About>(), Err(Problem::NotAnId));
    }
}
