//! Who is in a list of people, and in which order, from the facts in memory: neither counting nor sorting asks the database.

use super::facts::{Facts, PersonFacts};
use crate::{
    kernel::{
        id::PersonId,
        page::{Page, Sort},
        text::fold,
    },
    people::{PersonFilter, PersonSort},
};
use chrono::NaiveDate;
use memchr::memmem::Finder;
use std::cmp::Ordering;

/// A page of the people who fit `filter` on `today`, and how many fit it.
#[must_use]
pub(super) fn people_list(
    facts: &Facts,
    filter: &PersonFilter,
    today: NaiveDate,
    (order, page): (Sort<PersonSort>, Page),
) -> (Vec<PersonId>, usize) {
    let search = Search::of(filter.search.as_deref().unwrap_or_default());
    // They are in the order of their names.
    let people = facts.people.iter().map(AsRef::as_ref);
    let mut people: Vec<(usize, &PersonFacts)> =
        people.filter(|person| admits(filter, person, today) && search.finds(&person.search)).enumerate().collect();
    let total = people.len();
    let places = page.places(total);
    let to = places.end;
    if order != Sort::default() {
        let compare = |one: &(usize, &PersonFacts), other: &(usize, &PersonFacts)| compare(order, *one, *other);
        // Only what is shown has to be in order.
        if to < total {
            people.select_nth_unstable_by(to, compare);
        }
        people[..to].sort_unstable_by(compare);
    }
    (people[places].iter().map(|(_, person)| person.id).collect(), total)
}

/// What is searched for: texts that follow one another. Lists write "Last, First", which is looked for as it is copied from there.
struct Search(Vec<Finder<'static>>);

impl Search {
    fn of(text: &str) -> Self {
        Self(fold(text).split(", ").map(|part| Finder::new(part).into_owned()).collect())
    }

    /// Whether `text`, which is folded, has it.
    fn finds(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        self.0.iter().all(|part| {
            let found = part.find(rest);
            rest = found.map_or(rest, |at| &rest[at + part.needle().len()..]);
            found.is_some()
        })
    }
}

fn admits(filter: &PersonFilter, person: &PersonFacts, today: NaiveDate) -> bool {
    let PersonFilter { search: _, department, sites, role, employed } = filter;
    let is_job = role.is_none() && sites.is_empty()
        || person.holdings_on(today).any(|held| {
            role.is_none_or(|role| held.role == role)
                && (sites.is_empty() || held.site.is_some_and(|site| sites.contains(&site)))
        });
    is_job && (department.is_none() || *department == person.department) && employed.admits(&person.employments)
}

/// The order of two people, each with their place in the order of names. People without what is sorted by come last in either
/// direction.
fn compare(order: Sort<PersonSort>, one: (usize, &PersonFacts), other: (usize, &PersonFacts)) -> Ordering {
    let turned = |by: Ordering| if order.is_descending { by.reverse() } else { by };
    let by = match order.by {
        PersonSort::Name => return turned(one.0.cmp(&other.0)),
        PersonSort::Number => last(one.1.number.as_ref(), other.1.number.as_ref(), turned),
        PersonSort::Started => last(began(one.1), began(other.1), turned),
    };
    by.then(one.0.cmp(&other.0))
}

/// The order of what may be missing, which comes last.
fn last<T: Ord>(one: Option<T>, other: Option<T>, turned: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => turned(one.cmp(&other)),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

/// The day on which somebody's latest employment began.
fn began(person: &PersonFacts) -> Option<NaiveDate> {
    person.employments.iter().filter_map(|period| period.from).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_finds_what_follows_one_another_as_lists_write_it() {
        let text = fold("Tomáš Čapek Tomáš NG-12 tomas@north.test Yard");
        let finds = |search| Search::of(search).finds(&text);
        for search in
            ["", "  ", "capek", "Čapek, Tom", "tomas capek", "capek tomas", "NG-12", "north.test yard", "%", "ca%ek"]
        {
            assert_eq!(finds(search), !search.contains('%'), "{search}");
        }
        assert!(!finds("Yard, Čapek") && !finds("capek, capek") && !finds("capek, tomas, tomas, tomas"));
    }
}
