//! What the command line does to who may enter: it makes administrators, also where there is none left, and ends the demo.

use super::account::{Handed, give_highest, open_account};
use crate::{
    db::Tx,
    error::{Entity, Error, Result, Rule},
    identity::{NewPassword, Permissions, SEED, Who, store},
    journal::Entry,
    kernel::{
        date::Period,
        id::{AccountId, OrganisationId, PersonId},
    },
    people::{self, NewPerson},
    work::{Door, Installation, Work},
};
use chrono::{DateTime, Utc};
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};

/// Somebody who is to be an administrator.
#[derive(Debug, Clone)]
pub enum Chosen {
    /// Somebody of this organisation who is known.
    Known(OrganisationId, PersonId),
    /// Somebody new in this organisation.
    New(OrganisationId, NewPerson),
}

/// The organisation and the person with this e-mail address.
pub async fn person_with(installation: &Installation, email: &str) -> Result<Option<(OrganisationId, PersonId)>> {
    let email = super::sign_in::folded(email);
    installation.inspect(async |tx, _| store::access::person_with(tx, &email).await).await
}

/// Whether somebody has an account with this e-mail address, open or closed.
pub async fn has_account(installation: &Installation, email: &str) -> Result<bool> {
    let email = super::sign_in::folded(email);
    installation.inspect(async |tx, _| Ok(store::password(tx, &email).await?.is_some())).await
}

/// Makes somebody an administrator who can sign in with `password`, which they then change: with an open account, an
/// employment without an end, and the highest role. For the command line alone, which needs no administrator for it: the
/// journal has it as done there, in the name of whoever becomes one.
pub async fn make_administrator(installation: &Installation, chosen: &Chosen, password: &NewPassword) -> Result<Who> {
    if password.is_for_demo() {
        return Err(Error::Refused(Rule::DemoPassword));
    }
    let is_new = AtomicBool::new(false);
    let births = async |tx: &mut Tx, now: DateTime<Utc>| insert(tx, chosen, password, (now, &is_new)).await;
    installation
        .establish(Door::Command, "command", births, async |work| {
            record(work, chosen, password, is_new.load(Ordering::Relaxed)).await?;
            Ok(work.who().clone())
        })
        .await
}

/// Finds or writes the person and the account, and notes whether the account is new.
async fn insert(
    tx: &mut Tx,
    chosen: &Chosen,
    password: &NewPassword,
    (now, is_new): (DateTime<Utc>, &AtomicBool),
) -> Result<Who> {
    let (organisation, person) = match chosen {
        Chosen::Known(organisation, person) => (*organisation, *person),
        Chosen::New(organisation, new) => {
            (*organisation, people::service::found(&mut tx.tenant(*organisation), now, new).await?)
        }
    };
    let account = if let Some(account) = store::access::account_of(tx, person).await? {
        account
    } else {
        is_new.store(true, Ordering::Relaxed);
        open_account(&mut tx.tenant(organisation), person, (password, Handed::Over), now).await?
    };
    let (level, role) = SEED.first().map_or((1, ""), |highest| (highest.level, highest.code));
    Ok(Who {
        organisation,
        person,
        account,
        name: store::access::name_of(tx, person).await?,
        level,
        role: role.to_owned(),
        permissions: Permissions::all(),
        language: None,
        organisation_language: None,
        must_change_password: true,
    })
}

async fn record(work: &mut Work, chosen: &Chosen, password: &NewPassword, is_new: bool) -> Result<()> {
    let (person, account) = (work.who().person, work.who().account);
    if let Chosen::New(_, new) = chosen {
        work.record(Entry::new("created", Entity::Person, person).after(new).about(person)).await?;
    }
    if is_new {
        work.record(Entry::new("created", Entity::Account, account).about(person)).await?;
    } else {
        open(work, person, account, password).await?;
    }
    employ(work, person).await?;
    let held = store::access::held(work, person).await?;
    if !held.iter().any(|role| SEED.first().is_some_and(|highest| highest.code == role.code)) {
        give_highest(work, person).await?;
    }
    Ok(())
}

/// Opens the account with the password; who is signed in with it has to sign in again.
async fn open(work: &mut Work, person: PersonId, account: AccountId, password: &NewPassword) -> Result<()> {
    let entry = |action| Entry::new(action, Entity::Account, account).about(person);
    if store::access::set_active(work, account, true).await? {
        work.record(entry("reopened")).await?;
    }
    store::access::set_password(work, account, &password.hash, true).await?;
    store::access::revoke_all(work, account).await?;
    // Unscoped: the account was found within the organisation.
    store::network::forget_failures(work.unscoped_tx(), account).await?;
    work.record(entry("password_reset")).await.map(drop)
}

/// Lets somebody be employed without an end, from today on or from the end of what is known.
async fn employ(work: &mut Work, person: PersonId) -> Result<()> {
    let (known, today) = (people::service::detail(work, person).await?.employments, work.today());
    if known.iter().any(|one| one.period.to.is_none()) {
        return Ok(());
    }
    let from = known.iter().filter_map(|one| one.period.to).fold(today, Ord::max);
    people::service::employ(work, person, Period::since(from)).await.map(drop)
}

/// Ends the organisations that are for trying out, because there is one of somebody's own: closes their accounts, whose
/// password everybody knows, and ends their sign-ins. How many accounts were open. The journal of each tells it, in the name of
/// its founder.
pub(crate) async fn end_demos(work: &mut Work) -> Result<u64> {
    let (now, caller) = (work.now, work.who().clone());
    // Unscoped: the demos are organisations of their own.
    for demo in store::access::open_demos(work.unscoped_tx()).await? {
        let founder = Who { organisation: demo.organisation, person: demo.founder, ..caller.clone() };
        let entry = Entry::new("ended", Entity::Organisation, demo.organisation);
        let entry = entry.after(&json!({ "demo_closed": demo.accounts }));
        work.acting_as(founder, async |work| work.record(entry).await).await?;
    }
    store::access::close_demos(work.unscoped_tx(), now).await
}

/// The same from the command line, for an installation in which both stand beside each other.
pub async fn end_demo(installation: &Installation) -> Result<u64> {
    let open = installation.inspect(async |tx, _| store::access::open_demos(tx).await).await?;
    let Some(first) = open.first() else { return Ok(0) };
    let founder = async |tx: &mut Tx, _: DateTime<Utc>| founder(tx, first).await;
    installation.establish(Door::Command, "command", founder, end_demos).await
}

/// Whoever began a demo, as the one in whose name its end is written.
async fn founder(tx: &mut Tx, demo: &store::access::OpenDemo) -> Result<Who> {
    Ok(Who {
        organisation: demo.organisation,
        person: demo.founder,
        account: demo.account,
        name: store::access::name_of(tx, demo.founder).await?,
        level: 1,
        role: String::new(),
        permissions: Permissions::default(),
        language: None,
        organisation_language: None,
        must_change_password: false,
    })
}
