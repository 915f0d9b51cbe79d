//! The employments of a person: recording one, ending or correcting one. `/people/:id/employment`, `/people/:id/employment/:fact`.

use super::{
    calls::{ChangeEmployment, FindEmployment, OpenEmployment, RecordEmployment},
    fields::PeriodFields,
    wire::{FactPage, NewEmploymentPage},
    words::withdraw_link,
};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses, path},
    t,
    ui::{CheckField, FormSection, OwnPassword, PageHead, VersionField},
};
use docendo::{kernel::input::Draft as _, people::PeriodDraft};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn create() -> AnyView {
    loaded::<OpenEmployment>(path(), new_body)
}

fn new_body(page: NewEmploymentPage) -> AnyView {
    let NewEmploymentPage { person, name, today, is_due } = page;
    let (own_page, opened) = (format!("/people/{person}"), Form::showing([("from", today.to_string())]));
    view! {
        <div class="page">
            <PageHead title=t!("employment-title") lede=t!("employment-new-lede") back=(own_page.clone(), name) />
            <PageForm function=RecordEmployment::PATH opened check={parses::<PeriodDraft>} submit=t!("person-save") cancel=own_page>
                <FormSection title=t!("period-section")>
                    <PeriodFields />
                    <OwnPassword due=is_due only_for="own-password-help-end" />
                </FormSection>
            </PageForm>
        </div>
    }
    .into_any()
}

pub(super) fn edit() -> AnyView {
    loaded::<FindEmployment>(path(), edit_body)
}

fn edit_body(page: FactPage) -> AnyView {
    let FactPage { person, name, fact, is_due } = page;
    let own_page = format!("/people/{person}");
    let more = withdraw_link(&format!("{own_page}/employment/{}", fact.id));
    let (period, is_open) = (PeriodDraft::from(&fact.period).shown(), fact.period.to.is_none());
    let opened = Form::showing(period.into_iter().chain([("end_jobs", "yes".to_owned())]));
    view! {
        <div class="page">
            <PageHead title=t!("employment-title") lede=t!("employment-change-lede") back=(own_page.clone(), name) />
            <PageForm function=ChangeEmployment::PATH opened check={parses::<PeriodDraft>} submit=t!("person-save") more cancel=own_page>
                <VersionField version=fact.version />
                <FormSection title=t!("period-section")>
                    <PeriodFields />
                    {is_open.then(|| view! { <CheckField name="end_jobs" help=t!("employment-end-jobs-help") /> })}
                    <OwnPassword due=is_due only_for="own-password-help-end" />
                </FormSection>
            </PageForm>
        </div>
    }
    .into_any()
}
