//! What everybody lacks on one day, kept for the next page of it.

use super::{
    facts::{Facts, PersonFacts, RequirementFact},
    missing::{Missing, missing},
};
use crate::kernel::{
    id::RequirementId,
    page::{Page, Part},
};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};

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
