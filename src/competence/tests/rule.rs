//! The rule, case by case.

use crate::{
    competence::{
        completion::{Outcome, Verification},
        facts::{CompletionFact, RequirementFact, Scope},
        standing::{Bound, Case, Demand, Standing, State, Worth, standing, worth},
    },
    kernel::{
        date::Period,
        id::{CompetencyId, CompletionId, CourseId, RequirementId},
    },
};
use chrono::NaiveDate;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn demand(since: &str) -> Demand {
    Demand {
        requirement: RequirementFact {
            id: RequirementId(1),
            version: 1,
            competency: CompetencyId(1),
            scope: Scope::Everyone,
            is_mandatory: true,
            is_regulatory: false,
            grace_days: None,
            deadline: None,
            refresh_months: None,
            period: Period::ALWAYS,
        },
        since: Some(day(since)),
    }
}

pub(super) fn passed(on: &str, expires: Option<&str>) -> CompletionFact {
    CompletionFact {
        id: CompletionId(7),
        course: CourseId(1),
        competency: Some(CompetencyId(1)),
        completed_on: day(on),
        expires_on: expires.map(day),
        outcome: Outcome::Passed,
        verification: Verification::Verified,
    }
}

fn stand(demands: &[Demand], evidence: &[CompletionFact], validity_months: Option<u32>, as_of: &str) -> Standing {
    standing(&Case { demands, evidence, validity_months, as_of: day(as_of), expiring_days: 30 })
}

#[test]
fn nothing_required_and_nothing_held_is_not_required() {
    assert_eq!(stand(&[], &[], None, "2026-11-20").state, State::NotRequired);
}

#[test]
fn what_is_required_and_was_never_proven_is_missing() {
    let standing = stand(&[demand("2026-01-01")], &[], None, "2026-11-20");
    assert_eq!(standing.state, State::Missing);
    assert!(standing.need.unwrap().is_mandatory);
}

#[test]
fn it_is_valid_up_to_the_day_before_it_expires() {
    let evidence = [passed("2024-09-03", Some("2026-09-03"))];
    let on = |as_of| stand(&[demand("2024-01-01")], &evidence, None, as_of).state;
    assert_eq!(on("2024-09-02"), State::Missing);
    assert_eq!(on("2024-09-03"), State::Valid);
    assert_eq!(on("2026-08-03"), State::Valid);
    assert_eq!(on("2026-08-04"), State::Expiring);
    assert_eq!(on("2026-09-02"), State::Expiring);
    assert_eq!(on("2026-09-03"), State::Expired);
}

#[test]
fn the_earliest_of_three_rules_sets_the_expiry() {
    let evidence = [passed("2026-01-31", Some("2029-01-31"))];
    let mut asked = demand("2024-01-01");
    let proof = |asked: Demand, validity| stand(&[asked], &evidence, validity, "2026-02-01").proof.unwrap();
    assert_eq!(proof(asked, None).bound, Bound::Recorded);
    assert_eq!(proof(asked, Some(24)).expires_on, Some(day("2028-01-31")));
    assert_eq!(proof(asked, Some(24)).bound, Bound::Validity(24));
    asked.requirement.refresh_months = Some(1);
    assert_eq!(proof(asked, Some(24)).expires_on, Some(day("2026-02-28")));
    assert_eq!(proof(asked, Some(24)).bound, Bound::Refresh(RequirementId(1), 1));
}

#[test]
fn a_proof_without_any_limit_holds_for_ever() {
    let standing = stand(&[demand("1999-01-01")], &[passed("1999-01-01", None)], None, "2099-12-31");
    assert_eq!(standing.state, State::Valid);
    assert_eq!(standing.proof.unwrap().bound, Bound::Never);
}

#[test]
fn of_two_proofs_the_one_that_holds_longer_counts_even_if_it_is_older() {
    let long = CompletionFact { id: CompletionId(1), ..passed("2024-01-01", Some("2030-01-01")) };
    let short = CompletionFact { id: CompletionId(2), ..passed("2026-01-01", Some("2026-06-01")) };
    let standing = stand(&[demand("2024-01-01")], &[long, short], None, "2026-11-20");
    assert_eq!(standing.proof.unwrap().completion, CompletionId(1));
    assert_eq!(standing.state, State::Valid);
}

#[test]
fn a_pass_that_nobody_verified_waits_and_a_rejected_one_is_nothing() {
    let pending = CompletionFact { verification: Verification::Pending, ..passed("2026-11-01", None) };
    let rejected = CompletionFact { verification: Verification::Rejected, ..pending };
    assert_eq!(stand(&[demand("2026-01-01")], &[pending], None, "2026-11-20").state, State::Waiting);
    assert_eq!(stand(&[demand("2026-01-01")], &[rejected], None, "2026-11-20").state, State::Missing);
    assert_eq!(stand(&[], &[pending], None, "2026-11-20").state, State::NotRequired);
}

#[test]
fn a_failed_attempt_shows_and_an_expired_pass_stays_expired_after_one() {
    let failed = CompletionFact { outcome: Outcome::Failed, ..passed("2026-11-01", None) };
    let old = passed("2020-01-01", Some("2022-01-01"));
    assert_eq!(stand(&[demand("2026-01-01")], &[failed], None, "2026-11-20").state, State::Failed);
    assert_eq!(stand(&[demand("2026-01-01")], &[old, failed], None, "2026-11-20").state, State::Expired);
}

#[test]
fn grace_days_run_from_when_it_first_bears_and_a_deadline_ends_them() {
    let mut asked = demand("2026-11-01");
    asked.requirement.grace_days = Some(14);
    assert_eq!(stand(&[asked], &[], None, "2026-11-15").state, State::Missing);
    assert_eq!(stand(&[asked], &[], None, "2026-11-16").state, State::Overdue);
    assert_eq!(stand(&[asked], &[], None, "2026-11-16").need.unwrap().due, Some(day("2026-11-15")));
    asked.requirement.deadline = Some(day("2026-11-05"));
    assert_eq!(stand(&[asked], &[], None, "2026-11-06").state, State::Overdue);
}

#[test]
fn attending_without_passing_proves_nothing() {
    let attended = CompletionFact { outcome: Outcome::Attended, ..passed("2026-11-01", None) };
    assert_eq!(worth(&attended, day("2026-11-20")), Worth::NotPassed);
    assert_eq!(stand(&[demand("2026-01-01")], &[attended], None, "2026-11-20").state, State::Missing);
}

#[test]
fn a_mandatory_requirement_is_named_before_an_optional_one() {
    let mut optional = demand("2020-01-01");
    optional.requirement.is_mandatory = false;
    let mut mandatory = demand("2026-01-01");
    mandatory.requirement.id = RequirementId(9);
    let need = stand(&[optional, mandatory], &[], None, "2026-11-20").need.unwrap();
    assert_eq!(need.requirement, RequirementId(9));
    assert!(need.is_mandatory);
}
