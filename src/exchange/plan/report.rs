//! The counts of an import, in the words and the order in which they are published.

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use super::ledger::Ledger;
use super::tally::Tally;
use super::{PlannedCompletion, PlannedCourse, PlannedPerson, PlannedRequirement, PlannedScope};
use crate::catalogue::Months;

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
            frequencies: courses
                .iter()
                .map(|course| (course.code.clone(), course.validity_months.map(Months::count)))
                .collect(),
        }
    }
}
