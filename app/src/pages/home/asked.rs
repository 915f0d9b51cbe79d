//! What the address of the home page asks for: today or tomorrow, the own sites or all of them.

use crate::{form::Form, visitor::Member};
use chrono::{Days, NaiveDate};
use docendo::{competence::service::Scope, kernel::id::SiteId};

/// The access role of those who look after their own sites first.
const SUPERVISOR: &str = "manager";

/// What is asked for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The present day.
    pub(super) today: NaiveDate,
    /// Whether it is about the day after.
    pub(super) is_tomorrow: bool,
    /// Whose people it is about.
    pub(super) scope: Scope,
    /// The sites that this means; none = all.
    pub(super) sites: Vec<SiteId>,
}

impl Asked {
    /// Reads the address. Who looks after sites sees his own unless he asks for all.
    pub(super) fn parse(member: &Member) -> Self {
        let query = Form::of_query(&member.visitor.uri);
        let own = member.who().role == SUPERVISOR && query.value("sites") != "all";
        Self {
            today: member.today(),
            is_tomorrow: query.value("day") == "tomorrow",
            scope: if own { Scope::OwnSites } else { Scope::Everybody },
            sites: Vec::new(),
        }
    }

    /// Whether this member has sites of his own to look at first.
    pub(super) fn may_choose_sites(&self, member: &Member) -> bool {
        member.who().role == SUPERVISOR && (self.scope == Scope::Everybody || !self.sites.is_empty())
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
        let query: Vec<&str> = day.into_iter().chain(sites).collect();
        if query.is_empty() { "/".to_owned() } else { format!("/?{}", query.join("&")) }
    }

    /// The address of the list behind a figure: the matrix on the day with `query`. None if the figure is of several sites, for
    /// which the matrix has no filter: a longer list would be another one.
    pub(super) fn list(&self, query: &str) -> Option<String> {
        (self.sites.len() <= 1).then(|| self.matrix(query))
    }

    /// The address of the completions of the same people that wait for verification.
    pub(super) fn waiting(&self) -> Option<String> {
        let path = "/completions/pending";
        let day = if self.is_tomorrow { format!("&day={}", self.as_of()) } else { String::new() };
        match self.sites[..] {
            [] => Some(path.to_owned()),
            [site] => Some(format!("{path}?site={site}{day}")),
            _ => None,
        }
    }

    /// The address of the matrix on the day, of the site if it is one, with `query` besides.
    pub(super) fn matrix(&self, query: &str) -> String {
        let day = self.is_tomorrow.then(|| format!("as_of={}", self.as_of()));
        let site = if let [site] = self.sites[..] { Some(format!("site={site}")) } else { None };
        let given = Some(query.to_owned()).filter(|query| !query.is_empty());
        let query: Vec<String> = [given, day, site].into_iter().flatten().collect();
        if query.is_empty() { "/matrix".to_owned() } else { format!("/matrix?{}", query.join("&")) }
    }
}
