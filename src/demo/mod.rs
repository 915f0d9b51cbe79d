//! The demo organisation: an organisation to look around in, with people, courses and two years of records.
//!
//! It is made up by dice that fall the same on every run, so that on a given day it is always the same one.

mod accounts;
mod courses;
pub(crate) mod dice;
mod history;
mod names;
mod people;
mod requirements;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

use crate::{
    competence::completion::{self, NewCompletion, Verification, service::record_many},
    error::{Entity, Error, Result},
    identity::{NewPassword, Who},
    journal::{Entry, Touches},
    kernel::id::{CompetencyId, CourseId, EntryId, PersonId},
    organisation,
    work::{Door, Installation, Work},
};
use accounts::TRAINER;
use courses::COURSES;
use history::Deed;
use people::Actor;
use serde_json::json;
use std::{collections::HashMap, sync::Arc};

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
    organisation::service::create_demo(installation, founded, Door::Command, "demo", async |work| {
        write(work, &cast, &deeds, &passwords).await?;
        correct(work).await
    })
    .await
    .map(drop)
}

/// Writes everything under one entry of the journal.
async fn write(work: &mut Work, cast: &[Actor], deeds: &[Deed], passwords: &[NewPassword]) -> Result<()> {
    let entry = Entry::bulk("imported", Entity::Import).touches(Touches::Everything);
    let entry = work
        .record(entry.after(&json!({ "people": cast.len(), "courses": COURSES.len(), "completions": deeds.len() })))
        .await?;
    let sites = people::write_sites(work).await?;
    let roles = people::write_roles(work).await?;
    let people = people::write(work, entry, cast, &roles, &sites).await?;
    accounts::write(work, &people, passwords).await?;
    let required = requirements::all();
    let mandatory: Vec<&str> = required.iter().filter(|rule| rule.is_mandatory).map(|rule| rule.course).collect();
    let known = courses::write(work, entry, &mandatory).await?;
    let find = |code: &str| known.get(&crate::kernel::text::fold(code));
    let ids: HashMap<&'static str, CourseId> =
        COURSES.iter().filter_map(|one| Some((one.code, find(one.code)?.id))).collect();
    let competencies: HashMap<&'static str, CompetencyId> =
        COURSES.iter().filter_map(|one| Some((one.code, find(one.code)?.competency))).collect();
    requirements::write(work, entry, &competencies, &roles, &sites).await?;
    requirements::relax(work, &roles).await?;
    let trainer = people.get(TRAINER).copied().ok_or(Error::NotFound(Entity::Person))?;
    record(work, entry, history::completions(deeds, &people, &ids)?, trainer).await
}

/// Records what was completed. Proofs that wait to be verified came in through the trainer: nobody verifies what he
/// recorded himself, and whoever looks around as administrator shall find some to decide on.
async fn record(work: &mut Work, entry: EntryId, all: Vec<NewCompletion>, trainer: PersonId) -> Result<()> {
    let (waiting, settled) = all.into_iter().partition(|one| one.verification == Verification::Pending);
    record_many(work, entry, settled).await?;
    let founder = work.who.clone();
    work.who = Arc::new(Who { person: trainer, ..Who::clone(&founder) });
    record_many(work, entry, waiting).await?;
    work.who = founder;
    Ok(())
}

/// What somebody found out when he looked at the first certificates.
async fn correct(work: &mut Work) -> Result<()> {
    use completion::service::{pending, verify};
    for (place, certificate) in pending(work, 100).await?.iter().rev().take(2).enumerate() {
        let note = (place == 0)
            .then(|| "The certificate names another person: ask the provider for the right one.".to_owned());
        verify(work, certificate.id, note.is_none(), note).await?;
    }
    Ok(())
}
