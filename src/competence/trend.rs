//! How much of what is required held at the end of each of the last months, with what is known now.
//!
//! The same rule as [`standing`](super::standing), asked only whether something is required and held: so it goes through
//! the facts of a person once for all the days. A property proves that both answer alike.

use super::{
    completion::{Outcome, Verification},
    facts::{CompletionFact, Facts, PersonFacts, RequirementFact, Rules},
    matrix::Query,
};
use crate::kernel::{
    date::{Period, add_months},
    id::CompetencyId,
};
use chrono::{Datelike as _, Days, Months, NaiveDate};
use std::collections::HashSet;

/// So many months are looked back.
pub const MONTHS: u32 = 24;

/// A day of the trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: NaiveDate,
    /// How many cells were required.
    pub required: u32,
    /// How many of these were held.
    pub held: u32,
}

impl Point {
    /// Held / required, 0 to 1; none if nothing was required.
    #[must_use]
    pub fn compliance(&self) -> Option<f64> {
        (self.required > 0).then(|| f64::from(self.held) / f64::from(self.required))
    }
}

/// The last days of the [`MONTHS`] months before that of `as_of`, and `as_of` itself.
#[must_use]
pub fn days(as_of: NaiveDate) -> Vec<NaiveDate> {
    let first = as_of.with_day(1).unwrap_or(as_of);
    let end = |back| first.checked_sub_months(Months::new(back))?.checked_sub_days(Days::new(1));
    (0..MONTHS).rev().filter_map(end).chain([as_of]).collect()
}

/// The trend up to the day of `query`, of what `query` selects; which cells it shows makes no difference.
#[must_use]
pub fn trend(facts: &Facts, query: &Query) -> Vec<Point> {
    let days = days(query.as_of);
    let mut points: Vec<Point> = days.iter().map(|day| Point { day: *day, required: 0, held: 0 }).collect();
    let people: HashSet<_> = query.people.iter().copied().collect();
    let competencies = chosen(&facts.rules, query);
    for person in facts.people.iter().filter(|person| people.is_empty() || people.contains(&person.id)) {
        let asked: Vec<bool> = days.iter().map(|day| query.asks_for(person, *day)).collect();
        if !asked.contains(&true) {
            continue;
        }
        let claims = claims(&facts.rules, person);
        for claims in claims.chunk_by(|a, b| a.requirement.competency == b.requirement.competency) {
            let competency = claims[0].requirement.competency;
            if competencies.contains(&competency) {
                let case = Case { claims, proofs: proofs(&facts.rules, person, competency), query };
                for (point, _) in points.iter_mut().zip(&asked).filter(|(_, asked)| **asked) {
                    case.count(point);
                }
            }
        }
    }
    points
}

fn chosen(rules: &Rules, query: &Query) -> HashSet<CompetencyId> {
    let is_chosen = rules.chooser(query.category, &query.courses);
    rules.competencies.iter().filter(|one| is_chosen(one)).map(|one| one.id).collect()
}

/// A requirement that bears on a person while it is in force and they hold what it is for.
struct Claim<'f> {
    requirement: &'f RequirementFact,
    while_held: Period,
}

/// The claims on `person` at any time, ordered by competency.
fn claims<'f>(rules: &'f Rules, person: &PersonFacts) -> Vec<Claim<'f>> {
    let mut found = Vec::new();
    let mut add = |indices: &[usize], while_held: Period| {
        found.extend(indices.iter().map(|index| Claim { requirement: &rules.requirements[*index], while_held }));
    };
    add(&rules.everyone, Period::ALWAYS);
    for holding in person.holdings.iter().chain(&person.access) {
        let of_role = rules.by_role.get(&holding.role);
        let of_site = holding.site.and_then(|site| rules.by_site.get(&site));
        for indices in [of_role, of_site].into_iter().flatten() {
            add(indices, holding.period);
        }
    }
    found.sort_unstable_by_key(|claim| claim.requirement.competency);
    found
}

/// The passes of `person` that prove `competency`: the day of each, and the first day on which it no longer holds as far
/// as requirements do not shorten it.
fn proofs(rules: &Rules, person: &PersonFacts, competency: CompetencyId) -> Vec<(NaiveDate, NaiveDate)> {
    let months = rules.competency(competency).and_then(|one| one.validity_months);
    let counts = |one: &&CompletionFact| one.outcome == Outcome::Passed && one.verification == Verification::Verified;
    let proof = |one: &CompletionFact| {
        let validity = months.map(|months| add_months(one.completed_on, months));
        let end = [validity, one.expires_on].into_iter().flatten().min();
        (one.completed_on, end.unwrap_or(NaiveDate::MAX))
    };
    person.evidence(competency).iter().filter(counts).map(proof).collect()
}

/// One person and one competency.
struct Case<'a> {
    claims: &'a [Claim<'a>],
    proofs: Vec<(NaiveDate, NaiveDate)>,
    query: &'a Query,
}

impl Case<'_> {
    fn count(&self, point: &mut Point) {
        let day = point.day;
        let (mut is_required, mut is_mandatory, mut refresh) = (false, false, None::<u32>);
        for claim in self.claims {
            if claim.while_held.contains(day) && claim.requirement.period.contains(day) {
                is_required = true;
                is_mandatory |= claim.requirement.is_mandatory;
                refresh = [refresh, claim.requirement.refresh_months].into_iter().flatten().min();
            }
        }
        if !is_required || self.query.mandatory_only && !is_mandatory {
            return;
        }
        let holds = |(on, end): &(NaiveDate, NaiveDate)| {
            *on <= day && day < *end && refresh.is_none_or(|months| day < add_months(*on, months))
        };
        point.required += 1;
        point.held += u32::from(self.proofs.iter().any(holds));
    }
}
