//! Fields of a [`PostForm`](super::PostForm): label above, control, help under it, error under that.
//!
//! A field is known by its name. Its label is the text `label-<name>` (underscores as hyphens) unless `label` gives another,
//! its id is `f-<name>`; value and error come from the form around it. A field that is not `required` says so.

use super::{Icon, IconName};
use crate::{form::FormScope, t};
use leptos::prelude::*;

/// The id of the control of field `name`.
pub(super) fn field_id(name: &str) -> String {
    format!("f-{}", name.replace(['_', '.'], "-"))
}

/// What label, control, help and error of one field share.
#[derive(Clone)]
pub(super) struct FieldContext {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) help: Option<String>,
    /// What is wrong with it, as a sentence.
    pub(super) error: Memo<Option<String>>,
}

impl FieldContext {
    /// The field `name` of the form around it.
    pub(super) fn new(name: &str, label: Option<String>, help: Option<String>) -> Self {
        let scope = FormScope::current();
        let form = scope.form();
        let label = label.unwrap_or_else(|| t!(&format!("label-{}", name.replace(['_', '.'], "-"))));
        form.call(name, &label);
        let known = name.to_owned();
        let error = scope.ask(move |form| form.error(&known));
        Self { id: field_id(name), label, value: form.value(name).to_owned(), help, error }
    }

    /// The ids of what describes the control.
    pub(super) fn described_by(&self) -> Signal<Option<String>> {
        let (id, error) = (self.id.clone(), self.error);
        let help = self.help.as_ref().map(|_| format!("{id}-help"));
        Signal::derive(move || {
            let error = error.with(Option::is_some).then(|| format!("{id}-error"));
            let ids: Vec<String> = help.clone().into_iter().chain(error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// `aria-invalid` of the control.
    pub(super) fn invalid(&self) -> Signal<Option<&'static str>> {
        let error = self.error;
        Signal::derive(move || error.with(Option::is_some).then_some("true"))
    }

    /// Help and error, as they stand under the control.
    pub(super) fn notes(&self) -> AnyView {
        let (id, error) = (self.id.clone(), self.error);
        let help = self.help.clone().map(|help| view! { <p class="field-help" id=format!("{id}-help")>{help}</p> });
        let line = move || {
            error.get().map(|error| {
                view! { <p class="field-error" id=format!("{id}-error")><Icon name=IconName::Alert small=true />{error}</p> }
            })
        };
        view! { {help}{line} }.into_any()
    }

    /// The whole field around its control.
    pub(super) fn wrap(&self, required: bool, short: bool, control: impl IntoAny) -> AnyView {
        let optional = (!required).then(|| view! { " "<span class="field-mark">{t!("ui-optional")}</span> });
        let class = if short { "field field-short" } else { "field" };
        let (id, label, notes) = (self.id.clone(), self.label.clone(), self.notes());
        let control = control.into_any();
        view! { <div class=class><label for=id>{label}{optional}</label>{control}{notes}</div> }.into_any()
    }
}

/// What a line of text is, for keyboards, password managers and browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    /// Any line.
    #[default]
    Line,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A secret, which is never shown again.
    Password,
}

impl TextKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Line => "text",
            Self::Email => "email",
            Self::Url => "url",
            Self::Password => "password",
        }
    }
}

/// A line of text. `list` is the id of a `<datalist>` with suggestions.
#[component]
pub fn TextField(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] kind: TextKind,
    #[prop(optional)] required: bool,
    #[prop(default = 255)] maxlength: u32,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] short: bool,
    #[prop(optional, into)] list: Option<&'static str>,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let value = if kind == TextKind::Password { String::new() } else { field.value.clone() };
    let control = view! {
        <input
            class="input" type=kind.code() id=field.id.clone() name=name value=value required=required maxlength=maxlength
            autocomplete=autocomplete list=list dir="auto" aria-describedby=field.described_by() aria-invalid=field.invalid()
        />
    };
    field.wrap(required, short, control)
}

/// Several lines of text.
#[component]
pub fn TextArea(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] required: bool,
    #[prop(default = 5000)] maxlength: u32,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    // A browser drops the first line break in a text area.
    let lead = if field.value.starts_with('\n') { "\n" } else { "" };
    // Leptos writes the children of a text area as they are; a child would be markup that whoever typed it had written.
    let value = format!("{lead}{}", html_escape::encode_text(&field.value));
    let control = view! {
        <textarea
            class="input" rows="3" id=field.id.clone() name=name required=required maxlength=maxlength dir="auto"
            aria-describedby=field.described_by() aria-invalid=field.invalid() inner_html=value
        ></textarea>
    };
    field.wrap(required, false, control)
}

/// A number, with its `unit` beside it. `step` is "any" for fractions.
#[component]
pub fn NumberField(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional, into)] unit: Option<String>,
    #[prop(optional)] required: bool,
    #[prop(default = "0")] min: &'static str,
    #[prop(optional, into)] max: Option<&'static str>,
    #[prop(default = "1")] step: &'static str,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let keyboard = if step == "1" { "numeric" } else { "decimal" };
    let control = view! {
        <div class="field-affix">
            <input
                class="input" type="number" id=field.id.clone() name=name value=field.value.clone() required=required
                min=min max=max step=step inputmode=keyboard aria-describedby=field.described_by() aria-invalid=field.invalid()
            />
            {unit.map(|unit| view! { <span>{unit}</span> })}
        </div>
    };
    field.wrap(required, true, control)
}

/// A day.
#[component]
pub fn DateField(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let control = view! {
        <input
            class="input" type="date" id=field.id.clone() name=name value=field.value.clone() required=required
            aria-describedby=field.described_by() aria-invalid=field.invalid()
        />
    };
    field.wrap(required, true, control)
}

/// A file to choose, or several; `accept` names what they end in. Its form says which files it takes
/// ([`Upload`](crate::page::Upload)).
#[component]
pub fn FileField(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional)] multiple: bool,
    #[prop(optional, into)] accept: Option<&'static str>,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let (id, described, invalid) = (field.id.clone(), field.described_by(), field.invalid());
    let control = view! {
        <input
            class="input" id=id name=name type="file" required multiple=multiple accept=accept
            aria-describedby=described aria-invalid=invalid
        />
    };
    field.wrap(true, false, control)
}
