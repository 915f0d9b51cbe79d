//! What the address of a page asks for.

use crate::form::Form;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// The parameters in the query of the page's address. They stay as they were while the reader goes to another page.
#[must_use]
pub fn asked() -> Memo<Form> {
    let (path, search) = (use_location().pathname, use_location().search);
    let own = path.get_untracked();
    Memo::new(move |before: Option<&Form>| match before {
        Some(before) if path.get() != own => before.clone(),
        _ => Form::of_query(&search.get()),
    })
}

/// The parameters in the query of the page's address, and the parts of its path that have names.
pub fn asked_within() -> impl Fn() -> Form + Clone + Send + Sync + 'static {
    let (asked, parts) = (asked(), use_params_map());
    move || asked.get().within(parts.get().into_iter().map(|(name, value)| (name.into_owned(), value)))
}

/// The parts of the page's path that have names. They change where one page leads to another of the same kind.
pub fn path() -> impl Fn() -> Form + Clone + Send + Sync + 'static {
    let parts = use_params_map();
    move || Form::of_pairs(parts.get().into_iter().map(|(name, value)| (name.into_owned(), value)).collect())
}
