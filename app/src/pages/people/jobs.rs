//! The job roles of a person: giving one, ending or correcting one. `/people/:id/jobs`, `/people/:id/jobs/:fact`.

use super::{
    calls::{ChangeJob, FindJob, GiveJob, OpenJob},
    fields::{PeriodFields, WorkplaceFields},
    wire::{FactPage, NewJobPage},
    words::{job_name, withdraw_link},
};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses, path},
    t,
    ui::{FormSection, PageHead, VersionField},
};
use docendo::{
    kernel::input::Draft as _,
    people::{JobDraft, PeriodDraft},
};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn create() -> AnyView {
    loaded::<OpenJob>(path(), new_body)
}

fn new_body(page: NewJobPage) -> AnyView {
    let NewJobPage { person, name, known, today } = page;
    let (own_page, opened) = (format!("/people/{person}"), Form::showing([("from", today.to_string())]));
    view! {
        <div class="page">
            <PageHead title=t!("job-new") lede=t!("job-new-lede") back=(own_page.clone(), name) />
            <PageForm function=GiveJob::PATH opened check={parses::<JobDraft>} submit=t!("person-save") cancel=own_page>
                <FormSection title=t!("job-section")><WorkplaceFields known required=true /></FormSection>
                <FormSection title=t!("period-section")><PeriodFields /></FormSection>
            </PageForm>
        </div>
    }
    .into_any()
}

pub(super) fn edit() -> AnyView {
    loaded::<FindJob>(path(), edit_body)
}

fn edit_body(page: FactPage) -> AnyView {
    let FactPage { person, name, fact, .. } = page;
    let own_page = format!("/people/{person}");
    let more = withdraw_link(&format!("{own_page}/jobs/{}", fact.id));
    let (title, opened) =
        (fact.job.as_ref().map(job_name).unwrap_or_default(), PeriodDraft::from(&fact.period).shown());
    view! {
        <div class="page">
            <PageHead title lede=t!("job-change-lede") back=(own_page.clone(), name) />
            <PageForm
                function=ChangeJob::PATH opened=Form::showing(opened) check={parses::<PeriodDraft>}
                submit=t!("person-save") more cancel=own_page
            >
                <VersionField version=fact.version />
                <FormSection title=t!("period-section")><PeriodFields /></FormSection>
            </PageForm>
        </div>
    }
    .into_any()
}
