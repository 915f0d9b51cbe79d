//! The access of a person: an account and its password, and access roles. `/people/{id}/access`.
//!
//! No mail is sent: a password that the server makes up is shown once, to whoever asked for it.

mod question;

pub(super) use question::{ask, ask_password, ask_role, switch, take};

use crate::{
    confirm::{Confirmation, OwnPassword},
    form::Form,
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t, text,
    ui::{Fact, Facts, Notice, NoticeKind, PageHead, Panel, Place, PostForm, SelectField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    error::{Conflict, Entity, Error},
    identity::{About, Access, GrantDraft, NewPassword, Passwords, access, service as identity},
    kernel::{id::PersonId, input::Draft as _, secret},
    organisation,
    people::{Person, service},
    work::Work,
};
use leptos::prelude::*;

/// What these pages show.
struct PersonAccessView {
    person: Person,
    access: Access,
}

pub(super) async fn show(member: Member, confirmation: Confirmation, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id), Form::default(), (None, confirmation.is_due())).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn load(member: &Member, id: PersonId) -> Result<PersonAccessView> {
    member.require(access::MANAGE)?;
    let load = member.read(async |read| Ok((service::detail(read, id).await?, identity::access(read, id).await?)));
    load.await.map(|(detail, access)| PersonAccessView { person: detail.person, access })
}

/// The page, with a password that was just made up, and with a field for the own password if that is due.
async fn page(member: &Member, id: PersonId, form: Form, (password, due): (Option<String>, bool)) -> Answer {
    let view = load(member, id).await?;
    let page = Page::inside(member, Place::People).of_form(&form);
    Ok(page.show(|| t!("access-title"), move || body(view, form, password, due)).await)
}

/// Opens an account for somebody who has none, else gives a role.
pub(super) async fn grant(
    member: Member,
    mut confirmation: Confirmation,
    Path(id): Path<String>,
    form: Form,
) -> Response {
    let id = path_id(&id);
    let granted = try_grant(&member, &mut confirmation, id, &form).await;
    let due = confirmation.is_due();
    let again = async |form| page(&member, id, form, (None, due)).await;
    let shown = after(&member, id, granted, form, due, again).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// What follows a form: the password that was made up, the page anew if there is none, or the form `again` with what
/// is wrong with it.
async fn after(
    member: &Member,
    id: PersonId,
    password: Result<Option<String>>,
    form: Form,
    due: bool,
    again: impl AsyncFnOnce(Form) -> Answer,
) -> Answer {
    match password {
        Ok(None) => done(&format!("/people/{id}/access")),
        Ok(password) => page(member, id, Form::default(), (password, due)).await,
        Err(error) => again(form.with(error)?).await,
    }
}

async fn try_grant(
    member: &Member,
    confirmation: &mut Confirmation,
    id: PersonId,
    form: &Form,
) -> Result<Option<String>> {
    let PersonAccessView { person, access } = load(member, id).await?;
    confirmation.check(member, form).await?;
    let grant = GrantDraft::of(form).parse()?;
    if access.account.is_some() && grant.is_new {
        // Sent twice, or somebody else opened it: whoever does not have its password makes up another one.
        return Err(Error::Conflict(Conflict::Changed(Entity::Account)));
    }
    if access.account.is_some() {
        let give = async |work: &mut Work| identity::give_role(work, id, &grant.role).await.map(drop);
        return member.write(form, give).await.map(|()| None);
    }
    let (typed, password) = made_up(member, &person).await?;
    // Not once: the answer is a password, which is not kept.
    member.caller.write(async |work| identity::create_account(work, id, &password, &[&grant.role]).await).await?;
    Ok(Some(typed))
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

pub(super) async fn reset(
    member: Member,
    mut confirmation: Confirmation,
    Path(id): Path<String>,
    form: Form,
) -> Response {
    let id = path_id(&id);
    let typed = try_reset(&member, &mut confirmation, id, &form).await.map(Some);
    let again = async |form| question::renewing(&member, id, form, &confirmation).await;
    let shown = after(&member, id, typed, form, confirmation.is_due(), again).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_reset(member: &Member, confirmation: &mut Confirmation, id: PersonId, form: &Form) -> Result<String> {
    let person = load(member, id).await?.person;
    confirmation.check(member, form).await?;
    let (typed, password) = made_up(member, &person).await?;
    // Not once: the answer is a password, which is not kept.
    member.caller.write(async |work| identity::reset_password(work, id, &password).await).await?;
    Ok(typed)
}

fn body(view: PersonAccessView, form: Form, password: Option<String>, due: bool) -> impl IntoView {
    let PersonAccessView { person, access } = view;
    let id = person.id;
    let back = (format!("/people/{id}"), person.full_name());
    let told = password.map(|password| {
        view! {
            <Notice kind=NoticeKind::Done title=t!("access-password-is")>
                <p><strong class="code">{password}</strong></p>
                <p>{t!("access-password-once")}</p>
            </Notice>
        }
    });
    let own = access.is_own.then(|| view! { <Notice kind=NoticeKind::Warning title=t!("rule-own-access") /> });
    let above = access.is_above.then(|| view! { <Notice kind=NoticeKind::Warning title=t!("rule-ranks-above") /> });
    let roles = access.account.is_some().then(|| view! { <Roles id access=access.clone() /> });
    view! {
        <div class="page">
            <PageHead title=t!("access-title") lede=t!("access-lede") back />
            <div class="stack">
                {told}{own}{above}
                <Account id access=access.clone() />
                {roles}
                <Grant id access form due />
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Account(id: PersonId, access: Access) -> impl IntoView {
    let Some(account) = access.account else {
        return view! { <p class="quiet">{t!("access-none")}</p> }.into_any();
    };
    let state = if account.is_active { t!("access-open") } else { t!("access-closed") };
    let last = account.last_sign_in_at.map_or_else(|| t!("access-never"), text::moment);
    let switch = if account.is_active { t!("access-close-submit") } else { t!("access-reopen-submit") };
    let actions = (!access.is_above && !access.is_own).then(|| {
        view! {
            <p class="form-actions">
                <a class="btn" href=format!("/people/{id}/access/password")>{t!("access-password-submit")}</a>
                <a class="btn" href=format!("/people/{id}/access/account")>{switch}</a>
            </p>
        }
    });
    view! {
        <Panel name="account" title=t!("access-account")>
            <Facts line=true>
                <Fact name=t!("access-state")>{state}</Fact>
                <Fact name=t!("label-email")><bdi>{access.email}</bdi></Fact>
                <Fact name=t!("access-since")>{text::day(account.created_at.date_naive())}</Fact>
                <Fact name=t!("access-last")>{last}</Fact>
            </Facts>
            {actions}
        </Panel>
    }
    .into_any()
}

#[component]
fn Roles(id: PersonId, access: Access) -> impl IntoView {
    let row = |role: &docendo::identity::HeldRole| {
        let name = t!(&format!("access-{}", role.code.replace('_', "-")));
        let since = role.valid_from.map(|day| t!("period-since", from = text::day(day)));
        let label = t!("access-take-of", role = name.clone());
        let href = format!("/people/{id}/access/roles/{}", role.id);
        let take = (!access.is_above && !access.is_own).then(|| {
            view! { <a class="btn btn-quiet btn-small" href=href aria-label=label>{t!("access-take-submit")}</a> }
        });
        view! { <li><div><span class="row-title">{name}</span><div class="meta">{since}</div></div>{take}</li> }
    };
    let rows = access.held.iter().map(row).collect_view();
    let none = access.held.is_empty().then(|| view! { <li><div class="quiet">{t!("access-no-role")}</div></li> });
    view! { <Panel name="roles" title=t!("access-roles") flush=true><ul class="rows">{rows}{none}</ul></Panel> }
        .into_any()
}

/// The form: what it does depends on whether there is an account.
#[component]
fn Grant(id: PersonId, access: Access, form: Form, due: bool) -> impl IntoView {
    if access.email.is_none() {
        return view! { <Notice kind=NoticeKind::Info title=t!("access-needs-email") /> }.into_any();
    }
    if access.grantable.is_empty() || access.is_own {
        return ().into_any();
    }
    let option = |role: &docendo::identity::GrantableRole| {
        (role.code.clone(), t!(&format!("access-{}", role.code.replace('_', "-"))))
    };
    // The lowest comes first: nobody becomes an administrator by a slip.
    let options: Vec<_> = access.grantable.iter().rev().map(option).collect();
    let (title, submit) = match access.account {
        Some(_) => (t!("access-give-title"), t!("access-give-submit")),
        None => (t!("access-new-title"), t!("access-new-submit")),
    };
    // After a new password its page stands at another address.
    let action = format!("/people/{id}/access");
    let new = access.account.is_none().then(|| view! { <input type="hidden" name="new" value="yes" /> });
    view! {
        <Panel name="grant" title>
            <PostForm form action submit>
                {new}
                <SelectField name="access_role" label=t!("access-role") options required=true help=t!("access-role-help") />
                <OwnPassword due />
            </PostForm>
        </Panel>
    }
    .into_any()
}
