//! What people lack of what their roles require, requirement by requirement (E-QMS, "Get Missing Competencies for
//! User").
//!
//! Unlike a gap, which is told once for a competency, this is told once for each requirement of a role, and a competency
//! that is held but will expire soon is told too. Requirements of everyone and of sites are not part of it.

use super::{
    facts::{PersonFacts, RequirementFact, Rules, Scope},
    standing::{Standing, State, demands, standings},
};
use crate::kernel::{
    date::days_between,
    id::{CompetencyId, PersonId, RoleId},
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// How a required competency is lacking (E-QMS, "Status Values").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingStatus {
    /// Nothing that counts proves it, or ever did.
    Missing,
    /// What proved it no longer holds.
    Expired,
    /// It is held, for so many more days.
    Expiring(i64),
}

impl MissingStatus {
    /// How far `standing` on `as_of` is lacking; none if the competency is held for longer.
    #[must_use]
    pub fn of(standing: &Standing, as_of: NaiveDate) -> Option<Self> {
        match (standing.state, standing.proof) {
            (State::Valid, _) => None,
            (State::Expiring, Some(proof)) => {
                Some(Self::Expiring(proof.expires_on.map_or(0, |expires| days_between(as_of, expires))))
            }
            (_, Some(_)) => Some(Self::Expired),
            (_, None) => Some(Self::Missing),
        }
    }
}

/// One requirement of a role that a person does not meet, or soon will not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingCompetency {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: RoleId,
    /// What is asked for.
    pub requirement: RequirementFact,
    /// How it is lacking.
    pub status: MissingStatus,
}

/// What `person` lacks on `as_of` of what their roles require; what expires within `expiring_days` is told too. Ordered
/// by competency and requirement.
#[must_use]
pub fn missing(rules: &Rules, person: &PersonFacts, as_of: NaiveDate, expiring_days: u32) -> Vec<MissingCompetency> {
    let demands = demands(rules, person, as_of);
    if demands.iter().all(|demand| !matches!(demand.requirement.scope, Scope::Role(_))) {
        return Vec::new();
    }
    let mut statuses: HashMap<CompetencyId, MissingStatus> = HashMap::new();
    standings(rules, person, as_of, expiring_days, |competency, standing| {
        statuses.extend(MissingStatus::of(&standing, as_of).map(|status| (competency, status)));
    });
    let tell = |requirement: RequirementFact| {
        let Scope::Role(role) = requirement.scope else { return None };
        let status = *statuses.get(&requirement.competency)?;
        Some(MissingCompetency { person: person.id, role, requirement, status })
    };
    demands.into_iter().filter_map(|demand| tell(demand.requirement)).collect()
}
