//! Withdrawing a completion that was recorded by mistake, with the reason: `/completions/{id}/withdraw`.

use super::pending::{NamedCompletion, Proof, with_names};
use crate::{
    form::Form,
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm, TextField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    competence::completion::{self, service},
    error::{Entity, Error},
    kernel::{id::CompletionId, input::Draft as _, withdrawal::WithdrawalDraft},
    work::{Read, Work},
};
use leptos::prelude::*;

pub(super) async fn ask(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id), Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn withdraw(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let shown = try_withdraw(&member, path_id(&id), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_withdraw(member: &Member, id: CompletionId, form: Form) -> Answer {
    let draft = WithdrawalDraft::of(&form);
    let withdraw = async |work: &mut Work| {
        // Once it is withdrawn, nothing tells any more whose it was.
        let person = service::find(work, id).await?.person_id;
        service::withdraw(work, id, draft).await?;
        Ok(person)
    };
    match member.write(&form, withdraw).await {
        Ok(person) => done(&format!("/people/{person}")),
        Err(error) => page(member, id, form.with(error)?).await,
    }
}

async fn page(member: &Member, id: CompletionId, form: Form) -> Answer {
    member.require(completion::access::WITHDRAW)?;
    let load = async |read: &mut Read| {
        let completion = service::find(read, id).await?;
        with_names(read, vec![completion]).await?.pop().ok_or(Error::NotFound(Entity::Completion))
    };
    let one = member.read(load).await?;
    let page = Page::inside(member, Place::Records).of_form(&form);
    Ok(page.show(|| t!("records-withdraw-title"), move || body(one, form)).await)
}

fn body(one: NamedCompletion, form: Form) -> impl IntoView {
    let person = format!("/people/{}", one.completion.person_id);
    let lede = t!("records-withdraw-lede", person = one.person.clone(), course = one.completion.course_title.clone());
    let back = (person.clone(), one.person.clone());
    view! {
        <div class="page">
            <PageHead title=t!("records-withdraw-title") lede back />
            <div class="stack">
                <div class="panel"><Proof one /></div>
                <PostForm form submit=t!("records-withdraw-submit") danger=true cancel=person>
                    <ul class="consequences">
                        <li>{t!("records-withdraw-counts")}</li>
                        <li>{t!("records-withdraw-stays")}</li>
                        <li>{t!("records-withdraw-told")}</li>
                    </ul>
                    <TextField name="reason" required=true maxlength=1000 help=t!("records-reason-help") />
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}
