//! Pages of long lists: which one is wanted ([`Page`]), in which order ([`Sort`]), and what is on it ([`ListPage`]).

use super::problem::Problem;
use serde::{Deserialize, Serialize};
use std::{ops::Range, str::FromStr};

/// Which page of a list is wanted. Contracts parse their own form of it and hold their own limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// How many rows to pass over.
    pub offset: i64,
    /// How many rows to return at most.
    pub limit: i64,
}

impl Page {
    /// Page `number` (from 1) of `size` rows.
    #[must_use]
    pub fn number(number: i64, size: i64) -> Self {
        Self { offset: number.max(1).saturating_sub(1).saturating_mul(size), limit: size }
    }

    /// The places that it has in a list of `total` rows.
    #[must_use]
    pub fn places(self, total: usize) -> Range<usize> {
        let count = |number: i64| usize::try_from(number).unwrap_or(if number < 0 { 0 } else { usize::MAX });
        let from = count(self.offset).min(total);
        from..from.saturating_add(count(self.limit)).min(total)
    }
}

/// The order of a list: by a key, upwards or downwards. Addresses write `title` or `-title`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sort<K> {
    /// By what.
    pub by: K,
    /// From the last to the first.
    pub is_descending: bool,
}

impl<K> From<K> for Sort<K> {
    fn from(by: K) -> Self {
        Self { by, is_descending: false }
    }
}

impl<K: FromStr<Err = Problem>> FromStr for Sort<K> {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        let (is_descending, key) = text.strip_prefix('-').map_or((false, text), |key| (true, key));
        Ok(Self { by: key.parse()?, is_descending })
    }
}

/// A page of a list: its rows, and how long the whole list is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPage<T> {
    /// The rows of the page, in the order that was asked for.
    pub rows: Vec<T>,
    /// How many rows the whole list has.
    pub total: i64,
}

impl<T> ListPage<T> {
    /// `page` of a list that is whole.
    #[must_use]
    pub fn of(list: Vec<T>, page: Page) -> Self {
        let (places, total) = (page.places(list.len()), i64::try_from(list.len()).unwrap_or(i64::MAX));
        Self { rows: list.into_iter().skip(places.start).take(places.len()).collect(), total }
    }

    /// The same page with its rows turned into something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> ListPage<U> {
        ListPage { rows: self.rows.into_iter().map(f).collect(), total: self.total }
    }
}

/// How many pages of `size` rows hold `total` rows; an empty list has none.
#[must_use]
pub fn pages(total: i64, size: i64) -> i64 {
    if size <= 0 { 0 } else { total.max(0).saturating_add(size - 1) / size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_five_rows_fill_two_pages_of_twenty() {
        assert_eq!(pages(35, 20), 2);
        assert_eq!(pages(40, 20), 2);
        assert_eq!(pages(0, 20), 0);
        assert_eq!(Page::number(2, 20), Page { offset: 20, limit: 20 });
        assert_eq!(Page::number(-3, 20).offset, 0);
    }

    #[test]
    fn an_order_is_written_with_its_direction_before_it() {
        use crate::{catalogue::CourseSort, people::PersonSort};
        let order = |text: &str| text.parse::<Sort<CourseSort>>();
        assert_eq!(order("title"), Ok(CourseSort::Title.into()));
        assert_eq!(order("-added"), Ok(Sort { by: CourseSort::CreatedAt, is_descending: true }));
        assert_eq!(order("--code"), Err(Problem::NotOneOf(CourseSort::CODES)));
        assert!(order("hours").is_err());
        let order = |text: &str| text.parse::<Sort<PersonSort>>();
        assert_eq!(order("-name"), Ok(Sort { by: PersonSort::Name, is_descending: true }));
        // The latest first.
        assert_eq!(order("-started"), Ok(Sort { by: PersonSort::Started, is_descending: true }));
        assert!(order("age").is_err());
    }

    #[test]
    fn a_page_has_the_places_that_there_are() {
        assert_eq!(Page::number(2, 20).places(35), 20..35);
        assert_eq!(Page::number(3, 20).places(35), 35..35);
        assert_eq!(Page { offset: 0, limit: i64::MAX }.places(3), 0..3);
        assert_eq!(Page { offset: -1, limit: -1 }.places(3), 0..0);
        assert_eq!(ListPage::of(vec![1, 2, 3], Page::number(2, 2)), ListPage { rows: vec![3], total: 3 });
    }
}
