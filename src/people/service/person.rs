//! Use cases about persons.

use crate::{
    db::Tenant,
    error::{Conflict, Entity, Error, Result},
    identity,
    journal::Entry,
    kernel::{access::IMPORT, id::PersonId, input::Draft as _, optimistic_lock::OptimisticLock},
    people::{
        PersonAction, access,
        model::{NewPerson, Person, PersonDetail, PersonDraft, PersonRow, Roster},
        store,
    },
    trail::{self, Past},
    work::{Read, Work},
};
use chrono::{DateTime, Utc};
use std::collections::{HashMap, HashSet};

/// `people` as lists show them, in the order in which they are given.
pub async fn rows(read: &mut Read, people: &[PersonId]) -> Result<Vec<PersonRow>> {
    read.require(access::SEE)?;
    store::list::rows(read, people).await
}

/// The e-mail addresses of those of `people` who have one. Whether the caller may see them has been asked already.
pub async fn emails(read: &mut Read, people: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    store::person::emails(read, people).await
}

/// A person. Everybody may read themselves.
pub async fn find(read: &mut Read, id: PersonId) -> Result<Person> {
    read.require_about(access::SEE, id)?;
    store::person::find(read, id).await?.ok_or(Error::not_found(id))
}

/// A person with all employments and job roles. Everybody may read themselves.
pub async fn detail(read: &mut Read, id: PersonId) -> Result<PersonDetail> {
    let person = find(read, id).await?;
    let employments = store::fact::employments(read, None, Some(id)).await?;
    let holdings = store::fact::holdings(read, None, Some(id)).await?;
    Ok(PersonDetail { person, employments, holdings })
}

/// What the journal says about a person, the latest `limit` entries first. Who keeps people or reads the journal may see it,
/// and everybody what is said about themselves.
pub async fn history(read: &mut Read, id: PersonId, limit: i64) -> Result<Past> {
    read.require_about(access::SEE_HISTORY, id)?;
    Ok(Past::of(trail::of_person(read, id, limit + 1).await?, limit))
}

/// The full names of `people`, for those who read the journal, or record or verify completions.
pub async fn names(read: &mut Read, people: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    read.require(access::SEE_NAMES)?;
    store::person::names(read, people).await
}

/// Everybody of the organisation with all employments and job roles, for an import to compare with.
pub async fn roster(read: &mut Read) -> Result<Roster> {
    read.require(access::SEE)?;
    let persons = store::person::all(read).await?;
    let mut employments = store::fact::employments(read, None, None).await?;
    let mut holdings = store::fact::holdings(read, None, None).await?;
    employments.sort_unstable_by_key(|employment| employment.id);
    holdings.sort_unstable_by_key(|holding| holding.id);
    Ok(Roster { persons, employments, holdings })
}

/// Those of `emails` (in lower case) that somebody outside of the organisation has: nobody else can have them.
pub async fn taken_elsewhere(read: &mut Read, emails: &[String]) -> Result<HashSet<String>> {
    read.require(IMPORT)?;
    store::person::taken_elsewhere(read, emails).await
}

/// Creates a person.
pub async fn create(work: &mut Work, new: &NewPerson) -> Result<PersonId> {
    work.require(access::CHANGE)?;
    let now = work.now;
    let id = insert_person(&mut work.tenant(), now, new).await?;
    work.record(Entry::new(PersonAction::Created, id).after(new).about(id)).await?;
    Ok(id)
}

/// Writes the first person of an organisation, before there is anybody who could act. The caller keeps the journal.
pub async fn insert_person(tenant: &mut Tenant<'_>, now: DateTime<Utc>, new: &NewPerson) -> Result<PersonId> {
    let taken = store::person::taken(tenant, new, None).await?;
    if taken.is_none()
        && let Some(id) = store::person::insert(tenant, now, new).await?
    {
        return Ok(id);
    }
    // Somebody may have taken one of them after it was looked for.
    let taken = if taken.is_some() { taken } else { store::person::taken(tenant, new, None).await? };
    Err(Error::Conflict(Conflict::Duplicate(Entity::Person, taken.unwrap_or("email"))))
}

/// Changes the details of a person; what `change` does not give stays. If somebody else changed the person since
/// the version on which the change rests, nothing is done.
pub async fn change(work: &mut Work, id: PersonId, lock: &OptimisticLock, change: &PersonDraft) -> Result<Person> {
    work.require(access::CHANGE)?;
    let before = store::person::find(work, id).await?.ok_or(Error::not_found(id))?;
    lock.check(&before.version, Entity::Person)?;
    let new = change.clone().over(PersonDraft::from(&before)).parse()?;
    if before.email.as_deref() != new.email.as_deref() {
        identity::service::check_login_change(work, id, new.email.is_some()).await?;
    }
    if let Some(field) = store::person::taken(&mut work.tenant(), &new, Some(id)).await? {
        return Err(Error::Conflict(Conflict::Duplicate(Entity::Person, field)));
    }
    store::person::update(work, id, before.version, &new).await?;
    let after = store::person::find(work, id).await?.ok_or(Error::not_found(id))?;
    work.record(Entry::new(PersonAction::Changed, id).before(&before).after(&after).about(id)).await?;
    Ok(after)
}
