//! Rejecting the proof of a completion, with the reason: `/completions/{id}/reject`.

use super::pending::{NamedCompletion, Proof, with_names};
use crate::{
    form::Form,
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm, TextArea},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    competence::completion::{self, RejectionDraft, service},
    error::{Entity, Error},
    kernel::{id::CompletionId, input::Draft as _},
    work::{Read, Work},
};
use leptos::prelude::*;

const QUEUE: &str = "/completions/pending";

pub(super) async fn ask(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id), None).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn reject(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let shown = try_reject(&member, path_id(&id), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_reject(member: &Member, id: CompletionId, form: Form) -> Answer {
    let draft = RejectionDraft::of(&form);
    let reject = async |work: &mut Work| service::reject(work, id, draft).await.map(drop);
    match member.write(&form, reject).await {
        Ok(()) => done(&format!("{QUEUE}?decided={id}")),
        Err(error) => page(member, id, Some(form.with(error)?)).await,
    }
}

async fn page(member: &Member, id: CompletionId, typed: Option<Form>) -> Answer {
    member.require(completion::access::VERIFY)?;
    let load = async |read: &mut Read| {
        let completion = service::find(read, id).await?;
        with_names(read, vec![completion]).await?.pop().ok_or(Error::NotFound(Entity::Completion))
    };
    let one = member.read(load).await?;
    // Nobody decides what was decided before or is their own: say so before they write a reason.
    let form = match (typed, one.completion.may_be_verified_by(member.who().person)) {
        (Some(typed), _) => typed,
        (None, Ok(())) => Form::default(),
        (None, Err(error)) => Form::default().with(error)?,
    };
    let page = Page::inside(member, Place::Records).of_form(&form);
    Ok(page.show(|| t!("records-reject-title"), move || body(one, form)).await)
}

fn body(one: NamedCompletion, form: Form) -> impl IntoView {
    let id = one.completion.id;
    let lede = t!("records-reject-lede", person = one.person.clone(), course = one.completion.course_title.clone());
    let back = (QUEUE.to_owned(), t!("records-pending"));
    view! {
        <div class="page">
            <PageHead title=t!("records-reject-title") lede back />
            <div class="stack">
                <div class="panel"><Proof one /></div>
                <PostForm form submit=t!("records-reject-submit") danger=true cancel=QUEUE action=format!("/completions/{id}/reject")>
                    <ul class="consequences">
                        <li>{t!("records-reject-counts")}</li>
                        <li>{t!("records-reject-stays")}</li>
                    </ul>
                    <TextArea name="note" required=true maxlength=1000 help=t!("records-note-help") />
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}
