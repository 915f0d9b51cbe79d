//! A form over a list whose values are the list's address. Each choice looks like a chip and is a native control.

mod live;

pub(crate) use live::content;

use super::{Icon, IconName, select::select_options};
use crate::{form::Form, t};
use leptos::{context::Provider, prelude::*};

/// The list that the pills inside belong to.
#[derive(Clone)]
struct Filters {
    path: String,
    query: Form,
}

impl Filters {
    fn current() -> Self {
        use_context().unwrap_or_else(|| Self { path: String::new(), query: Form::default() })
    }

    /// A link to the list without filter `name`, from the first page again.
    fn clear(&self, name: &str, label: &str) -> AnyView {
        self.lead(&self.query.clone().without(name), label)
    }

    /// The same without one of the values of a filter that may have several.
    fn clear_one(&self, name: &str, value: &str, label: &str) -> AnyView {
        self.lead(&self.query.clone().without_value(name, value), label)
    }

    fn lead(&self, query: &Form, label: &str) -> AnyView {
        let word = t!("ui-filter-remove", filter = label.to_owned());
        let address = query.address(&self.path, &[("page", None)]);
        view! { <a class="pill-clear" href=address aria-label=word on:click=live::keep_focus><Icon name=IconName::Close small=true /></a> }
            .into_any()
    }
}

/// The bar over the list at `path` that was asked for with `query`. `search` is what the search field (parameter `search`)
/// invites to type; `names` are the filters of the pills inside, which "clear" takes away: all, if none are named; `keep` goes
/// along unseen (`sort`, `density`). Fields outside of the bar belong to it by `form=id`.
#[component]
pub fn FilterBar(
    #[prop(into)] path: String,
    query: Form,
    #[prop(into)] label: String,
    #[prop(optional, into)] search: Option<String>,
    #[prop(optional)] names: &'static [&'static str],
    #[prop(default = &["sort", "density"])] keep: &'static [&'static str],
    #[prop(optional)] id: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let clear = cleared(&query, names, keep).map(|cleared| {
        view! { <a class="btn btn-quiet" href=cleared.address(&path, &[])>{t!("filters-clear")}</a> }
    });
    let value = query.value("search").to_owned();
    let search = search.map(|word| {
        view! {
            <div class="search">
                <Icon name=IconName::Search />
                <input type="search" name="search" value=value maxlength="200" placeholder=word.clone() aria-label=word />
            </div>
        }
    });
    let kept = keep.iter().filter(|name| !query.value(name).is_empty());
    let kept =
        kept.map(|name| view! { <input type="hidden" name=*name value=query.value(name).to_owned() /> }).collect_view();
    live::show(&query);
    let waiting = live::Waiting::new(None);
    let (on_submit, on_change) = (live::sender(&path, false, waiting), live::sender(&path, true, waiting));
    let action = path.clone();
    view! {
        <form
            class="filterbar" id=id method="get" action=action role="search" aria-label=label
            on:submit=move |event| on_submit(event.into()) on:input=on_change
        >
            {kept}
            {search}
            <div class="filters"><Provider value=Filters { path, query }>{children()}</Provider>{clear}</div>
            <button class="btn"><Icon name=IconName::Filter />{t!("filters-apply")}</button>
        </form>
    }
    .into_any()
}

/// What sends a bar of filters over the list at `path` when a field outside of it changes that belongs to it.
pub(crate) fn send_filters(path: &str) -> impl Fn(leptos::ev::Event) + Clone + 'static {
    live::sender(path, true, live::Waiting::new(None))
}

/// `query` without its filters, if any is set.
fn cleared(query: &Form, names: &[&str], keep: &[&str]) -> Option<Form> {
    let is_filter = |name: &str| {
        name == "search"
            || if names.is_empty() { name != "page" && !keep.contains(&name) } else { names.contains(&name) }
    };
    let set: Vec<String> = query.names().filter(|name| is_filter(name)).map(str::to_owned).collect();
    let cleared = set.iter().fold(query.clone(), |query, name| query.without(name));
    (!set.is_empty()).then(|| cleared.without("page"))
}

/// One of `options` (value, words), or any; `any` names what stands for none of them.
#[component]
pub fn SelectPill(
    name: &'static str,
    #[prop(into)] label: String,
    options: Vec<(String, String)>,
    #[prop(optional, into)] any: Option<String>,
) -> impl IntoView {
    let filters = Filters::current();
    let value = filters.query.value(name).to_owned();
    let id = format!("q-{name}");
    let clear = (!value.is_empty()).then(|| filters.clear(name, &label));
    choice(id, name, label, &value, options, any.unwrap_or_else(|| t!("filters-any")), clear)
}

/// Some of `options` (value, words), or any: each that is chosen has a pill of its own, in which it can be changed or taken
/// away, and after them stands one for `another`.
#[component]
pub fn SelectPills(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] another: String,
    options: Vec<(String, String)>,
) -> impl IntoView {
    let filters = Filters::current();
    let mut chosen: Vec<String> = Vec::new();
    for value in filters.query.all(name) {
        if !chosen.iter().any(|other| other == value) {
            chosen.push(value.to_owned());
        }
    }
    if chosen.is_empty() {
        return view! { <SelectPill name label options /> }.into_any();
    }
    let without = |kept: &str| -> Vec<(String, String)> {
        let is_offered = |value: &String| value == kept || !chosen.contains(value);
        options.iter().filter(|(value, _)| is_offered(value)).cloned().collect()
    };
    let pills = chosen.iter().enumerate().map(|(index, value)| {
        let id = if index == 0 { format!("q-{name}") } else { format!("q-{name}-{}", index + 1) };
        let words = options.iter().find(|(other, _)| other == value).map_or("", |(_, words)| words.as_str());
        let clear = filters.clear_one(name, value, &format!("{label} {words}"));
        choice(id, name, label.clone(), value, without(value), t!("filters-any"), Some(clear))
    });
    let pills = pills.collect_view();
    let rest = without("");
    let more = (!rest.is_empty())
        .then(|| choice(format!("q-{name}-another"), name, another, "", rest, t!("filters-choose"), None));
    view! { {pills}{more} }.into_any()
}

/// A label, its choices, and the way to take the choice away.
fn choice(
    id: String,
    name: &'static str,
    label: String,
    value: &str,
    options: Vec<(String, String)>,
    any: String,
    clear: Option<AnyView>,
) -> AnyView {
    view! {
        <span class="pill">
            <label for=id.clone()>{label}</label>
            <select id=id name=name>
                <option value="">{any}</option>
                {select_options(options, value)}
            </select>
            {clear}
        </span>
    }
    .into_any()
}

/// A day, or any.
#[component]
pub fn DayPill(name: &'static str, #[prop(into)] label: String) -> impl IntoView {
    let filters = Filters::current();
    let value = filters.query.value(name).to_owned();
    let id = format!("q-{name}");
    let is_set = !value.is_empty();
    let clear = is_set.then(|| filters.clear(name, &label));
    view! {
        <span class="pill" class:pill-set=is_set>
            <label for=id.clone()>{label}</label>
            <input type="date" id=id name=name value=value />
            {clear}
        </span>
    }
    .into_any()
}

/// A filter that was set elsewhere and can only be taken away here; `words` say what it is set to.
#[component]
pub fn SetPill(name: &'static str, #[prop(into)] label: String, #[prop(into)] words: String) -> impl IntoView {
    let filters = Filters::current();
    let value = filters.query.value(name).to_owned();
    let clear = filters.clear(name, &label);
    view! {
        <span class="pill pill-set">
            <input type="hidden" name=name value=value />
            <span class="pill-words">{label}" "<bdi>{words}</bdi></span>
            {clear}
        </span>
    }
    .into_any()
}

/// Something to have or not. It sends `yes`, or nothing.
#[component]
pub fn CheckPill(name: &'static str, #[prop(into)] label: String) -> impl IntoView {
    let filters = Filters::current();
    let id = format!("q-{name}");
    view! {
        <span class="pill">
            <input type="checkbox" id=id.clone() name=name value="yes" checked=filters.query.ticked(name) />
            <label for=id>{label}</label>
        </span>
    }
    .into_any()
}
