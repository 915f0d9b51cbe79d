//! The fields of the form of a requirement.

use crate::{
    pages::kit::words::options,
    t,
    ui::{CheckField, DateField, FieldRow, FormSection, NumberField, SelectField, TextArea, TextField},
};
use docendo::competence::requirement::{Priority, RequirementStatus};
use leptos::prelude::*;

/// The fields of the terms. `with_status` for a requirement that is there already.
#[component]
pub(super) fn TermsFields(#[prop(optional)] with_status: bool) -> impl IntoView {
    let status = with_status.then(|| {
        let options = options("requirement-status", RequirementStatus::CODES);
        view! { <SelectField name="requirement_status" required=true options help=t!("requirement-status-help") /> }
    });
    view! {
        <FormSection title=t!("requirement-form-strict")>
            <CheckField name="is_mandatory" help=t!("requirement-mandatory-help") />
            <CheckField name="is_regulatory" />
            <TextField name="regulatory_reference" maxlength=500 help=t!("requirement-reference-help") />
            <FieldRow>
                <SelectField name="priority" required=true options=options("priority-choice", Priority::CODES) />
                <TextField name="minimum_level" maxlength=100 />
            </FieldRow>
            {status}
        </FormSection>
        <FormSection title=t!("requirement-form-when")>
            <FieldRow>
                <DateField name="valid_from" help=t!("requirement-from-help") />
                <DateField name="valid_to" help=t!("requirement-to-help") />
            </FieldRow>
            <FieldRow>
                <NumberField name="grace_days" max="3650" unit=t!("unit-days") help=t!("requirement-grace-help") />
                <DateField name="deadline" help=t!("requirement-deadline-help") />
            </FieldRow>
            <NumberField name="refresh_months" min="1" max="1200" unit=t!("unit-months") help=t!("requirement-refresh-help") />
        </FormSection>
        <FormSection title=t!("requirement-form-why")>
            <TextArea name="justification" maxlength=4000 />
            <TextArea name="notes" maxlength=4000 />
        </FormSection>
    }
    .into_any()
}
