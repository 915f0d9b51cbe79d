//! Links, in the browser: those to pages of the application are followed by it, and what a page is made of is loaded as soon as
//! somebody points at a link to it; all others are the browser's own.

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// What is asked of an address, of the index of all pages.
#[derive(Clone, Copy)]
pub struct PageIndex {
    /// Whether there is a page at a path.
    pub is_page: fn(&str) -> bool,
    /// Loads what the page at a path is made of.
    pub preload: fn(&str),
}

/// What becomes of the links in its children.
#[component]
pub(super) fn Links(children: Children) -> impl IntoView {
    let index = expect_context::<PageIndex>();
    view! {
        <div
            class="contents"
            on:click=move |event| {
                leave(index, event.target());
                close(event.target());
            }
            on:pointerover=move |event| expect(index, event.target())
            on:focusin=move |event| expect(index, event.target())
        >
            {children()}
        </div>
    }
    .into_any()
}

/// Leaves a link to the browser that leads out of the application, or to a part of its page: the router looks at it later.
fn leave(index: PageIndex, target: Option<web_sys::EventTarget>) {
    let Some((link, href)) = link_of(target) else { return };
    // A page that is not alive yet cannot become another one: the browser loads that.
    if href.starts_with('#') || !is_alive() || is_within(&href) && !(index.is_page)(path_of(&href)) {
        let _ = link.set_attribute("rel", "external");
    }
}

/// Whether the document says that its page is alive.
fn is_alive() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-alive"))
}

/// Closes the menu or dialog that a link stands in: the page that comes would be behind it.
fn close(target: Option<web_sys::EventTarget>) {
    let around =
        link_of(target).and_then(|(link, _)| link.closest("dialog[open], [popover]:popover-open").ok().flatten());
    let Some(around) = around else { return };
    let method = if around.has_attribute("popover") { "hidePopover" } else { "close" };
    let method = js_sys::Reflect::get(&around, &method.into()).ok().and_then(|found| found.dyn_into().ok());
    // The click goes on to the router first.
    let method: Option<js_sys::Function> = method;
    request_animation_frame(move || {
        let _ = method.map(|method| method.call0(&around));
    });
}

/// Loads what the page behind a link is made of.
fn expect(index: PageIndex, target: Option<web_sys::EventTarget>) {
    if let Some((_, href)) = link_of(target).filter(|(_, href)| is_within(href)) {
        (index.preload)(path_of(&href));
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

/// The path of an address on this server.
pub(crate) fn path_of(href: &str) -> &str {
    href.split(['?', '#']).next().unwrap_or_default()
}

/// What goes on to an address: within the application if it is that of a page, else by loading it.
pub(crate) fn use_way() -> impl Fn(&str, NavigateOptions) + Clone + 'static {
    let (navigate, index) = (use_navigate(), expect_context::<PageIndex>());
    move |to: &str, options: NavigateOptions| {
        if (index.is_page)(path_of(to)) {
            navigate(to, options);
        } else {
            super::load(to);
        }
    }
}
