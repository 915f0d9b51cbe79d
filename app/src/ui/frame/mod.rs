//! The page around the content for those who are signed in: rail, top line, and on the phone the bottom bar.
//!
//! The server writes it with the first page, and it stays while pages come and go: the browser does not know what is in it, and only
//! marks the place in it where the page stands.

#[cfg(feature = "ssr")]
mod palette;
#[cfg(feature = "ssr")]
mod written;

use super::Place;
#[cfg(feature = "ssr")]
pub(crate) use palette::palette_script;

use leptos::{prelude::*, wasm_bindgen::JsCast as _};

/// The address of the results of a search.
pub const SEARCH: &str = "/search";
/// The longest search, in characters.
pub const LONGEST_SEARCH: u32 = 200;

/// The frame. `place` is marked in the navigation, `here` is the address of the page; the content gets the only `<main>` of the page.
#[component]
pub fn Frame(
    #[prop(into)] place: Signal<Place>,
    #[prop(into)] here: Signal<String>,
    children: Children,
) -> impl IntoView {
    let (before, after) = written(place, here);
    Effect::new(move |is_marked: Option<()>| {
        let (place, here) = (place.get(), here.get());
        if is_marked.is_some() {
            mark(place, &here);
        }
    });
    view! {
        <div class="frame">
            <div class="contents" inner_html=before></div>
            <main class="content" id="content" tabindex="-1">{children()}</main>
            <div class="contents" inner_html=after></div>
        </div>
    }
    .into_any()
}

/// What comes before and after the content.
#[cfg(feature = "ssr")]
fn written(place: Signal<Place>, here: Signal<String>) -> (String, String) {
    written::written(expect_context(), place.get_untracked(), here.get_untracked())
}

/// What the server wrote stays.
#[cfg(not(feature = "ssr"))]
fn written(_: Signal<Place>, _: Signal<String>) -> (String, String) {
    Default::default()
}

/// Marks the links to `place`, and makes the forms around the page come back to `here`.
fn mark(place: Place, here: &str) {
    for link in all(".frame [data-place]") {
        let is_here = link.get_attribute("data-place").is_some_and(|told| told == place.code());
        set(&link, is_here.then_some("page"));
    }
    for more in all(".bottombar [popovertarget]") {
        set(&more, all(".bottombar .menu [aria-current]").next().map(|_| "true"));
    }
    for field in all(".frame > .contents input[name=back]") {
        let _ = field.set_attribute("value", here);
    }
}

fn set(element: &web_sys::Element, current: Option<&str>) {
    let _ = match current {
        Some(word) => element.set_attribute("aria-current", word),
        None => element.remove_attribute("aria-current"),
    };
}

fn all(selector: &str) -> impl Iterator<Item = web_sys::Element> {
    let found = document().query_selector_all(selector).ok();
    let at = move |index| found.as_ref()?.item(index)?.dyn_into().ok();
    (0..).map_while(at)
}
