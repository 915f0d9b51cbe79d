//! Pages in front of the product (signing in, setting up, errors for strangers): one sheet, and nothing else to look at.

use super::LanguageChoice;
use crate::{preferences::Preferences, t, text::language, visitor::Visitor};
use leptos::prelude::*;

/// The door. `wide` for a sheet with two ways side by side; `foreign` at an address where nothing can be chosen, not even a
/// language. It holds the only `<main>` of the page.
#[component]
pub fn Door(#[prop(optional)] wide: bool, #[prop(optional)] foreign: bool, children: Children) -> impl IntoView {
    let class = if wide { "door-sheet door-wide" } else { "door-sheet" };
    let here = use_context::<Visitor>().map_or_else(|| "/".to_owned(), |visitor| visitor.page);
    let languages = (!foreign).then(|| {
        view! { <footer><LanguageChoice languages=Preferences::languages(Some(language())) here /></footer> }
    });
    view! {
        <div class="door">
            <header>
                <a class="brand" href="/"><img class="brand-mark" src="/favicon.svg" alt="" width="28" height="28" /><span>{t!("ui-product")}</span></a>
            </header>
            <main class=class>{children()}</main>
            {languages}
        </div>
    }
    .into_any()
}
