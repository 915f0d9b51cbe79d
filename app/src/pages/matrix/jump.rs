//! The field over a large matrix that goes to a person or course.

use super::address::{MatrixAddress, PATH};
use crate::{
    t,
    ui::{Icon, IconName},
};
use leptos::prelude::*;

/// Going to a person or course: with scripts by `go`, which takes what was typed. Without them it opens the page with the first that
/// is found.
#[component]
pub(super) fn Jump(address: MatrixAddress, is_lost: RwSignal<bool>, go: impl Fn(String) + 'static) -> impl IntoView {
    const KEPT: [&str; 10] =
        ["as_of", "known_at", "by", "under", "site", "role", "category", "course", "mandatory", "show"];
    let form = address.form();
    let values = |name: &'static str| form.all(name).map(move |value| (name, value.to_owned())).collect::<Vec<_>>();
    let kept =
        KEPT.into_iter().flat_map(values).map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let kept = kept.collect_view();
    let field = NodeRef::<leptos::html::Input>::new();
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        if let Some(field) = field.get_untracked() {
            event.prevent_default();
            go(field.value());
        }
    };
    view! {
        <form class="matrix-jump" action=PATH role="search" on:submit=on_submit>
            {kept}
            <label class="vh" for="find">{t!("matrix-find")}</label>
            <span class="search">
                <Icon name=IconName::Search />
                <input node_ref=field type="search" id="find" name="find" value=form.value("find").to_owned() placeholder=t!("matrix-find") autocomplete="off" />
            </span>
            <button class="btn">{t!("matrix-find-go")}</button>
            <span class="meta" role="status"><span hidden=move || !is_lost.get()>{t!("matrix-find-lost")}</span></span>
        </form>
    }
    .into_any()
}
