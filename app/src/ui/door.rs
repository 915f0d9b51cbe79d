//! Pages in front of the product (signing in, setting up, errors for strangers): one sheet, and nothing else to look at.

use super::LanguageChoice;
use crate::t;
use leptos::prelude::*;

/// The door. `wide` for a sheet with two ways side by side; `foreign` at an address where nothing can be chosen, not even a
/// language. It holds the only `<main>` of the page.
#[component]
pub fn Door(#[prop(optional)] wide: bool, #[prop(optional)] foreign: bool, children: Children) -> impl IntoView {
    let class = if wide { "door-sheet door-wide" } else { "door-sheet" };
    view! {
        <div class="door">
            <header>
                <a class="brand" href="/"><img class="brand-mark" src="/favicon.svg" alt="" width="28" height="28" /><span>{t!("ui-product")}</span></a>
            </header>
            <main class=class>{children()}</main>
            {(!foreign).then(|| view! { <footer><LanguageChoice /></footer> })}
        </div>
    }
    .into_any()
}
