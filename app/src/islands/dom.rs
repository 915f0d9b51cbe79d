//! Small things that every island does with the page.

use leptos::{
    prelude::{document, window},
    wasm_bindgen::{JsCast as _, JsValue, closure::Closure},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventTarget, HtmlElement, Response};

/// Calls `act` whenever `target` hears `name`, for as long as the page lives.
pub(super) fn listen(target: &EventTarget, name: &str, act: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(act);
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The element with `id`.
pub(super) fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The element that an event came from.
pub(super) fn origin(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// What `address` answers, if it answers well. Whoever was signed out is sent to sign in.
pub(super) async fn get(address: &str) -> Result<Response, JsValue> {
    let answer: Response = JsFuture::from(window().fetch_with_str(address)).await?.dyn_into()?;
    if answer.redirected() {
        window().location().reload()?;
    }
    if answer.ok() { Ok(answer) } else { Err(JsValue::NULL) }
}

/// The text that `address` answers.
pub(super) async fn text(address: &str) -> Result<String, JsValue> {
    let answer = get(address).await?;
    Ok(JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default())
}

/// `address` with another parameter.
pub(super) fn with_parameter(address: &str, parameter: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{parameter}")
}
