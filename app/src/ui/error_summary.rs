//! Over a form: what has to be corrected, each line a link to its field.

use super::{Icon, IconName, field::field_id};
use crate::{form::Form, t};
use leptos::prelude::*;

/// The summary of `form`; nothing while nothing is wrong. It takes the focus when the page opens. The words for a field are
/// the text `label-<name>`, as on the field itself.
#[component]
pub fn ErrorSummary(form: Form) -> impl IntoView {
    if !form.is_refused() {
        return None;
    }
    let errors = form.errors();
    let title = form.refusal().unwrap_or_else(|| t!("ui-errors", count = errors.len()));
    let lines = errors
        .into_iter()
        .map(|(field, sentence)| {
            let label = t!(&format!("label-{}", field.replace(['_', '.'], "-")));
            view! { <li><a href=format!("#{}", field_id(&field))>{label}": "{sentence}</a></li> }
        })
        .collect::<Vec<_>>();
    let lines = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
    Some(view! {
        <div class="summary-errors" role="alert" tabindex="-1" autofocus>
            <h2><Icon name=IconName::Alert />{title}</h2>
            {lines}
        </div>
    })
}
