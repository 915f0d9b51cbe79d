//! What an administrator sees and changes of somebody's access: the account, its password, and the access roles.
//!
//! Nobody changes their own access or that of somebody who ranks above them, and an organisation keeps an administrator.

use super::account::{Handed, keep_an_administrator, refuse_above, refuse_own};
use crate::{
    error::{Conflict, Entity, Error, Result, Rule},
    facts::{FactKind, supersede},
    identity::{Access, AccountAction, AccountState, Beyond, HoldingAction, NewPassword, SEED, access, store},
    journal::Entry,
    kernel::id::{HoldingId, PersonId},
    organisation,
    work::{Read, Work},
};
use chrono::TimeDelta;
use serde_json::json;

/// For so long administrators are told of rights that were given beyond the giver's own.
const TOLD: TimeDelta = TimeDelta::days(30);

/// The access of `person`, and the roles that the caller may give.
pub async fn access(read: &mut Read, person: PersonId) -> Result<Access> {
    read.require(access::MANAGE)?;
    let email = store::email_of(read, person).await?.ok_or(Error::not_found(person))?;
    let (account, held) = (store::access::account(read, person).await?, store::access::held(read, person).await?);
    let level = read.who().level;
    let mut grantable = store::access::grantable(read, level).await?;
    grantable.retain(|role| held.iter().all(|other| other.code != role.code));
    let is_above = store::rank::level_of(read, person).await? > level;
    let is_own = read.who().person == person;
    Ok(Access { email, account, held, grantable, is_above, is_own })
}

/// Who was given an access role that permits more than whoever gave it may do, in the last 30 days, the latest first: for the
/// administrators, who read the trail and give access. Nobody can put one aside before.
pub async fn beyond_own(read: &mut Read) -> Result<Vec<Beyond>> {
    read.require(access::SEE_BEYOND)?;
    let since = read.now - TOLD;
    store::access::beyond(read, since).await
}

/// Takes an access role back from `person`, from this day on.
pub async fn take_role(work: &mut Work, person: PersonId, holding: HoldingId) -> Result<()> {
    work.require(access::MANAGE)?;
    let held = store::access::held(work, person).await?;
    let role = held.into_iter().find(|role| role.id == holding).ok_or(Error::not_found(holding))?;
    refuse_own(work, person)?;
    refuse_above(work, person).await?;
    if is_highest(&role.code) {
        keep_an_administrator(work, person).await?;
    }
    let today = work.today();
    let entry = Entry::new(HoldingAction::Ended, holding)
        .before(&json!({ "role": role.code, "from": role.valid_from }))
        .after(&json!({ "role": role.code, "from": role.valid_from, "to": today }));
    let entry = work.record(entry.about(person)).await?;
    let recorded_at = supersede(work, FactKind::Holding, role.version).await?;
    store::insert_holding_version(work, holding, role.valid_from, Some(today), recorded_at, entry).await
}

/// Closes the account of `person`, or opens it again. Who is signed in with a closed account is out at once.
pub async fn set_active(work: &mut Work, person: PersonId, is_active: bool) -> Result<()> {
    let account = account_within_reach(work, person).await?;
    if !is_active {
        let held = store::access::held(work, person).await?;
        if held.iter().any(|role| is_highest(&role.code)) {
            keep_an_administrator(work, person).await?;
        }
        store::access::revoke_all(work, account.id).await?;
    }
    if !store::access::set_active(work, account.id, is_active).await? {
        return Err(Error::Conflict(Conflict::Changed(Entity::Account)));
    }
    let action = if is_active { AccountAction::Reopened } else { AccountAction::Closed };
    work.record(Entry::new(action, account.id).about(person)).await.map(|_| ())
}

/// Gives the account of `person` another password; whoever is signed in with it has to sign in again.
pub async fn reset_password(work: &mut Work, person: PersonId, password: &NewPassword) -> Result<()> {
    let account = account_within_reach(work, person).await?;
    if password.is_for_demo() && !organisation::service::current(work).await?.is_demo {
        return Err(Error::Refused(Rule::DemoPassword));
    }
    let must_change = Handed::by(work, person, password) == Handed::Over;
    store::access::set_password(work, account.id, &password.hash, must_change).await?;
    // Unscoped: the account was found within the organisation.
    store::network::forget_failures(work.unscoped_tx(), account.id).await?;
    store::access::revoke_all(work, account.id).await?;
    work.record(Entry::new(AccountAction::PasswordReset, account.id).about(person)).await.map(|_| ())
}

async fn account_within_reach(work: &mut Work, person: PersonId) -> Result<AccountState> {
    work.require(access::MANAGE)?;
    let account = store::access::account(work, person).await?.ok_or(Error::NotFound(Entity::Account))?;
    refuse_own(work, person)?;
    refuse_above(work, person).await?;
    Ok(account)
}

/// Whether it is the administrator's role.
fn is_highest(code: &str) -> bool {
    SEED.first().is_some_and(|highest| highest.code == code)
}
