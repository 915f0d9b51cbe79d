//! Rules about chains of courses.

use crate::kernel::id::CourseId;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Whether `course` would, through `needs` and the prerequisites of all other courses, be its own prerequisite.
/// `links` are all pairs of a course and one that it needs; those of `course` itself are replaced by `needs`.
pub(in crate::catalogue) fn closes_cycle(
    course: CourseId,
    needs: &BTreeSet<CourseId>,
    links: &[(CourseId, CourseId)],
) -> bool {
    let mut needed: HashMap<CourseId, Vec<CourseId>> = HashMap::new();
    for &(from, to) in links.iter().filter(|(from, _)| *from != course) {
        needed.entry(from).or_default().push(to);
    }
    let mut seen = HashSet::new();
    let mut open: Vec<CourseId> = needs.iter().copied().collect();
    while let Some(next) = open.pop() {
        if next == course {
            return true;
        }
        if seen.insert(next) {
            open.extend(needed.get(&next).into_iter().flatten());
        }
    }
    false
}

/// For each of `courses` (with the refresher that it names) the course whose competency it grants: itself or, if another
/// one names it as its refresher, what that one grants. A ring of refreshers grants what its oldest course owns.
pub(in crate::catalogue) fn granted(courses: &[(CourseId, Option<CourseId>)]) -> HashMap<CourseId, CourseId> {
    let named = |&(course, refresher): &(CourseId, Option<CourseId>)| {
        refresher.filter(|one| *one != course).map(|one| (one, course))
    };
    let renews: HashMap<CourseId, CourseId> = courses.iter().filter_map(named).collect();
    courses.iter().map(|&(course, _)| (course, origin(course, &renews))).collect()
}

fn origin(course: CourseId, renews: &HashMap<CourseId, CourseId>) -> CourseId {
    let mut path = vec![course];
    let mut at = course;
    while let Some(&next) = renews.get(&at) {
        if let Some(ring) = path.iter().position(|one| *one == next) {
            return path.iter().skip(ring).copied().min().unwrap_or(course);
        }
        path.push(next);
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn c(number: i64) -> CourseId {
        CourseId(number)
    }

    #[test]
    fn a_cycle_is_found_through_any_number_of_courses() {
        let chain: Vec<_> = (1..100).map(|n| (c(n), c(n + 1))).collect();
        assert!(closes_cycle(c(100), &[c(1)].into(), &chain));
        assert!(!closes_cycle(c(101), &[c(1)].into(), &chain));
        assert!(closes_cycle(c(7), &[c(7)].into(), &[]));
    }

    #[test]
    fn the_courses_own_links_are_replaced() {
        assert!(!closes_cycle(c(1), &[c(3)].into(), &[(c(1), c(2)), (c(2), c(1))]));
    }

    #[test]
    fn a_refresher_grants_what_it_refreshes() {
        let granted = granted(&[(c(1), Some(c(2))), (c(2), Some(c(3))), (c(3), Some(c(3))), (c(4), None)]);
        assert_eq!((granted[&c(1)], granted[&c(2)], granted[&c(3)], granted[&c(4)]), (c(1), c(1), c(1), c(4)));
    }

    #[test]
    fn courses_that_refresh_each_other_grant_what_the_oldest_owns() {
        let granted = granted(&[(c(2), Some(c(5))), (c(5), Some(c(2))), (c(7), None)]);
        assert_eq!((granted[&c(2)], granted[&c(5)], granted[&c(7)]), (c(2), c(2), c(7)));
    }

    proptest! {
        #[test]
        fn accepting_only_what_closes_no_cycle_leaves_an_order(wishes in proptest::collection::vec((0..12i64, 0..12i64), 0..60)) {
            let mut links: Vec<(CourseId, CourseId)> = Vec::new();
            for (course, needs) in wishes {
                let mut all: BTreeSet<_> = links.iter().filter(|(from, _)| *from == c(course)).map(|(_, to)| *to).collect();
                all.insert(c(needs));
                if !closes_cycle(c(course), &all, &links) {
                    links.push((c(course), c(needs)));
                }
            }
            // A graph has an order exactly if its courses can be taken away one by one, each needing none that is left.
            let mut left: HashSet<CourseId> = links.iter().flat_map(|(from, to)| [*from, *to]).collect();
            while !left.is_empty() {
                let free: Vec<_> = left.iter().copied().filter(|one| !links.iter().any(|(from, to)| from == one && left.contains(to))).collect();
                prop_assert!(!free.is_empty());
                for one in free {
                    left.remove(&one);
                }
            }
        }

        #[test]
        fn what_is_granted_is_granted_by_its_owner_too(refreshers in proptest::collection::vec(proptest::option::of(0..10i64), 10)) {
            let mut used = HashSet::new();
            let courses: Vec<_> = (0..10).zip(refreshers).map(|(n, refresher)| (c(n), refresher.filter(|one| used.insert(*one)).map(c))).collect();
            let granted = granted(&courses);
            for origin in granted.values() {
                prop_assert_eq!(granted[origin], *origin);
            }
        }
    }
}
