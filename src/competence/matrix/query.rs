//! What a matrix is asked for.

use super::super::{
    facts::{HoldingFact, PersonFacts},
    standing::State,
};
use crate::kernel::id::{CategoryId, CourseId, PersonId, RoleId, SiteId};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

/// What the rows are (EHS, section 10.1: `type`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// One row a person.
    #[default]
    Person,
    /// One row a job role: the people who hold it.
    Role,
    /// One row a site: the people who hold a role there.
    Site,
}

/// Which cells are shown (EHS, section 10.1: `statusFilter`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Those that need something done.
    Gaps,
    /// Those that will soon.
    Expiring,
    /// Those of them that are required: what figures count.
    ExpiringRequired,
    /// Those that keep somebody from work, see [`blocks`](crate::competence::standing::blocks).
    Blocked,
    /// Those whose due date or expiry has passed.
    Overdue,
    /// Those whose due date has passed, without what has expired.
    PastDue,
}

impl Show {
    /// Whether a cell in `state` is shown, which is required of somebody in this state and keeps somebody from work or not.
    #[must_use]
    pub const fn admits(self, state: State, is_required: bool, is_blocking: bool) -> bool {
        match self {
            Self::All => true,
            Self::Gaps => state.is_gap(),
            Self::Expiring => matches!(state, State::Expiring),
            Self::ExpiringRequired => matches!(state, State::Expiring) && is_required,
            Self::Blocked => is_blocking,
            Self::Overdue => matches!(state, State::Overdue | State::Expired),
            Self::PastDue => matches!(state, State::Overdue),
        }
    }
}

/// What a matrix is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// What the rows are.
    pub by: By,
    /// The day.
    pub as_of: NaiveDate,
    /// How many days before its expiry a proof counts as expiring soon; none = as the organisation says.
    pub expiring_days: Option<u32>,
    /// Only people with a role at one of these sites; empty = all. Exports that earlier versions began name one, or none.
    #[serde(alias = "site", deserialize_with = "sites")]
    pub sites: Vec<SiteId>,
    /// Only people with this job role.
    pub role: Option<RoleId>,
    /// Only competencies of this category.
    pub category: Option<CategoryId>,
    /// Only what is mandatory.
    pub mandatory_only: bool,
    /// Which cells.
    pub show: Show,
    /// Only these people; empty = all.
    pub people: Vec<PersonId>,
    /// Only the competencies that these courses own or grant; empty = all.
    pub courses: Vec<CourseId>,
}

impl Query {
    /// Everybody and everything on `as_of`, by person.
    #[must_use]
    pub const fn on(as_of: NaiveDate) -> Self {
        Self {
            by: By::Person,
            as_of,
            expiring_days: None,
            sites: Vec::new(),
            role: None,
            category: None,
            mandatory_only: false,
            show: Show::All,
            people: Vec::new(),
            courses: Vec::new(),
        }
    }

    /// Whether it asks for `person`, as employed on `day` and with what they do there then.
    pub(in crate::competence) fn asks_for(&self, person: &PersonFacts, day: NaiveDate) -> bool {
        let holds = |suits: &dyn Fn(&HoldingFact) -> bool| person.holdings_on(day).any(suits);
        person.is_employed(day)
            && self.role.is_none_or(|role| holds(&|holding| holding.role == role))
            && (self.sites.is_empty() || holds(&|holding| self.is_at(holding)))
    }

    /// Whether a job role that somebody holds is of a group that it asks for: a person at two sites shows in a matrix of
    /// one of them only with what they do there.
    pub(in crate::competence) fn has_in_scope(&self, holding: &HoldingFact) -> bool {
        self.role.is_none_or(|role| holding.role == role) && (self.sites.is_empty() || self.is_at(holding))
    }

    fn is_at(&self, holding: &HoldingFact) -> bool {
        holding.site.is_some_and(|site| self.sites.contains(&site))
    }
}

/// Sites as they are written now, or as the one or none that earlier versions wrote.
fn sites<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<SiteId>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Many(Vec<SiteId>),
        One(Option<SiteId>),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Many(sites) => sites,
        Written::One(site) => site.into_iter().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_version_asked_for_is_still_understood() {
        let now = Query { sites: vec![SiteId(7)], ..Query::on("2026-11-20".parse().unwrap()) };
        let written = serde_json::to_value(&now).unwrap();
        assert_eq!(serde_json::from_value::<Query>(written.clone()).unwrap(), now);
        let earlier = |site: serde_json::Value| {
            let mut written = written.clone();
            written.as_object_mut().unwrap().remove("sites");
            written["site"] = site;
            serde_json::from_value::<Query>(written).unwrap().sites
        };
        assert_eq!(earlier(7.into()), [SiteId(7)]);
        assert_eq!(earlier(serde_json::Value::Null), []);
    }
}
