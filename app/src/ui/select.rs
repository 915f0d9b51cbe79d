//! One of a list, in a form.

use super::field::FieldContext;
use leptos::prelude::*;

/// One of `options` (value, words). `empty` is the words for none of them, offered first.
#[component]
pub fn SelectField(
    name: &'static str,
    options: Vec<(String, String)>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional, into)] empty: Option<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let options = select_options(options, &field.value);
    selection(&field, (name, required), empty, options.into_any())
}

/// One of many, under the names of what they belong to: `groups` of options (value, words).
#[component]
pub fn GroupedSelectField(
    name: &'static str,
    groups: Vec<(String, Vec<(String, String)>)>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional, into)] empty: Option<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let field = FieldContext::new(name, label, help);
    let group = |(name, options): (String, Vec<(String, String)>)| {
        view! { <optgroup label=name>{select_options(options, &field.value)}</optgroup> }
    };
    let groups = groups.into_iter().map(group).collect_view();
    selection(&field, (name, required), empty, groups.into_any())
}

/// The field around its options or groups of them.
fn selection(
    field: &FieldContext,
    (name, required): (&'static str, bool),
    empty: Option<String>,
    options: AnyView,
) -> AnyView {
    let control = view! {
        <select
            class="input" id=field.id.clone() name=name required=required
            aria-describedby=field.described_by() aria-invalid=field.invalid()
        >
            {empty.map(|word| view! { <option value="">{word}</option> })}
            {options}
        </select>
    };
    field.wrap(required, false, control)
}

/// The options, with the chosen one marked.
pub(super) fn select_options(options: Vec<(String, String)>, chosen: &str) -> impl IntoView + use<> {
    let option = |(value, word): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{word}</option> }
    };
    options.into_iter().map(option).collect_view()
}
