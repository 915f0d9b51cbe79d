//! Requirements of roles with what is shown beside them, and changes of some of their terms: the form in which E-QMS
//! speaks of them.

use super::{Priority, Requirement, RequirementStatus, Terms};
use crate::{
    error::{Error, Flaws, Problem, Result, Rule},
    kernel::{
        date::Period,
        id::{CompetencyId, RoleId},
    },
};
use chrono::NaiveDate;

/// A requirement of a role, with the names of what it is about (E-QMS, "Data Models").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRequirement {
    /// The requirement; its scope is the role.
    pub requirement: Requirement,
    /// The role.
    pub role: RoleId,
    /// The stable word for the role.
    pub role_code: String,
    /// The role's name.
    pub role_name: String,
    /// The name of the competency's category.
    pub category: String,
    /// For how many months the competency holds by default; none = for ever.
    pub validity_months: Option<u32>,
}

/// Which requirements of roles are wanted. Everything given must hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoleRequirementFilter {
    /// Of this role.
    pub role: Option<RoleId>,
    /// For this competency.
    pub competency: Option<CompetencyId>,
    /// With this status, as people see it today.
    pub status: Option<RequirementStatus>,
    /// Mandatory, or not.
    pub is_mandatory: Option<bool>,
    /// Regulatory, or not.
    pub is_regulatory: Option<bool>,
    /// With this priority.
    pub priority: Option<Priority>,
}

/// What somebody takes a requirement to be about; of what is not given they say nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About {
    /// For this role.
    pub role: Option<RoleId>,
    /// Of this competency.
    pub competency: Option<CompetencyId>,
}

impl About {
    /// Refuses another role or competency than those of `requirement`, which stay for as long as it is there.
    pub fn check(&self, requirement: &RoleRequirement) -> Result<()> {
        let mut flaws = Flaws::default();
        if self.role.is_some_and(|role| role != requirement.role) {
            flaws.add("scope", Problem::Fixed);
        }
        if self.competency.is_some_and(|competency| competency != requirement.requirement.competency) {
            flaws.add("competency", Problem::Fixed);
        }
        flaws.check()
    }
}

/// A change of some terms: what is not given stays; what may be empty is emptied by `Some(None)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermsChange {
    /// See [`Terms::is_mandatory`].
    pub is_mandatory: Option<bool>,
    /// See [`Terms::is_regulatory`].
    pub is_regulatory: Option<bool>,
    /// See [`Terms::priority`].
    pub priority: Option<Priority>,
    /// See [`Terms::grace_days`].
    pub grace_days: Option<Option<u32>>,
    /// See [`Terms::deadline`].
    pub deadline: Option<Option<NaiveDate>>,
    /// See [`Terms::refresh_months`].
    pub refresh_months: Option<Option<u32>>,
    /// See [`Terms::minimum_level`].
    pub minimum_level: Option<Option<String>>,
    /// Active takes up again what has ended; inactive puts it aside from today on.
    pub status: Option<RequirementStatus>,
    /// See [`Terms::justification`].
    pub justification: Option<Option<String>>,
    /// See [`Terms::regulatory_reference`].
    pub regulatory_reference: Option<Option<String>>,
    /// See [`Terms::notes`].
    pub notes: Option<Option<String>>,
    /// The first day on which it is in force.
    pub from: Option<Option<NaiveDate>>,
    /// The first day on which it no longer is.
    pub to: Option<Option<NaiveDate>>,
}

impl TermsChange {
    /// The terms of `before` after the change. What has ended by `today` changes only by being taken up again.
    pub fn apply(self, before: &Requirement, today: NaiveDate) -> Result<Terms> {
        let (wanted, gives_end, had_ended) = (self.status, self.to.is_some(), before.has_ended(today));
        let terms = self.onto(before.terms.clone()).check()?;
        if wanted == Some(RequirementStatus::Active) {
            let to = terms.period.to.filter(|_| gives_end || !had_ended);
            return Ok(Terms { period: Period { to, ..terms.period }, status: RequirementStatus::Active, ..terms });
        }
        if had_ended && terms != before.terms {
            return Err(Error::Refused(Rule::AlreadyEnded));
        }
        match (wanted, before.status_on(today)) {
            (Some(RequirementStatus::Inactive), RequirementStatus::Active) => {
                Requirement { terms, ..before.clone() }.put_aside(today)
            }
            (Some(RequirementStatus::Inactive), _) if had_ended => Ok(terms),
            (wanted, _) => Ok(Terms { status: wanted.unwrap_or(terms.status), ..terms }),
        }
    }

    /// `terms` with everything that is given but the status.
    fn onto(self, terms: Terms) -> Terms {
        let period = Period { from: self.from.unwrap_or(terms.period.from), to: self.to.unwrap_or(terms.period.to) };
        Terms {
            is_mandatory: self.is_mandatory.unwrap_or(terms.is_mandatory),
            is_regulatory: self.is_regulatory.unwrap_or(terms.is_regulatory),
            priority: self.priority.unwrap_or(terms.priority),
            grace_days: self.grace_days.unwrap_or(terms.grace_days),
            deadline: self.deadline.unwrap_or(terms.deadline),
            refresh_months: self.refresh_months.unwrap_or(terms.refresh_months),
            minimum_level: self.minimum_level.unwrap_or(terms.minimum_level),
            status: terms.status,
            justification: self.justification.unwrap_or(terms.justification),
            regulatory_reference: self.regulatory_reference.unwrap_or(terms.regulatory_reference),
            notes: self.notes.unwrap_or(terms.notes),
            period,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{competence::facts::Scope, kernel::id::RequirementId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn requirement(period: Period) -> Requirement {
        Requirement {
            id: RequirementId(1),
            version: 1,
            number: 1,
            competency: CompetencyId(1),
            competency_code: "A".into(),
            competency_title: "A".into(),
            scope: Scope::Role(RoleId(1)),
            scope_name: None,
            terms: Terms { period, ..Terms::default() },
            created_by: None,
            created_at: "2026-01-01T00:00:00Z".parse().unwrap(),
            updated_at: "2026-01-01T00:00:00Z".parse().unwrap(),
        }
    }

    fn with(status: RequirementStatus) -> TermsChange {
        TermsChange { status: Some(status), ..TermsChange::default() }
    }

    #[test]
    fn put_aside_it_ends_today_and_keeps_the_days_before() {
        let today = day("2026-06-01");
        let terms = with(RequirementStatus::Inactive).apply(&requirement(Period::ALWAYS), today).unwrap();
        assert_eq!((terms.status, terms.period.to), (RequirementStatus::Active, Some(today)));
        let ended = Requirement { terms, ..requirement(Period::ALWAYS) };
        assert_eq!(ended.status_on(today), RequirementStatus::Inactive);
        assert_eq!(with(RequirementStatus::Inactive).apply(&ended, today).unwrap(), ended.terms, "a second time");
        let again = with(RequirementStatus::Active).apply(&ended, today).unwrap();
        assert_eq!(again, Terms::default(), "taken up again");
    }

    #[test]
    fn what_never_was_in_force_is_put_aside_as_if_it_had_not_been() {
        let future = requirement(Period::since(day("2026-07-01")));
        let terms = with(RequirementStatus::Inactive).apply(&future, day("2026-06-01")).unwrap();
        assert_eq!((terms.status, terms.period), (RequirementStatus::Inactive, future.terms.period));
    }

    #[test]
    fn what_has_ended_changes_only_by_being_taken_up_again() {
        let ended = requirement(Period { from: None, to: Some(day("2026-05-01")) });
        let today = day("2026-06-01");
        let notes = TermsChange { notes: Some(Some("more".into())), ..TermsChange::default() };
        assert!(matches!(notes.clone().apply(&ended, today), Err(Error::Refused(Rule::AlreadyEnded))));
        let both = TermsChange { status: Some(RequirementStatus::Active), ..notes }.apply(&ended, today).unwrap();
        assert_eq!((both.notes.as_deref(), both.period.to), (Some("more"), None));
    }

    #[test]
    fn what_is_not_given_stays_and_null_empties() {
        let mut before = requirement(Period::ALWAYS);
        before.terms.grace_days = Some(30);
        before.terms.notes = Some("keep".into());
        let change = TermsChange { grace_days: Some(None), is_mandatory: Some(false), ..TermsChange::default() };
        let after = change.apply(&before, day("2026-06-01")).unwrap();
        assert_eq!(after, Terms { grace_days: None, is_mandatory: false, ..before.terms });
    }
}
