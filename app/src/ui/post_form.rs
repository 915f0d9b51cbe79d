//! A form that posts to the page's own address. Fields inside find their values and errors by their names. And the hidden key by
//! which a form that is sent twice is known.

use super::ErrorSummary;
use crate::{
    form::{Form, FormScope, KEY, VERSION},
    t,
};
use leptos::{context::Provider, prelude::*};

/// The key of the forms of one page, made when the server renders it: a form that is sent twice has the same one, and the same page
/// opened again has another.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub(crate) struct PageKey(String);

#[cfg(feature = "ssr")]
impl PageKey {
    /// One that no other page has.
    pub(crate) fn new() -> Self {
        use docendo::kernel::secret;
        Self(secret::hex(&secret::random::<16>()))
    }
}

/// That of the page.
#[cfg(feature = "ssr")]
fn key() -> Option<String> {
    use_context().map(|PageKey(key)| key)
}

/// One that no other form has: a browser makes forms one by one.
#[cfg(not(feature = "ssr"))]
fn key() -> Option<String> {
    let mut bytes = [0; 16];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(format!("{:032x}", u128::from_ne_bytes(bytes)))
}

/// The hidden field with the key of the page or, in a form that was refused, with the one that it was sent with.
#[component]
pub(crate) fn FormKey() -> impl IntoView {
    let sent = FormScope::current().form().text(KEY);
    sent.or_else(key).map(|value| view! { <input type="hidden" name=KEY value=value /> })
}

/// The hidden field with the version of the thing that the form changes: the one that the form was filled with, else `version`.
#[component]
pub fn VersionField(#[prop(optional)] version: Option<i64>) -> impl IntoView {
    // A form that was refused rests on what was seen when it was filled in, whatever there is by now.
    let filled = FormScope::current().form().text(VERSION);
    filled
        .or(version.map(|version| version.to_string()))
        .map(|version| view! { <input type="hidden" name=VERSION value=version /> })
}

/// The form: the summary of errors, the fields, the button `submit`, and `cancel`, the address to leave to.
///
/// Its fields have to be built inside its children, as `<PostForm form><TextField name="title" /></PostForm>`: there they
/// find `form`. A field that is built before and handed in finds another form or none, and stays empty.
///
/// `danger` marks a step that takes something away from somebody or cannot be taken back.
///
/// The browser's own checks are off: they know neither the rules nor the language of the page, and tell one fault at a time.
#[component]
pub fn PostForm(
    form: Form,
    #[prop(into)] submit: String,
    #[prop(optional, into)] cancel: Option<String>,
    #[prop(optional, into)] action: Option<String>,
    #[prop(optional)] enctype: Option<&'static str>,
    #[prop(optional)] more: Option<AnyView>,
    #[prop(optional)] danger: bool,
    children: Children,
) -> impl IntoView {
    let cancel = cancel.map(|href| view! { <a class="btn btn-quiet" href=href>{t!("ui-cancel")}</a> });
    // The fields first: they tell the form what they are called, and the summary of errors calls them the same.
    let scope = FormScope::new(form.clone());
    let fields = view! { <Provider value=scope><FormKey />{children()}</Provider> }.into_any();
    let weight = if danger { "btn btn-danger" } else { "btn btn-primary" };
    view! {
        <form class="form" method="post" action=action enctype=enctype novalidate>
            <ErrorSummary form />
            {fields}
            <div class="form-actions"><button class=weight>{submit}</button>{more}{cancel}</div>
        </form>
    }
    .into_any()
}

/// A titled part of a form.
#[component]
pub fn FormSection(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! { <fieldset class="form-section"><legend>{title}</legend>{children()}</fieldset> }.into_any()
}

/// Short fields side by side where there is room.
#[component]
pub fn FieldRow(children: Children) -> impl IntoView {
    view! { <div class="field-row">{children()}</div> }.into_any()
}
