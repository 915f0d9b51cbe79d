//! Sends a filter form as soon as a choice is made. Without scripts its button does.

use leptos::prelude::*;

/// Sends the form around a control, or the one that it names, when the control changes.
#[island]
pub fn SubmitOnChange(children: Children) -> impl IntoView {
    view! { <div class="contents" on:change=move |event| send(&event)>{children()}</div> }
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
