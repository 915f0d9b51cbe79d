//! The addresses of home and of the lists behind its figures: today or tomorrow, the own sites or all of them.

use chrono::{Days, NaiveDate};
use docendo::kernel::id::SiteId;
use serde::{Deserialize, Serialize};

/// Which day and whose people home is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeAddress {
    /// The present day.
    pub today: NaiveDate,
    /// Whether it is about the day after.
    pub is_tomorrow: bool,
    /// Whether it is about the sites of whoever looks at it.
    pub is_own: bool,
    /// The sites that this means; none = all.
    pub sites: Vec<SiteId>,
}

impl HomeAddress {
    /// The day that it is about.
    pub(super) fn as_of(&self) -> NaiveDate {
        let days = Days::new(u64::from(self.is_tomorrow));
        self.today.checked_add_days(days).unwrap_or(self.today)
    }

    /// The address of home for another day or other sites.
    pub(super) fn of(is_tomorrow: bool, is_own: bool) -> String {
        let day = is_tomorrow.then_some("day=tomorrow");
        let sites = (!is_own).then_some("sites=all");
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
