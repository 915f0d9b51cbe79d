//! The rules of completions.

use super::*;
use crate::{
    catalogue::{CourseStatus, Untaught},
    error::Flaw,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn draft() -> CompletionDraft {
    CompletionDraft {
        person: Some(PersonId(1)),
        course: Some(CourseId(2)),
        completed_on: Some(day("2026-01-31")),
        outcome: Some(Outcome::Passed),
        ..CompletionDraft::default()
    }
}

#[test]
fn a_completion_expires_after_the_course_s_validity_unless_the_certificate_says_otherwise() {
    let new = draft().parse(day("2026-11-20"), None).unwrap();
    assert_eq!(new.expiry(Some(1)), Some(day("2026-02-28")));
    assert_eq!(new.expiry(None), None);
    let new =
        CompletionDraft { expires_on: Some(day("2030-01-01")), ..draft() }.parse(day("2026-11-20"), None).unwrap();
    assert_eq!(new.expiry(Some(12)), Some(day("2030-01-01")));
}

#[test]
fn a_completion_tomorrow_is_refused() {
    let error = draft().parse(day("2026-01-30"), None).unwrap_err();
    assert!(matches!(error, Error::Refused(Rule::CompletionInFuture)));
}

#[test]
fn everything_wrong_with_a_draft_is_told_at_once() {
    let Err(Error::Invalid(flaws)) =
        CompletionDraft { expires_on: Some(day("2020-01-01")), ..CompletionDraft::default() }
            .parse(day("2026-11-20"), None)
    else {
        panic!("an empty draft was taken")
    };
    let fields: Vec<&str> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
    assert_eq!(fields, ["person", "course", "completed_on", "outcome"]);
}

#[test]
fn a_score_above_a_hundred_is_refused() {
    let error = CompletionDraft { score: Some(100.5), ..draft() }.parse(day("2026-11-20"), None).unwrap_err();
    assert!(matches!(error, Error::Refused(Rule::ScoreOutOfRange)));
    let error = CompletionDraft { score: Some(f64::NAN), ..draft() }.parse(day("2026-11-20"), None).unwrap_err();
    assert!(matches!(error, Error::Refused(Rule::ScoreOutOfRange)));
}

#[test]
fn nothing_is_recorded_for_a_draft_nor_from_the_day_on_which_a_course_was_archived() {
    let new = draft().parse(day("2026-11-20"), None).unwrap();
    let is_refused = |status, last_changed| {
        let untaught = Untaught::of(status, day(last_changed));
        matches!(new.check_taught(untaught), Err(Error::Refused(Rule::CourseNotTaught)))
    };
    assert!(is_refused(CourseStatus::Draft, "2020-01-01"));
    assert!(is_refused(CourseStatus::Archived, "2026-01-31"));
    assert!(!is_refused(CourseStatus::Archived, "2026-02-01"));
    assert!(!is_refused(CourseStatus::Active, "2020-01-01"));
    assert!(!is_refused(CourseStatus::Inactive, "2020-01-01"));
}

#[test]
fn passed_or_failed_follows_from_the_score_and_what_is_stated_against_it_needs_a_reason() {
    use Outcome::{Attended, Failed, NotCompleted, Partial, Passed};
    let mark = Some(75);
    for (score, follows) in [(0.0, Failed), (74.9, Failed), (75.0, Passed), (100.0, Passed)] {
        assert_eq!(Outcome::settle(None, Some(score), mark, false), Ok(follows), "{score}");
        assert_eq!(Outcome::settle(Some(follows), Some(score), mark, false), Ok(follows), "{score}");
        for stated in [Attended, Partial, NotCompleted] {
            assert_eq!(Outcome::settle(Some(stated), Some(score), mark, false), Ok(stated), "{score}");
        }
    }
    let flawed = |field: &str, problem| Err(Flaw::new(field, problem));
    for (stated, score, problem) in
        [(Passed, 10.0, Problem::BelowPassMark(75)), (Failed, 90.0, Problem::ReachesPassMark(75))]
    {
        assert_eq!(Outcome::settle(Some(stated), Some(score), mark, false), flawed("outcome", problem));
        assert_eq!(Outcome::settle(Some(stated), Some(score), mark, true), Ok(stated));
    }
    let nothing = || flawed("reason", Problem::NothingToOverride);
    for stated in [None, Some(Failed), Some(Attended)] {
        assert_eq!(Outcome::settle(stated, Some(10.0), mark, true), nothing());
    }
    for stated in [Passed, Failed] {
        assert_eq!(Outcome::settle(Some(stated), None, mark, true), nothing());
        assert_eq!(Outcome::settle(Some(stated), Some(10.0), None, true), nothing());
        assert_eq!(Outcome::settle(Some(stated), None, mark, false), Ok(stated));
        assert_eq!(Outcome::settle(Some(stated), Some(10.0), None, false), Ok(stated));
    }
    assert_eq!(Outcome::settle(None, None, mark, true), flawed("outcome", Problem::Required));
    assert_eq!(Outcome::settle(None, Some(10.0), None, true), flawed("outcome", Problem::Required));
}

#[test]
fn what_counts_without_a_second_look_is_accepted_and_not_verified() {
    assert_eq!(Review::of(Verification::Verified, true), Review::Verified);
    assert_eq!(Review::of(Verification::Verified, false), Review::Accepted);
    assert_eq!(Review::of(Verification::Pending, false), Review::Waiting);
    assert_eq!(Review::of(Verification::Rejected, true), Review::Rejected);
    let journal = serde_json::to_value(draft().parse(day("2026-11-20"), None).unwrap()).unwrap();
    assert_eq!(journal["verification"], "accepted");
}
