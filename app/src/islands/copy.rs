//! Copies a table to the clipboard, as text that spreadsheets take for one.

use super::dom::{by_id, listen, text};
use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// Wraps a hidden button with the address of the text in `data-copy` and what to say afterwards in `data-done`.
#[island]
pub fn CopyTable(children: Children) -> impl IntoView {
    Effect::new(|_| start());
    view! { <span class="contents">{children()}</span> }
}

fn start() -> Option<()> {
    let found = document().query_selector("[data-copy]").ok()??;
    let button: HtmlElement = found.dyn_into().ok()?;
    let (address, done) = (button.get_attribute("data-copy")?, button.get_attribute("data-done")?);
    listen(&button, "click", move |_| {
        let (address, done) = (address.clone(), done.clone());
        spawn_local(async move {
            let Ok(text) = text(&address).await else { return };
            let copied = JsFuture::from(window().navigator().clipboard().write_text(&text)).await;
            if copied.is_ok()
                && let Some(said) = by_id("copy-said")
            {
                said.set_text_content(Some(&done));
            }
        });
    });
    // Without scripts there would be nothing behind it.
    button.remove_attribute("hidden").ok()
}
