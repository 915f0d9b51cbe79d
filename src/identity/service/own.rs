//! What somebody changes of his own account: his password.

use super::sign_in::folded;
use crate::{
    error::{Conflict, Entity, Error, Problem, Result, Rule},
    identity::{About, NewPassword, store},
    journal::Entry,
    kernel::secret,
    organisation,
    work::{Caller, Work},
};

/// A change of one's own password as it was typed.
#[derive(Clone, Copy)]
pub struct PasswordChange<'a> {
    /// The present password, which shows that it is he.
    pub old: &'a str,
    /// The next one.
    pub new: &'a str,
    /// The cookie of the browser that stays signed in, if he came with one.
    pub cookie: Option<&'a str>,
    /// The network address that he came from.
    pub address: &'a str,
}

/// Gives the account of the caller another password; every other sign-in of it ends.
///
/// A wrong present password is a flaw of the field `old_password`. It counts like a refused sign-in: after five within a
/// minute there is [`Error::TooMany`]. A new one that is not good enough is a flaw of the field `password`.
pub async fn change_password(caller: &Caller, typed: PasswordChange<'_>) -> Result<()> {
    let (account, person) = (caller.who().account, caller.who().person);
    let load = async |read: &mut crate::work::Read| {
        let hash = store::access::password(read, account).await?.ok_or(Error::NotFound(Entity::Account))?;
        Ok((hash, store::email_of(read, person).await?.flatten().unwrap_or_default()))
    };
    let (hash, email) = caller.read(load).await?;
    check_old(caller, &hash, &folded(&email), &typed).await?;
    let about = About { email: &email, name: &caller.who().name };
    let password = caller.installation().passwords.choose(typed.new, about).await?;
    let kept = typed.cookie.map(secret::fingerprint);
    caller.write(async |work| replace(work, &hash, &password, kept.as_deref()).await).await
}

/// Refuses whoever does not know the present password, and whoever tried too often.
async fn check_old(caller: &Caller, hash: &str, email: &str, typed: &PasswordChange<'_>) -> Result<()> {
    let installation = caller.installation();
    let (passwords, attempts) = (&installation.passwords, &installation.passwords.attempts);
    attempts.begin(email, typed.address, installation.clock.now())?;
    match passwords.verify(typed.old, Some(hash.to_owned())).await {
        Ok(false) => Err(Error::invalid("old_password", Problem::WrongPassword)),
        verified => {
            attempts.withdraw(email, typed.address);
            verified.map(drop)
        }
    }
}

/// Writes the new password in the place of `old`, unless somebody else has replaced it meanwhile.
async fn replace(work: &mut Work, old: &str, password: &NewPassword, kept: Option<&str>) -> Result<()> {
    if password.is_for_demo() && !organisation::service::current(work).await?.is_demo {
        return Err(Error::Refused(Rule::DemoPassword));
    }
    let (account, person) = (work.who.account, work.who.person);
    if !store::access::replace_password(work, account, old, &password.hash).await? {
        return Err(Error::Conflict(Conflict::Changed(Entity::Account)));
    }
    store::access::revoke_others(work, account, kept).await?;
    work.record(Entry::new("password_changed", Entity::Account, account).about(person)).await.map(drop)
}
