//! How many completions each course has, as lists and pages of courses show it.

use super::{
    completion::{Outcome, Verification},
    facts::{CompletionFact, Facts, PersonFacts},
};
use crate::kernel::id::CourseId;
use std::{collections::HashMap, sync::Arc};

/// The completions of one course that are not rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CompletionCounts {
    /// How many there are.
    pub completions: u32,
    /// How many of these were passed.
    pub passed: u32,
    /// How many of these were failed.
    pub failed: u32,
}

impl CompletionCounts {
    /// The percentage of passed among passed and failed, to one decimal; none if there are neither.
    #[must_use]
    pub fn pass_rate(&self) -> Option<f64> {
        let judged = self.passed + self.failed;
        (judged > 0).then(|| (f64::from(self.passed) * 1000.0 / f64::from(judged)).round() / 10.0)
    }

    fn add(&mut self, outcome: Outcome) {
        self.completions += 1;
        self.passed += u32::from(outcome == Outcome::Passed);
        self.failed += u32::from(outcome == Outcome::Failed);
    }

    fn take(&mut self, outcome: Outcome) {
        self.completions -= 1;
        self.passed -= u32::from(outcome == Outcome::Passed);
        self.failed -= u32::from(outcome == Outcome::Failed);
    }
}

/// The counts of all courses of an organisation, and the facts that they follow from.
#[derive(Debug, Clone, Default)]
pub struct CourseCounts {
    pub(super) facts: Facts,
    courses: HashMap<CourseId, CompletionCounts>,
}

impl CourseCounts {
    /// Counts the completions in `facts`.
    #[must_use]
    pub fn of(facts: Facts) -> Self {
        Self::default().follow(facts)
    }

    /// The counts of `facts`, later ones of the same organisation. Only those are counted whose facts are others.
    #[must_use]
    pub fn follow(&self, facts: Facts) -> Self {
        let mut courses = self.courses.clone();
        let (before, after) = differing(&self.facts.people, &facts.people);
        for completion in before.iter().flat_map(|person| counted(person)) {
            courses.entry(completion.course).or_default().take(completion.outcome);
        }
        for completion in after.iter().flat_map(|person| counted(person)) {
            courses.entry(completion.course).or_default().add(completion.outcome);
        }
        Self { facts, courses }
    }

    /// Those of `course`.
    #[must_use]
    pub fn course(&self, course: CourseId) -> CompletionCounts {
        self.courses.get(&course).copied().unwrap_or_default()
    }
}

fn counted(person: &PersonFacts) -> impl Iterator<Item = &CompletionFact> {
    person.completions.iter().filter(|completion| completion.verification != Verification::Rejected)
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
    fn a_pass_rate_is_of_those_who_passed_or_failed() {
        let rate = |passed, failed| CompletionCounts { completions: 30, passed, failed }.pass_rate();
        assert_eq!([rate(21, 1), rate(2, 1), rate(0, 0)], [Some(95.5), Some(66.7), None]);
    }

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
