//! Over a form: what has to be corrected, each line a link to its field.

use super::{Icon, IconName, field::field_id};
use crate::{form::Form, t};
use leptos::prelude::*;

/// The summary of `form`; nothing while nothing is wrong. It takes the focus when the page opens. A field is called what
/// its label says, if it was built before; else by the text `label-<name>`.
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
            let label = form.label(&field);
            view! { <li><a href=format!("#{}", field_id(&field))>{label}": "{sentence}</a></li> }
        })
        .collect::<Vec<_>>();
    let lines = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
    // Beside what was typed, so that nothing is lost while the two are compared.
    let now = here().filter(|_| form.is_outdated()).map(|path| {
        view! { <p><a href=path target="_blank" rel="noopener">{t!("conflict-now")}</a></p> }
    });
    let again = form.is_signed_out().then(|| {
        view! { <p><a href="/sign-in" target="_blank" rel="noopener">{t!("form-sign-in")}</a></p> }
    });
    Some(view! {
        <div class="summary-errors" role="alert" tabindex="-1" autofocus>
            <h2><Icon name=IconName::Alert />{title}</h2>
            {lines}
            {now}
            {again}
        </div>
    })
}

/// The path of the page.
#[cfg(feature = "ssr")]
fn here() -> Option<String> {
    use_context::<crate::visitor::Visitor>().map(|visitor| visitor.uri.path().to_owned())
}

/// The path of the page.
#[cfg(not(feature = "ssr"))]
fn here() -> Option<String> {
    window().location().pathname().ok()
}
