//! What a requirement is, and how it may be set and changed.

use super::{Terms, TermsDraft};
use crate::{
    competence::facts::Scope,
    error::{Error, Problem, Result, Rule},
    kernel::{
        date::Period,
        id::{CompetencyId, PersonId, RequirementId},
        input::Draft as _,
        words::words,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

words! {
    /// How urgent it is (one rank; each contract has its own words for it).
    Priority {
        /// When there is time.
        Low = "low",
        /// As usual.
        Normal = "normal",
        /// Soon.
        High = "high",
        /// First of all (critical).
        Urgent = "urgent",
    }
}

words! {
    /// Whether it is in use (E-QMS, "Data Models": `status`).
    RequirementStatus {
        /// In use.
        Active = "active",
        /// Put aside.
        Inactive = "inactive",
        /// Kept for the record only.
        Deprecated = "deprecated",
    }
}

words! {
    /// Where a requirement is in its life on a day.
    Phase {
        /// In force.
        InForce = "in_force",
        /// It begins later.
        Later = "later",
        /// It has ended.
        Ended = "ended",
        /// Put aside, or kept for the record only.
        Aside = "aside",
    }
}

impl Phase {
    /// Whether its terms may still be changed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Ended)
    }
}

/// A requirement as it is known now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// Its identifier.
    pub id: RequirementId,
    /// The key of its current version.
    #[serde(skip)]
    pub version: i64,
    /// Which version of it this is, from 1.
    pub number: u32,
    /// What is required.
    pub competency: CompetencyId,
    /// Its code.
    pub competency_code: String,
    /// Its title.
    pub competency_title: String,
    /// Of whom.
    #[serde(skip)]
    pub scope: Scope,
    /// The name of the role or site, if it is for one.
    pub scope_name: Option<String>,
    /// How.
    pub terms: Terms,
    /// Who set it.
    #[serde(skip)]
    pub created_by: Option<PersonId>,
    /// When it was set.
    #[serde(skip)]
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    #[serde(skip)]
    pub updated_at: DateTime<Utc>,
}

impl Requirement {
    /// Where it is in its life on `day`.
    #[must_use]
    pub fn phase(&self, day: NaiveDate) -> Phase {
        let Terms { status, period, .. } = &self.terms;
        if period.to.is_some_and(|to| to <= day) {
            Phase::Ended
        } else if *status != RequirementStatus::Active {
            Phase::Aside
        } else if period.contains(day) {
            Phase::InForce
        } else {
            Phase::Later
        }
    }

    /// Whether it is in force on `day`.
    #[must_use]
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.phase(day) == Phase::InForce
    }

    /// Whether it has ended by `today`.
    #[must_use]
    pub fn has_ended(&self, today: NaiveDate) -> bool {
        self.phase(today) == Phase::Ended
    }

    /// Its status as people see it on `today`: what has ended is no longer active.
    #[must_use]
    pub fn status_on(&self, today: NaiveDate) -> RequirementStatus {
        match self.terms.status {
            RequirementStatus::Active if self.has_ended(today) => RequirementStatus::Inactive,
            status => status,
        }
    }

    /// The terms under which it is out of use from `today` on: it ends, so that the days before stay as they were; one that
    /// was never in force before is put aside instead.
    pub fn put_aside(&self, today: NaiveDate) -> Result<Terms> {
        if self.status_on(today) != RequirementStatus::Active {
            return Ok(self.terms.clone());
        }
        if self.terms.period.from.is_some_and(|from| from >= today) {
            return Ok(Terms { status: RequirementStatus::Inactive, ..self.terms.clone() });
        }
        self.end(today, today)
    }

    /// The terms under which it ends on `day`, the first day on which it is no longer in force. What has ended on `today`
    /// cannot be ended again, nor can an end be put off.
    pub fn end(&self, day: NaiveDate, today: NaiveDate) -> Result<Terms> {
        if self.terms.period.to.is_some_and(|to| to <= today.max(day)) || self.terms.status != RequirementStatus::Active
        {
            return Err(Error::Refused(Rule::AlreadyEnded));
        }
        if self.terms.period.from.is_some_and(|from| from >= day) {
            return Err(Error::invalid("valid_to", Problem::EndsBeforeStart));
        }
        let set_on = self.created_at.date_naive();
        if day < set_on {
            // What has ended cannot be changed: a slip of the year would rewrite the past for good.
            return Err(Error::invalid("valid_to", Problem::Before(set_on)));
        }
        Ok(Terms { period: Period { to: Some(day), ..self.terms.period }, ..self.terms.clone() })
    }

    /// The terms after `change`; what has ended on `today` stays as it is.
    pub fn change(&self, change: &TermsDraft, today: NaiveDate) -> Result<Terms> {
        if self.has_ended(today) {
            return Err(Error::Refused(Rule::AlreadyEnded));
        }
        Ok(change.change(&self.terms)?)
    }
}

/// What a requirement is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementName {
    /// Title of the competency.
    pub title: String,
    /// Its code.
    pub code: String,
    /// Name of the role or site that needs it; none = everyone.
    pub scope: Option<String>,
    /// Whether it is known now: one whose import was undone has no page.
    pub is_known: bool,
}
