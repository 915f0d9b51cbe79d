//! What a matrix is asked for.

use super::super::standing::State;
use crate::kernel::id::{CategoryId, CourseId, PersonId, RoleId, SiteId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// Those that keep somebody from work, see [`blocks`](crate::competence::overview::blocks).
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
    /// Only people with a role at this site.
    pub site: Option<SiteId>,
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
            site: None,
            role: None,
            category: None,
            mandatory_only: false,
            show: Show::All,
            people: Vec::new(),
            courses: Vec::new(),
        }
    }
}
