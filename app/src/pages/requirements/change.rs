//! Changing a requirement: `/requirements/{id}/change`.

use super::{fields::TermsFields, words::whom};
use crate::{
    form::Form,
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm, VersionField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    competence::requirement::{self, Requirement, TermsDraft, service},
    kernel::{id::RequirementId, input::Draft as _},
};
use leptos::prelude::*;

pub(super) async fn show(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id), None).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn change(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let shown = try_change(&member, path_id(&id), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_change(member: &Member, id: RequirementId, form: Form) -> Answer {
    let change = TermsDraft::of(&form);
    match member.write(&form, async |work| service::change(work, id, &form.version(), change).await.map(drop)).await {
        Ok(()) => done(&format!("/requirements/{id}")),
        Err(error) => page(member, id, Some(form.with(error)?)).await,
    }
}

/// The form of a requirement: as it is, or as it was typed.
async fn page(member: &Member, id: RequirementId, typed: Option<Form>) -> Answer {
    member.require(requirement::access::SET)?;
    let requirement = member.read(async |read| service::find(read, id).await).await?;
    let form = typed.unwrap_or_else(|| {
        let mut values = TermsDraft::from(&requirement.terms).shown();
        values.push(("version", requirement.number.to_string()));
        Form::showing(values)
    });
    let page = Page::inside(member, Place::Requirements).of_form(&form);
    Ok(page.show(|| t!("requirement-change-title"), move || body(requirement, form)).await)
}

fn body(requirement: Requirement, form: Form) -> impl IntoView {
    let id = requirement.id;
    let lede =
        t!("requirement-change-lede", competency = requirement.competency_title.clone(), whom = whom(&requirement));
    let back = (format!("/requirements/{id}"), requirement.competency_title);
    view! {
        <div class="page">
            <PageHead title=t!("requirement-change-title") lede back />
            <PostForm form submit=t!("requirement-save") cancel=format!("/requirements/{id}")>
                <VersionField />
                <TermsFields with_status=true />
            </PostForm>
        </div>
    }
    .into_any()
}
