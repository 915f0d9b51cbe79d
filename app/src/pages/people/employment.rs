//! The employments of a person: recording one, ending or correcting one. `/people/{id}/employment`.

use super::{
    super::kit::words::path_id,
    fields::{PeriodFields, employment},
    words::{number, withdraw_link},
};
use crate::{
    confirm::{Confirmation, OwnPassword},
    form::Form,
    render::{Answer, Page, answer, done},
    t,
    ui::{CheckField, FormSection, PageHead, Place, PostForm, VersionField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    error::{Entity, Error},
    kernel::{id::PersonId, input::Draft as _},
    people::{self, Employment, PeriodDraft, service},
};
use leptos::prelude::*;

pub(super) async fn new(member: Member, confirmation: Confirmation, Path(id): Path<String>) -> Response {
    let form = Form::showing([("from", member.today().to_string())]);
    let shown = page(&member, path_id(&id), None, Some(form), confirmation).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn create(
    member: Member,
    mut confirmation: Confirmation,
    Path(id): Path<String>,
    form: Form,
) -> Response {
    let id = path_id(&id);
    let shown = match try_to_create(&member, &mut confirmation, id, &form).await {
        Ok(()) => done(&format!("/people/{id}")),
        Err(error) => match form.with(error) {
            Ok(form) => page(&member, id, None, Some(form), confirmation).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_to_create(member: &Member, confirmation: &mut Confirmation, person: PersonId, form: &Form) -> Result<()> {
    member.require(people::access::CHANGE)?;
    let new = PeriodDraft::of(form).parse()?;
    // It lets somebody whose other ones have ended sign in again, and nobody after its own end.
    confirmation.check_about(member, person, form).await?;
    member.write(form, async |work| service::employ(work, person, new).await.map(drop)).await
}

pub(super) async fn edit(
    member: Member,
    confirmation: Confirmation,
    Path((id, fact)): Path<(String, String)>,
) -> Response {
    let shown = page(&member, path_id(&id), Some(number(&fact)), None, confirmation).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn update(
    member: Member,
    mut confirmation: Confirmation,
    Path((id, fact)): Path<(String, String)>,
    form: Form,
) -> Response {
    let (id, fact) = (path_id(&id), number(&fact));
    let shown = match try_to_update(&member, &mut confirmation, (id, fact), &form).await {
        Ok(()) => done(&format!("/people/{id}")),
        Err(error) => match form.with(error) {
            Ok(form) => page(&member, id, Some(fact), Some(form), confirmation).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_to_update(
    member: &Member,
    confirmation: &mut Confirmation,
    (person, fact): (PersonId, i64),
    form: &Form,
) -> Result<()> {
    member.require(people::access::CHANGE)?;
    let new = PeriodDraft::of(form).parse()?;
    let before = member.read(async |read| service::detail(read, person).await).await?;
    if employment(&before, fact).is_none_or(|before| before.period.to != new.to) {
        confirmation.check_about(member, person, form).await?;
    }
    let id = employment(&before, fact).ok_or(Error::NotFound(Entity::Employment))?.id;
    let (lock, and_jobs) = (form.version(), form.ticked("end_jobs"));
    member.write(form, async |work| service::change_employment(work, (person, id), &lock, new, and_jobs).await).await
}

/// The form for a new employment, or for the one that is `fact`.
async fn page(
    member: &Member,
    person: PersonId,
    fact: Option<i64>,
    form: Option<Form>,
    confirmation: Confirmation,
) -> Answer {
    member.require(people::access::CHANGE)?;
    let detail = member.read(async |read| service::detail(read, person).await).await?;
    let before = match fact {
        Some(fact) => Some(employment(&detail, fact).ok_or(Error::NotFound(Entity::Employment))?),
        None => None,
    };
    let form = form.unwrap_or_else(|| showing(before.as_ref()));
    let page = Page::inside(member, Place::People).of_form(&form);
    let name = detail.person.full_name();
    let due = confirmation.about(member, person).await?.is_due();
    Ok(page.show(|| t!("employment-title"), move || body((person, name), before, form, due)).await)
}

fn showing(before: Option<&Employment>) -> Form {
    let period = before.map(|before| before.period).unwrap_or_default();
    let version = before.map(|before| before.version.to_string()).unwrap_or_default();
    let others = [("end_jobs", "yes".to_owned()), ("version", version)];
    Form::showing(PeriodDraft::from(&period).shown().into_iter().chain(others))
}

fn body((person, name): (PersonId, String), before: Option<Employment>, form: Form, due: bool) -> impl IntoView {
    let own_page = format!("/people/{person}");
    let may_end = before.is_some_and(|before| before.period.to.is_none());
    let withdraw = |before: Employment| withdraw_link(&format!("/people/{person}/employment/{}", before.id));
    let more = before.map_or_else(|| ().into_any(), withdraw);
    let lede = if before.is_some() { t!("employment-change-lede") } else { t!("employment-new-lede") };
    view! {
        <div class="page">
            <PageHead title=t!("employment-title") lede back=(own_page.clone(), name) />
            <PostForm form submit=t!("person-save") more cancel=own_page>
                <VersionField />
                <FormSection title=t!("period-section")>
                    <PeriodFields />
                    {may_end.then(|| view! { <CheckField name="end_jobs" help=t!("employment-end-jobs-help") /> })}
                    <OwnPassword due only_for="own-password-help-end" />
                </FormSection>
            </PostForm>
        </div>
    }
    .into_any()
}
