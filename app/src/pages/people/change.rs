//! Adding a person, and changing the details of one: `/people/new`, `/people/:id/edit`.

use super::{
    calls::{ChangePerson, CreatePerson, OpenDetails, OpenPerson},
    fields::{PersonFields, WorkplaceFields},
    wire::{DetailsPage, NewPersonPage},
};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses, path},
    t,
    ui::{DateField, FormSection, OwnPassword, PageHead, VersionField},
};
use docendo::people::{PersonDraft, StartDraft};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn create() -> AnyView {
    loaded::<OpenPerson>(Form::default, new_body)
}

fn new_body(page: NewPersonPage) -> AnyView {
    let NewPersonPage { known, today } = page;
    let (opened, departments) = (Form::showing([("start", today.to_string())]), known.departments.clone());
    view! {
        <div class="page">
            <PageHead title=t!("person-new") lede=t!("person-new-lede") back=("/people".to_owned(), t!("people-title")) />
            <PageForm function=CreatePerson::PATH opened check={parses::<StartDraft>} submit=t!("person-new-submit") cancel="/people">
                <PersonFields departments />
                <FormSection title=t!("person-work-section")>
                    <DateField name="start" help=t!("person-from-help") />
                    <WorkplaceFields known />
                </FormSection>
            </PageForm>
        </div>
    }
    .into_any()
}

pub(super) fn edit() -> AnyView {
    loaded::<OpenDetails>(path(), edit_body)
}

fn edit_body(page: DetailsPage) -> AnyView {
    let DetailsPage { id, name, version, opened, known, is_due } = page;
    let own_page = format!("/people/{id}");
    view! {
        <div class="page">
            <PageHead title=t!("person-edit") lede=t!("person-edit-lede") back=(own_page.clone(), name) />
            <PageForm function=ChangePerson::PATH opened check={parses::<PersonDraft>} submit=t!("person-save") cancel=own_page>
                <VersionField version />
                <PersonFields departments=known.departments />
                <OwnPassword due=is_due only_for="own-password-help-address" />
            </PageForm>
        </div>
    }
    .into_any()
}
