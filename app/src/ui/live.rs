//! What was changed elsewhere, as the page hears of it: it asks again for what it shows of that, and stays as it is otherwise.
//!
//! The server tells the kinds of what was changed (`/live`). A page listens while somebody looks at it. A form that is being filled
//! in is left alone: what changed meanwhile is shown when it was sent.

use super::Arrival;
use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use std::cell::Cell;
use wasm_bindgen::{JsValue, closure::Closure};
use web_sys::{Element, EventSource, HtmlElement, MessageEvent, VisibilityState};

/// Where the server tells it.
const SOURCE: &str = "/live";

/// Of what kinds things have to be changed before a page asks again for what it shows.
#[derive(Clone, Copy)]
pub(crate) enum Shown {
    /// It shows nothing that changes.
    Nothing,
    /// Of these.
    Of(&'static [&'static str]),
    /// Of any.
    Anything,
}

impl Shown {
    /// Whether `kinds`, with commas between them, concern it; none means that some may have been missed.
    fn is_among(self, kinds: &str) -> bool {
        match self {
            Self::Nothing => false,
            Self::Anything => true,
            Self::Of(shown) => kinds.is_empty() || kinds.split(',').any(|kind| shown.contains(&kind)),
        }
    }
}

/// What was heard.
#[derive(Clone, Copy)]
pub(crate) struct Live {
    /// Whether another page is about to come.
    arrival: Arrival,
    /// How often something was heard, and the kinds of what was changed last.
    heard: RwSignal<(u32, String)>,
    /// Whether somebody fills in a form.
    is_typing: StoredValue<bool>,
    /// Whether the server is of another release than the page.
    is_outdated: RwSignal<bool>,
    /// The link that had the focus before the page asked again.
    focused: StoredValue<Option<String>>,
}

impl Live {
    pub(super) fn new(arrival: Arrival) -> Self {
        Self {
            arrival,
            heard: RwSignal::new((0, String::new())),
            is_typing: StoredValue::new(false),
            is_outdated: RwSignal::new(false),
            focused: StoredValue::new(None),
        }
    }

    /// Another number whenever something that is `shown` was changed.
    pub(crate) fn changes(self, shown: Shown) -> Memo<u32> {
        Memo::new(move |before: Option<&u32>| {
            let (count, kinds) = &*self.heard.read();
            let before = before.copied().unwrap_or_default();
            // What was heard before the page came is in it.
            if *count > 0 && shown.is_among(kinds) { before.wrapping_add(1) } else { before }
        })
    }

    /// Listens as long as the page is looked at; runs in the browser alone. `path` is that of the page, `is_pending` says whether it
    /// asks again.
    pub(super) fn follow(self, path: Memo<String>, is_pending: ReadSignal<bool>) {
        Effect::new(move || spawn_local(listen(self)));
        Effect::new(move || {
            path.track();
            self.is_typing.set_value(false);
        });
        Effect::new(move || {
            // What came is drawn before the next frame.
            if !is_pending.get() {
                request_animation_frame(move || self.lead_back());
            }
        });
    }

    /// Whether there is a new release of the product.
    pub(super) fn is_outdated(self) -> bool {
        self.is_outdated.get()
    }

    /// The server says which release it is of. One that says nothing has no client.
    fn meet(self, release: &str) {
        let own = document().document_element().and_then(|root| root.get_attribute("data-release"));
        self.is_outdated.set(!release.is_empty() && own.is_some_and(|own| own != release));
    }

    /// Something is sent: what that changes is shown with the page that follows, and not on the one that is left. Whether something was
    /// being typed before.
    pub(crate) fn wait(self) -> bool {
        self.is_typing.try_update_value(|is_typing| std::mem::replace(is_typing, true)).unwrap_or_default()
    }

    /// The page goes on listening, unless something `is_typed` in it.
    pub(crate) fn go_on(self, is_typed: bool) {
        self.is_typing.set_value(is_typed);
    }

    fn hear(self, kinds: String) {
        if self.is_typing.get_value() || self.arrival.is_awaited() {
            return;
        }
        self.focused.set_value(document().active_element().and_then(|focused| focused.get_attribute("href")));
        self.heard.update(|(count, last)| {
            *count += 1;
            *last = kinds;
        });
    }

    /// Leads the keyboard back to the link that it was at, if that was drawn anew.
    fn lead_back(self) {
        let Some(href) = self.focused.try_update_value(Option::take).flatten() else { return };
        let is_lost = document().active_element().is_none_or(|focused| focused.tag_name() == "BODY");
        if is_lost && let Ok(links) = document().query_selector_all("#content a[href]") {
            let mut links = (0..links.length()).filter_map(|index| links.item(index)?.dyn_into::<HtmlElement>().ok());
            if let Some(link) = links.find(|link| link.get_attribute("href").as_ref() == Some(&href)) {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = link.focus_with_options(&options);
            }
        }
    }
}

/// Listens as long as there is the document; a browser loads that when the page is alive.
#[leptos::lazy(live)]
fn listen(live: Live) {
    let source = Source::new(live);
    source.look();
    let _ = window_event_listener(ev::visibilitychange, move |_| source.look());
    let _ = window_event_listener(ev::input, move |event| {
        live.is_typing.set_value(live.is_typing.get_value() || is_in_form(&event));
    });
}

/// Whether something was typed into a form that is sent, not into one that filters.
fn is_in_form(event: &ev::Event) -> bool {
    let typed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    typed.is_some_and(|typed| typed.closest("#content form[method=post]").is_ok_and(|form| form.is_some()))
}

/// The stream, while there is one.
#[derive(Clone, Copy)]
struct Source {
    open: StoredValue<Option<EventSource>, LocalStorage>,
    /// What is called when something was changed, and when the stream is there.
    calls: StoredValue<[JsValue; 3], LocalStorage>,
}

impl Source {
    fn new(live: Live) -> Self {
        let told = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            live.hear(event.data().as_string().unwrap_or_default());
        });
        let release = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            live.meet(&event.data().as_string().unwrap_or_default());
        });
        // What was changed while nobody listened was missed; the page that is there first is new.
        let was_open = Cell::new(false);
        let begun = Closure::<dyn Fn()>::new(move || {
            if was_open.replace(true) {
                live.hear(String::new());
            }
        });
        Self {
            open: StoredValue::new_local(None),
            calls: StoredValue::new_local([told.into_js_value(), begun.into_js_value(), release.into_js_value()]),
        }
    }

    /// Opens the stream if somebody looks, and closes it if nobody does.
    fn look(self) {
        let is_seen = document().visibility_state() == VisibilityState::Visible;
        self.open.update_value(|open| match open.take() {
            Some(source) if is_seen => *open = Some(source),
            Some(source) => source.close(),
            None if is_seen => *open = self.begin(),
            None => {}
        });
    }

    fn begin(self) -> Option<EventSource> {
        let source = EventSource::new(SOURCE).ok()?;
        self.calls.with_value(|[told, begun, release]| {
            source.set_onmessage(told.dyn_ref());
            source.set_onopen(begun.dyn_ref());
            let release = release.dyn_ref().map(|release| source.add_event_listener_with_callback("release", release));
            drop(release);
        });
        Some(source)
    }
}
