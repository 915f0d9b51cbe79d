//! What is asked before somebody's access is taken or their password replaced.
//!
//! What is so already is not asked for again: it leads to the same page.

use super::load;
use crate::{
    confirm::{Confirmation, OwnPassword},
    form::Form,
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    error::{Conflict, Entity, Error},
    identity::service as identity,
    kernel::id::{HoldingId, PersonId},
};
use leptos::prelude::*;

/// What somebody is asked: the keys of its texts, whether they saw an open account, if that matters, and whether it
/// takes something away.
#[derive(Clone, Copy)]
struct Question {
    title: &'static str,
    text: &'static str,
    submit: &'static str,
    seen: Option<&'static str>,
    danger: bool,
}

impl Question {
    const fn new(title: &'static str, text: &'static str, submit: &'static str) -> Self {
        Self { title, text, submit, seen: None, danger: false }
    }

    const fn having_seen(self, seen: &'static str) -> Self {
        Self { seen: Some(seen), ..self }
    }

    const fn taking_away(self) -> Self {
        Self { danger: true, ..self }
    }
}

const RENEWING: Question = Question::new("access-password-title", "access-password-text", "access-password-submit");
const TAKING: Question = Question::new("access-take-title", "access-take-text", "access-take-submit").taking_away();
const CLOSING: Question =
    Question::new("access-close-title", "access-close-text", "access-close-submit").having_seen(OPEN).taking_away();
const REOPENING: Question =
    Question::new("access-reopen-title", "access-reopen-text", "access-reopen-submit").having_seen(CLOSED);

/// What the form says of the account that was seen.
const OPEN: &str = "open";
const CLOSED: &str = "closed";

pub(in super::super) async fn ask_password(
    member: Member,
    confirmation: Confirmation,
    Path(id): Path<String>,
) -> Response {
    let shown = renewing(&member, path_id(&id), Form::default(), &confirmation).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// The question before somebody's password is replaced.
pub(super) async fn renewing(member: &Member, id: PersonId, form: Form, confirmation: &Confirmation) -> Answer {
    page(member, id, RENEWING, form, confirmation).await
}

pub(in super::super) async fn ask(member: Member, confirmation: Confirmation, Path(id): Path<String>) -> Response {
    let id = path_id(&id);
    let shown = match is_active(&member, id).await {
        Ok(is_active) => page(&member, id, switching(is_active), Form::default(), &confirmation).await,
        Err(error) => Err(error),
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn is_active(member: &Member, id: PersonId) -> Result<bool> {
    let account = load(member, id).await?.access.account;
    account.map(|account| account.is_active).ok_or(Error::NotFound(Entity::Account))
}

const fn switching(is_active: bool) -> Question {
    if is_active { CLOSING } else { REOPENING }
}

/// Closes the account that somebody saw open, opens the one that they saw closed: the form says which of the two.
pub(in super::super) async fn switch(
    member: Member,
    confirmation: Confirmation,
    Path(id): Path<String>,
    form: Form,
) -> Response {
    let id = path_id(&id);
    let shown = try_switch(&member, confirmation, id, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_switch(member: &Member, mut confirmation: Confirmation, id: PersonId, form: Form) -> Answer {
    // Nobody is asked for their password about somebody whose access they may not see.
    load(member, id).await?;
    let switched = match (confirmation.check(member, &form).await, form.value("seen")) {
        (Err(error), _) => Err(error),
        (Ok(()), OPEN) => make(member, id, &form, false).await,
        (Ok(()), CLOSED) => make(member, id, &form, true).await,
        // What nobody saw is not turned into its opposite.
        (Ok(()), _) => Err(Error::Conflict(Conflict::Changed(Entity::Account))),
    };
    match switched {
        Ok(()) => done(&format!("/people/{id}/access")),
        Err(error) => {
            let now = is_active(member, id).await?;
            page(member, id, switching(now), form.with(error)?, &confirmation).await
        }
    }
}

/// Opens or closes the account, if it is not so already: somebody else may have done the same.
async fn make(member: &Member, id: PersonId, form: &Form, active: bool) -> Result<()> {
    if is_active(member, id).await? == active {
        return Ok(());
    }
    member.write(form, async |work| identity::set_active(work, id, active).await).await
}

pub(in super::super) async fn ask_role(
    member: Member,
    confirmation: Confirmation,
    Path((id, fact)): Path<(String, String)>,
) -> Response {
    let (id, fact): (PersonId, HoldingId) = (path_id(&id), path_id(&fact));
    let shown = match load(&member, id).await {
        Ok(shown) if shown.access.held.iter().any(|role| role.id == fact) => {
            page(&member, id, TAKING, Form::default(), &confirmation).await
        }
        Ok(_) => Err(Error::NotFound(Entity::Holding)),
        Err(error) => Err(error),
    };
    answer(Some(&member), &member.visitor, shown).await
}

pub(in super::super) async fn take(
    member: Member,
    confirmation: Confirmation,
    Path((id, fact)): Path<(String, String)>,
    form: Form,
) -> Response {
    let shown = try_take(&member, confirmation, (path_id(&id), path_id(&fact)), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_take(
    member: &Member,
    mut confirmation: Confirmation,
    (id, fact): (PersonId, HoldingId),
    form: Form,
) -> Answer {
    // What somebody holds is told to those alone who may see their access.
    load(member, id).await?;
    let taken = match confirmation.check(member, &form).await {
        Ok(()) => member.write(&form, async |work| identity::take_role(work, id, fact).await).await,
        Err(error) => Err(error),
    };
    match taken {
        // What is not held is taken already, also if somebody else did that.
        Ok(()) | Err(Error::NotFound(Entity::Holding)) => done(&format!("/people/{id}/access")),
        Err(error) => page(member, id, TAKING, form.with(error)?, &confirmation).await,
    }
}

async fn page(member: &Member, id: PersonId, question: Question, form: Form, confirmation: &Confirmation) -> Answer {
    let name = load(member, id).await?.person.full_name();
    let page = Page::inside(member, Place::People).of_form(&form);
    let Question { title, text, submit, seen, danger } = question;
    let (back, due) = (format!("/people/{id}/access"), confirmation.is_due());
    let body = move || {
        let seen = seen.map(|seen| view! { <input type="hidden" name="seen" value=seen /> });
        view! {
            <div class="page">
                <PageHead title=t!(title) lede=name back=(back.clone(), t!("access-title")) />
                <PostForm form submit=t!(submit) danger cancel=back>
                    {seen}<p>{t!(text)}</p><OwnPassword due />
                </PostForm>
            </div>
        }
        .into_any()
    };
    Ok(page.show(move || t!(title), body).await)
}
