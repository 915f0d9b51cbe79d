//! What the command line does to who may enter: it makes administrators, also where there is none left.

use crate::{
    db::Tx,
    error::{Error, Result, Rule},
    identity::{
        AccountAction, NewPassword, Who,
        service::{Handed, administrator, find_or_open_account, keep_highest, reopen},
    },
    journal::Entry,
    kernel::{
        date::Period,
        id::{OrganisationId, PersonId},
    },
    people::{self, NewPerson, PersonAction},
    work::{Door, Installation, Work},
};
use chrono::{DateTime, Utc};
use std::sync::atomic::{AtomicBool, Ordering};

/// Somebody who is to be an administrator.
#[derive(Debug, Clone)]
pub enum Chosen {
    /// Somebody of this organisation who is known.
    Known(OrganisationId, PersonId),
    /// Somebody new in this organisation.
    New(OrganisationId, NewPerson),
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
            (*organisation, people::service::insert_person(&mut tx.tenant(*organisation), now, new).await?)
        }
    };
    let (account, opened) = find_or_open_account(&mut tx.tenant(organisation), person, password, now).await?;
    is_new.store(opened, Ordering::Relaxed);
    administrator(tx, organisation, (person, account), Handed::Over).await
}

async fn record(work: &mut Work, chosen: &Chosen, password: &NewPassword, is_new: bool) -> Result<()> {
    let (person, account) = (work.who().person, work.who().account);
    if let Chosen::New(_, new) = chosen {
        work.record(Entry::new(PersonAction::Created, person).after(new).about(person)).await?;
    }
    if is_new {
        work.record(Entry::new(AccountAction::Created, account).about(person)).await?;
    } else {
        reopen(work, person, account, password).await?;
    }
    employ(work, person).await?;
    keep_highest(work, person).await
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
