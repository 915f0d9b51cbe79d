//! Accounts, and who holds which access role.

use crate::{
    db::Tx,
    error::{Conflict, Entity, Error, Problem, Result, Rule},
    identity::{NewPassword, Permission, SEED, store},
    journal::{Entry, Touches},
    kernel::{
        id::{AccountId, HoldingId, OrganisationId, PersonId, RoleId},
        language::LanguageTag,
    },
    organisation,
    work::{Read, Work},
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
    work.require(Permission::AccessWrite)?;
    let email = store::email_of(work, person).await?.ok_or(Error::NotFound(Entity::Person))?;
    if email.is_none() {
        return Err(Error::invalid("email", Problem::Required));
    }
    if password.is_for_demo() && !organisation::service::current(work).await?.is_demo {
        return Err(Error::Refused(Rule::DemoPassword));
    }
    let (organisation, now) = (work.who.organisation, work.now);
    let account = open_account(work.tx(), organisation, person, password, now).await?;
    work.record(Entry::new("created", Entity::Account, account).about(person)).await?;
    for role in roles {
        give_role(work, person, role).await?;
    }
    Ok(account)
}

/// Writes the account alone.
pub(crate) async fn open_account(
    tx: &mut Tx,
    organisation: OrganisationId,
    person: PersonId,
    password: &NewPassword,
    now: DateTime<Utc>,
) -> Result<AccountId> {
    let written = store::insert_account(tx, organisation, person, &password.hash, now).await?;
    written.ok_or(Error::Conflict(Conflict::Duplicate(Entity::Account, "person")))
}

/// Writes the access roles that every organisation starts with.
pub(crate) async fn seed_roles(tx: &mut Tx, organisation: OrganisationId, now: DateTime<Utc>) -> Result<()> {
    for role in SEED {
        store::insert_role(tx, organisation, role, now).await?;
    }
    Ok(())
}

/// Gives `person` the access role with code `role` from today on.
pub async fn give_role(work: &mut Work, person: PersonId, role: &str) -> Result<HoldingId> {
    let role_id = role_within_reach(work, role).await?;
    store::email_of(work, person).await?.ok_or(Error::NotFound(Entity::Person))?;
    if store::holds(work, person, role_id).await? {
        return Err(Error::Conflict(Conflict::Duplicate(Entity::Holding, "role")));
    }
    let holding = store::insert_holding(work, person, role_id).await?;
    let (now, today) = (work.now, work.today());
    let entry = Entry::new("started", Entity::Holding, holding).after(&json!({ "role": role, "from": today }));
    let entry = work.record(entry.touches(Touches::Person(person))).await?;
    store::insert_holding_version(work, holding, Some(today), None, now, entry).await?;
    Ok(holding)
}

/// The caller chooses the language in which he reads; none leaves it to his organisation or his browser.
pub async fn choose_language(work: &mut Work, language: Option<&LanguageTag>) -> Result<()> {
    let (account, before) = (work.who.account, work.who.language.clone());
    if before.as_ref() == language {
        return Ok(());
    }
    store::set_language(work, language).await?;
    let entry = Entry::new("changed", Entity::Account, account).before(&json!({ "language": before }));
    work.record(entry.after(&json!({ "language": language }))).await?;
    Ok(())
}

/// Refuses to let `leaving` go if he is the last who may sign in as an administrator. Others who ask at the same moment
/// wait, so that two of the last two cannot leave together.
pub(super) async fn keep_an_administrator(work: &mut Work, leaving: PersonId) -> Result<()> {
    store::lock_organisation(work).await?;
    if store::rank::other_administrators(work, leaving).await? == 0 {
        return Err(Error::Refused(Rule::LastAdministrator));
    }
    Ok(())
}

/// Refuses to change the address that `person` signs in with: of somebody who ranks above the caller, and taking it away
/// from the last administrator.
pub(crate) async fn check_login_change(work: &mut Work, person: PersonId, keeps_one: bool) -> Result<()> {
    refuse_above(work, person).await?;
    if keeps_one { Ok(()) } else { keep_an_administrator(work, person).await }
}

/// Who ranks above the caller, so that he may not take their access, as ending an employment does; and who are the
/// administrators, of whom one has to stay.
pub(crate) async fn beyond_reach(read: &mut Read) -> Result<(HashSet<PersonId>, HashSet<PersonId>)> {
    let own = read.who.level;
    let levels = store::rank::levels(read).await?;
    let above = levels.into_iter().filter(|(_, level)| *level > own).map(|(person, _)| person).collect();
    Ok((above, store::rank::administrators_of(read).await?.into_iter().collect()))
}

/// Refuses to touch the access of somebody who ranks above the caller.
pub(super) async fn refuse_above(work: &mut Work, person: PersonId) -> Result<()> {
    if store::rank::level_of(work, person).await? > work.who.level {
        Err(Error::Refused(Rule::RanksAbove))
    } else {
        Ok(())
    }
}

/// The access role with code `code`, which must not rank above the caller's own.
async fn role_within_reach(work: &mut Work, code: &str) -> Result<RoleId> {
    work.require(Permission::AccessWrite)?;
    let (id, level) = store::role(work, code).await?.ok_or(Error::NotFound(Entity::Role))?;
    if level > work.who.level { Err(Error::Refused(Rule::RoleAboveOwn)) } else { Ok(id) }
}
