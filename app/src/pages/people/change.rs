//! Adding a person, and changing the details of one: `/people/new`, `/people/{id}/edit`.

use super::{
    super::kit::words::path_id,
    fields::{KnownNames, PersonFields, WorkplaceFields, as_asked},
};
use crate::{
    confirm::{Confirmation, OwnPassword},
    form::Form,
    render::{Answer, Page, answer, done},
    t,
    ui::{DateField, FormSection, PageHead, Place, PostForm, VersionField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    kernel::{id::PersonId, input::Draft as _},
    people::{self, PersonDraft, Start, StartDraft, service},
};
use leptos::prelude::*;

pub(super) async fn new(member: Member) -> Response {
    let form = Form::showing([("start", member.today().to_string())]);
    let shown = new_page(&member, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn create(member: Member, form: Form) -> Response {
    let form = as_asked(form);
    let shown = match try_to_create(&member, &form).await {
        Ok(id) => done(&format!("/people/{id}")),
        Err(error) => match form.with(error) {
            Ok(form) => new_page(&member, form).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_to_create(member: &Member, form: &Form) -> Result<PersonId> {
    let Start { person, start, place } = StartDraft::of(form).parse()?;
    member.write(form, async |work| service::hire(work, &person, start, &place).await).await
}

async fn new_page(member: &Member, form: Form) -> Answer {
    member.require(people::access::CHANGE)?;
    let known = member.read(async |read| KnownNames::load(read).await).await?;
    let page = Page::inside(member, Place::People).of_form(&form);
    Ok(page.show(|| t!("person-new"), move || new_body(form, known)).await)
}

fn new_body(form: Form, known: KnownNames) -> impl IntoView {
    view! {
        <div class="page">
            <PageHead title=t!("person-new") lede=t!("person-new-lede") back=("/people".to_owned(), t!("people-title")) />
            <PostForm form submit=t!("person-new-submit") cancel="/people">
                <PersonFields known=known.clone() />
                <FormSection title=t!("person-work-section")>
                    <DateField name="start" help=t!("person-from-help") />
                    <WorkplaceFields known />
                </FormSection>
            </PostForm>
        </div>
    }
    .into_any()
}

pub(super) async fn edit(member: Member, confirmation: Confirmation, Path(id): Path<String>) -> Response {
    let shown = edit_page(&member, path_id(&id), None, confirmation).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn update(
    member: Member,
    mut confirmation: Confirmation,
    Path(id): Path<String>,
    form: Form,
) -> Response {
    let id = path_id(&id);
    let shown = match try_to_update(&member, &mut confirmation, id, &form).await {
        Ok(()) => done(&format!("/people/{id}")),
        Err(error) => match form.with(error) {
            Ok(form) => edit_page(&member, id, Some(form), confirmation).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_to_update(member: &Member, confirmation: &mut Confirmation, id: PersonId, form: &Form) -> Result<()> {
    member.require(people::access::CHANGE)?;
    let before = member.read(async |read| service::detail(read, id).await).await?.person;
    // Whoever has an account signs in with this address.
    if before.email.as_deref().unwrap_or_default() != form.value("email").trim() {
        confirmation.check_about(member, id, form).await?;
    }
    let change = PersonDraft::of(form);
    // The form shows every field: whatever is wrong with it is wrong with any version of the person.
    change.parse()?;
    member.write(form, async |work| service::change(work, id, &form.version(), &change).await.map(drop)).await
}

async fn edit_page(member: &Member, id: PersonId, form: Option<Form>, confirmation: Confirmation) -> Answer {
    member.require(people::access::CHANGE)?;
    let (detail, known) =
        member.read(async |read| Ok((service::detail(read, id).await?, KnownNames::load(read).await?))).await?;
    let form = form.unwrap_or_else(|| {
        let version = [("version", detail.person.version.to_string())];
        Form::showing(PersonDraft::from(&detail.person).shown().into_iter().chain(version))
    });
    let page = Page::inside(member, Place::People).of_form(&form);
    let name = detail.person.full_name();
    let due = confirmation.about(member, id).await?.is_due();
    Ok(page.show(|| t!("person-edit"), move || edit_body(id, name, form, (known, due))).await)
}

fn edit_body(id: PersonId, name: String, form: Form, (known, due): (KnownNames, bool)) -> impl IntoView {
    let own_page = format!("/people/{id}");
    view! {
        <div class="page">
            <PageHead title=t!("person-edit") lede=t!("person-edit-lede") back=(own_page.clone(), name) />
            <PostForm form submit=t!("person-save") cancel=own_page>
                <VersionField />
                <PersonFields known />
                <OwnPassword due only_for="own-password-help-address" />
            </PostForm>
        </div>
    }
    .into_any()
}
