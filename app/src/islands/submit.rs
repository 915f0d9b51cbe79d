//! Sends a filter form as soon as a choice is made by pointing. Whoever types, chooses with arrow keys or has no scripts uses
//! its button or Enter: a key on the way to a choice is not the choice.

use leptos::prelude::*;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::Relaxed},
};

/// Sends the form around a control, or the one that it names, when the control changes and no key changed it.
#[island]
pub fn SubmitOnChange(children: Children) -> impl IntoView {
    // What an island creates with Leptos ends with its start; this lives as long as the page.
    let by_key = Arc::new(AtomicBool::new(false));
    let (pressed, pointed) = (by_key.clone(), by_key.clone());
    view! {
        <div
            class="contents"
            on:keydown=move |_| pressed.store(true, Relaxed)
            on:pointerdown=move |_| pointed.store(false, Relaxed)
            on:change=move |event| if !by_key.load(Relaxed) { send(&event) }
        >
            {children()}
        </div>
    }
}

fn send(event: &web_sys::Event) {
    use leptos::wasm_bindgen::JsCast as _;
    let control = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let form = control.and_then(|control| {
        // A control may stand outside of its form and name it.
        let named = control.get_attribute("form").and_then(|id| document().get_element_by_id(&id));
        named.or_else(|| control.closest("form").ok().flatten())
    });
    if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        // What the browser finds wrong with a form it tells the reader by itself.
        let _ = form.request_submit();
    }
}
