//! Going from page to page: what tells that another one came, leads the reader to its heading, and back to where they were.

use crate::{form::Form, t};
use leptos::{html, prelude::*};
use leptos_meta::Title;
use std::collections::HashMap;

/// The address of `path` with the query `search`.
pub(super) fn address(path: &str, search: &str) -> String {
    if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") }
}

/// Loads the document at `address`, as a step of its own in the history.
pub(crate) fn load(address: &str) {
    let location = window().location();
    let _ = if here() == address { location.reload() } else { location.assign(address) };
}

/// The address in the bar of the browser.
pub(crate) fn here() -> String {
    format!("{}{}", path_here(), window().location().search().unwrap_or_default())
}

/// The path of that address.
pub(crate) fn path_here() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Who scrolls to where a page was when one comes back to it.
fn restore_scroll(by: web_sys::ScrollRestoration) {
    let _ = window().history().map(|history| history.set_scroll_restoration(by));
}

/// What is known of the page that came last, or is about to come. Whoever reads with the keyboard or by ear is led to its heading.
#[derive(Clone, Copy)]
pub struct Arrival {
    /// Whether the page of another address is about to come.
    is_awaited: StoredValue<bool>,
    /// Whether the browser went back or forth.
    is_known: StoredValue<bool>,
    /// How far each address was scrolled when it was left.
    scrolled: StoredValue<HashMap<String, f64>>,
    /// What the list on the page showed last.
    shown: StoredValue<Option<Form>>,
    /// Whether a part of the page is being loaded.
    is_pending: RwSignal<bool>,
    /// Counts the changes that were made on the page.
    fresh: RwSignal<u32>,
    /// What is announced.
    said: RwSignal<String>,
}

impl Arrival {
    pub(super) fn new() -> Self {
        Self {
            is_awaited: StoredValue::new(false),
            is_known: StoredValue::new(false),
            scrolled: StoredValue::new(HashMap::new()),
            shown: StoredValue::new(None),
            is_pending: RwSignal::new(false),
            fresh: RwSignal::new(0),
            said: RwSignal::new(String::new()),
        }
    }

    /// Follows where the reader goes; runs in the browser alone.
    pub(super) fn follow(self, path: Memo<String>, search: Memo<String>) {
        Effect::new(move || {
            restore_scroll(web_sys::ScrollRestoration::Manual);
            // Another document, or this one loaded again, is the browser's to scroll.
            let leave =
                window_event_listener(leptos::ev::pagehide, |_| restore_scroll(web_sys::ScrollRestoration::Auto));
            let back = window_event_listener(leptos::ev::popstate, move |_| self.is_known.set_value(true));
            on_cleanup(move || {
                back.remove();
                leave.remove();
            });
        });
        Effect::new(move |before: Option<(String, String)>| {
            let (path, search) = (path.get(), search.get());
            let here = address(&path, &search);
            match before.filter(|(before, _)| *before != path) {
                Some((_, left)) => {
                    let depth = window().scroll_y().unwrap_or_default();
                    self.scrolled.update_value(|scrolled| {
                        scrolled.insert(left, depth);
                    });
                    self.is_awaited.set_value(true);
                    self.shown.set_value(None);
                }
                None => self.is_known.set_value(false),
            }
            (path, here)
        });
    }

    /// Told while a part of the page is loaded.
    #[must_use]
    pub fn pending(self) -> WriteSignal<bool> {
        self.is_pending.write_only()
    }

    /// Another number after each change that was made on the page.
    #[must_use]
    pub fn fresh(self) -> ReadSignal<u32> {
        self.fresh.read_only()
    }

    /// A page is about to come, even if it is the same with something else: whoever sent a form is led to its heading.
    pub fn awaits(self) {
        self.is_awaited.set_value(true);
    }

    /// Whether a page is about to come.
    pub(super) fn is_awaited(self) -> bool {
        self.is_awaited.get_value()
    }

    /// Asks again for what the page shows: something of it was changed.
    pub fn refresh(self) {
        self.fresh.update(|count| *count += 1);
    }

    /// Asks again for what the page shows, unless that is on its way.
    pub fn ask_again(self) {
        if !self.is_pending.get_untracked() {
            self.refresh();
        }
    }

    /// The same as a signal.
    pub(super) fn pends(self) -> ReadSignal<bool> {
        self.is_pending.read_only()
    }

    /// Whether a part of the page is being loaded.
    pub(super) fn is_pending(self) -> bool {
        self.is_pending.get()
    }

    /// What is announced.
    pub(super) fn said(self) -> String {
        self.said.get()
    }

    /// Announces what `say` says of a list that now shows what `query` asks for, if it showed something else before.
    pub fn changed(self, query: &Form, say: impl FnOnce() -> String) {
        let before = self.shown.try_update_value(|shown| shown.replace(query.clone())).flatten();
        if before.is_some_and(|before| before != *query) && !self.is_awaited.get_value() {
            self.said.set(say());
        }
    }

    /// Leads the reader to `heading`, if it is that of a page that was awaited; `title` is announced.
    fn lead(self, heading: NodeRef<html::H1>, title: String) {
        Effect::new(move || {
            let Some(heading) = heading.get() else { return };
            if !self.is_awaited.try_update_value(std::mem::take).unwrap_or_default() {
                return;
            }
            let title = title.clone();
            request_animation_frame(move || {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = heading.focus_with_options(&options);
                self.said.set(title);
                if self.is_known.try_update_value(std::mem::take).unwrap_or_default() {
                    self.scroll_back();
                }
            });
        });
    }

    /// Goes to where the page was scrolled when it was left.
    fn scroll_back(self) {
        let here = here();
        if let Some(depth) = self.scrolled.with_value(|scrolled| scrolled.get(&here).copied()) {
            window().scroll_to_with_x_and_y(0.0, depth);
        }
    }
}

/// The title of the window. On the server it becomes a part of the document as it is.
fn window_title(page: &str) -> String {
    let title = t!("window-title", page = page);
    if cfg!(feature = "ssr") { html_escape::encode_text(&title).into_owned() } else { title }
}

/// The title of the window and the heading of the page; inside the application the heading takes the focus when it comes.
#[component]
pub(super) fn Heading(title: String) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let arrival = use_context::<Arrival>();
    let window = arrival.map(|arrival| {
        arrival.lead(heading, title.clone());
        view! { <Title text=window_title(&title) /> }
    });
    let stop = arrival.map(|_| "-1");
    view! { {window}<h1 tabindex=stop node_ref=heading><bdi>{title}</bdi></h1> }.into_any()
}
