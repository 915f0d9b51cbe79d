//! Sums over all people that follow the facts: once something has changed, only those people are counted again whose facts are
//! others.

use super::facts::{Facts, PersonFacts, Rules};
use std::{collections::HashSet, ops::Deref, sync::Arc};

/// A sum over people.
pub trait Tally: Clone + Default {
    /// What it depends on besides the facts.
    type Query: Clone + PartialEq;
    /// What one person adds to it.
    type Part;

    /// What `person` adds.
    fn part(query: &Self::Query, rules: &Rules, person: &PersonFacts) -> Self::Part;
    /// Adds a part.
    fn add(&mut self, part: Self::Part);
    /// Takes parts away that were added before.
    fn take(&mut self, parts: impl Iterator<Item = Self::Part>);
    /// Called when all parts are in.
    fn settle(&mut self) {}
}

/// A sum, and the facts that it follows from.
#[derive(Debug, Clone)]
pub struct Tallied<T: Tally> {
    pub(super) facts: Facts,
    pub(super) query: T::Query,
    tally: T,
}

impl<T: Tally> Deref for Tallied<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.tally
    }
}

impl<T: Tally> Tallied<T> {
    /// The sum over the people of `facts`.
    #[must_use]
    pub fn of(facts: Facts, query: T::Query) -> Self {
        let nobody = Facts { people: Arc::default(), rules: facts.rules.clone() };
        Self { facts: nobody, query, tally: T::default() }.follow(facts)
    }

    /// The sum over the people of `facts`, later ones of the same organisation.
    #[must_use]
    pub fn follow(&self, facts: Facts) -> Self {
        if !Arc::ptr_eq(&self.facts.rules, &facts.rules) {
            // Under other rules everybody may add something else.
            return Self::of(facts, self.query.clone());
        }
        let (query, mut tally) = (self.query.clone(), self.tally.clone());
        let (before, after) = differing(&self.facts.people, &facts.people);
        let (known, kept) = (identities(before), identities(after));
        let gone = before.iter().filter(|person| !kept.contains(&Arc::as_ptr(person)));
        let new = after.iter().filter(|person| !known.contains(&Arc::as_ptr(person)));
        tally.take(gone.map(|person| T::part(&query, &facts.rules, person)));
        for person in new {
            tally.add(T::part(&query, &facts.rules, person));
        }
        tally.settle();
        Self { facts, query, tally }
    }
}

/// What tells people's facts apart as long as they live.
fn identities(people: &[Arc<PersonFacts>]) -> HashSet<*const PersonFacts> {
    people.iter().map(Arc::as_ptr).collect()
}

/// What lies between the items that two lists begin with in common and those that they end with in common.
fn differing<'a, T>(before: &'a [Arc<T>], after: &'a [Arc<T>]) -> (&'a [Arc<T>], &'a [Arc<T>]) {
    let is_same = |(one, other): &(&Arc<T>, &Arc<T>)| Arc::ptr_eq(one, other);
    let first = before.iter().zip(after).take_while(is_same).count();
    let (before, after) = (&before[first..], &after[first..]);
    let last = before.iter().rev().zip(after.iter().rev()).take_while(is_same).count();
    (&before[..before.len() - last], &after[..after.len() - last])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_lists_begin_and_end_with_in_common_does_not_differ() {
        let [a, b, c, d] = [1, 2, 3, 4].map(Arc::new);
        let lists = |before: &[&Arc<i32>], after: &[&Arc<i32>]| {
            let own = |list: &[&Arc<i32>]| list.iter().map(|one| Arc::clone(one)).collect::<Vec<_>>();
            let (before, after) = (own(before), own(after));
            let (left, right) = differing(&before, &after);
            (left.len(), right.len())
        };
        assert_eq!(lists(&[&a, &b, &c], &[&a, &b, &c]), (0, 0));
        assert_eq!(lists(&[&a, &b, &c], &[&a, &d, &c]), (1, 1));
        assert_eq!(lists(&[&a, &c], &[&a, &b, &c]), (0, 1));
        assert_eq!(lists(&[&a, &a], &[&a]), (1, 0));
        assert_eq!(lists(&[], &[&a, &b]), (0, 2));
        assert_eq!(lists(&[&b, &c, &a], &[&a, &b, &c]), (3, 3));
    }
}
