//! What the address of the home page asks for: today or tomorrow, the own sites or all of them.

use crate::visitor::Member;
use chrono::{Days, NaiveDate};
use docendo::{Result, competence::service::Scope, error::Flaws, kernel::id::SiteId};

/// The access role of those who look after their own sites first.
const SUPERVISOR: &str = "manager";

/// What is asked for.
#[derive(Debug, Clone)]
pub(super) struct HomeQuery {
    /// The present day.
    pub(super) today: NaiveDate,
    /// Whether it is about the day after.
    pub(super) is_tomorrow: bool,
    /// Whose people it is about.
    pub(super) scope: Scope,
    /// The sites that this means; none = all.
    pub(super) sites: Vec<SiteId>,
}

impl HomeQuery {
    /// Reads the address; what it says that it cannot is told. Those who look after sites see their own unless they ask for all.
    pub(super) fn parse(member: &Member) -> Result<Self> {
        let query = member.visitor.query();
        let mut flaws = Flaws::default();
        let all = query.one_of("sites", &mut flaws, &[("all", ())]).is_some();
        let is_tomorrow = query.one_of("day", &mut flaws, &[("tomorrow", ())]).is_some();
        flaws.check()?;
        let own = member.who().role() == SUPERVISOR && !all;
        let scope = if own { Scope::OwnSites } else { Scope::Everybody };
        Ok(Self { today: member.today(), is_tomorrow, scope, sites: Vec::new() })
    }

    /// Whether this member has sites of their own to look at first.
    pub(super) fn may_choose_sites(&self, member: &Member) -> bool {
        member.who().role() == SUPERVISOR && (self.scope == Scope::Everybody || !self.sites.is_empty())
    }

    /// The day that it is about.
    pub(super) fn as_of(&self) -> NaiveDate {
        let days = Days::new(u64::from(self.is_tomorrow));
        self.today.checked_add_days(days).unwrap_or(self.today)
    }

    /// The address of the same page for another day or other sites.
    pub(super) fn address(is_tomorrow: bool, scope: Scope) -> String {
        let day = is_tomorrow.then_some("day=tomorrow");
        let sites = (scope == Scope::Everybody).then_some("sites=all");
        address("/", day.into_iter().chain(sites).map(str::to_owned))
    }

    /// The address of the completions of the same people that wait for verification.
    pub(super) fn waiting(&self) -> String {
        // Which day it is decides who is at the sites, and nothing else.
        let day = (self.is_tomorrow && !self.sites.is_empty()).then(|| format!("day={}", self.as_of()));
        address("/completions/pending", self.sites().chain(day))
    }

    /// The address of the matrix on the day and of the sites, with `query` besides: the list behind a figure.
    pub(super) fn matrix(&self, query: &str) -> String {
        let day = self.is_tomorrow.then(|| format!("as_of={}", self.as_of()));
        let given = Some(query.to_owned()).filter(|query| !query.is_empty());
        address("/matrix", given.into_iter().chain(day).chain(self.sites()))
    }

    fn sites(&self) -> impl Iterator<Item = String> {
        self.sites.iter().map(|site| format!("site={site}"))
    }
}

fn address(path: &str, query: impl Iterator<Item = String>) -> String {
    let query: Vec<String> = query.collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}
