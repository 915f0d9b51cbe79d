//! How far requirements reach.

use super::{matrix::facts, rule::day};
use crate::{
    competence::{
        Facts,
        bearing::{Bearing, Bearings},
        tally::Tallied,
    },
    kernel::id::RequirementId,
};

fn bearings(facts: Facts, as_of: &str) -> Tallied<Bearings> {
    Tallied::of(facts, day(as_of))
}

#[test]
fn a_requirement_bears_on_those_in_its_scope_and_counts_who_holds_it() {
    let found = bearings(facts(), "2026-11-20");
    let reach = |id| found.requirement(RequirementId(id));
    let bears = |people, holders| Bearing { people, holders };
    assert_eq!([reach(1), reach(2), reach(3)], [bears(2, 1), bears(3, 1), bears(2, 0)]);
}

#[test]
fn before_anybody_was_employed_nothing_bears_on_anybody() {
    assert_eq!(bearings(facts(), "2019-06-01").count(), 0);
    assert_eq!(Bearing::default().share(), None);
    assert_eq!(Bearing { people: 4, holders: 3 }.share(), Some(0.75));
}
