//! How much of what is required held at the end of each of the last months, with what is known now.
//!
//! The same rule as [`standing`](super::standing), asked only whether something is required and held: so it goes through
//! the facts of a person once for all the days. A property proves that both answer alike.

use super::{
    completion::{Outcome, Verification},
    facts::{CompletionFact, PersonFacts, RequirementFact, Rules},
    matrix::Query,
    tally::Tally,
};
use crate::kernel::{
    date::{Period, add_months},
    id::CompetencyId,
};
use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// So many months are looked back.
pub const MONTHS: u32 = 24;
/// The last days of these months, and the day itself.
const DAYS: usize = MONTHS as usize + 1;

/// A day of the trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// The trend up to the day of a query, of what it selects; which cells it shows makes no difference.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trend {
    required: [u32; DAYS],
    held: [u32; DAYS],
}

impl Trend {
    /// Its days in order; `as_of` is the day of the query.
    #[must_use]
    pub fn points(&self, as_of: NaiveDate) -> Vec<Point> {
        let sums = self.required.into_iter().zip(self.held);
        days(as_of).into_iter().zip(sums).map(|(day, (required, held))| Point { day, required, held }).collect()
    }

    fn count(&mut self, required: DaySet, held: DaySet) {
        for day in 0..DAYS {
            self.required[day] += u32::from(required.has(day));
            self.held[day] += u32::from(held.has(day));
        }
    }

    /// This sum with the other's numbers put together with its own.
    fn put_together(&mut self, other: &Self, with: fn(u32, u32) -> u32) {
        let (required, held) = (other.required.iter(), other.held.iter());
        self.required.iter_mut().zip(required).chain(self.held.iter_mut().zip(held)).for_each(|(sum, part)| {
            *sum = with(*sum, *part);
        });
    }
}

impl Tally for Trend {
    type Query = Query;
    /// The trend of one person.
    type Part = Self;

    fn part(query: &Query, rules: &Rules, person: &PersonFacts) -> Self {
        let mut part = Self::default();
        if !query.people.is_empty() && !query.people.contains(&person.id) {
            return part;
        }
        let days = days(query.as_of);
        let asked = DaySet::of(&days, |day| query.asks_for(person, day));
        if asked == DaySet::NONE {
            return part;
        }
        let is_chosen = rules.chooser(query.category, &query.courses);
        for claims in claims(rules, person, &days).chunk_by(|a, b| a.requirement.competency == b.requirement.competency)
        {
            let competency = claims[0].requirement.competency;
            if rules.competency(competency).is_some_and(&is_chosen) {
                let required = required(claims, query.mandatory_only).and(asked);
                let held = held(claims, &proofs(rules, person, competency), &days);
                part.count(required, held.and(required));
            }
        }
        part
    }

    fn add(&mut self, part: Self) {
        self.put_together(&part, |sum, part| sum + part);
    }

    fn take(&mut self, parts: impl Iterator<Item = Self>) {
        parts.for_each(|part| self.put_together(&part, |sum, part| sum - part));
    }
}

/// Some of the days of a trend, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct DaySet(u32);

const _: () = assert!(DAYS <= u32::BITS as usize, "a set of days has a bit for each of them");

impl DaySet {
    const NONE: Self = Self(0);

    /// Those of `days` that are `wanted`.
    fn of(days: &[NaiveDate], wanted: impl Fn(NaiveDate) -> bool) -> Self {
        Self((0..).zip(days).filter(|(_, day)| wanted(**day)).fold(0, |set, (index, _)| set | 1 << index))
    }

    /// Those of `days`, which are in order, that lie in `period`.
    fn within(days: &[NaiveDate], period: Period) -> Self {
        let before = |limit: NaiveDate| Self((1 << days.partition_point(|day| *day < limit)) - 1);
        let started = period.from.map_or(Self::NONE, before);
        period.to.map_or(Self(u32::MAX), before).without(started)
    }

    const fn has(self, day: usize) -> bool {
        self.0 >> day & 1 == 1
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// A requirement, and on which days it bears on a person.
struct Claim<'f> {
    requirement: &'f RequirementFact,
    days: DaySet,
}

/// The claims on `person` on any of `days`, ordered by competency, and then by how soon a proof has to be refreshed.
fn claims<'f>(rules: &'f Rules, person: &PersonFacts, days: &[NaiveDate]) -> Vec<Claim<'f>> {
    let mut found = Vec::new();
    let mut add = |indices: &[usize], while_held: DaySet| {
        for requirement in indices.iter().map(|index| &rules.requirements[*index]) {
            let days = DaySet::within(days, requirement.period).and(while_held);
            if days != DaySet::NONE {
                found.push(Claim { requirement, days });
            }
        }
    };
    add(&rules.everyone, DaySet(u32::MAX));
    for holding in person.holdings.iter().chain(&person.access) {
        let of_role = rules.by_role.get(&holding.role);
        let of_site = holding.site.and_then(|site| rules.by_site.get(&site));
        let while_held = DaySet::within(days, holding.period);
        for indices in [of_role, of_site].into_iter().flatten() {
            add(indices, while_held);
        }
    }
    let soonest = |months: Option<u32>| months.unwrap_or(u32::MAX);
    found.sort_unstable_by_key(|claim| (claim.requirement.competency, soonest(claim.requirement.refresh_months)));
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

/// On which days any of `claims` on one competency bears; with `mandatory_only`, only days on which a mandatory one does.
fn required(claims: &[Claim<'_>], mandatory_only: bool) -> DaySet {
    let counts = |claim: &&Claim<'_>| !mandatory_only || claim.requirement.is_mandatory;
    claims.iter().filter(counts).fold(DaySet::NONE, |days, claim| days.or(claim.days))
}

/// On which of the days of `claims` on one competency a proof of it holds. Of the claims on a day the one decides that wants
/// it refreshed soonest.
fn held(claims: &[Claim<'_>], proofs: &[(NaiveDate, NaiveDate)], days: &[NaiveDate]) -> DaySet {
    let (mut held, mut decided) = (DaySet::NONE, DaySet::NONE);
    for claims in claims.chunk_by(|a, b| a.requirement.refresh_months == b.requirement.refresh_months) {
        let refresh = claims[0].requirement.refresh_months;
        let these = required(claims, false).without(decided);
        let holding = proofs.iter().map(|(on, end)| {
            let end = refresh.map_or(*end, |months| add_months(*on, months).min(*end));
            DaySet::within(days, Period { from: Some(*on), to: Some(end) })
        });
        held = held.or(holding.fold(DaySet::NONE, DaySet::or).and(these));
        decided = decided.or(these);
    }
    held
}
