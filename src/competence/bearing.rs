//! How far requirements reach: on how many people each bears on a day, and how many of them meet it.

use super::{
    facts::{PersonFacts, Rules},
    standing::{demands, standings},
    tally::Tally,
};
use crate::kernel::id::{CompetencyId, RequirementId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// How far one requirement reaches on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bearing {
    /// On how many people it bears.
    pub people: u32,
    /// How many of these hold the competency.
    pub holders: u32,
}

impl Bearing {
    /// Holders / people, 0 to 1; none if it bears on nobody.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.people > 0).then(|| f64::from(self.holders) / f64::from(self.people))
    }
}

/// How far each requirement reaches on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bearings(HashMap<RequirementId, Bearing>);

impl Bearings {
    /// How many requirements bear on anybody.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How far `requirement` reaches.
    #[must_use]
    pub fn requirement(&self, requirement: RequirementId) -> Bearing {
        self.0.get(&requirement).copied().unwrap_or_default()
    }
}

impl Tally for Bearings {
    /// The day.
    type Query = NaiveDate;
    /// What bears on somebody, and whether they hold what it asks for.
    type Part = Vec<(RequirementId, bool)>;

    fn part(as_of: &NaiveDate, rules: &Rules, person: &PersonFacts) -> Self::Part {
        let demands = demands(rules, person, *as_of);
        if demands.is_empty() {
            return Vec::new();
        }
        let mut held: HashSet<CompetencyId> = HashSet::new();
        standings(rules, person, *as_of, rules.expiring_days, |competency, standing| {
            if standing.state.is_compliant() {
                held.insert(competency);
            }
        });
        demands.iter().map(|one| (one.requirement.id, held.contains(&one.requirement.competency))).collect()
    }

    fn add(&mut self, part: Self::Part) {
        for (requirement, holds) in part {
            let bearing = self.0.entry(requirement).or_default();
            bearing.people += 1;
            bearing.holders += u32::from(holds);
        }
    }

    fn take(&mut self, parts: impl Iterator<Item = Self::Part>) {
        for (requirement, holds) in parts.flatten() {
            let bearing = self.0.entry(requirement).or_default();
            bearing.people -= 1;
            bearing.holders -= u32::from(holds);
            if bearing.people == 0 {
                self.0.remove(&requirement);
            }
        }
    }
}
