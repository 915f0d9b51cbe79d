//! The job roles of a person: giving one, ending or correcting one. `/people/{id}/jobs`.

use super::{
    super::kit::words::path_id,
    fields::{KnownNames, PeriodFields, WorkplaceFields, as_asked, holding},
    words::{job_name, number, withdraw_link},
};
use crate::{
    form::Form,
    render::{Answer, Page, answer, done},
    t,
    ui::{FormSection, PageHead, Place, PostForm, VersionField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    error::{Entity, Error},
    kernel::{
        id::{HoldingId, PersonId},
        input::Draft as _,
    },
    people::{self, Holding, JobDraft, NewJob, PeriodDraft, service},
    work::Work,
};
use leptos::prelude::*;

pub(super) async fn new(member: Member, Path(id): Path<String>) -> Response {
    let form = Form::showing([("from", member.today().to_string())]);
    let shown = new_page(&member, path_id(&id), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn create(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let id = path_id(&id);
    let form = as_asked(form);
    let shown = match try_to_create(&member, id, &form).await {
        Ok(()) => done(&format!("/people/{id}")),
        Err(error) => match form.with(error) {
            Ok(form) => new_page(&member, id, form).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_to_create(member: &Member, person: PersonId, form: &Form) -> Result<()> {
    let NewJob { place, period } = JobDraft::of(form).parse()?;
    member.write(form, async |work| service::place_person(work, person, &place, period).await).await
}

async fn new_page(member: &Member, person: PersonId, form: Form) -> Answer {
    member.require(people::access::CHANGE)?;
    let (detail, known) =
        member.read(async |read| Ok((service::detail(read, person).await?, KnownNames::load(read).await?))).await?;
    let page = Page::inside(member, Place::People).of_form(&form);
    let name = detail.person.full_name();
    Ok(page.show(|| t!("job-new"), move || new_body(person, name, form, known)).await)
}

fn new_body(person: PersonId, name: String, form: Form, known: KnownNames) -> impl IntoView {
    let own_page = format!("/people/{person}");
    view! {
        <div class="page">
            <PageHead title=t!("job-new") lede=t!("job-new-lede") back=(own_page.clone(), name) />
            <PostForm form submit=t!("person-save") cancel=own_page>
                <FormSection title=t!("job-section")><WorkplaceFields known required=true /></FormSection>
                <FormSection title=t!("period-section")><PeriodFields /></FormSection>
            </PostForm>
        </div>
    }
    .into_any()
}

pub(super) async fn edit(member: Member, Path((id, fact)): Path<(String, String)>) -> Response {
    let shown = edit_page(&member, path_id(&id), number(&fact), None).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn update(member: Member, Path((id, fact)): Path<(String, String)>, form: Form) -> Response {
    let (id, fact) = (path_id(&id), number(&fact));
    let shown = match try_to_update(&member, id, fact, &form).await {
        Ok(()) => done(&format!("/people/{id}")),
        Err(error) => match form.with(error) {
            Ok(form) => edit_page(&member, id, fact, Some(form)).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_to_update(member: &Member, person: PersonId, fact: i64, form: &Form) -> Result<()> {
    let new = PeriodDraft::of(form).parse()?;
    let lock = form.version();
    let change = async |work: &mut Work| service::change_holding(work, (person, HoldingId(fact)), &lock, new).await;
    member.write(form, change).await
}

async fn edit_page(member: &Member, person: PersonId, fact: i64, form: Option<Form>) -> Answer {
    member.require(people::access::CHANGE)?;
    let detail = member.read(async |read| service::detail(read, person).await).await?;
    let before = holding(&detail, fact).ok_or(Error::NotFound(Entity::Holding))?;
    let form = form.unwrap_or_else(|| {
        let version = [("version", before.version.to_string())];
        Form::showing(PeriodDraft::from(&before.period).shown().into_iter().chain(version))
    });
    let page = Page::inside(member, Place::People).of_form(&form);
    let name = detail.person.full_name();
    Ok(page.show(|| t!("job-title"), move || edit_body(person, name, &before, form)).await)
}

fn edit_body(person: PersonId, name: String, before: &Holding, form: Form) -> impl IntoView + use<> {
    let own_page = format!("/people/{person}");
    let more = withdraw_link(&format!("/people/{person}/jobs/{}", before.id));
    view! {
        <div class="page">
            <PageHead title=job_name(&before.job) lede=t!("job-change-lede") back=(own_page.clone(), name) />
            <PostForm form submit=t!("person-save") more cancel=own_page>
                <VersionField />
                <FormSection title=t!("period-section")><PeriodFields /></FormSection>
            </PostForm>
        </div>
    }
    .into_any()
}
