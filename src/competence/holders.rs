//! How many people hold each role on a day.

use super::{
    facts::{PersonFacts, Rules},
    tally::Tally,
};
use crate::kernel::id::RoleId;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// How many people hold each role on a day, of work and of access.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleHolders(HashMap<RoleId, u32>);

impl RoleHolders {
    /// How many hold `role`.
    #[must_use]
    pub fn role(&self, role: RoleId) -> u32 {
        self.0.get(&role).copied().unwrap_or_default()
    }
}

impl Tally for RoleHolders {
    /// The day.
    type Query = NaiveDate;
    /// The roles that somebody holds, each once.
    type Part = BTreeSet<RoleId>;

    fn part(day: &NaiveDate, _: &Rules, person: &PersonFacts) -> Self::Part {
        let held = person.holdings.iter().chain(&person.access).filter(|holding| holding.period.contains(*day));
        held.map(|holding| holding.role).collect()
    }

    fn add(&mut self, part: Self::Part) {
        for role in part {
            *self.0.entry(role).or_default() += 1;
        }
    }

    fn take(&mut self, parts: impl Iterator<Item = Self::Part>) {
        for role in parts.flatten() {
            let holders = self.0.entry(role).or_default();
            *holders -= 1;
            if *holders == 0 {
                self.0.remove(&role);
            }
        }
    }
}
