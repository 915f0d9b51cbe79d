//! Choosing the language: one button each, named in itself, so that it is found by whoever cannot read the page.

use super::{Icon, IconName};
use crate::{
    preferences::{ANY_LANGUAGE, LanguageOption},
    t,
};
use leptos::prelude::*;

/// The buttons, in a line of their own: in front of the product. `here` is the address to come back to.
#[component]
pub fn LanguageChoice(languages: Vec<LanguageOption>, here: String) -> impl IntoView {
    let buttons = languages.into_iter().map(button).collect_view();
    view! {
        <form class="languages" method="post" action="/preferences" aria-label=t!("ui-language")>
            <input type="hidden" name="back" value=here />
            {buttons}
        </form>
    }
    .into_any()
}

/// The buttons behind their title, for the menu of whoever is signed in.
#[component]
pub(super) fn LanguageMenu(languages: Vec<LanguageOption>, here: String) -> impl IntoView {
    let any = if languages.iter().any(|one| one.is_chosen) { "false" } else { "true" };
    let buttons = languages.into_iter().map(button).collect_view();
    view! {
        <details class="menu-languages">
            <summary><Icon name=IconName::Language />{t!("ui-language")}<span class="meta">{t!("language-name")}</span></summary>
            <form method="post" action="/preferences">
                <input type="hidden" name="back" value=here />
                {buttons}
                <button name="language" value=ANY_LANGUAGE aria-pressed=any>{t!("ui-language-any")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn button(one: LanguageOption) -> impl IntoView {
    let pressed = if one.is_chosen { "true" } else { "false" };
    let LanguageOption { tag, name, direction, in_part, .. } = one;
    let value = tag.clone();
    let in_part = in_part.map(|words| view! { <span class="meta">{words}</span> });
    view! {
        <button name="language" value=value aria-pressed=pressed>
            <span lang=tag dir=direction>{name}" "{in_part}</span>
        </button>
    }
    .into_any()
}
