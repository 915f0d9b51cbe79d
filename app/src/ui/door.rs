//! Pages in front of the product (signing in, setting up, errors for strangers): one sheet, and nothing else to look at.

use super::LanguageChoice;
use crate::t;
use leptos::prelude::*;

/// The door. `wide` for a sheet with two ways side by side. It holds the only `<main>` of the page.
#[component]
pub fn Door(#[prop(optional)] wide: bool, children: Children) -> impl IntoView {
    let class = if wide { "door-sheet door-wide" } else { "door-sheet" };
    view! {
        <div class="door">
            <header>
                <a class="brand" href="/"><img class="brand-mark" src="/favicon.svg" alt="" width="28" height="28" /><span>{t!("ui-product")}</span></a>
            </header>
            <main class=class>{children()}</main>
            <footer><LanguageChoice /></footer>
        </div>
    }
    .into_any()
}
