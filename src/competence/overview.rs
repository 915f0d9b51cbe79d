//! The overview of an organisation on a day: how much of what is required holds, who may not work, what runs out when.
//!
//! One pass over the facts answers all of it, and after a change one look at whom it concerns.

use super::{
    facts::{PersonFacts, Rules},
    matrix::Totals,
    standing::{Standing, State, blocks, standings},
    tally::Tally,
};
use crate::kernel::{
    date::days_between,
    id::{CompetencyId, PersonId, RoleId, SiteId},
};
use chrono::NaiveDate;
use std::{cmp::Reverse, collections::HashSet, sync::Arc};

/// So many weeks are looked ahead.
pub const WEEKS: usize = 12;

/// An organisation on a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    /// How many people are employed.
    pub people: u32,
    /// The required cells of all of them by state.
    pub totals: Totals,
    /// Who may not work, most urgent first.
    pub blocked: Vec<Arc<Blocked>>,
    /// How many people hold something required that expires soon.
    pub expiring_people: u32,
    /// How many required cells run out in each of the coming weeks; the first begins with the day itself.
    pub weeks: [u32; WEEKS],
    /// How many completions wait for their verification, required or not.
    pub pending: u32,
}

/// Somebody who may not work, and because of what.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocked {
    /// Who.
    pub person: PersonId,
    /// Their full name.
    pub name: String,
    /// Their job role on the day, the latest if there are several.
    pub role: Option<RoleId>,
    /// And its site.
    pub site: Option<SiteId>,
    /// The mandatory competencies that they lack, most urgent first.
    pub lacks: Vec<(CompetencyId, Standing)>,
    urgency: Option<Urgency>,
    sort_name: String,
}

/// Least is most urgent: by the worst that is lacking, then by how much is, then by how long it has been.
type Urgency = (Reverse<State>, Reverse<usize>, i64);

/// The day of an overview, and the sites that it is about: of everybody, or of those who hold a job role at one of them then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverviewOf {
    /// The day.
    pub as_of: NaiveDate,
    /// The sites; none = all.
    pub sites: Vec<SiteId>,
}

impl OverviewOf {
    pub(super) fn concerns(&self, person: &PersonFacts) -> bool {
        let mut sites = person.holdings_on(self.as_of).filter_map(|holding| holding.site);
        self.sites.is_empty() || sites.any(|site| self.sites.contains(&site))
    }
}

impl Tally for Overview {
    type Query = OverviewOf;
    /// An overview of one person.
    type Part = Self;

    fn part(of: &OverviewOf, rules: &Rules, person: &PersonFacts) -> Self {
        let mut part = Self::default();
        if !of.concerns(person) {
            return part;
        }
        part.pending = u32::try_from(person.pending.len()).unwrap_or(u32::MAX);
        if person.is_employed(of.as_of) {
            part.count(rules, person, of.as_of);
        }
        part
    }

    fn add(&mut self, part: Self) {
        self.people += part.people;
        self.totals.merge(&part.totals);
        self.blocked.extend(part.blocked);
        self.expiring_people += part.expiring_people;
        self.weeks.iter_mut().zip(part.weeks).for_each(|(week, more)| *week += more);
        self.pending += part.pending;
    }

    fn take(&mut self, parts: impl Iterator<Item = Self>) {
        let mut gone = HashSet::new();
        for part in parts {
            self.people -= part.people;
            self.totals.take(&part.totals);
            gone.extend(part.blocked.iter().map(|one| one.person));
            self.expiring_people -= part.expiring_people;
            self.weeks.iter_mut().zip(part.weeks).for_each(|(week, less)| *week -= less);
            self.pending -= part.pending;
        }
        self.blocked.retain(|one| !gone.contains(&one.person));
    }

    fn settle(&mut self) {
        // Of equals the order of the list of people.
        self.blocked.sort_by(|one, other| {
            one.urgency
                .cmp(&other.urgency)
                .then_with(|| (&one.sort_name, one.person).cmp(&(&other.sort_name, other.person)))
        });
    }
}

impl Overview {
    fn count(&mut self, rules: &Rules, person: &PersonFacts, as_of: NaiveDate) {
        let mut lacks = Vec::new();
        standings(rules, person, as_of, rules.expiring_days, |competency, standing| {
            if standing.need.is_none() {
                return;
            }
            self.totals.add(standing.state);
            if standing.state.is_compliant()
                && let Some(week) = week(&standing, as_of)
            {
                self.weeks[week] += 1;
            }
            if blocks(&standing) {
                lacks.push((competency, standing));
            }
        });
        self.people = 1;
        self.expiring_people = u32::from(self.totals.expiring > 0);
        lacks.sort_by_key(|(competency, standing)| (urgency(standing, as_of), *competency));
        let blocked = (!lacks.is_empty()).then(|| Blocked::of(person, as_of, lacks));
        self.blocked.extend(blocked.map(Arc::new));
    }
}

impl Blocked {
    fn of(person: &PersonFacts, as_of: NaiveDate, lacks: Vec<(CompetencyId, Standing)>) -> Self {
        let holding = person.holdings_on(as_of).next();
        let worst = lacks.first().map(|(_, standing)| urgency(standing, as_of));
        Self {
            person: person.id,
            name: person.name.clone(),
            role: holding.map(|holding| holding.role),
            site: holding.and_then(|holding| holding.site),
            urgency: worst.map(|(state, since)| (state, Reverse(lacks.len()), since)),
            lacks,
            sort_name: person.sort_name.clone(),
        }
    }
}

/// Least is most urgent: by state, then by how long it has lasted.
fn urgency(standing: &Standing, as_of: NaiveDate) -> (Reverse<State>, i64) {
    let since = match standing.state {
        State::Expired => standing.proof.and_then(|proof| proof.expires_on),
        State::Overdue => standing.need.and_then(|need| need.due),
        _ => standing.need.and_then(|need| need.since),
    };
    (Reverse(standing.state), since.map_or(0, |since| days_between(as_of, since)))
}

/// In which of the coming weeks what is held runs out.
fn week(standing: &Standing, as_of: NaiveDate) -> Option<usize> {
    let expires = standing.proof?.expires_on?;
    let week = usize::try_from(days_between(as_of, expires)).ok()? / 7;
    (week < WEEKS).then_some(week)
}
