//! Copies the table to the clipboard, as text that spreadsheets take for one.

use crate::{
    t,
    ui::{Icon, IconName},
};
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast as _, JsValue},
};
use wasm_bindgen_futures::JsFuture;

/// A button that copies the text at `address`, and says whether it could.
#[component]
pub(super) fn CopyTable(address: String) -> impl IntoView {
    let (is_alive, said) = (RwSignal::new(false), RwSignal::new(String::new()));
    // Without scripts there would be nothing behind the button.
    Effect::new(move || is_alive.set(true));
    let on_click = move |_| {
        let address = address.clone();
        let (done, failed) = (t!("matrix-copied"), t!("matrix-not-copied"));
        spawn_local(async move {
            said.set(if copy(&address).await.is_ok() { done } else { failed });
        });
    };
    view! {
        <button type="button" class="btn btn-quiet" hidden=move || !is_alive.get() on:click=on_click>
            <Icon name=IconName::Matrix /><span>{t!("matrix-copy")}</span>
        </button>
        <span class="meta" role="status">{move || said.get()}</span>
    }
    .into_any()
}

/// Puts the text at `address` into the clipboard: the server may not answer, and the browser may refuse.
async fn copy(address: &str) -> Result<(), JsValue> {
    let answer: web_sys::Response = JsFuture::from(window().fetch_with_str(address)).await?.dyn_into()?;
    if !answer.ok() || answer.redirected() {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default();
    JsFuture::from(window().navigator().clipboard().write_text(&text)).await.map(drop)
}
