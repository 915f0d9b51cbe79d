//! The field in which the password is typed once more before a sensitive step.

use super::{TextField, TextKind};
use crate::{form::FormScope, t};
use leptos::prelude::*;

/// The field, if it is `due`, or became due while the form was filled in.
#[component]
pub fn OwnPassword(
    due: bool,
    /// What of the form needs it, if not every change does.
    #[prop(optional)]
    only_for: Option<&'static str>,
) -> impl IntoView {
    let is_asked = FormScope::current().ask(move |form| due || form.problem("own_password").is_some());
    let field = move || {
        let help = t!(only_for.unwrap_or("own-password-help"));
        view! {
            <TextField
                name="own_password" help kind=TextKind::Password required=only_for.is_none() maxlength=1000
                autocomplete="current-password"
            />
        }
    };
    (move || is_asked.get().then(field)).into_any()
}
