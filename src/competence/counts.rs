//! How many completions each course has, as lists and pages of courses show it.

use super::{
    completion::{Outcome, Verification},
    facts::{CompletionFact, PersonFacts, Rules},
    tally::Tally,
};
use crate::kernel::id::CourseId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The completions of one course that are not rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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

/// The counts of all courses of an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseCounts(HashMap<CourseId, CompletionCounts>);

impl CourseCounts {
    /// Those of `course`.
    #[must_use]
    pub fn course(&self, course: CourseId) -> CompletionCounts {
        self.0.get(&course).copied().unwrap_or_default()
    }
}

impl Tally for CourseCounts {
    type Query = ();
    type Part = Vec<(CourseId, Outcome)>;

    fn part((): &(), _: &Rules, person: &PersonFacts) -> Self::Part {
        let counts = |one: &&CompletionFact| one.verification != Verification::Rejected;
        person.completions.iter().filter(counts).map(|one| (one.course, one.outcome)).collect()
    }

    fn add(&mut self, part: Self::Part) {
        for (course, outcome) in part {
            self.0.entry(course).or_default().add(outcome);
        }
    }

    fn take(&mut self, parts: impl Iterator<Item = Self::Part>) {
        for (course, outcome) in parts.flatten() {
            let counts = self.0.entry(course).or_default();
            counts.take(outcome);
            if counts.completions == 0 {
                self.0.remove(&course);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_rate_is_of_those_who_passed_or_failed() {
        let rate = |passed, failed| CompletionCounts { completions: 30, passed, failed }.pass_rate();
        assert_eq!([rate(21, 1), rate(2, 1), rate(0, 0)], [Some(95.5), Some(66.7), None]);
    }
}
