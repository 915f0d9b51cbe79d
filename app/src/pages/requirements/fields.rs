//! The form of a requirement: its fields, what they say when they are opened, and how they are read.

use crate::{
    form::Form,
    pages::kit::words::options,
    t,
    ui::{CheckField, DateField, FieldRow, FormSection, NumberField, SelectField, TextArea, TextField},
};
use docendo::{
    competence::requirement::{GRACE_DAYS, Priority, REFRESH_MONTHS, RequirementStatus, Terms},
    error::Flaws,
    kernel::date::Period,
};
use leptos::prelude::*;

/// The values that a form opens with for `terms`.
pub(super) fn opened(terms: &Terms) -> Vec<(&'static str, String)> {
    let ticked = |is_set: bool| if is_set { "yes".to_owned() } else { String::new() };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<u32>| value.map(|number| number.to_string()).unwrap_or_default();
    let day = |value: Option<chrono::NaiveDate>| value.map(|day| day.to_string()).unwrap_or_default();
    vec![
        ("is_mandatory", ticked(terms.is_mandatory)),
        ("is_regulatory", ticked(terms.is_regulatory)),
        ("priority", terms.priority.code().to_owned()),
        ("grace_days", number(terms.grace_days)),
        ("deadline", day(terms.deadline)),
        ("refresh_months", number(terms.refresh_months)),
        ("minimum_level", text(&terms.minimum_level)),
        ("requirement_status", terms.status.code().to_owned()),
        ("justification", text(&terms.justification)),
        ("regulatory_reference", text(&terms.regulatory_reference)),
        ("notes", text(&terms.notes)),
        ("valid_from", day(terms.period.from)),
        ("valid_to", day(terms.period.to)),
    ]
}

/// The terms that the form describes, not yet checked. What it does not show is as usual.
pub(super) fn read(form: &Form, flaws: &mut Flaws) -> Terms {
    Terms {
        is_mandatory: form.ticked("is_mandatory"),
        is_regulatory: form.ticked("is_regulatory"),
        priority: form.word("priority", flaws).unwrap_or(Priority::Normal),
        grace_days: form.whole("grace_days", flaws, &GRACE_DAYS),
        deadline: form.date("deadline", flaws),
        refresh_months: form.whole("refresh_months", flaws, &REFRESH_MONTHS),
        minimum_level: form.text("minimum_level"),
        status: form.word("requirement_status", flaws).unwrap_or(RequirementStatus::Active),
        justification: form.text("justification"),
        regulatory_reference: form.text("regulatory_reference"),
        notes: form.text("notes"),
        period: Period { from: form.date("valid_from", flaws), to: form.date("valid_to", flaws) },
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_opens_with_reads_as_the_same_terms() {
        let terms = Terms {
            is_regulatory: true,
            priority: Priority::Urgent,
            grace_days: Some(14),
            refresh_months: Some(24),
            deadline: "2027-01-31".parse().ok(),
            status: RequirementStatus::Inactive,
            notes: Some("Two lines\nof it".into()),
            period: Period { from: "2026-01-01".parse().ok(), to: None },
            ..Terms::default()
        };
        let mut flaws = Flaws::default();
        assert_eq!(read(&Form::showing(opened(&terms)), &mut flaws), terms);
        assert!(flaws.check().is_ok());
    }
}
