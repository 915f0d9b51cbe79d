//! What the server functions of somebody's access answer. Nobody is asked for their password about somebody whose access they may
//! not see.

use super::wire::{AccessPage, CLOSED, OPEN, ToldAccount, ToldRole};
use crate::{
    confirm::Confirmation, fault::Fault, form::Form, pages::kit::words::path_id, served::Answer, visitor::Member,
};
use docendo::{
    Result,
    error::{Conflict, Entity, Error},
    identity::{
        About, Access, AccountState, GrantDraft, HeldRole, NewPassword, Passwords, access, service as identity,
    },
    kernel::{
        id::{HoldingId, PersonId},
        input::Draft as _,
        secret,
    },
    organisation,
    people::{Person, service},
    work::{Read, Work},
};

async fn load(member: &Member, id: PersonId) -> Result<(Person, Access)> {
    member.require(access::MANAGE)?;
    let load = async |read: &mut Read| Ok((service::detail(read, id).await?.person, identity::access(read, id).await?));
    member.read(load).await
}

/// The address of the page about the access of a person.
fn page_of(id: PersonId) -> String {
    format!("/people/{id}/access")
}

/// That somebody else changed the account meanwhile.
const CHANGED: Error = Error::Conflict(Conflict::Changed(Entity::Account));

pub(super) async fn show(member: &Member, asked: &Form) -> Result<AccessPage, Fault> {
    let (person, access) = load(member, path_id(asked.value("id"))).await?;
    let account = |account: AccountState| ToldAccount {
        is_active: account.is_active,
        since: account.created_at.date_naive(),
        last: account.last_sign_in_at,
    };
    let held = |role: HeldRole| ToldRole { id: role.id, code: role.code, since: role.valid_from };
    Ok(AccessPage {
        id: person.id,
        name: person.full_name(),
        email: access.email,
        account: access.account.map(account),
        held: access.held.into_iter().map(held).collect(),
        grantable: access.grantable.into_iter().rev().map(|role| role.code).collect(),
        is_above: access.is_above,
        is_own: access.is_own,
        is_due: Confirmation::of(member).await?.is_due(),
    })
}

pub(super) async fn show_account(member: &Member, asked: &Form) -> Result<AccessPage, Fault> {
    let page = show(member, asked).await?;
    if page.account.is_some() { Ok(page) } else { Err(Fault::NotFound(Entity::Account)) }
}

pub(super) async fn show_role(member: &Member, asked: &Form) -> Result<AccessPage, Fault> {
    let (page, fact) = (show(member, asked).await?, path_id(asked.value("fact")));
    if page.held.iter().any(|role| role.id == fact) { Ok(page) } else { Err(Fault::NotFound(Entity::Holding)) }
}

/// Opens an account with the access role that `form` names for the person that it names, and tells its password; gives the role if
/// there is an account.
pub(super) async fn grant(member: &Member, form: &Form) -> Result<Answer> {
    let (person, access) = load(member, path_id(form.value("id"))).await?;
    Confirmation::of(member).await?.check(member, form).await?;
    let grant = GrantDraft::of(form).parse()?;
    if access.account.is_some() && grant.is_new {
        // Sent twice, or somebody else opened it: whoever does not have its password makes up another one.
        return Err(CHANGED);
    }
    if access.account.is_some() {
        let give = async |work: &mut Work| identity::give_role(work, person.id, &grant.role).await.map(drop);
        return member.write(form, give).await.map(|()| Answer::GoTo(page_of(person.id)));
    }
    let (typed, password) = made_up(member, &person).await?;
    // Not once: the answer is a password, which is not kept.
    let open = async |work: &mut Work| identity::create_account(work, person.id, &password, &[&grant.role]).await;
    member.caller.write(open).await?;
    Ok(Answer::Tell(typed))
}

/// A new password, as it is shown and as it is stored.
async fn made_up(member: &Member, person: &Person) -> Result<(String, NewPassword)> {
    let typed = secret::password();
    let organisation = member.read(async |read| organisation::service::current(read).await).await?.name;
    let (email, name) = (person.email.as_ref().map(ToString::to_string).unwrap_or_default(), person.full_name());
    let about = About { email: &email, name: &name, organisation: &organisation };
    let password = member.installation().part::<Passwords>().choose(&typed, about).await?;
    Ok((typed, password))
}

/// Replaces the password of the person that `form` names, and tells the new one.
pub(super) async fn replace_password(member: &Member, form: &Form) -> Result<Answer> {
    let (person, _) = load(member, path_id(form.value("id"))).await?;
    Confirmation::of(member).await?.check(member, form).await?;
    let (typed, password) = made_up(member, &person).await?;
    // Not once: the answer is a password, which is not kept.
    member.caller.write(async |work| identity::reset_password(work, person.id, &password).await).await?;
    Ok(Answer::Tell(typed))
}

/// Takes the access role that `form` names from the person that it names. What is not held is taken already, also if somebody else
/// did that.
pub(super) async fn take_role(member: &Member, form: &Form) -> Result<String> {
    let (id, fact): (PersonId, HoldingId) = (path_id(form.value("id")), path_id(form.value("fact")));
    load(member, id).await?;
    Confirmation::of(member).await?.check(member, form).await?;
    match member.write(form, async |work| identity::take_role(work, id, fact).await).await {
        Ok(()) | Err(Error::NotFound(Entity::Holding)) => Ok(page_of(id)),
        Err(error) => Err(error),
    }
}

/// Closes the account that somebody saw open, opens the one that they saw closed: `form` says which of the two.
pub(super) async fn switch_account(member: &Member, form: &Form) -> Result<String> {
    let id = path_id(form.value("id"));
    load(member, id).await?;
    Confirmation::of(member).await?.check(member, form).await?;
    let active = match form.value("seen") {
        OPEN => false,
        CLOSED => true,
        // What nobody saw is not turned into its opposite.
        _ => return Err(CHANGED),
    };
    let account = load(member, id).await?.1.account.ok_or(Error::NotFound(Entity::Account))?;
    // Somebody else may have done the same.
    if account.is_active != active {
        member.write(form, async |work| identity::set_active(work, id, active).await).await?;
    }
    Ok(page_of(id))
}
