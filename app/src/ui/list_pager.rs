//! Lists whose page is in the address (`?page=3`): which one is asked for, and the way to the others.

use super::Pager;
use crate::{fault::Fault, form::Form, t};
use docendo::{
    error::Flaws,
    kernel::page::{Page, pages},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The page of a list that an address asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    number: i64,
    size: i64,
}

impl Turn {
    /// What `query` asks for, of a list with `size` rows on a page; the first page unless told otherwise.
    pub fn from_query(query: &Form, size: i64, flaws: &mut Flaws) -> Self {
        Self { number: query.number("page", flaws).unwrap_or(1).max(1), size }
    }

    /// The rows of it.
    pub fn rows(self) -> Page {
        Page::number(self.number, self.size)
    }

    /// Refuses a page beyond the end of a list of `total` rows: rows went while somebody read, and are on the last page at `path`.
    pub fn within(self, query: &Form, path: &str, total: i64) -> Result<(), Fault> {
        self.beyond(query, path, total).map_or(Ok(()), |last| Err(Fault::Elsewhere(last)))
    }

    /// The address of the last page, where a list of `total` rows ends before this one: rows went while somebody read.
    pub fn beyond(self, query: &Form, path: &str, total: i64) -> Option<String> {
        let last = pages(total, self.size).max(1);
        (self.number > last).then(|| query.address(path, &[("page", Some(&last.to_string()))]))
    }
}

/// The pager below the list at `path`, of whose `total` rows `shown` are on this page.
#[component]
pub fn ListPager(turn: Turn, query: Form, #[prop(into)] path: String, shown: usize, total: i64) -> impl IntoView {
    let count = |number: i64| usize::try_from(number).unwrap_or(1);
    let before = turn.rows().offset;
    let last = before.saturating_add(i64::try_from(shown).unwrap_or(i64::MAX));
    let summary = t!("ui-part", first = before.saturating_add(1), last = last, total = total);
    let href = move |page: usize| query.address(&path, &[("page", Some(&page.to_string()))]);
    view! { <Pager page=count(turn.number) pages=count(pages(total, turn.size)) href summary /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Turn {
        let mut flaws = Flaws::default();
        let turn = Turn::from_query(&Form::of_query(query), 20, &mut flaws);
        flaws.check().unwrap();
        turn
    }

    #[test]
    fn an_address_without_a_page_asks_for_the_first_one() {
        assert_eq!(asked(""), Turn { number: 1, size: 20 });
        assert_eq!(asked("page=-4"), Turn { number: 1, size: 20 });
        assert_eq!(asked("page=3").rows(), Page { offset: 40, limit: 20 });
    }

    #[test]
    fn a_page_beyond_the_end_leads_to_the_last_one_with_the_same_filters() {
        let query = Form::of_query("site=4&page=9");
        assert_eq!(asked("page=9").beyond(&query, "/people", 41).as_deref(), Some("/people?site=4&page=3"));
        assert_eq!(asked("page=3").beyond(&query, "/people", 41), None);
        assert_eq!(asked("page=1").beyond(&query, "/people", 0), None);
    }
}
