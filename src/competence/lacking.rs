//! What everybody lacks on one day, kept for the next page of it.

use super::{
    facts::{Facts, RequirementFact, Scope},
    grid::Grid,
    missing::{MissingCompetency, missing},
    standing::{Demand, State, demands},
};
use crate::kernel::{
    id::{CompetencyId, RequirementId},
    page::{ListPage, Page},
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What everybody lacks on one day: worked out once, looked at page by page. Eight bytes a line; the rest follows from them.
pub(super) struct Lacking {
    pub(super) facts: Facts,
    pub(super) as_of: NaiveDate,
    /// Places among the people and among the requirements; by person, then in the order of [`missing`].
    lines: Vec<(u32, u32)>,
}

impl Lacking {
    /// Works it out from where everybody stands: what is required by a role and not valid is lacking. What expires soon by the
    /// measure of the grid is told too.
    pub(super) fn of(grid: &Grid) -> Self {
        let (facts, as_of) = (grid.facts.clone(), grid.as_of);
        let requirements = (0..).zip(facts.rules.requirements.iter());
        let places: HashMap<RequirementId, u32> = requirements.map(|(index, one)| (one.id, index)).collect();
        let columns = grid.columns.iter().enumerate();
        let columns: HashMap<CompetencyId, usize> = columns.map(|(index, column)| (column.id, index)).collect();
        let mut lines = Vec::new();
        for (index, person) in (0..).zip(facts.people.iter()) {
            let marks = grid.row(index as usize);
            let lacks = |demand: &Demand| {
                let column = columns.get(&demand.requirement.competency);
                matches!(demand.requirement.scope, Scope::Role(_))
                    && column.is_some_and(|column| marks[*column].state() != State::Valid)
            };
            let lacking = demands(&facts.rules, person, as_of).into_iter().filter(lacks);
            lines.extend(lacking.filter_map(|demand| Some((index, *places.get(&demand.requirement.id)?))));
        }
        Self { facts, as_of, lines }
    }

    /// A page of the lines with a requirement that is `wanted`, with the names of the people.
    pub(super) fn page(
        &self,
        wanted: impl Fn(&RequirementFact) -> bool,
        page: Page,
    ) -> ListPage<(MissingCompetency, String)> {
        let rules = &self.facts.rules;
        let fits = |(_, requirement): &&(u32, u32)| wanted(&rules.requirements[*requirement as usize]);
        let count = |number: i64| usize::try_from(number).unwrap_or(0);
        let fitting: Vec<(u32, u32)> = self.lines.iter().filter(fits).copied().collect();
        let shown = fitting.iter().skip(count(page.offset)).take(count(page.limit));
        let mut rows = Vec::new();
        let mut lacks: (u32, Vec<MissingCompetency>) = (u32::MAX, Vec::new());
        for (person, requirement) in shown {
            let facts = &self.facts.people[*person as usize];
            if lacks.0 != *person {
                lacks = (*person, missing(rules, facts, self.as_of, rules.expiring_days));
            }
            let id = rules.requirements[*requirement as usize].id;
            rows.extend(lacks.1.iter().find(|one| one.requirement.id == id).map(|one| (*one, facts.name.clone())));
        }
        ListPage { rows, total: i64::try_from(fitting.len()).unwrap_or(i64::MAX) }
    }
}
