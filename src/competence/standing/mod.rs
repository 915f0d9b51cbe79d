//! The rule that everything else calls: from facts and a date to a person's standing and the reasons for it.
//!
//! Pure: no clock, no database. Reasons are small data (identifiers, dates, names of rules); sentences are made where
//! they are shown.

mod person;
mod rule;

pub use person::{demands, explain, standings, standings_of};
pub use rule::{prove, standing, worth};

use super::facts::{CompletionFact, RequirementFact, Scope};
use crate::kernel::id::{CompletionId, RequirementId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a person stands with a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not required, and not held.
    NotRequired,
    /// Held.
    Valid,
    /// Held, but not for long.
    Expiring,
    /// Passed, but nobody has verified the proof yet.
    Waiting,
    /// Required and never proven; not due yet, or without a due date.
    Missing,
    /// Required, tried and not passed.
    Failed,
    /// Required, never proven, and the due date has passed.
    Overdue,
    /// Required, and what proved it no longer holds.
    Expired,
}

impl State {
    /// Every state, in the order of urgency: the worst of many is the greatest.
    pub const ALL: [Self; 8] = [
        Self::NotRequired,
        Self::Valid,
        Self::Expiring,
        Self::Waiting,
        Self::Missing,
        Self::Failed,
        Self::Overdue,
        Self::Expired,
    ];

    /// Whether the competency is held.
    #[must_use]
    pub const fn is_compliant(self) -> bool {
        matches!(self, Self::Valid | Self::Expiring)
    }

    /// Whether something has to be done now.
    #[must_use]
    pub const fn is_gap(self) -> bool {
        matches!(self, Self::Waiting | Self::Missing | Self::Failed | Self::Overdue | Self::Expired)
    }

    /// The stable word for texts, styles and compact forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotRequired => "not-required",
            Self::Valid => "valid",
            Self::Expiring => "expiring",
            Self::Waiting => "waiting",
            Self::Missing => "missing",
            Self::Failed => "failed",
            Self::Overdue => "overdue",
            Self::Expired => "expired",
        }
    }
}

/// A standing with its reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Where the person stands.
    pub state: State,
    /// Why it is asked for, if it is.
    pub need: Option<Need>,
    /// What proves it or proved it, if anything does.
    pub proof: Option<Proof>,
}

/// Why a competency is asked for: the strongest requirement, and the earliest due date of all that bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The requirement that decides (mandatory before optional, then the older one).
    pub requirement: RequirementId,
    /// Its version.
    pub version: u32,
    /// Whom it is for.
    pub scope: Scope,
    /// Whether any requirement that bears is mandatory.
    pub is_mandatory: bool,
    /// Whether any requirement that bears is regulatory.
    pub is_regulatory: bool,
    /// Since when it bears on the person, as far as that is known.
    pub since: Option<NaiveDate>,
    /// The day by which it has to be proven, if one was set.
    pub due: Option<NaiveDate>,
}

/// The completion that counts, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The completion.
    pub completion: CompletionId,
    /// Its day.
    pub completed_on: NaiveDate,
    /// The first day on which it no longer holds; none = it always will.
    pub expires_on: Option<NaiveDate>,
    /// The rule that set that day.
    pub bound: Bound,
}

/// Which rule set the day of expiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// None: it does not expire.
    Never,
    /// The day that was recorded with the completion.
    Recorded,
    /// The refresh interval of a requirement, in months.
    Refresh(RequirementId, u32),
    /// The validity of the competency, in months.
    Validity(u32),
}

/// A requirement that bears on the person of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// The requirement.
    pub requirement: RequirementFact,
    /// Since when it bears on the person: the later of its own beginning and that of their role or employment.
    pub since: Option<NaiveDate>,
}

/// Everything that one standing follows from.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The requirements that bear on the person on the day.
    pub demands: &'a [Demand],
    /// What they completed of courses that grant the competency, oldest first.
    pub evidence: &'a [CompletionFact],
    /// For how many months the competency holds by default.
    pub validity_months: Option<u32>,
    /// The day.
    pub as_of: NaiveDate,
    /// How many days before its expiry a proof counts as expiring soon.
    pub expiring_days: u32,
}

/// What a completion is worth for a standing; an explanation shows it beside each piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Worth {
    /// It counts.
    Counts,
    /// It lies after the day that the question is about.
    Later,
    /// It was not passed.
    NotPassed,
    /// Nobody has verified it yet.
    Unverified,
    /// Its proof was rejected.
    Rejected,
}

/// The whole case of one cell, for its explanation.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The standing, as everywhere else.
    pub standing: Standing,
    /// The requirements that bear.
    pub demands: Vec<Demand>,
    /// The completions that were looked at, latest first, with what each is worth and until when it proves something.
    pub evidence: Vec<(CompletionFact, Worth, Proof)>,
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
