//! WebAssembly entry points: bring a server-rendered page to life.

use leptos::{mount, prelude::document, task::tick};

/// The application: called with the texts of the page's language and its tag, once the module is loaded. When it is done the
/// document says so, for whoever waits for that: `<html data-alive>`.
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn hydrate(texts: String, tag: String) {
    #[cfg(debug_assertions)]
    tell_panics();
    app::text::learn(&texts, &tag);
    app::app::load().await;
    mount::hydrate_body(app::app::App);
    tick().await;
    let _ = document().document_element().map(|root| root.set_attribute("data-alive", ""));
}

/// Says in the console why the client gave up; a release says nothing but that it did.
#[cfg(debug_assertions)]
fn tell_panics() {
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
}
