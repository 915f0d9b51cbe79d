//! What the forms about people share: the fields of a person, of a workplace and of a period.

use super::wire::KnownNames;
use crate::{
    form::{Form, FormScope},
    t,
    ui::{CheckField, DateField, FieldRow, FormSection, TextField, TextKind},
};
use docendo::{error::Problem, kernel::text::squeeze};
use leptos::{context::Provider, prelude::*};

/// The details of a person.
#[component]
pub(super) fn PersonFields(departments: Vec<String>) -> impl IntoView {
    view! {
        <FormSection title=t!("person-section")>
            <FieldRow>
                <TextField name="first_name" maxlength=200 help=t!("person-first-name-help") />
                <TextField name="last_name" required=true maxlength=200 />
            </FieldRow>
            <TextField name="employee_number" short=true maxlength=50 help=t!("person-number-help") />
            <TextField name="email" kind=TextKind::Email help=t!("person-email-help") />
            <TextField name="department" maxlength=200 list="departments" />
            <Names id="departments" names=departments />
        </FormSection>
    }
    .into_any()
}

/// A field for a name that may be new, and the box that says that it is meant to be.
#[derive(Clone, Copy)]
struct New {
    field: &'static str,
    /// The box.
    ticked: &'static str,
    /// The name for which the box stands.
    called: &'static str,
    label: &'static str,
    help: Option<&'static str>,
}

const ROLE: New = New {
    field: "role",
    ticked: "new_role",
    called: "new_role_name",
    label: "person-new-role",
    help: Some("person-new-role-help"),
};
const SITE: New =
    New { field: "site", ticked: "new_site", called: "new_site_name", label: "person-new-site", help: None };

impl New {
    /// Whether the box stands for another name than the one that is typed.
    fn is_other(self, form: &Form) -> bool {
        squeeze(form.value(self.field)) != squeeze(form.value(self.called))
    }

    /// The name that `form` asks about.
    fn asked(self, form: &Form) -> Option<String> {
        let is_unheard = matches!(form.problem(self.field), Some(Problem::Unheard(..)));
        let name = form.value(self.field).trim();
        (is_unheard || form.ticked(self.ticked)).then(|| name.to_owned())
    }

    /// The box, while the form asks.
    fn view(self) -> AnyView {
        let scope = FormScope::current();
        let asked = scope.ask(move |form| self.asked(form));
        let question = move |name: String| {
            // The box was ticked for the name that was asked about.
            let own = FormScope::new(as_asked(scope.form()));
            let help = self.help.map(|key| t!(key)).unwrap_or_default();
            let label = t!(self.label, name = name.clone());
            let field = move || match self.help {
                Some(_) => view! { <CheckField name=self.ticked label=label help=help /> }.into_any(),
                None => view! { <CheckField name=self.ticked label=label /> }.into_any(),
            };
            view! { <input type="hidden" name=self.called value=name /><Provider value=own>{field()}</Provider> }
        };
        (move || asked.get().map(question)).into_any()
    }
}

/// The form with the boxes that are ticked for the very names in it: whoever ticks one and then types another name is asked
/// about that one.
pub(super) fn as_asked(form: Form) -> Form {
    [ROLE, SITE].into_iter().fold(form, |form, new| if new.is_other(&form) { form.without(new.ticked) } else { form })
}

/// Job role and site. Both may be new: then it is asked whether that is meant.
#[component]
pub(super) fn WorkplaceFields(known: KnownNames, #[prop(optional)] required: bool) -> impl IntoView {
    view! {
        <FieldRow>
            <TextField name="role" required=required maxlength=100 list="roles" help=t!("person-role-help") />
            <TextField name="site" maxlength=200 list="sites" />
        </FieldRow>
        {ROLE.view()}
        {SITE.view()}
        <Names id="roles" names=known.roles />
        <Names id="sites" names=known.sites />
    }
    .into_any()
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
    .into_any()
}

/// Suggestions for a field.
#[component]
fn Names(id: &'static str, names: Vec<String>) -> impl IntoView {
    view! { <datalist id=id>{names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()}</datalist> }
        .into_any()
}
