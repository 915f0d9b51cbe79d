//! A field for a person: people type a name or a number, the browser suggests, and the server finds who is meant.
//!
//! It works without scripts and for any number of people. Where several are meant, a choice of them stands under it: they are asked
//! of the server, while the page is rendered again or by the page in the browser.

mod calls;
#[cfg(feature = "ssr")]
mod people;
#[cfg(feature = "ssr")]
mod served;
mod wire;

#[cfg(feature = "ssr")]
pub(in crate::pages) use people::People;

use self::{
    calls::FindMeant,
    wire::{Candidate, Meant},
};
use crate::{
    form::{Form, FormScope},
    page::part,
    t,
    ui::{RadioField, TextField},
};
use docendo::{
    error::Problem,
    kernel::{id::PersonId, input::Input},
};
use leptos::prelude::*;

/// The id of the list of suggestions on a page.
pub(in crate::pages) const SUGGESTIONS: &str = "people";
/// The field of what is asked that holds what was typed.
const TYPED: &str = "typed";

/// Whom field `name` of `form` means, as far as a browser knows: somebody, if anything was typed. Who it is finds the server.
pub(in crate::pages) fn somebody(form: &Form, name: &str) -> Input<PersonId> {
    form.text(name).map_or_else(Input::cleared, |_| Input::Value(PersonId(0)))
}

/// The field `name`, with `choice` under it if several people are meant by what was typed. Its suggestions are the page's
/// [`Suggestions`].
#[component]
pub(in crate::pages) fn PersonField(
    name: &'static str,
    choice: &'static str,
    #[prop(optional)] required: bool,
    #[prop(into)] help: String,
) -> impl IntoView {
    let scope = FormScope::current();
    let ambiguous = scope.ask(move |form| {
        let is_open = form.problem(name) == Some(&Problem::SeveralMatch);
        is_open.then(|| form.value(name).to_owned())
    });
    let offered = move || match ambiguous.get() {
        Some(typed) => {
            let asked = Form::showing([(TYPED, typed)]);
            part::<FindMeant>(move || asked.clone(), move |meant| offer(choice, meant), |_| ().into_any())
        }
        None => kept(choice, &scope.form()),
    };
    view! {
        <TextField name required help list=SUGGESTIONS />
        {offered}
    }
    .into_any()
}

/// The choice among `meant`, in the field `choice`.
fn offer(choice: &'static str, meant: Meant) -> AnyView {
    let Meant { people, more } = meant;
    let help = if more > 0 { t!("person-more", count = more) } else { t!("person-choice-help") };
    let words = |Candidate { id, label, job }| {
        let words = match job {
            Some(job) => t!("person-with-job", person = label, job = job),
            None => label,
        };
        (PersonId::to_string(&id), words)
    };
    let options: Vec<(String, String)> = people.into_iter().map(words).collect();
    view! { <RadioField name=choice options label=t!("person-choice") help /> }.into_any()
}

/// Which of two namesakes it was, kept while the form is open.
fn kept(choice: &'static str, form: &Form) -> AnyView {
    view! { <input type="hidden" name=choice value=form.value(choice).to_owned() /> }.into_any()
}

/// The suggestions for every [`PersonField`] of a page.
#[component]
pub(in crate::pages) fn Suggestions(people: Vec<String>) -> impl IntoView {
    let options = people.into_iter().map(|label| view! { <option value=label></option> }).collect_view();
    view! { <datalist id=SUGGESTIONS>{options}</datalist> }.into_any()
}
