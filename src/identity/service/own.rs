//! What somebody does with their own password: change it, and show it again before a sensitive step.

use super::{attempt::Attempt, sign_in::folded};
use crate::{
    error::{Conflict, Entity, Error, Problem, Result, Rule},
    identity::{About, AccountAction, NewPassword, PasswordChange, PasswordDraft, Passwords, SignInKind, store},
    journal::Entry,
    kernel::{id::PersonId, secret},
    organisation,
    work::{Caller, Read, Work},
};
use chrono::TimeDelta;

/// For so long a password that was shown opens sensitive steps.
const FRESH: TimeDelta = TimeDelta::minutes(10);
/// The field in which the present password is typed before a sensitive step.
const OWN: &str = "own_password";

/// The present password, shown once more before a sensitive step in a browser.
#[derive(Clone, Copy)]
pub struct Reauthentication<'a> {
    /// The password as it was typed.
    pub password: &'a str,
    /// The cookie of the browser.
    pub cookie: &'a str,
    /// The network address that the caller came from.
    pub address: &'a str,
}

/// Whether the browser with this cookie has to show the password again before a sensitive step.
pub async fn is_password_due(caller: &Caller, cookie: &str) -> Result<bool> {
    let (account, fingerprint) = (caller.who().account, secret::fingerprint(cookie));
    let load = async |read: &mut Read| {
        let shown = store::access::shown_at(read, account, &fingerprint).await?;
        Ok(shown.is_none_or(|at| at + FRESH < read.now))
    };
    caller.read(load).await
}

/// Whether `person` has an account that is open: what ends or moves their signing in is a sensitive step then.
pub async fn may_sign_in(read: &mut Read, person: PersonId) -> Result<bool> {
    Ok(store::access::account(read, person).await?.is_some_and(|account| account.is_active))
}

/// Authenticates the caller again by their password: for ten minutes this browser is not asked again.
///
/// A wrong one is a flaw of the field `own_password` and counts like a refused sign-in.
pub async fn reauthenticate(caller: &Caller, typed: Reauthentication<'_>) -> Result<()> {
    if typed.password.is_empty() {
        return Err(Error::invalid(OWN, Problem::Required));
    }
    let (organisation, account) = (caller.who().organisation, caller.who().account);
    let (hash, email) = present(caller).await?;
    check(caller, (&hash, &folded(&email)), typed.password, typed.address, OWN).await?;
    let fingerprint = secret::fingerprint(typed.cookie);
    let noted = async |tx: &mut crate::db::Tx, now| {
        store::access::set_shown(&mut tx.tenant(organisation), account, &fingerprint, now).await
    };
    caller.installation().alter(noted).await
}

/// Gives the account of the caller, who came from the network address `address`, another password; every other sign-in of it ends
/// but that of the browser with `cookie`.
///
/// A wrong present password is a flaw of the field `old_password`. It counts like a refused sign-in: after five there is
/// [`Error::TooMany`] for a while. Only then a new one that is not good enough is told, as a flaw of the field `password`.
pub async fn change_password(
    caller: &Caller,
    draft: &PasswordDraft,
    cookie: Option<&str>,
    address: &str,
) -> Result<()> {
    let PasswordChange { old, new, .. } = draft.parse()?;
    // Sent again, the present password is another one.
    if caller.answered::<()>().await?.is_some() {
        return Ok(());
    }
    let (hash, email) = present(caller).await?;
    check(caller, (&hash, &folded(&email)), old.expose(), address, "old_password").await?;
    if new == old {
        return Err(Error::invalid("password", Problem::Unchanged));
    }
    let organisation = caller.read(async |read| organisation::service::current(read).await).await?;
    let about = About { email: &email, name: &caller.who().name, organisation: &organisation.name };
    let password = caller.installation().part::<Passwords>().choose(new.expose(), about).await?;
    let kept = cookie.map(secret::fingerprint);
    caller.once(async |work| replace(work, &hash, &password, kept.as_deref()).await).await
}

/// The stored password of the caller and the address that they sign in with.
async fn present(caller: &Caller) -> Result<(String, String)> {
    let (account, person) = (caller.who().account, caller.who().person);
    let load = async |read: &mut Read| {
        let hash = store::access::password(read, account).await?.ok_or(Error::not_found(account))?;
        Ok((hash, store::email_of(read, person).await?.flatten().unwrap_or_default()))
    };
    caller.read(load).await
}

/// Refuses whoever does not know the present password, and whoever tried too often.
async fn check(
    caller: &Caller,
    (hash, email): (&str, &str),
    typed: &str,
    address: &str,
    field: &'static str,
) -> Result<()> {
    let installation = caller.installation();
    let attempt = Attempt::begin(installation, Some(caller.who().account), email, address).await?;
    match installation.part::<Passwords>().verify(typed, Some(hash.to_owned())).await {
        Ok(false) => {
            attempt.failed(SignInKind::Browser).await;
            Err(Error::invalid(field, Problem::WrongPassword))
        }
        Ok(true) => attempt.succeeded().await,
        Err(error) => {
            attempt.withdraw().await?;
            Err(error)
        }
    }
}

/// Writes the new password in the place of `old`, unless somebody else has replaced it meanwhile.
async fn replace(work: &mut Work, old: &str, password: &NewPassword, kept: Option<&str>) -> Result<()> {
    if password.is_for_demo() && !organisation::service::current(work).await?.is_demo {
        return Err(Error::Refused(Rule::DemoPassword));
    }
    let (account, person) = (work.who().account, work.who().person);
    if !store::access::replace_password(work, account, old, &password.hash).await? {
        return Err(Error::Conflict(Conflict::Changed(Entity::Account)));
    }
    store::access::revoke_others(work, account, kept).await?;
    if let Some(kept) = kept {
        let now = work.now;
        store::access::set_shown(&mut work.tenant(), account, kept, now).await?;
    }
    work.record(Entry::new(AccountAction::PasswordChanged, account).about(person)).await.map(drop)
}
