//! Choosing the language: one button each, named in itself, so that it is found by whoever cannot read the page.

use super::{Icon, IconName};
use crate::{
    preferences::{ANY_LANGUAGE, Preferences},
    t,
    text::{Language, language},
    visitor::Visitor,
};
use leptos::prelude::*;

/// The address of the page, to come back to.
fn here() -> String {
    use_context::<Visitor>().map_or_else(|| "/".to_owned(), |visitor| visitor.page)
}

/// The buttons, in a line of their own: in front of the product.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let buttons = Language::all().into_iter().map(|one| button(one, one == language())).collect_view();
    view! {
        <form class="languages" method="post" action="/preferences" aria-label=t!("ui-language")>
            <input type="hidden" name="back" value=here() />
            {buttons}
        </form>
    }
    .into_any()
}

/// The buttons behind their title, for the menu of whoever is signed in. `chosen` is the language of their account.
#[component]
pub(super) fn LanguageMenu(chosen: Option<Language>) -> impl IntoView {
    let chosen = chosen.or_else(|| use_context::<Preferences>()?.language);
    let buttons = Language::all().into_iter().map(|one| button(one, Some(one) == chosen)).collect_view();
    let any = if chosen.is_none() { "true" } else { "false" };
    view! {
        <details class="menu-languages">
            <summary><Icon name=IconName::Language />{t!("ui-language")}<span class="meta">{language().name()}</span></summary>
            <form method="post" action="/preferences">
                <input type="hidden" name="back" value=here() />
                {buttons}
                <button name="language" value=ANY_LANGUAGE aria-pressed=any>{t!("ui-language-any")}</button>
            </form>
        </details>
    }
    .into_any()
}

fn button(one: Language, is_chosen: bool) -> impl IntoView {
    let pressed = if is_chosen { "true" } else { "false" };
    let in_part = one.is_in_part().then(|| view! { <span class="meta">{one.text("language-in-part", &[])}</span> });
    view! {
        <button name="language" value=one.tag() aria-pressed=pressed>
            <span lang=one.tag() dir=one.direction()>{one.name()} {in_part}</span>
        </button>
    }
}
