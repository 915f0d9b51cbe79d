//! Who is in a list of people, and in which order, from the facts in memory: neither counting nor sorting asks the database.

use super::facts::{Facts, PersonFacts};
use crate::{
    kernel::{id::PersonId, page::Page},
    people::{PersonFilter, PersonOrder, PersonSort},
};
use chrono::NaiveDate;
use std::{
    cmp::{Ordering, Reverse},
    collections::HashSet,
};

/// A page of the people who fit `filter` on `today`, and how many fit it. `found` are those whose texts fit, if texts were given.
#[must_use]
pub(super) fn people_list(
    facts: &Facts,
    filter: &PersonFilter,
    found: Option<&HashSet<PersonId>>,
    today: NaiveDate,
    (order, page): (PersonOrder, Page),
) -> (Vec<PersonId>, usize) {
    let is_found = |person: &PersonFacts| found.is_none_or(|found| found.contains(&person.id));
    // They are in the order of their names.
    let people = facts.people.iter().map(AsRef::as_ref);
    let mut people: Vec<(usize, &PersonFacts)> =
        people.filter(|person| is_found(person) && admits(filter, person, today)).enumerate().collect();
    let total = people.len();
    let places = page.places(total);
    let to = places.end;
    if order != PersonOrder::default() {
        let compare = |one: &(usize, &PersonFacts), other: &(usize, &PersonFacts)| compare(order, *one, *other);
        // Only what is shown has to be in order.
        if to < total {
            people.select_nth_unstable_by(to, compare);
        }
        people[..to].sort_unstable_by(compare);
    }
    (people[places].iter().map(|(_, person)| person.id).collect(), total)
}

fn admits(filter: &PersonFilter, person: &PersonFacts, today: NaiveDate) -> bool {
    let PersonFilter { search: _, department: _, sites, role, employed } = filter;
    let is_job = role.is_none() && sites.is_empty()
        || person.holdings_on(today).any(|held| {
            role.is_none_or(|role| held.role == role)
                && (sites.is_empty() || held.site.is_some_and(|site| sites.contains(&site)))
        });
    is_job && employed.admits(&person.employments)
}

/// The order of two people, each with their place in the order of names. People without what is sorted by come last in either
/// direction.
fn compare(order: PersonOrder, one: (usize, &PersonFacts), other: (usize, &PersonFacts)) -> Ordering {
    let turned = |by: Ordering| if order.is_reversed { by.reverse() } else { by };
    let by = match order.by {
        PersonSort::Name => return turned(one.0.cmp(&other.0)),
        PersonSort::Number => last(one.1.number.as_ref(), other.1.number.as_ref(), turned),
        PersonSort::Started => last(began(one.1).map(Reverse), began(other.1).map(Reverse), turned),
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
