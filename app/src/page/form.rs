//! A form of the application: checked in the browser with the rule that the use case has, sent without leaving the page, and with
//! everything that was typed still there if it is refused. Without scripts it is sent to the address of its page, and does the same.

use super::{Once, send, told};
use crate::{
    fault::Fault,
    form::{FUNCTION, Form, FormScope, Posted},
    t,
    ui::{Arrival, ErrorSummary, FormKey, content, here, path_here, use_way},
};
use docendo::{error::Flaws, kernel::input::Draft};
use leptos::{context::Provider, prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use leptos_router::{NavigateOptions, hooks::use_params_map};

/// What is wrong with a form before it is sent.
pub type Check = fn(&Form) -> Result<(), Flaws>;

/// That a form parses to what `D` makes of it.
pub fn parses<D: Draft>(form: &Form) -> Result<(), Flaws> {
    D::of(form).parse().map(drop)
}

/// A form that the server function at `function` takes, which answers with the address to go on to, or with what the page tells
/// [`Once`]. The parts of the page's address
/// that have names go along as fields. `opened` is what it shows at
/// first; `check` looks at it before it is sent. The rest is as in [`PostForm`](crate::ui::PostForm): its fields have to be built
/// inside its children, `danger` marks a step that takes something away, and `more` stands beside its button.
#[component]
pub fn PageForm(
    function: &'static str,
    opened: Form,
    #[prop(into)] submit: String,
    #[prop(optional)] check: Option<Check>,
    #[prop(optional, into)] cancel: Option<String>,
    #[prop(optional)] more: Option<AnyView>,
    #[prop(optional)] danger: bool,
    children: Children,
) -> impl IntoView {
    let scope = FormScope::new(reopened(function).unwrap_or(opened));
    let (is_sent, on_submit) = sender(function, scope, check);
    let cancel = cancel.map(|href| view! { <a class="btn btn-quiet" href=href>{t!("ui-cancel")}</a> });
    // The fields first: they tell the form what they are called, and the summary of errors calls them the same.
    let fields = view! { <Provider value=scope><FormKey />{children()}</Provider> }.into_any();
    let weight = if danger { "btn btn-danger" } else { "btn btn-primary" };
    view! {
        <form class="form" method="post" novalidate on:submit=on_submit aria-busy=move || is_sent.get().then_some("true")>
            <input type="hidden" name=FUNCTION value=function />
            {move || view! { <ErrorSummary form=scope.now() /> }}
            {fields}
            <div class="form-actions"><button class=weight>{submit}</button>{more}{cancel}</div>
        </form>
    }
    .into_any()
}

/// A form without fields that people fill in: a button that takes a step at once.
#[component]
pub fn StepButton(function: &'static str, children: Children) -> impl IntoView {
    let scope = FormScope::new(reopened(function).unwrap_or_default());
    let (is_sent, on_submit) = sender(function, scope, None);
    view! {
        <form method="post" on:submit=on_submit aria-busy=move || is_sent.get().then_some("true")>
            <input type="hidden" name=FUNCTION value=function />
            <Provider value=scope><FormKey /></Provider>
            {move || view! { <ErrorSummary form=scope.now() /> }}
            <button class="btn">{children()}</button>
        </form>
    }
    .into_any()
}

/// The form that `function` refused when it was sent without scripts, if this page says so.
fn reopened(function: &'static str) -> Option<Form> {
    let posted = SharedValue::new(move || use_context::<Posted>().filter(|posted| posted.function == function));
    posted.into_inner().map(|Posted { form, fault, .. }| form.refused(fault))
}

/// Whether the form is on its way, and what sends it: once, however often its button is pressed.
fn sender(
    function: &'static str,
    scope: FormScope,
    check: Option<Check>,
) -> (RwSignal<bool>, impl Fn(web_sys::SubmitEvent) + Clone + 'static) {
    let (is_sent, navigate) = (RwSignal::new(false), use_way());
    let (path, arrival, once) = (use_params_map(), expect_context::<Arrival>(), use_context::<Once>());
    let on_submit = move |event: web_sys::SubmitEvent| {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok()) else {
            return;
        };
        event.prevent_default();
        if is_sent.get_untracked() {
            return;
        }
        let parts = path.get_untracked().into_iter().map(|(name, value)| (name.into_owned(), value));
        let typed = pressed(content(&form), &event).within(parts).called_as(&scope.form());
        if let Some(Err(flaws)) = check.map(|check| check(&typed)) {
            return refuse(scope, typed.refused(Fault::Invalid(flaws.into_vec())));
        }
        is_sent.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            let answered = send(function, typed.clone()).await;
            is_sent.set(false);
            if let (Ok(answer), Some(once)) = (&answered, once) {
                once.tell(told(answer));
            }
            match answered {
                Ok(to) if told(&to).is_some() || to == path_here() || to == here() => {
                    form.reset();
                    scope.set(Form::default());
                    arrival.refresh();
                }
                Ok(to) | Err(Fault::Elsewhere(to)) => navigate(&to, NavigateOptions::default()),
                Err(fault) => refuse(scope, typed.refused(fault)),
            }
        });
    };
    (is_sent, on_submit)
}

/// `form` with the name and value of the button that was pressed, if it has any.
fn pressed(form: Form, event: &web_sys::SubmitEvent) -> Form {
    let button = event.submitter();
    let attribute = |name: &str| button.as_ref().and_then(|button| button.get_attribute(name));
    match attribute("name") {
        Some(name) => form.and(name, attribute("value").unwrap_or_default()),
        None => form,
    }
}

/// Shows what is wrong with `form`, and leads whoever sent it there.
fn refuse(scope: FormScope, form: Form) {
    scope.set(form);
    request_animation_frame(|| {
        let summary = document().query_selector(".summary-errors").ok().flatten();
        if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = summary.focus();
        }
    });
}
