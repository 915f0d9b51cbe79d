//! Gaps: the required competencies that a person does not hold, most urgent first.

use super::{
    facts::{CompetencyFact, PersonFacts, Rules},
    standing::{Standing, standings},
};
use chrono::NaiveDate;

/// A required competency that is not held.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// What is missing.
    pub competency: CompetencyFact,
    /// Where the person stands, and why.
    pub standing: Standing,
}

/// The gaps of `person` on `as_of`: mandatory ones first, then by urgency, then by code.
#[must_use]
pub fn gaps(rules: &Rules, person: &PersonFacts, as_of: NaiveDate, expiring_days: u32) -> Vec<Gap> {
    let mut found = Vec::new();
    standings(rules, person, as_of, expiring_days, |competency, standing| {
        if standing.need.is_some() && standing.state.is_gap() {
            found.extend(
                rules.competency(competency).map(|competency| Gap { competency: competency.clone(), standing }),
            );
        }
    });
    let rank =
        |gap: &Gap| (gap.standing.need.is_none_or(|need| !need.is_mandatory), std::cmp::Reverse(gap.standing.state));
    found.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.competency.code.cmp(&b.competency.code)));
    found
}
