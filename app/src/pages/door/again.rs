//! Signing in again over a form whose sign-in has ended: what was typed stays, and is sent afterwards.

use crate::{
    form::{Form, FormScope},
    page::sign_in,
    session::Session,
    t,
    ui::{ErrorSummary, SignedOut, TextField, TextKind, content, here, load},
};
use leptos::{context::Provider, html, prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};

/// The dialog, while somebody has to sign in again; a browser loads it then.
#[component]
pub(crate) fn SignInAgain() -> impl IntoView {
    let signed_out = expect_context::<SignedOut>();
    move || signed_out.is_so().then(|| Suspend::new(dialog(signed_out)))
}

#[leptos::lazy(door)]
fn dialog(signed_out: SignedOut) -> AnyView {
    let (dialog, scope) = (NodeRef::<html::Dialog>::new(), FormScope::new(Form::default()));
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            request_animation_frame(move || drop(dialog.show_modal()));
        }
    });
    let leave = move |_| drop(signed_out.end());
    let fields = view! {
        <Provider value=scope>
            <TextField name="email" kind=TextKind::Email required=true autocomplete="username" />
            <TextField name="password" kind=TextKind::Password required=true maxlength=1000 autocomplete="current-password" />
        </Provider>
    };
    view! {
        <dialog class="again" node_ref=dialog aria-labelledby="again-title" on:cancel=leave>
            <h2 id="again-title">{t!("again-title")}</h2>
            <p>{t!("again-text")}</p>
            <form class="form" method="post" novalidate on:submit=sender(signed_out, scope)>
                {move || view! { <ErrorSummary form=scope.now() /> }}
                {fields.into_any()}
                <div class="form-actions">
                    <button class="btn btn-primary">{t!("again-submit")}</button>
                    <button class="btn btn-quiet" type="button" on:click=leave>{t!("again-later")}</button>
                </div>
            </form>
        </dialog>
    }
    .into_any()
}

/// Signs in, and sends the form that waited for it. Somebody else does not get to see what was typed.
fn sender(signed_out: SignedOut, scope: FormScope) -> impl Fn(web_sys::SubmitEvent) + 'static {
    let (person, is_sent) = (Session::current().person, RwSignal::new(false));
    move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
        let Some(typed) = form.as_ref().map(content).filter(|_| !is_sent.get_untracked()) else { return };
        is_sent.set(true);
        spawn_local(async move {
            let signed_in = sign_in(&typed).await;
            is_sent.set(false);
            match signed_in {
                Ok(who) if who == person => {
                    if let Some(form) = signed_out.end() {
                        let _ = form.request_submit();
                    }
                }
                Ok(_) => load(&here()),
                Err(fault) => scope.set(typed.without("password").refused(fault)),
            }
        });
    }
}
