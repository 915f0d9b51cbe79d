//! What the forms about people share: the fields of a person, of a workplace and of a period.

use crate::{
    form::{Form, FormScope},
    t,
    ui::{CheckField, DateField, FieldRow, FormSection, TextField, TextKind},
};
use docendo::{
    Result, competence,
    error::{Error, Problem, Unavailability},
    kernel::text::fold,
    organisation,
    people::{Employment, Holding, PersonDetail, service},
    work::Read,
};
use leptos::prelude::*;

/// Names that are known already, to choose from or to go beyond.
#[derive(Clone, Default)]
pub(super) struct KnownNames {
    departments: Vec<String>,
    roles: Vec<String>,
    sites: Vec<String>,
}

impl KnownNames {
    pub(super) async fn load(read: &mut Read) -> Result<Self> {
        Ok(Self {
            departments: departments(read).await?,
            roles: service::roles(read).await?.into_iter().map(|role| role.name).collect(),
            sites: organisation::service::sites(read).await?.into_iter().map(|site| site.name).collect(),
        })
    }
}

/// The departments to choose from. Another one can be typed, so a form does not wait until everybody's are loaded.
async fn departments(read: &mut Read) -> Result<Vec<String>> {
    match competence::service::departments(read).await {
        Ok(names) => Ok(names.into_iter().collect()),
        Err(Error::Unavailable(Unavailability::Snapshot { .. }, _)) => Ok(Vec::new()),
        Err(other) => Err(other),
    }
}

/// The details of a person.
#[component]
pub(super) fn PersonFields(known: KnownNames) -> impl IntoView {
    view! {
        <FormSection title=t!("person-section")>
            <FieldRow>
                <TextField name="first_name" maxlength=200 help=t!("person-first-name-help") />
                <TextField name="last_name" required=true maxlength=200 />
            </FieldRow>
            <TextField name="employee_number" short=true maxlength=50 help=t!("person-number-help") />
            <TextField name="email" kind=TextKind::Email help=t!("person-email-help") />
            <TextField name="department" maxlength=200 list="departments" />
            <Names id="departments" names=known.departments />
        </FormSection>
    }
}

/// Job role and site. Both may be new: then it is asked whether that is meant.
#[component]
pub(super) fn WorkplaceFields(known: KnownNames, #[prop(optional)] required: bool) -> impl IntoView {
    let form = FormScope::current().form();
    let asks = |name, box_name| matches!(form.problem(name), Some(Problem::Unheard(..))) || form.ticked(box_name);
    let called = |name| form.value(name).trim().to_owned();
    let new_role = asks("role", "new_role").then(|| {
        view! {
            <input type="hidden" name="new_role_name" value=called("role") />
            <CheckField name="new_role" label=t!("person-new-role", name = called("role")) help=t!("person-new-role-help") />
        }
    });
    let new_site = asks("site", "new_site").then(|| {
        view! {
            <input type="hidden" name="new_site_name" value=called("site") />
            <CheckField name="new_site" label=t!("person-new-site", name = called("site")) />
        }
    });
    view! {
        <FieldRow>
            <TextField name="role" required=required maxlength=100 list="roles" help=t!("person-role-help") />
            <TextField name="site" maxlength=200 list="sites" />
        </FieldRow>
        {new_role}{new_site}
        <Names id="roles" names=known.roles />
        <Names id="sites" names=known.sites />
    }
}

/// The form with the boxes that are ticked for the very names in it: whoever ticks one and then types another name is asked
/// about that one.
pub(super) fn as_asked(form: Form) -> Form {
    let is_other = |form: &Form, name: &str, asked: &str| fold(form.value(name)) != fold(form.value(asked));
    let form = if is_other(&form, "role", "new_role_name") { form.without("new_role") } else { form };
    if is_other(&form, "site", "new_site_name") { form.without("new_site") } else { form }
}

/// From when to when.
#[component]
pub(super) fn PeriodFields() -> impl IntoView {
    view! {
        <FieldRow>
            <DateField name="from" help=t!("person-from-help") />
            <DateField name="to" help=t!("person-to-help") />
        </FieldRow>
    }
}

/// Suggestions for a field.
#[component]
fn Names(id: &'static str, names: Vec<String>) -> impl IntoView {
    view! { <datalist id=id>{names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()}</datalist> }
}

/// An employment of a person.
pub(super) fn employment(detail: &PersonDetail, id: i64) -> Option<Employment> {
    detail.employments.iter().copied().find(|one| one.id.0 == id)
}

/// A job role of a person.
pub(super) fn holding(detail: &PersonDetail, id: i64) -> Option<Holding> {
    detail.holdings.iter().find(|one| one.id.0 == id).cloned()
}
