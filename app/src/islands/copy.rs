//! Copies a table to the clipboard, as text that spreadsheets take for one.

use super::dom::{by_id, listen, text};
use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// Wraps a hidden button with the address of the text in `data-copy` and what to say afterwards in `data-done` and
/// `data-failed`.
#[island]
pub fn CopyTable(children: Children) -> impl IntoView {
    Effect::new(|_| start());
    view! { <span class="contents">{children()}</span> }
}

fn start() -> Option<()> {
    let found = document().query_selector("[data-copy]").ok()??;
    let button: HtmlElement = found.dyn_into().ok()?;
    let address = button.get_attribute("data-copy")?;
    let (done, failed) = (button.get_attribute("data-done")?, button.get_attribute("data-failed")?);
    listen(&button, "click", move |_| {
        let (address, done, failed) = (address.clone(), done.clone(), failed.clone());
        spawn_local(async move {
            let words = if copy(&address).await { done } else { failed };
            if let Some(said) = by_id("copy-said") {
                said.set_text_content(Some(&words));
            }
        });
    });
    // Without scripts there would be nothing behind it.
    button.remove_attribute("hidden").ok()
}

/// Whether the text at `address` is in the clipboard now: the server may not answer, and the browser may refuse.
async fn copy(address: &str) -> bool {
    let Ok(text) = text(address).await else { return false };
    JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok()
}
