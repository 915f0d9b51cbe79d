//! A list that is compared: a real table that scrolls inside itself, with heads that sort.

use super::{Icon, IconName};
use crate::form::Form;
use leptos::prelude::*;

/// The box around a table: scrolls on its own and is reached by the keyboard. Named by `label`, or by the heading of the
/// [`Section`](super::Section) `section`.
#[component]
pub fn TableScroll(
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] section: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let labelled = section.map(|name| format!("h-{name}"));
    view! { <div class="table-scroll" role="region" aria-label=label aria-labelledby=labelled tabindex="0">{children()}</div> }.into_any()
}

/// By what a list is sorted: the parameter `sort` of its address, `title` upwards or `-title` downwards.
#[derive(Debug, Clone)]
pub struct Sorting {
    /// The path of the list.
    pub path: &'static str,
    /// The address as it was asked for.
    pub query: Form,
    /// The key that holds while the address names none, e.g. `title`.
    pub usual: &'static str,
}

impl Sorting {
    /// The direction if `key` is what the list is sorted by: `Some(true)` is upwards.
    fn direction(&self, key: &str) -> Option<bool> {
        let asked = self.query.value("sort");
        let asked = if asked.is_empty() { self.usual } else { asked };
        match asked.strip_prefix('-') {
            Some(down) => (down == key).then_some(false),
            None => (asked == key).then_some(true),
        }
    }

    /// The address sorted by `key`, the other way round if it is already; from the first page again.
    fn address(&self, key: &str) -> String {
        let next = if self.direction(key) == Some(true) { format!("-{key}") } else { key.to_owned() };
        self.query.address(self.path, &[("sort", Some(&next)), ("page", None)])
    }
}

/// A head that sorts by `key`. `class` as for any head: `num` for numbers, `col-later` for what the phone leaves out.
#[component]
pub fn SortHead(
    sorting: Sorting,
    key: &'static str,
    #[prop(into)] word: String,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let direction = sorting.direction(key).map(|upwards| if upwards { "ascending" } else { "descending" });
    view! {
        <th scope="col" class=class aria-sort=direction>
            <a class="sort" href=sorting.address(key)>{word}<Icon name=IconName::Sort /></a>
        </th>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(query: &'static [(&'static str, &'static str)]) -> Sorting {
        Sorting { path: "/courses", query: Form::showing(query.iter().copied()), usual: "title" }
    }

    #[test]
    fn a_head_turns_the_order_round_and_keeps_the_filters() {
        let list = sorted(&[("search", "fire"), ("sort", "code"), ("page", "3")]);
        assert_eq!(list.address("code"), "/courses?search=fire&sort=-code");
        assert_eq!(list.address("title"), "/courses?search=fire&sort=title");
    }

    #[test]
    fn the_usual_order_holds_until_another_is_asked_for() {
        assert_eq!(sorted(&[]).direction("title"), Some(true));
        assert_eq!(sorted(&[("sort", "-code")]).direction("title"), None);
        assert_eq!(sorted(&[("sort", "-code")]).direction("code"), Some(false));
    }
}
