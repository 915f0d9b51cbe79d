//! The search palette: a field in the top line of every page, and the dialog that it opens.
//!
//! The field is a form that leads to the page of results (`/search`). Where scripts run, `assets/palette.js` opens the
//! dialog instead, and fetches the same results as a listbox.

use super::{LONGEST_SEARCH, SEARCH};
use crate::{
    t,
    ui::{Icon, IconName},
};
use leptos::{nonce::use_nonce, prelude::*};

/// The field in the top line.
#[component]
pub(super) fn Finder() -> impl IntoView {
    let word = t!("search-title");
    view! {
        <form class="search" role="search" method="get" action=SEARCH aria-label=t!("ui-find")>
            <Icon name=IconName::Search />
            <input type="search" name="q" maxlength=LONGEST_SEARCH placeholder=t!("search-find") aria-label=word autocomplete="off" />
            <kbd hidden aria-hidden="true"></kbd>
        </form>
    }
    .into_any()
}

/// The dialog, closed; what is found is put into `palette-results`, and how much it is into `palette-told`.
#[component]
pub(super) fn Palette() -> impl IntoView {
    let word = t!("search-title");
    view! {
        <dialog class="palette" id="palette" aria-label=t!("search-title") data-failed=t!("search-failed")>
            <form class="palette-query" method="get" action=SEARCH>
                <Icon name=IconName::Search />
                <input
                    name="q" maxlength=LONGEST_SEARCH placeholder=t!("search-find") aria-label=word autocomplete="off" spellcheck="false"
                    dir="auto" role="combobox" aria-autocomplete="list" aria-expanded="true" aria-controls="palette-results" autofocus
                />
                <kbd aria-hidden="true">"Esc"</kbd>
            </form>
            <p class="palette-told" id="palette-told" role="status"></p>
            <div class="palette-results" id="palette-results" role="listbox" aria-label=t!("search-results")></div>
        </dialog>
    }
    .into_any()
}

/// The script that opens the dialog.
pub(crate) fn palette_script() -> impl IntoView {
    view! { <script type="module" src="/palette.js" nonce=use_nonce()></script> }
}
