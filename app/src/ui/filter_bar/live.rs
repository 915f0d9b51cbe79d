//! Filters that answer at once: in the application a choice changes the address, and with it the list, as soon as it is made. The bar
//! stays, and with it the focus.

use super::super::Arrival;
use crate::form::Form;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, wasm_bindgen::JsCast as _};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::time::Duration;

/// So long after the last key a search is made.
const PAUSE: Duration = Duration::from_millis(250);

/// A search that waits until nobody types any more.
pub(super) type Waiting = StoredValue<Option<TimeoutHandle>>;

/// Sends a bar of filters over the list at `path` by changing the address, if the application is alive; `is_typing` for every change
/// of a field, after a pause where somebody types. `waiting` is what waits for the pause.
pub(super) fn sender(path: &str, is_typing: bool, waiting: Waiting) -> impl Fn(web_sys::Event) + Clone + 'static {
    let navigate = use_context::<Arrival>().map(|_| use_navigate());
    let path = path.to_owned();
    move |event| {
        let (Some(navigate), Some(form)) = (navigate.clone(), form_of(&event)) else { return };
        if !is_typing {
            event.prevent_default();
        }
        let path = path.clone();
        let send = move || {
            // Whoever went on meanwhile does not want the list any more, and a day that is half typed is none.
            if !form.is_connected() || is_typing && !form.check_validity() {
                return;
            }
            let options = NavigateOptions { scroll: false, replace: is_typing, ..NavigateOptions::default() };
            navigate(&said(&form).address(&path, &[]), options);
        };
        if let Some(waiting) = waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        if is_typing && is_text(&event) {
            waiting.set_value(set_timeout_with_handle(send, PAUSE).ok());
        } else {
            send();
        }
    }
}

/// What the fields of a bar say, but for what goes without saying: a value that its field names as the usual one.
fn said(form: &web_sys::HtmlFormElement) -> Form {
    let (said, elements) = (content(form), form.elements());
    let fields = (0..elements.length()).filter_map(|index| elements.item(index));
    let usual = fields.filter_map(|field| Some((field.get_attribute("name")?, field.get_attribute("data-usual")?)));
    usual.fold(said, |said, (name, usual)| said.without_value(&name, &usual))
}

/// Shows in the fields of the bar what `query` says, as soon as they are there: a browser leaves a field alone that somebody has
/// changed, also when its filter is taken away. The field that has the focus says by itself what it wants.
pub(super) fn show(query: &Form) {
    if use_context::<Arrival>().is_none() {
        return;
    }
    let query = query.clone();
    Effect::new(move || {
        let query = query.clone();
        request_animation_frame(move || {
            let bar = document().query_selector("form.filterbar").ok().flatten();
            if let Some(bar) = bar.and_then(|bar| bar.dyn_into::<web_sys::HtmlFormElement>().ok()) {
                set_fields(&bar, &query);
            }
        });
    });
}

fn set_fields(bar: &web_sys::HtmlFormElement, query: &Form) {
    let (elements, focused) = (bar.elements(), document().active_element());
    for element in (0..elements.length()).filter_map(|index| elements.item(index)) {
        // Fields outside of the bar say by themselves what they show.
        let is_own = bar.contains(Some(&element)) && focused.as_ref() != Some(&element);
        let Some(name) = element.get_attribute("name").filter(|_| is_own) else { continue };
        if let Some(select) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
            // Of a filter with several values each has a field of its own, which is made anew.
            if query.all(&name).nth(1).is_none() && select.value() != query.value(&name) {
                select.set_value(query.value(&name));
            }
        } else if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            match input.type_().as_str() {
                "checkbox" => input.set_checked(query.ticked(&name)),
                "hidden" | "radio" => {}
                _ => input.set_value(query.value(&name)),
            }
        }
    }
}

/// Leads the focus from the way to take a filter away, which goes with it, to its field or, if that goes as well, to the search.
pub(super) fn keep_focus(event: web_sys::MouseEvent) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let link = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let around = |selector: &str, field: &str| link.as_ref()?.closest(selector).ok()??.query_selector(field).ok()?;
    let own = around(".pill", "select, input:not([type=hidden])");
    if let Some(select) = own.as_ref().and_then(|field| field.dyn_ref::<web_sys::HtmlSelectElement>()) {
        select.set_value("");
    } else if let Some(input) = own.as_ref().and_then(|field| field.dyn_ref::<web_sys::HtmlInputElement>()) {
        input.set_value("");
    }
    let field = own.or_else(|| around("form", "input[type=search], select"));
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// The form that listens, or that a field outside of it names.
fn form_of(event: &web_sys::Event) -> Option<web_sys::HtmlFormElement> {
    let listening = event.current_target()?.dyn_into::<web_sys::HtmlFormElement>();
    let named = || event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?.form();
    listening.ok().or_else(named)
}

/// Whether something is typed into what changed.
fn is_text(event: &web_sys::Event) -> bool {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    field.is_some_and(|field| ["search", "text", "date", "datetime-local", "number"].contains(&field.type_().as_str()))
}

/// What the fields of a form say.
pub(crate) fn content(form: &web_sys::HtmlFormElement) -> Form {
    let data = web_sys::FormData::new_with_form(form).ok();
    let pairs = data.and_then(|data| js_sys::try_iter(&data).ok().flatten()).into_iter().flatten();
    let pairs = pairs.filter_map(Result::ok).map(|pair| js_sys::Array::from(&pair));
    let values = pairs.filter_map(|pair| Some((pair.get(0).as_string()?, pair.get(1).as_string()?)));
    Form::of_pairs(values.collect())
}
