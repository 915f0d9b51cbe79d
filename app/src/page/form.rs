//! A form of the application: checked in the browser with the rule that the use case has, sent without leaving the page, and with
//! everything that was typed still there if it is refused. Without scripts it is sent to the address of its page, and does the same.

use super::{Once, Upload, send, send_files, told};
use crate::{
    fault::Fault,
    form::{FUNCTION, Form, FormScope, Posted},
    t,
    ui::{
        Arrival, ErrorSummary, FormKey, Live, SignedOut, VersionField, Weight, content, here, path_here, path_of,
        use_way,
    },
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
/// [`Once`]. The parts of the page's address that have names go along as fields. `opened` is what it shows at first; `check` looks at
/// it before it is sent, `upload` says which files it takes. The rest is as in [`PostForm`](crate::ui::PostForm): its fields have to be
/// built inside its children, `danger` marks a step that takes something away, and `more` stands beside its button.
#[component]
pub fn PageForm(
    function: &'static str,
    opened: Form,
    #[prop(into)] submit: String,
    #[prop(optional)] check: Option<Check>,
    #[prop(optional)] upload: Option<Upload>,
    #[prop(optional, into)] cancel: Option<String>,
    #[prop(optional)] more: Option<AnyView>,
    #[prop(optional)] danger: bool,
    #[prop(default = Weight::Primary)] weight: Weight,
    children: Children,
) -> impl IntoView {
    let scope = FormScope::new(reopened(function, &Form::default()).unwrap_or(opened));
    let (is_sent, on_submit) = sender(function, scope, check, upload);
    let cancel = cancel.map(|href| view! { <a class="btn btn-quiet" href=href>{t!("ui-cancel")}</a> });
    // The fields first: they tell the form what they are called, and the summary of errors calls them the same.
    let fields = view! { <Provider value=scope><FormKey />{children()}</Provider> }.into_any();
    let enctype = upload.map(|_| "multipart/form-data");
    let weight = if danger { "btn btn-danger" } else { weight.class() };
    view! {
        <form class="form" method="post" enctype=enctype novalidate on:submit=on_submit aria-busy=move || is_sent.get().then_some("true")>
            <input type="hidden" name=FUNCTION value=function />
            {move || view! { <ErrorSummary form=scope.now() /> }}
            {fields}
            <div class="form-actions"><button class=weight>{submit}</button>{more}{cancel}</div>
        </form>
    }
    .into_any()
}

/// A form without fields that people fill in: a button that takes a step at once. `fields` say what it is about, where there are
/// several on a page, and `label` says the same to those who do not see what stands around it; `version` is that of the thing on
/// which the step rests. `class` is that of a button that looks like none of the usual weights.
#[component]
pub fn StepButton(
    function: &'static str,
    #[prop(optional)] fields: Form,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional)] version: Option<i64>,
    #[prop(optional)] weight: Weight,
    #[prop(optional)] class: Option<&'static str>,
    #[prop(optional)] described: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let scope = FormScope::new(reopened(function, &fields).unwrap_or_default());
    let (is_sent, on_submit) = sender(function, scope, None, None);
    let hidden = |(name, value): (&str, &str)| {
        view! { <input type="hidden" name=name.to_owned() value=value.to_owned() /> }
    };
    let hidden = fields.pairs().map(hidden).collect_view();
    view! {
        <form method="post" on:submit=on_submit aria-busy=move || is_sent.get().then_some("true")>
            <input type="hidden" name=FUNCTION value=function />
            <Provider value=scope><FormKey />{version.map(|version| view! { <VersionField version /> })}</Provider>
            {hidden}
            {move || view! { <ErrorSummary form=scope.now() /> }}
            <button class=class.unwrap_or(weight.class()) aria-label=label.clone() title=label aria-describedby=described>{children()}</button>
        </form>
    }
    .into_any()
}

/// The form with these `fields` that `function` refused when it was sent without scripts, if this page says so.
pub fn reopened(function: &'static str, fields: &Form) -> Option<Form> {
    let is_it = |posted: &Posted| {
        posted.function == function && fields.pairs().all(|(name, value)| posted.form.value(name) == value)
    };
    let posted = SharedValue::new(|| use_context::<Posted>().filter(is_it));
    posted.into_inner().map(|Posted { form, fault, .. }| form.refused(fault))
}

/// Whether the form is on its way, and what sends it: once, however often its button is pressed.
fn sender(
    function: &'static str,
    scope: FormScope,
    check: Option<Check>,
    upload: Option<Upload>,
) -> (RwSignal<bool>, impl Fn(web_sys::SubmitEvent) + Clone + 'static) {
    let (sending, navigate, path) = (Sending::of(function, scope), use_way(), use_params_map());
    let on_submit = move |event: web_sys::SubmitEvent| {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok()) else {
            return;
        };
        event.prevent_default();
        if sending.is_sent.get_untracked() {
            return;
        }
        let parts = path.get_untracked().into_iter().map(|(name, value)| (name.into_owned(), value));
        let typed = pressed(content(&form), &event).within(parts).called_as(&scope.form());
        let files = upload.and_then(|_| files(&form, &typed));
        let flaws = check.and_then(|check| check(&typed).err()).map(Flaws::into_vec).unwrap_or_default();
        let flaw = upload.zip(files.as_ref()).and_then(|(upload, files)| upload.flaw(files));
        let flaws: Vec<_> = flaw.into_iter().chain(flaws).collect();
        if !flaws.is_empty() {
            return refuse(&form, scope, typed.refused(Fault::Invalid(flaws)));
        }
        let navigate = navigate.clone();
        spawn_local(async move { sending.send(&form, typed, files, navigate).await });
    };
    (sending.is_sent, on_submit)
}

/// A form that can be sent.
#[derive(Clone, Copy)]
struct Sending {
    function: &'static str,
    scope: FormScope,
    is_sent: RwSignal<bool>,
    arrival: Arrival,
    live: Live,
    once: Option<Once>,
    signed_out: SignedOut,
}

impl Sending {
    fn of(function: &'static str, scope: FormScope) -> Self {
        let (arrival, live, once, signed_out) = (expect_context(), expect_context(), use_context(), expect_context());
        Self { function, scope, is_sent: RwSignal::new(false), arrival, live, once, signed_out }
    }

    /// Sends what was `typed` into `form`, with its files, and goes on to where the answer leads.
    async fn send(
        self,
        form: &web_sys::HtmlFormElement,
        typed: Form,
        files: Option<web_sys::FormData>,
        navigate: impl Fn(&str, NavigateOptions),
    ) {
        self.is_sent.set(true);
        let was_typing = self.live.wait();
        let sent = content(form);
        let answered = match files {
            Some(files) => send_files(self.function, files).await,
            None => send(self.function, typed.clone()).await,
        };
        self.is_sent.set(false);
        match answered {
            Ok(answer) => {
                // What was typed while it was on its way is not what was sent.
                let is_done = content(form) == sent;
                self.go_on(form, is_done, &answer, navigate);
            }
            Err(Fault::Elsewhere(to)) => navigate(&to, NavigateOptions::default()),
            Err(fault) => {
                self.live.go_on(was_typing);
                if fault == Fault::SignIn {
                    self.signed_out.ask(form);
                }
                refuse(form, self.scope, typed.refused(fault));
            }
        }
    }

    /// To the address that is the `answer`, or shows what it tells; nothing is typed any more in a form that `is_done`.
    fn go_on(
        self,
        form: &web_sys::HtmlFormElement,
        is_done: bool,
        answer: &str,
        navigate: impl Fn(&str, NavigateOptions),
    ) {
        let told = told(answer);
        if let Some(once) = self.once {
            once.tell(told);
        }
        // The same page comes again: with a form in which nothing is typed.
        let is_same = told.is_some() || answer == path_here() || answer == here();
        if is_done && (is_same || path_of(answer) == path_here()) {
            form.reset();
            self.scope.set(Form::default());
            self.live.go_on(false);
        }
        if is_same {
            self.arrival.refresh();
        } else {
            self.arrival.awaits();
            navigate(answer, NavigateOptions::default());
        }
    }
}

/// What `form` sends with its files: them, and everything that `typed` says.
fn files(form: &web_sys::HtmlFormElement, typed: &Form) -> Option<web_sys::FormData> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    typed.pairs().for_each(|(name, _)| data.delete(name));
    typed.pairs().try_for_each(|(name, value)| data.append_with_str(name, value)).ok()?;
    Some(data)
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

/// Shows what is wrong with what was `typed` into `form`, and leads whoever sent it there.
fn refuse(form: &web_sys::HtmlFormElement, scope: FormScope, typed: Form) {
    scope.set(typed);
    let form = form.clone();
    request_animation_frame(move || {
        let summary = form.query_selector(".summary-errors").ok().flatten();
        if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = summary.focus();
        }
    });
}
