//! Choices in a form: one box, one of a few, some of many.

use super::field::{FieldContext, field_id};
use crate::form::FormScope;
use leptos::prelude::*;

/// A box to tick. It posts `yes`, or nothing.
#[component]
pub fn CheckField(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let checked = !field.value.is_empty();
    view! {
        <div class="choice">
            <input
                type="checkbox" id=field.id.clone() name=name value="yes" checked=checked
                aria-describedby=field.described_by() aria-invalid=field.invalid()
            />
            <label for=field.id.clone()>{field.label.clone()}</label>
            {field.notes()}
        </div>
    }
    .into_any()
}

/// One of a few `options` (value, words), all in sight.
#[component]
pub fn RadioField(
    name: &'static str,
    options: Vec<(String, String)>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let chosen = [field.value.clone()];
    let choices = choices("radio", name, options, &chosen);
    choice_group(&field, choices)
}

/// Some of many `options` (value, words).
#[component]
pub fn ChecksField(
    name: &'static str,
    options: Vec<(String, String)>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let chosen: Vec<String> = FormScope::current().form().all(name).map(str::to_owned).collect();
    let choices = choices("checkbox", name, options, &chosen);
    choice_group(&field, choices)
}

/// One line a choice. The first has the id of the field, so that the summary of errors leads to it.
fn choices(kind: &'static str, name: &'static str, options: Vec<(String, String)>, chosen: &[String]) -> AnyView {
    let line = |(index, (value, word)): (usize, (String, String))| {
        let id = if index == 0 { field_id(name) } else { format!("{}-{index}", field_id(name)) };
        let checked = chosen.contains(&value);
        view! {
            <div class="choice">
                <input type=kind id=id.clone() name=name value=value checked=checked />
                <label for=id>{word}</label>
            </div>
        }
    };
    options.into_iter().enumerate().map(line).collect_view().into_any()
}

fn choice_group(field: &FieldContext, choices: AnyView) -> AnyView {
    view! {
        <fieldset class="choices" aria-describedby=field.described_by()>
            <legend>{field.label.clone()}</legend>
            {choices}
            {field.notes()}
        </fieldset>
    }
    .into_any()
}
