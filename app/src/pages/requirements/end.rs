//! Ending a requirement, after saying what that does: `/requirements/{id}/end`.

use super::words::whom;
use crate::{
    form::Form,
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t,
    ui::{DateField, PageHead, Place, PostForm},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    competence::{
        self,
        bearing::Bearing,
        requirement::{self, End, EndDraft, Requirement, service},
    },
    kernel::{id::RequirementId, input::Draft as _},
    work::Read,
};
use leptos::prelude::*;

pub(super) async fn ask(member: Member, Path(id): Path<String>) -> Response {
    let form = Form::showing([("valid_to", member.today().to_string())]);
    let shown = page(&member, path_id(&id), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn end(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let shown = try_end(&member, path_id(&id), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_end(member: &Member, id: RequirementId, form: Form) -> Answer {
    let End { day } = match EndDraft::of(&form).parse() {
        Ok(end) => end,
        Err(flaws) => return page(member, id, form.flawed(flaws)).await,
    };
    match member.write(&form, async |work| service::end(work, id, day).await.map(drop)).await {
        Ok(()) => done(&format!("/requirements/{id}")),
        Err(error) => page(member, id, form.with(error)?).await,
    }
}

async fn page(member: &Member, id: RequirementId, form: Form) -> Answer {
    member.require(requirement::access::SET)?;
    let load = async |read: &mut Read| {
        let requirement = service::find(read, id).await?;
        Ok((requirement, competence::service::reach(read).await?.requirement(id)))
    };
    let (requirement, bearing) = member.read(load).await?;
    let page = Page::inside(member, Place::Requirements).of_form(&form);
    Ok(page.show(|| t!("requirement-end-title"), move || body(requirement, bearing, form)).await)
}

fn body(requirement: Requirement, bearing: Bearing, form: Form) -> impl IntoView {
    let id = requirement.id;
    let whom = whom(&requirement);
    let lede = t!("requirement-change-lede", competency = requirement.competency_title.clone(), whom = whom);
    let back = (format!("/requirements/{id}"), requirement.competency_title.clone());
    let lacking = bearing.people - bearing.holders;
    view! {
        <div class="page">
            <PageHead title=t!("requirement-end-title") lede back />
            <PostForm form submit=t!("requirement-end-submit") danger=true cancel=format!("/requirements/{id}")>
                <DateField name="valid_to" required=true label=t!("requirement-end-day") help=t!("requirement-to-help") />
                <ul class="consequences">
                    <li>{t!("requirement-end-people", count = bearing.people)}</li>
                    <li>{t!("requirement-end-gaps", count = lacking)}</li>
                    <li>{t!("requirement-end-past")}</li>
                    <li>{t!("requirement-end-final")}</li>
                </ul>
            </PostForm>
        </div>
    }
    .into_any()
}
