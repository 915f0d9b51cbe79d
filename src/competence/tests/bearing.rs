//! How far requirements reach.

use super::{matrix::facts, rule::day};
use crate::{
    competence::bearing::{Bearing, bearings},
    kernel::id::RequirementId,
};

#[test]
fn a_requirement_bears_on_those_in_its_scope_and_counts_who_holds_it() {
    let found = bearings(&facts(), day("2026-11-20"));
    let reach = |id| found.get(&RequirementId(id)).map(|bearing| (bearing.people, bearing.holders));
    assert_eq!((reach(1), reach(2), reach(3)), (Some((2, 1)), Some((3, 1)), Some((2, 0))));
}

#[test]
fn before_anybody_was_employed_nothing_bears_on_anybody() {
    assert!(bearings(&facts(), day("2019-06-01")).is_empty());
    assert_eq!(Bearing::default().share(), None);
    assert_eq!(Bearing { people: 4, holders: 3 }.share(), Some(0.75));
}
