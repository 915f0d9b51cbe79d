//! Setting a requirement: `/requirements/new`. A competency and a job role or site in the address fill the form.

use super::{
    calls::{CreateRequirement, OpenRequirement},
    fields::TermsFields,
    wire::NewRequirement,
};
use crate::{
    page::{PageForm, asked, loaded, parses},
    pages::kit::words::options,
    t,
    ui::{FormSection, GroupedSelectField, PageHead, RadioField, SelectField},
};
use docendo::competence::requirement::{RequirementDraft, ScopeKind};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<OpenRequirement>(move || asked.get(), body)
}

fn body(page: NewRequirement) -> AnyView {
    let NewRequirement { competencies, roles, sites, opened } = page;
    let back = ("/requirements".to_owned(), t!("requirements-title"));
    let role =
        |(id, name, count): (String, String, u32)| (id, t!("requirement-role-option", role = name, count = count));
    let roles: Vec<_> = roles.into_iter().map(role).collect();
    view! {
        <div class="page">
            <PageHead title=t!("requirement-new") lede=t!("requirement-new-lede") back />
            <PageForm function=CreateRequirement::PATH opened check={parses::<RequirementDraft>} submit=t!("requirement-create") cancel="/requirements">
                <FormSection title=t!("requirement-form-who")>
                    <GroupedSelectField name="competency" groups=competencies empty=t!("requirement-choose") required=true />
                    <div class="scope stack">
                        <RadioField name="scope" options=options("requirement-scope-choice", ScopeKind::CODES) />
                        <div class="scope-role"><SelectField name="scope_role" required=true options=roles empty=t!("requirement-choose") /></div>
                        <div class="scope-site"><SelectField name="scope_site" required=true options=sites empty=t!("requirement-choose") /></div>
                    </div>
                </FormSection>
                <TermsFields />
            </PageForm>
        </div>
    }
    .into_any()
}
