//! Changing a requirement: `/requirements/{id}/change`.

use super::{
    fields::{TermsFields, opened, read},
    words::whom,
};
use crate::{
    form::Form,
    pages::kit::words::{path_id, require, together},
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    competence::requirement::{Requirement, Terms, service},
    error::Flaws,
    identity::Permission,
    kernel::id::RequirementId,
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

fn terms(form: &Form) -> Result<Terms> {
    let mut flaws = Flaws::default();
    let terms = read(form, &mut flaws);
    together(flaws, terms.check())
}

async fn try_change(member: &Member, id: RequirementId, form: Form) -> Answer {
    // No version is that of the form: what comes without one may rest on anything.
    let number = form.value("version").parse().unwrap_or_default();
    let changed = match terms(&form) {
        Ok(terms) => member.write(async |work| service::change(work, id, Some(number), terms).await).await,
        Err(error) => Err(error),
    };
    match changed {
        Ok(_) => done(&format!("/requirements/{id}")),
        Err(error) => page(member, id, Some(form.with(error)?)).await,
    }
}

/// The form of a requirement: as it is, or as it was typed.
async fn page(member: &Member, id: RequirementId, typed: Option<Form>) -> Answer {
    require(member, Permission::RequirementWrite)?;
    let requirement = member.read(async |read| service::find(read, id).await).await?;
    let form = typed.unwrap_or_else(|| {
        let mut values = opened(&requirement.terms);
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
    let version = form.value("version").to_owned();
    view! {
        <div class="page">
            <PageHead title=t!("requirement-change-title") lede back />
            <PostForm form submit=t!("requirement-save") cancel=format!("/requirements/{id}")>
                <input type="hidden" name="version" value=version />
                <TermsFields with_status=true />
            </PostForm>
        </div>
    }
    .into_any()
}
