//! What lets somebody enter who could not, and ends the demo: for the command line, and for those who found an organisation.

use super::account::{Handed, give_highest, open_account};
use crate::{
    db::{Tenant, Tx},
    error::Result,
    identity::{AccountAction, NewPassword, Permissions, SEED, Who, store},
    journal::Entry,
    kernel::id::{AccountId, OrganisationId, PersonId},
    organisation::OrganisationAction,
    work::{Door, Installation, Work},
};
use chrono::{DateTime, Utc};
use serde_json::json;

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

/// The account of a person, which is opened with `password` if there is none, and whether it is new.
pub(crate) async fn find_or_open_account(
    tenant: &mut Tenant<'_>,
    person: PersonId,
    password: &NewPassword,
    now: DateTime<Utc>,
) -> Result<(AccountId, bool)> {
    match store::access::account_of(tenant, person).await? {
        Some(account) => Ok((account, false)),
        None => Ok((open_account(tenant, person, (password, Handed::Over), now).await?, true)),
    }
}

/// Somebody who administers an organisation, as the one who acts before they have signed in.
pub(crate) async fn administrator(
    tx: &mut Tx,
    organisation: OrganisationId,
    (person, account): (PersonId, AccountId),
    handed: Handed,
) -> Result<Who> {
    let (level, role) = SEED.first().map_or((1, ""), |highest| (highest.level, highest.code));
    Ok(Who {
        organisation,
        person,
        account,
        name: store::access::name_of(&mut tx.tenant(organisation), person).await?,
        level,
        roles: vec![role.to_owned()],
        permissions: Permissions::all(),
        language: None,
        organisation_language: None,
        must_change_password: handed == Handed::Over,
    })
}

/// Gives `person` the highest role, unless they have it.
pub(crate) async fn keep_highest(work: &mut Work, person: PersonId) -> Result<()> {
    let held = store::access::held(work, person).await?;
    if held.iter().any(|role| SEED.first().is_some_and(|highest| highest.code == role.code)) {
        return Ok(());
    }
    give_highest(work, person).await.map(drop)
}

/// Opens the account with the password; who is signed in with it has to sign in again.
pub(crate) async fn reopen(
    work: &mut Work,
    person: PersonId,
    account: AccountId,
    password: &NewPassword,
) -> Result<()> {
    let entry = |action| Entry::new(action, account).about(person);
    if store::access::set_active(work, account, true).await? {
        work.record(entry(AccountAction::Reopened)).await?;
    }
    store::access::set_password(work, account, &password.hash, true).await?;
    store::access::revoke_all(work, account).await?;
    // Unscoped: the account was found within the organisation.
    store::network::forget_failures(work.unscoped_tx(), account).await?;
    work.record(entry(AccountAction::PasswordReset)).await.map(drop)
}

/// Ends the organisations that are for trying out, because there is one of somebody's own: closes their accounts, whose
/// password everybody knows, and ends their sign-ins. How many accounts were open. The journal of each tells it, in the name of
/// its founder.
pub(crate) async fn end_demos(work: &mut Work) -> Result<u64> {
    let (now, caller) = (work.now, work.who().clone());
    // Unscoped: the demos are organisations of their own.
    for demo in store::access::open_demos(work.unscoped_tx()).await? {
        let founder = Who { organisation: demo.organisation, person: demo.founder, ..caller.clone() };
        let entry = Entry::new(OrganisationAction::Ended, demo.organisation);
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
        name: store::access::name_of(&mut tx.tenant(demo.organisation), demo.founder).await?,
        level: 1,
        roles: Vec::new(),
        permissions: Permissions::default(),
        language: None,
        organisation_language: None,
        must_change_password: false,
    })
}
