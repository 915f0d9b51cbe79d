//! Ending a requirement, after saying what that does: `/requirements/:id/end`.

use super::{
    calls::{EndRequirement, FindRequirement},
    wire::ToldRequirement,
    words::whom,
};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses, path},
    session::Session,
    t,
    ui::{DateField, PageHead},
};
use docendo::competence::{access::SEE_STANDINGS, requirement::EndDraft};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<FindRequirement>(path(), body)
}

fn body(requirement: ToldRequirement) -> AnyView {
    let (address, bearing) = (format!("/requirements/{}", requirement.id), requirement.bearing);
    let whom = whom(requirement.scope_name.as_deref());
    let lede = t!("requirement-change-lede", competency = requirement.title.clone(), whom = whom);
    let people = Session::current().may(SEE_STANDINGS).then(|| {
        view! {
            <li>{t!("requirement-end-people", count = bearing.people)}</li>
            <li>{t!("requirement-end-gaps", count = bearing.people - bearing.holders)}</li>
        }
    });
    let opened = Form::showing([("valid_to", requirement.today.to_string())]);
    view! {
        <div class="page">
            <PageHead title=t!("requirement-end-title") lede back=(address.clone(), requirement.title) />
            <PageForm function=EndRequirement::PATH opened check={parses::<EndDraft>} submit=t!("requirement-end-submit") danger=true cancel=address>
                <DateField name="valid_to" required=true label=t!("requirement-end-day") help=t!("requirement-to-help") />
                <ul class="consequences">
                    {people}
                    <li>{t!("requirement-end-past")}</li>
                    <li>{t!("requirement-end-final")}</li>
                </ul>
            </PageForm>
        </div>
    }
    .into_any()
}
