//! The rules of completions.

use super::*;
use crate::catalogue::{CourseStatus, Untaught};

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
    let new = draft().parse(day("2026-11-20")).unwrap();
    assert_eq!(new.expiry(Some(1)), Some(day("2026-02-28")));
    assert_eq!(new.expiry(None), None);
    let new = CompletionDraft { expires_on: Some(day("2030-01-01")), ..draft() }.parse(day("2026-11-20")).unwrap();
    assert_eq!(new.expiry(Some(12)), Some(day("2030-01-01")));
}

#[test]
fn a_completion_tomorrow_is_refused() {
    let error = draft().parse(day("2026-01-30")).unwrap_err();
    assert!(matches!(error, Error::Refused(Rule::CompletionInFuture)));
}

#[test]
fn everything_wrong_with_a_draft_is_told_at_once() {
    let Err(Error::Invalid(flaws)) =
        CompletionDraft { expires_on: Some(day("2020-01-01")), ..CompletionDraft::default() }.parse(day("2026-11-20"))
    else {
        panic!("an empty draft was taken")
    };
    let fields: Vec<&str> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
    assert_eq!(fields, ["person", "course", "completed_on", "outcome"]);
}

#[test]
fn a_score_above_a_hundred_is_refused() {
    let error = CompletionDraft { score: Some(100.5), ..draft() }.parse(day("2026-11-20")).unwrap_err();
    assert!(matches!(error, Error::Refused(Rule::ScoreOutOfRange)));
    let error = CompletionDraft { score: Some(f64::NAN), ..draft() }.parse(day("2026-11-20")).unwrap_err();
    assert!(matches!(error, Error::Refused(Rule::ScoreOutOfRange)));
}

#[test]
fn nothing_is_recorded_for_a_draft_nor_from_the_day_on_which_a_course_was_archived() {
    let new = draft().parse(day("2026-11-20")).unwrap();
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
