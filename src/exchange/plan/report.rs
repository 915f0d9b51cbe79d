//! The counts of an import, in the words and the order in which they are published.

use std::collections::HashSet;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::problem::{Ledger, ProblemKind};
use super::{PlannedCompletion, PlannedCourse, PlannedPerson, PlannedRequirement, PlannedScope};

/// The counts of one import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Of the lists of people.
    pub people: PeopleReport,
    /// Of the matrices.
    pub records: RecordsReport,
    /// Of the requirements.
    pub requirements: RequirementsReport,
}

/// People: `rows` is the sum of `imported` and the rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeopleReport {
    /// Rows that are about a person.
    pub rows: usize,
    /// People of the plan.
    pub imported: usize,
    /// Of the imported, those who are employed.
    pub live: usize,
    /// Of the imported, those who are not any more.
    pub left: usize,
    /// Rows that are not imported, by kind.
    pub rejected: Tally,
}

/// Cells of matrices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordsReport {
    /// Completions without a warning; those with one are counted only in the next entry.
    #[serde(rename = "date cells imported")]
    pub imported: usize,
    /// Completions with a warning, by kind.
    #[serde(rename = "imported with a warning")]
    pub warned: Tally,
    /// "N/A" and its like.
    #[serde(rename = "cells that mean not applicable")]
    pub not_applicable: usize,
    /// Cells that are not imported, by kind.
    pub rejected: Tally,
}

/// Courses and who needs them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequirementsReport {
    /// Courses of the plan.
    pub courses: usize,
    /// Of these, those that do not expire.
    #[serde(rename = "without expiry")]
    pub without_expiry: usize,
    /// Courses that everyone needs.
    #[serde(rename = "for everyone")]
    pub for_everyone: usize,
    /// Pairs of a course and a job title that needs it.
    #[serde(rename = "role requirements")]
    pub role_requirements: usize,
    /// Left out when there is none.
    #[serde(skip_serializing_if = "Tally::is_empty")]
    pub rejected: Tally,
    /// By course code, in the order of the plan; null without expiry.
    #[serde(rename = "frequency in months", serialize_with = "in_order")]
    pub frequencies: Vec<(String, Option<u32>)>,
}

/// Counts by kind of problem; serialised as a map in the order of first occurrence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(Vec<(ProblemKind, usize)>);

impl Tally {
    /// Starts with kinds that are shown even when they are 0.
    pub(super) fn of(kinds: &[ProblemKind]) -> Self {
        Self(kinds.iter().map(|kind| (*kind, 0)).collect())
    }

    pub(super) fn add(&mut self, kind: ProblemKind) {
        match self.0.iter_mut().find(|(counted, _)| *counted == kind) {
            Some((_, count)) => *count += 1,
            None => self.0.push((kind, 1)),
        }
    }

    /// How many there are of a kind.
    #[must_use]
    pub fn count(&self, kind: ProblemKind) -> usize {
        self.iter().find(|(counted, _)| *counted == kind).map_or(0, |(_, count)| count)
    }

    /// How many there are of all kinds.
    #[must_use]
    pub fn total(&self) -> usize {
        self.iter().map(|(_, count)| count).sum()
    }

    /// Kinds with their counts, some of which may be 0.
    pub fn iter(&self) -> impl Iterator<Item = (ProblemKind, usize)> {
        self.0.iter().copied()
    }

    /// Whether no kind is counted, not even as 0.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (kind, count) in &self.0 {
            map.serialize_entry(kind.text(), count)?;
        }
        map.end()
    }
}

fn in_order<S: Serializer>(entries: &[(String, Option<u32>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(code, months)| (code, months)))
}

impl Report {
    pub(super) fn new(
        people: &[PlannedPerson],
        courses: &[PlannedCourse],
        requirements: &[PlannedRequirement],
        completions: &[PlannedCompletion],
        ledger: &Ledger,
    ) -> Self {
        let left = people.iter().filter(|person| person.left).count();
        Self {
            people: PeopleReport {
                rows: ledger.people_rows,
                imported: people.len(),
                live: people.len() - left,
                left,
                rejected: ledger.people_rejected.clone(),
            },
            records: RecordsReport {
                imported: completions.iter().filter(|completion| completion.warning.is_none()).count(),
                warned: ledger.records_warned.clone(),
                not_applicable: ledger.not_applicable,
                rejected: ledger.records_rejected.clone(),
            },
            requirements: RequirementsReport::new(courses, requirements, ledger),
        }
    }
}

impl RequirementsReport {
    fn new(courses: &[PlannedCourse], requirements: &[PlannedRequirement], ledger: &Ledger) -> Self {
        let everyone = requirements.iter().filter(|requirement| requirement.scope == PlannedScope::Everyone);
        let for_everyone: HashSet<&str> = everyone.map(|requirement| requirement.course_code.as_str()).collect();
        Self {
            courses: courses.len(),
            without_expiry: courses.iter().filter(|course| course.validity_months.is_none()).count(),
            for_everyone: for_everyone.len(),
            role_requirements: requirements
                .iter()
                .filter(|requirement| matches!(requirement.scope, PlannedScope::Role(_)))
                .count(),
            rejected: ledger.requirements_rejected.clone(),
            frequencies: courses.iter().map(|course| (course.code.clone(), course.validity_months)).collect(),
        }
    }
}
