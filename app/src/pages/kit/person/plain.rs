//! The field for a person on plain pages, which know everybody while they are rendered.

use super::{People, SUGGESTIONS, kept, offer};
use crate::{form::FormScope, ui::TextField};
use leptos::prelude::*;

/// The field `name`, with `choice` under it if several people are meant by what was typed.
#[component]
pub(in crate::pages) fn PlainPersonField(
    name: &'static str,
    choice: &'static str,
    people: People,
    #[prop(optional)] required: bool,
    #[prop(into)] help: String,
) -> impl IntoView {
    let form = FormScope::current().form();
    let meant = form.error(name).map(|_| people.offered(form.value(name))).filter(|meant| meant.people.len() > 1);
    let offered = meant.map_or_else(|| kept(choice, &form), |meant| offer(choice, meant));
    view! {
        <TextField name required help list=SUGGESTIONS />
        {offered}
    }
    .into_any()
}
