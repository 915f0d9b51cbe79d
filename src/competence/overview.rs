//! The overview of an organisation on a day: how much of what is required holds, who may not work, what runs out when.
//!
//! One pass over the facts answers all of it.

use super::{
    completion::Verification,
    facts::{Facts, PersonFacts},
    matrix::Totals,
    standing::{Standing, State, standings},
};
use crate::kernel::{
    date::days_between,
    id::{CompetencyId, PersonId, RoleId, SiteId},
};
use chrono::NaiveDate;
use std::cmp::Reverse;

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
    pub blocked: Vec<Blocked>,
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
    /// His full name.
    pub name: String,
    /// His job role on the day, the latest if there are several.
    pub role: Option<RoleId>,
    /// And its site.
    pub site: Option<SiteId>,
    /// The mandatory competencies that he lacks, most urgent first.
    pub lacks: Vec<(CompetencyId, Standing)>,
}

/// Whether work is not allowed with `standing`: it is mandatory, not held, and the time that was given for it is over.
/// A pass that only waits for its verification does not keep anybody from work.
#[must_use]
pub fn blocks(standing: &Standing) -> bool {
    let Some(need) = standing.need.filter(|need| need.is_mandatory) else { return false };
    match standing.state {
        State::Expired | State::Overdue => true,
        // Of what has a due date, only that which is not due yet is left here.
        State::Missing | State::Failed => need.due.is_none(),
        State::NotRequired | State::Valid | State::Expiring | State::Waiting => false,
    }
}

/// The overview of `facts` on `as_of`: of everybody, or of those who hold a job role at one of `sites` on the day.
#[must_use]
pub fn overview(facts: &Facts, as_of: NaiveDate, sites: &[SiteId]) -> Overview {
    let mut overview = Overview::default();
    let is_there = |person: &PersonFacts| {
        person.holdings_on(as_of).filter_map(|holding| holding.site).any(|site| sites.contains(&site))
    };
    for person in facts.people.iter().filter(|person| sites.is_empty() || is_there(person)) {
        overview.pending += waiting(person);
        if person.is_employed(as_of) {
            overview.count(facts, person, as_of);
        }
    }
    // A stable sort: of equals the order of the list of people stays.
    overview.blocked.sort_by_key(|blocked| blocked.urgency(as_of));
    overview
}

fn waiting(person: &PersonFacts) -> u32 {
    let waits = |verification| verification == Verification::Pending;
    u32::try_from(person.completions.iter().filter(|one| waits(one.verification)).count()).unwrap_or(u32::MAX)
}

impl Overview {
    fn count(&mut self, facts: &Facts, person: &PersonFacts, as_of: NaiveDate) {
        let mut totals = Totals::default();
        let mut lacks = Vec::new();
        standings(&facts.rules, person, as_of, facts.rules.expiring_days, |competency, standing| {
            if standing.need.is_none() {
                return;
            }
            totals.add(standing.state);
            if standing.state.is_compliant()
                && let Some(week) = week(&standing, as_of)
            {
                self.weeks[week] += 1;
            }
            if blocks(&standing) {
                lacks.push((competency, standing));
            }
        });
        self.people += 1;
        self.totals.merge(&totals);
        self.expiring_people += u32::from(totals.expiring > 0);
        if !lacks.is_empty() {
            lacks.sort_by_key(|(competency, standing)| (urgency(standing, as_of), *competency));
            let holding = person.holdings_on(as_of).next();
            let (role, site) = (holding.map(|holding| holding.role), holding.and_then(|holding| holding.site));
            self.blocked.push(Blocked { person: person.id, name: person.name.clone(), role, site, lacks });
        }
    }
}

impl Blocked {
    /// Least is most urgent: by the worst that is lacking, then by how much is, then by how long it has been.
    fn urgency(&self, as_of: NaiveDate) -> Option<(Reverse<State>, Reverse<usize>, i64)> {
        let (state, since) = self.lacks.first().map(|(_, standing)| urgency(standing, as_of))?;
        Some((state, Reverse(self.lacks.len()), since))
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
