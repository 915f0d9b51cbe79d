//! The demo organisation: an organisation to look around in, with people, courses and two years of records.
//!
//! It is made up by dice that fall the same on every run, so that on a given day it is always the same one.

mod accounts;
mod courses;
pub(crate) mod dice;
mod history;
mod large;
mod names;
mod people;
mod places;
mod requirements;
mod stars;
mod story;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

use crate::{
    competence::completion::{NewCompletion, Verification, service::record_many},
    error::{Entity, Error, Result},
    exchange::ImportAction,
    identity::{NewPassword, Who},
    journal::Entry,
    kernel::id::{CompetencyId, CourseId, EntryId, PersonId, RoleId, SiteId},
    provisioning,
    work::{Door, Installation, Work},
};
pub use large::{FOUNDER, Measures, create_large};

use chrono::{DateTime, NaiveDate, Utc};
use courses::COURSES;
use history::Deed;
use people::Actor;
use places::Role;
use serde_json::json;
use stars::TRAINER;
use std::collections::HashMap;

/// Creates the demo organisation, with accounts for `admin@`, `manager@`, `trainer@`, `worker@` and `auditor@demo.test` and
/// the password [`DEMO_PASSWORD`](crate::identity::DEMO_PASSWORD): all of it or, on an error, nothing.
///
/// Fails with a conflict of e-mail addresses if there is one already.
pub async fn create(installation: &Installation) -> Result<()> {
    let today = installation.clock.today();
    let cast = people::cast(today);
    let deeds = history::deeds(&cast, today)?;
    let passwords = accounts::hash(installation, &cast).await?;
    let founded = accounts::organisation();
    provisioning::create_demo(installation, founded, Door::Command, "demo", async |work| {
        let end = work.now;
        let house = write(work, &cast, &passwords).await?;
        tell(work, &house, &deeds, end).await?;
        let worker = house.people.get(stars::WORKER).copied().ok_or(Error::NotFound(Entity::Person))?;
        story::check_certificates(work, worker).await
    })
    .await
    .map(drop)
}

/// What is there before anything is completed.
struct Built {
    people: Vec<PersonId>,
    courses: HashMap<&'static str, CourseId>,
    roles: HashMap<Role, RoleId>,
    sites: HashMap<&'static str, SiteId>,
}

/// Writes people, courses and requirements under one entry of the journal, on the day of the import.
async fn write(work: &mut Work, cast: &[Actor], passwords: &[NewPassword]) -> Result<Built> {
    let today = work.today();
    work.now = story::days(today).first().map_or(work.now, |day| story::afternoon(*day));
    let entry = import(work, &json!({ "people": cast.len(), "courses": COURSES.len() })).await?;
    let sites = people::write_sites(work).await?;
    let roles = people::write_roles(work).await?;
    let people = people::write(work, entry, cast, &roles, &sites).await?;
    accounts::write(work, &people, passwords).await?;
    let required = requirements::all();
    let mandatory: Vec<&str> = required.iter().filter(|rule| rule.is_mandatory).map(|rule| rule.course).collect();
    let known = courses::write(work, entry, &mandatory).await?;
    let find = |code: &str| known.get(&crate::kernel::text::fold(code));
    let courses: HashMap<&'static str, CourseId> =
        COURSES.iter().filter_map(|one| Some((one.code, find(one.code)?.id))).collect();
    let competencies: HashMap<&'static str, CompetencyId> =
        COURSES.iter().filter_map(|one| Some((one.code, find(one.code)?.grants))).collect();
    requirements::write(work, entry, &competencies, &roles, &sites, today).await?;
    Ok(Built { people, courses, roles, sites })
}

/// Records what was completed. Proofs that wait to be verified came in through the trainer: nobody verifies what they recorded
/// themselves, and whoever looks around as administrator shall find some to decide on. So did what the administrator completed:
/// their own would wait for somebody else.
async fn record(work: &mut Work, entry: EntryId, all: Vec<NewCompletion>, trainer: PersonId) -> Result<()> {
    let founder = work.who().clone();
    let is_of_trainer = |one: &NewCompletion| one.verification == Verification::Pending || one.person == founder.person;
    let (by_trainer, by_founder) = all.into_iter().partition(is_of_trainer);
    record_many(work, entry, by_founder).await?;
    let trainer = Who { person: trainer, ..founder.clone() };
    work.acting_as(trainer, async |work| record_many(work, entry, by_trainer).await).await.map(drop)
}

async fn import(work: &mut Work, what: &serde_json::Value) -> Result<EntryId> {
    work.record(Entry::bulk(ImportAction::Imported).after(what)).await
}

/// Writes what was completed, each on the first day after it on which somebody entered completions, and what was decided
/// in between. `deeds` are in the order of their days; the last day ends at `end`.
async fn tell(work: &mut Work, built: &Built, deeds: &[Deed], end: DateTime<Utc>) -> Result<()> {
    let today = end.date_naive();
    let places = story::Places { roles: &built.roles, sites: &built.sites };
    let trainer = built.people.get(TRAINER).copied().ok_or(Error::NotFound(Entity::Person))?;
    let (mut rest, mut number, mut before) = (deeds, 1, NaiveDate::MIN);
    for day in story::days(today) {
        work.now = if day == today { end } else { story::afternoon(day) };
        story::decide(work, &places, (before, day), today).await?;
        let (now, later) = rest.split_at(rest.partition_point(|deed| deed.on <= day));
        let entry = import(work, &json!({ "completions": now.len() })).await?;
        let completions = history::completions(now, number, &built.people, &built.courses)?;
        record(work, entry, completions, trainer).await?;
        number += u32::try_from(now.len()).unwrap_or_default();
        (rest, before) = (later, day);
    }
    Ok(())
}
