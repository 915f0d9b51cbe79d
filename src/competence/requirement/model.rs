//! What a requirement is, and how it may be set and changed.

use crate::{
    competence::facts::Scope,
    error::{Error, Flaws, Problem, Result, Rule},
    kernel::{
        date::Period,
        field,
        id::{CompetencyId, PersonId, RequirementId},
        words::words,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// How urgent it is (one-domain, section 3.5: one rank, each contract has its own words for it).
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

/// What a requirement asks, apart from whom and for what: the part that may change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Whether work is not allowed without it.
    pub is_mandatory: bool,
    /// Whether a law or standard asks for it.
    pub is_regulatory: bool,
    /// How urgent it is.
    pub priority: Priority,
    /// Days from when it first bears on a person until it is due.
    pub grace_days: Option<u32>,
    /// A fixed day on which it is due at the latest.
    pub deadline: Option<NaiveDate>,
    /// After how many months it has to be refreshed.
    pub refresh_months: Option<u32>,
    /// The proficiency it asks for.
    pub minimum_level: Option<String>,
    /// Whether it is in use.
    pub status: RequirementStatus,
    /// Why it is required.
    pub justification: Option<String>,
    /// The law or standard that asks for it.
    pub regulatory_reference: Option<String>,
    /// Anything else worth knowing.
    pub notes: Option<String>,
    /// From when to when it is in force.
    pub period: Period,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            is_mandatory: true,
            is_regulatory: false,
            priority: Priority::Normal,
            grace_days: None,
            deadline: None,
            refresh_months: None,
            minimum_level: None,
            status: RequirementStatus::Active,
            justification: None,
            regulatory_reference: None,
            notes: None,
            period: Period::ALWAYS,
        }
    }
}

/// The days of grace that a requirement may give.
pub const GRACE_DAYS: std::ops::RangeInclusive<i64> = 0..=3650;
/// After how many months a requirement may ask for a renewal.
pub const REFRESH_MONTHS: std::ops::RangeInclusive<i64> = 1..=1200;

impl Terms {
    /// The terms with their texts trimmed, if they make sense; every flaw is told at once.
    pub fn check(mut self) -> Result<Self> {
        let mut flaws = Flaws::default();
        if !self.period.is_ordered() {
            flaws.add("valid_to", Problem::EndsBeforeStart);
        }
        for (name, value, range) in
            [("grace_days", self.grace_days, GRACE_DAYS), ("refresh_months", self.refresh_months, REFRESH_MONTHS)]
        {
            if value.is_some_and(|value| !range.contains(&i64::from(value))) {
                flaws.add(name, Problem::OutOfRange(*range.start(), *range.end()));
            }
        }
        self.minimum_level =
            flaws.take("minimum_level", field::optional_line(self.minimum_level.as_deref(), 100)).flatten();
        self.justification =
            flaws.take("justification", field::optional_text(self.justification.as_deref(), 4000)).flatten();
        let reference = field::optional_line(self.regulatory_reference.as_deref(), 500);
        self.regulatory_reference = flaws.take("regulatory_reference", reference).flatten();
        self.notes = flaws.take("notes", field::optional_text(self.notes.as_deref(), 4000)).flatten();
        flaws.check()?;
        Ok(self)
    }
}

/// A requirement as somebody asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementDraft {
    /// What is required.
    pub competency: Option<CompetencyId>,
    /// Of whom.
    pub scope: Option<Scope>,
    /// How.
    pub terms: Terms,
}

impl RequirementDraft {
    /// The parts of a draft that can be set; every flaw is told at once.
    pub fn parse(self) -> Result<(CompetencyId, Scope, Terms)> {
        let mut flaws = Flaws::default();
        let competency = flaws.take("competency", self.competency.ok_or(Problem::Required));
        let scope = flaws.take("scope", self.scope.ok_or(Problem::Required));
        let terms = match self.terms.check() {
            Ok(terms) => Some(terms),
            Err(Error::Invalid(found)) => {
                for flaw in found {
                    flaws.add(flaw.field, flaw.problem);
                }
                None
            }
            Err(other) => return Err(other),
        };
        flaws
            .check_with(competency.zip(scope).zip(terms).map(|((competency, scope), terms)| (competency, scope, terms)))
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
    /// Whether it is in force on `day`.
    #[must_use]
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.terms.status == RequirementStatus::Active && self.terms.period.contains(day)
    }

    /// Whether it has ended by `today`.
    #[must_use]
    pub fn has_ended(&self, today: NaiveDate) -> bool {
        self.terms.period.to.is_some_and(|to| to <= today)
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

    /// The terms `terms` in place of the current ones; what has ended on `today` stays as it is.
    pub fn change(&self, terms: Terms, today: NaiveDate) -> Result<Terms> {
        if self.has_ended(today) { Err(Error::Refused(Rule::AlreadyEnded)) } else { terms.check() }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_that_ends_before_it_starts_is_a_flaw() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = Period { from: Some(day("2026-02-01")), to: Some(day("2026-01-01")) };
        let error = Terms { period, ..Terms::default() }.check().unwrap_err();
        assert!(matches!(error, Error::Invalid(flaws) if flaws[0].field == "valid_to"));
    }
}
