//! What people lack of what their roles require, requirement by requirement (E-QMS, "Get Missing Competencies for
//! User").
//!
//! Unlike a gap, which is told once for a competency, this is told once for each requirement of a role, and a competency
//! that is held but will expire soon is told too. Requirements of everyone and of sites are not part of it.

use super::{
    facts::{Facts, PersonFacts, RequirementFact, Rules, Scope},
    standing::{Standing, State, demands, standings},
};
use crate::kernel::{
    date::days_between,
    id::{CompetencyId, PersonId, RequirementId, RoleId},
    page::{Page, Part},
};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};

/// How a required competency is lacking (E-QMS, "Status Values"; one-domain, section 3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Nothing that counts proves it, or ever did.
    Missing,
    /// What proved it no longer holds.
    Expired,
    /// It is held, for so many more days.
    Expiring(i64),
}

impl Lack {
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
pub struct Missing {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: RoleId,
    /// What is asked for.
    pub requirement: RequirementFact,
    /// How it is lacking.
    pub lack: Lack,
}

/// What `person` lacks on `as_of` of what his roles require; what expires within `expiring_days` is told too. Ordered by
/// competency and requirement.
#[must_use]
pub fn missing(rules: &Rules, person: &PersonFacts, as_of: NaiveDate, expiring_days: u32) -> Vec<Missing> {
    let demands = demands(rules, person, as_of);
    if demands.iter().all(|demand| !matches!(demand.requirement.scope, Scope::Role(_))) {
        return Vec::new();
    }
    let mut lacks: HashMap<CompetencyId, Lack> = HashMap::new();
    standings(rules, person, as_of, expiring_days, |competency, standing| {
        lacks.extend(Lack::of(&standing, as_of).map(|lack| (competency, lack)));
    });
    let tell = |requirement: RequirementFact| {
        let Scope::Role(role) = requirement.scope else { return None };
        let lack = *lacks.get(&requirement.competency)?;
        Some(Missing { person: person.id, role, requirement, lack })
    };
    demands.into_iter().filter_map(|demand| tell(demand.requirement)).collect()
}

/// What everybody lacks on one day: worked out once, looked at page by page. Eight bytes a line; the rest follows from them.
pub(super) struct Lacking {
    pub(super) facts: Facts,
    pub(super) as_of: NaiveDate,
    /// Places among the people and among the requirements; by person, then in the order of [`missing`].
    lines: Vec<(u32, u32)>,
}

impl Lacking {
    /// Works it out. What expires soon by the organisation's own measure is told too.
    pub(super) fn of(facts: Facts, as_of: NaiveDate) -> Self {
        let place = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let requirements = facts.rules.requirements.iter().enumerate();
        let places: HashMap<RequirementId, u32> = requirements.map(|(index, one)| (one.id, place(index))).collect();
        let of_person = |(index, person): (usize, &Arc<PersonFacts>)| {
            let lacks = missing(&facts.rules, person, as_of, facts.rules.expiring_days).into_iter();
            let lines = lacks.filter_map(|one| Some((place(index), *places.get(&one.requirement.id)?)));
            lines.collect::<Vec<_>>()
        };
        let lines = facts.people.iter().enumerate().flat_map(of_person).collect();
        Self { facts, as_of, lines }
    }

    /// A page of the lines with a requirement that is `wanted`, with the names of the people.
    pub(super) fn part(&self, wanted: impl Fn(&RequirementFact) -> bool, page: Page) -> Part<(Missing, String)> {
        let rules = &self.facts.rules;
        let fits = |(_, requirement): &&(u32, u32)| wanted(&rules.requirements[*requirement as usize]);
        let count = |number: i64| usize::try_from(number).unwrap_or(0);
        let fitting: Vec<(u32, u32)> = self.lines.iter().filter(fits).copied().collect();
        let shown = fitting.iter().skip(count(page.offset)).take(count(page.limit));
        let mut rows = Vec::new();
        let mut lacks: (u32, Vec<Missing>) = (u32::MAX, Vec::new());
        for (person, requirement) in shown {
            let facts = &self.facts.people[*person as usize];
            if lacks.0 != *person {
                lacks = (*person, missing(rules, facts, self.as_of, rules.expiring_days));
            }
            let id = rules.requirements[*requirement as usize].id;
            rows.extend(lacks.1.iter().find(|one| one.requirement.id == id).map(|one| (*one, facts.name.clone())));
        }
        Part { rows, total: i64::try_from(fitting.len()).unwrap_or(i64::MAX) }
    }
}
