//! Requirements of roles with what is shown beside them, and changes of some of their terms: the form in which E-QMS
//! speaks of them.

use super::{Priority, Requirement, RequirementStatus, Terms, TermsDraft};
use crate::{
    error::{Error, Flaws, Problem, Result, Rule},
    kernel::{
        date::Period,
        id::{CompetencyId, RoleId},
        input::{Draft as _, Input},
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
        Ok(flaws.check()?)
    }
}

impl Requirement {
    /// The terms after `change`. To make it active takes up again what has ended by `today`, which changes in no other way; to make
    /// it inactive puts it aside from then on.
    pub fn amend(&self, change: &TermsDraft, today: NaiveDate) -> Result<Terms> {
        let wanted = change.status.value().map_err(|problem| Error::invalid("requirement_status", problem))?;
        let (gives_end, had_ended) = (!change.period.to.is_missing(), self.has_ended(today));
        let terms = TermsDraft { status: Input::Missing, ..change.clone() }.change(&self.terms)?;
        if wanted == Some(RequirementStatus::Active) {
            let to = terms.period.to.filter(|_| gives_end || !had_ended);
            return Ok(Terms { period: Period { to, ..terms.period }, status: RequirementStatus::Active, ..terms });
        }
        if had_ended && terms != self.terms {
            return Err(Error::Refused(Rule::AlreadyEnded));
        }
        match (wanted, self.status_on(today)) {
            (Some(RequirementStatus::Inactive), RequirementStatus::Active) => {
                Self { terms, ..self.clone() }.put_aside(today)
            }
            (Some(RequirementStatus::Inactive), _) if had_ended => Ok(terms),
            (wanted, _) => Ok(Terms { status: wanted.unwrap_or(terms.status), ..terms }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        competence::{facts::Scope, requirement::GraceDays},
        kernel::{id::RequirementId, input::Paragraphs},
    };

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

    fn with(status: RequirementStatus) -> TermsDraft {
        TermsDraft { status: status.into(), ..TermsDraft::default() }
    }

    #[test]
    fn put_aside_it_ends_today_and_keeps_the_days_before() {
        let today = day("2026-06-01");
        let terms = requirement(Period::ALWAYS).amend(&with(RequirementStatus::Inactive), today).unwrap();
        assert_eq!((terms.status, terms.period.to), (RequirementStatus::Active, Some(today)));
        let ended = Requirement { terms, ..requirement(Period::ALWAYS) };
        assert_eq!(ended.status_on(today), RequirementStatus::Inactive);
        assert_eq!(ended.amend(&with(RequirementStatus::Inactive), today).unwrap(), ended.terms, "a second time");
        let again = ended.amend(&with(RequirementStatus::Active), today).unwrap();
        assert_eq!(again, Terms::default(), "taken up again");
    }

    #[test]
    fn what_never_was_in_force_is_put_aside_as_if_it_had_not_been() {
        let future = requirement(Period::since(day("2026-07-01")));
        let terms = future.amend(&with(RequirementStatus::Inactive), day("2026-06-01")).unwrap();
        assert_eq!((terms.status, terms.period), (RequirementStatus::Inactive, future.terms.period));
    }

    #[test]
    fn what_has_ended_changes_only_by_being_taken_up_again() {
        let ended = requirement(Period { from: None, to: Some(day("2026-05-01")) });
        let today = day("2026-06-01");
        let notes = TermsDraft { notes: Input::text("more"), ..TermsDraft::default() };
        assert!(matches!(ended.amend(&notes, today), Err(Error::Refused(Rule::AlreadyEnded))));
        let both = ended.amend(&TermsDraft { notes: notes.notes, ..with(RequirementStatus::Active) }, today).unwrap();
        assert_eq!((both.notes.as_deref(), both.period.to), (Some("more"), None));
    }

    #[test]
    fn what_is_not_given_stays_and_null_empties() {
        let mut before = requirement(Period::ALWAYS);
        before.terms.grace_days = GraceDays::new(30).ok();
        before.terms.notes = Paragraphs::parse("keep").ok();
        let change = TermsDraft { grace_days: Input::cleared(), is_mandatory: false.into(), ..TermsDraft::default() };
        let after = before.amend(&change, day("2026-06-01")).unwrap();
        assert_eq!(after, Terms { grace_days: None, is_mandatory: false, ..before.terms });
    }
}
