//! WebAssembly entry point: brings the islands of a server-rendered page to life.

// Linking the crate registers its islands; nothing else of it is needed here.
use app as _;

/// Called by the script of a page once the module is loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
