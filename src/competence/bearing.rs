//! How far requirements reach: on how many people each bears on a day, and how many of them meet it.

use super::{
    facts::Facts,
    standing::{State, demands, standings},
};
use crate::kernel::id::{CompetencyId, RequirementId};
use chrono::NaiveDate;
use std::collections::HashMap;

/// How far one requirement reaches on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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

/// How far each requirement reaches on `as_of`; those that bear on nobody are left out.
#[must_use]
pub fn bearings(facts: &Facts, as_of: NaiveDate) -> HashMap<RequirementId, Bearing> {
    let rules = &facts.rules;
    let mut found: HashMap<RequirementId, Bearing> = HashMap::new();
    for person in facts.people.iter() {
        let demands = demands(rules, person, as_of);
        if demands.is_empty() {
            continue;
        }
        let mut states: HashMap<CompetencyId, State> = HashMap::new();
        standings(rules, person, as_of, rules.expiring_days, |competency, standing| {
            states.insert(competency, standing.state);
        });
        for demand in demands {
            let bearing = found.entry(demand.requirement.id).or_default();
            bearing.people += 1;
            bearing.holders +=
                u32::from(states.get(&demand.requirement.competency).is_some_and(|state| state.is_compliant()));
        }
    }
    found
}
