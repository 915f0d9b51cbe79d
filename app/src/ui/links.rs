//! Links, in the browser: those to pages of the application are followed by it, and what a page is made of is loaded as soon as
//! somebody points at a link to it; all others are the browser's own.

use crate::app::{is_page, preload};
use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// What becomes of the links in its children.
#[component]
pub(super) fn Links(children: Children) -> impl IntoView {
    view! {
        <div
            class="contents"
            on:click=move |event| leave(event.target())
            on:pointerover=move |event| expect(event.target())
            on:focusin=move |event| expect(event.target())
        >
            {children()}
        </div>
    }
    .into_any()
}

/// Leaves a link to the browser that leads out of the application, or to a part of its page: the router looks at it later.
fn leave(target: Option<web_sys::EventTarget>) {
    let Some((link, href)) = link_of(target) else { return };
    if href.starts_with('#') || is_within(&href) && !is_page(path_of(&href)) {
        let _ = link.set_attribute("rel", "external");
    }
}

/// Loads what the page behind a link is made of.
fn expect(target: Option<web_sys::EventTarget>) {
    if let Some((_, href)) = link_of(target).filter(|(_, href)| is_within(href)) {
        preload(path_of(&href));
    }
}

/// The link around `target`, unless it says by itself whose it is, and its address.
fn link_of(target: Option<web_sys::EventTarget>) -> Option<(web_sys::Element, String)> {
    let link = target?.dyn_into::<web_sys::Element>().ok()?.closest("a[href]:not([rel])").ok()??;
    let href = link.get_attribute("href")?;
    Some((link, href))
}

/// Whether an address is on this server.
fn is_within(href: &str) -> bool {
    href.starts_with('/') && !href.starts_with("//")
}

fn path_of(href: &str) -> &str {
    href.split(['?', '#']).next().unwrap_or_default()
}

/// What goes on to an address: within the application if it is that of a page, else by loading it.
pub(crate) fn use_way() -> impl Fn(&str, NavigateOptions) + Clone + 'static {
    let navigate = use_navigate();
    move |to: &str, options: NavigateOptions| {
        if is_page(path_of(to)) {
            navigate(to, options);
        } else {
            super::load(to);
        }
    }
}
