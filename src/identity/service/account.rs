//! Accounts, and who holds which access role.

use crate::{
    db::Tenant,
    error::{Conflict, Entity, Error, Problem, Result, Rule},
    identity::{AccountAction, HoldingAction, NewPassword, SEED, access, model::Governor, store},
    journal::Entry,
    kernel::{
        id::{AccountId, HoldingId, PersonId, RoleId},
        language::LanguageTag,
    },
    organisation,
    work::{Door, Read, Work},
};
use chrono::{DateTime, Utc};
use serde_json::json;
use std::collections::HashSet;

/// Gives `person`, who needs an e-mail address, an account with `password` and the access roles with these codes.
pub async fn create_account(
    work: &mut Work,
    person: PersonId,
    password: &NewPassword,
    roles: &[&str],
) -> Result<AccountId> {
    work.require(access::MANAGE)?;
    let email = store::email_of(work, person).await?.ok_or(Error::not_found(person))?;
    if email.is_none() {
        return Err(Error::invalid("email", Problem::Required));
    }
    if password.is_for_demo() && !organisation::service::current(work).await?.is_demo {
        return Err(Error::Refused(Rule::DemoPassword));
    }
    let now = work.now;
    let handed = Handed::by(work, person, password);
    let account = open_account(&mut work.tenant(), person, (password, handed), now).await?;
    work.record(Entry::new(AccountAction::Created, account).about(person)).await?;
    for role in roles {
        give_role(work, person, role).await?;
    }
    Ok(account)
}

/// Who knows a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handed {
    /// Its owner alone, who chose it, or everybody: that of the demo.
    Nobody,
    /// Somebody else, who hands it over: its owner has to change it.
    Over,
}

impl Handed {
    /// What holds for the `password` that the caller sets for `person`.
    pub(super) fn by(work: &Work, person: PersonId, password: &NewPassword) -> Self {
        if password.is_for_demo() || work.who().person == person { Self::Nobody } else { Self::Over }
    }
}

/// Writes the account alone.
pub(crate) async fn open_account(
    tenant: &mut Tenant<'_>,
    person: PersonId,
    (password, handed): (&NewPassword, Handed),
    now: DateTime<Utc>,
) -> Result<AccountId> {
    let must_change = handed == Handed::Over;
    let written = store::insert_account(tenant, person, (&password.hash, must_change), now).await?;
    written.ok_or(Error::Conflict(Conflict::Duplicate(Entity::Account, "person")))
}

/// Writes the access roles that every organisation starts with.
pub(crate) async fn seed_roles(tenant: &mut Tenant<'_>, now: DateTime<Utc>) -> Result<()> {
    for role in SEED {
        store::insert_role(tenant, role, now).await?;
    }
    Ok(())
}

/// Gives `person` the access role with code `role` from today on. What it permits beyond the rights of whoever gives it is
/// told in the entry of the journal, and to the administrators.
pub async fn give_role(work: &mut Work, person: PersonId, role: &str) -> Result<HoldingId> {
    let role_id = role_within_reach(work, role).await?;
    refuse_own(work, person)?;
    start_role(work, person, (role_id, role)).await
}

/// Gives the first person of an organisation, or whoever is made an administrator by the command line, the highest role.
pub(crate) async fn give_highest(work: &mut Work, person: PersonId) -> Result<HoldingId> {
    let highest = SEED.first().map_or("", |role| role.code);
    let role_id = role_within_reach(work, highest).await?;
    start_role(work, person, (role_id, highest)).await
}

async fn start_role(work: &mut Work, person: PersonId, (role_id, role): (RoleId, &str)) -> Result<HoldingId> {
    store::email_of(work, person).await?.ok_or(Error::not_found(person))?;
    if store::holds(work, person, role_id).await? {
        return Err(Error::Conflict(Conflict::Duplicate(Entity::Holding, "role")));
    }
    let beyond = store::permissions_of(work, role_id).await?.without(work.who().permissions);
    let holding = store::insert_holding(work, person, role_id).await?;
    let (now, today) = (work.now, work.today());
    let after = if beyond.is_empty() {
        json!({ "role": role, "from": today })
    } else {
        json!({ "role": role, "from": today, "beyond": beyond.codes() })
    };
    let entry = Entry::new(HoldingAction::Started, holding).after(&after);
    let entry = work.record(entry.about(person)).await?;
    store::insert_holding_version(work, holding, Some(today), None, now, entry).await?;
    Ok(holding)
}

/// The caller chooses the language in which they read; none leaves it to their organisation or their browser.
pub async fn choose_language(work: &mut Work, language: Option<&LanguageTag>) -> Result<()> {
    let (account, before) = (work.who().account, work.who().language.clone());
    if before.as_ref() == language {
        return Ok(());
    }
    store::set_language(work, language).await?;
    let entry = Entry::new(AccountAction::Changed, account).before(&json!({ "language": before }));
    work.record(entry.after(&json!({ "language": language }))).await?;
    Ok(())
}

/// Refuses to let `leaving` go, today or on a later day, if that would leave nobody who may sign in as an administrator for
/// good: somebody whose role or employment has an end does not count. Others who ask at the same moment wait, so that two of
/// the last two cannot leave together.
pub(super) async fn keep_an_administrator(work: &mut Work, leaving: PersonId) -> Result<()> {
    work.lock_organisation().await?;
    let all = store::rank::administrators_of(work).await?;
    if is_last(&all, leaving) { Err(Error::Refused(Rule::LastAdministrator)) } else { Ok(()) }
}

/// Whether `leaving` is the last of those who may sign in as administrators for good, or the last of all of them.
fn is_last(all: &[Governor], leaving: PersonId) -> bool {
    let others = || all.iter().filter(|one| one.person != leaving);
    let own = all.iter().find(|one| one.person == leaving);
    own.is_some_and(|own| own.is_lasting && !others().any(|one| one.is_lasting) || others().next().is_none())
}

/// Refuses to change the address that `person` signs in with: of somebody who ranks above the caller, and taking it away
/// from the last administrator.
pub(crate) async fn check_login_change(work: &mut Work, person: PersonId, keeps_one: bool) -> Result<()> {
    refuse_above(work, person).await?;
    if keeps_one { Ok(()) } else { keep_an_administrator(work, person).await }
}

/// Who ranks above the caller, who may then not take their access, as ending an employment does; and who are the
/// administrators of whom one has to stay: those without an end or, if there is none, all.
pub(crate) async fn beyond_reach(read: &mut Read) -> Result<(HashSet<PersonId>, HashSet<PersonId>)> {
    let own = read.who().level;
    let levels = store::rank::levels(read).await?;
    let above = levels.into_iter().filter(|(_, level)| *level > own).map(|(person, _)| person).collect();
    let all = store::rank::administrators_of(read).await?;
    let has_lasting = all.iter().any(|one| one.is_lasting);
    let counted = all.iter().filter(|one| one.is_lasting || !has_lasting).map(|one| one.person);
    Ok((above, counted.collect()))
}

/// Everybody who may sign in as an administrator of the caller's organisation.
pub(crate) async fn governors(read: &mut Read) -> Result<HashSet<PersonId>> {
    Ok(store::rank::administrators_of(read).await?.into_iter().map(|one| one.person).collect())
}

/// Refuses to change one's own access through a page or a contract.
pub(super) fn refuse_own(work: &Work, person: PersonId) -> Result<()> {
    if work.who().person == person && work.door() != Door::Command {
        Err(Error::Refused(Rule::OwnAccess))
    } else {
        Ok(())
    }
}

/// Refuses to touch the access of somebody who ranks above the caller.
pub(super) async fn refuse_above(work: &mut Work, person: PersonId) -> Result<()> {
    if store::rank::level_of(work, person).await? > work.who().level {
        Err(Error::Refused(Rule::RanksAbove))
    } else {
        Ok(())
    }
}

/// The access role with code `code`, which must not rank above the caller's own.
async fn role_within_reach(work: &mut Work, code: &str) -> Result<RoleId> {
    work.require(access::MANAGE)?;
    let unknown = || Error::invalid("access_role", Problem::Unknown(Entity::Role));
    let (id, level) = store::role(work, code).await?.ok_or_else(unknown)?;
    if level > work.who().level { Err(Error::Refused(Rule::RoleAboveOwn)) } else { Ok(id) }
}
