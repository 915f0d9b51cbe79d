//! Whether somebody has to sign in again over the form that they sent.

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use web_sys::HtmlFormElement;

/// Marks the form that waits for it.
const WAITS: &str = "data-waits";

/// That the sign-in ended while somebody filled in a form.
#[derive(Clone, Copy)]
pub struct SignedOut(RwSignal<bool>);

impl SignedOut {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether it is so.
    #[must_use]
    pub fn is_so(self) -> bool {
        self.0.get()
    }

    /// Asks to sign in again, for `form`.
    pub fn ask(self, form: &HtmlFormElement) {
        let _ = form.set_attribute(WAITS, "");
        self.0.set(true);
    }

    /// Nobody has to sign in any more, or wants to: the form that waited for it.
    pub fn end(self) -> Option<HtmlFormElement> {
        self.0.set(false);
        let form: HtmlFormElement = document().query_selector(&format!("form[{WAITS}]")).ok()??.dyn_into().ok()?;
        form.remove_attribute(WAITS).ok()?;
        Some(form)
    }
}
