//! Changing a requirement: `/requirements/:id/change`.

use super::{
    calls::{ChangeRequirement, FindRequirement},
    fields::TermsFields,
    wire::ToldRequirement,
    words::whom,
};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses, path},
    t,
    ui::{PageHead, VersionField},
};
use docendo::{competence::requirement::TermsDraft, kernel::input::Draft as _};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<FindRequirement>(path(), body)
}

fn body(requirement: ToldRequirement) -> AnyView {
    let (address, number) = (format!("/requirements/{}", requirement.id), i64::from(requirement.number));
    let whom = whom(requirement.scope_name.as_deref());
    let lede = t!("requirement-change-lede", competency = requirement.title.clone(), whom = whom);
    let opened = Form::showing(TermsDraft::from(&requirement.terms).shown());
    view! {
        <div class="page">
            <PageHead title=t!("requirement-change-title") lede back=(address.clone(), requirement.title) />
            <PageForm function=ChangeRequirement::PATH opened check={parses::<TermsDraft>} submit=t!("requirement-save") cancel=address>
                <VersionField version=number />
                <TermsFields with_status=true />
            </PageForm>
        </div>
    }
    .into_any()
}
