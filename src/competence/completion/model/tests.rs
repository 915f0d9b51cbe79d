//! The rules of completions.

use super::*;
use crate::{
    catalogue::{CourseStatus, Untaught},
    error::{Flaw, Problem},
    kernel::input::{Draft as _, Input},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn draft() -> CompletionDraft {
    CompletionDraft {
        person: PersonId(1).into(),
        course: CourseId(2).into(),
        completed_on: day("2026-01-31").into(),
        outcome: Outcome::Passed.into(),
        ..CompletionDraft::default()
    }
}

#[test]
fn a_completion_expires_after_the_course_s_validity_unless_the_certificate_says_otherwise() {
    let new = draft().parse(day("2026-11-20"), None).unwrap();
    assert_eq!(new.expiry(Some(1)), Some(day("2026-02-28")));
    assert_eq!(new.expiry(None), None);
    let new =
        CompletionDraft { expires_on: day("2030-01-01").into(), ..draft() }.parse(day("2026-11-20"), None).unwrap();
    assert_eq!(new.expiry(Some(12)), Some(day("2030-01-01")));
}

/// What is wrong with the form of a completion, on 20 November 2026; the course with identifier 3 has a pass mark of 75.
fn flawed(values: &[(&str, &str)]) -> Vec<(String, Problem)> {
    let draft = CompletionDraft::of(&values.to_vec());
    let mark = draft.course.known().filter(|course| course.0 == 3).map(|_| 75);
    let flaws = draft.parse(day("2026-11-20"), mark).unwrap_err();
    flaws.into_vec().into_iter().map(|flaw| (flaw.field, flaw.problem)).collect()
}

fn owned<const N: usize>(flaws: [(&str, Problem); N]) -> Vec<(String, Problem)> {
    flaws.map(|(field, problem)| (field.to_owned(), problem)).into()
}

#[test]
fn everything_wrong_with_a_draft_is_told_at_once() {
    let typed = [
        ("completed_on", "soon"),
        ("score", "much"),
        ("outcome", "perhaps"),
        ("provider", "a\0b"),
        ("certificate_number", &"7".repeat(101)),
        ("expires_on", "2026-02-30"),
    ];
    let expected = [
        ("person", Problem::Required),
        ("course", Problem::Required),
        ("completed_on", Problem::NotADate),
        ("score", Problem::NotANumber),
        ("outcome", Problem::NotOneOf(Outcome::CODES)),
        ("provider", Problem::BadCharacter),
        ("certificate_number", Problem::TooLong(100)),
        ("expires_on", Problem::NotADate),
    ];
    assert_eq!(flawed(&typed), owned(expected));
    assert_eq!(flawed(&[("expires_on", "2020-01-01")]).len(), 4, "person, course, day and result");
}

#[test]
fn a_rule_with_a_name_is_told_beside_its_field_and_alone_to_whoever_answers_with_an_error() {
    let typed =
        [("course", "3"), ("completed_on", "2026-11-21"), ("outcome", "passed"), ("score", "101"), ("person", "")];
    let expected =
        [("person", Problem::Required), ("score", Problem::OutOfRange(0, 100)), ("completed_on", Problem::InFuture)];
    assert_eq!(flawed(&typed), owned(expected));
    let error = |draft: CompletionDraft| Error::from(draft.parse(day("2026-01-30"), None).unwrap_err());
    assert!(matches!(error(draft()), Error::Refused(Rule::CompletionInFuture)));
    let nobody = CompletionDraft { person: Input::Missing, ..draft() };
    assert!(matches!(error(nobody), Error::Refused(Rule::CompletionInFuture)), "and of its flaws nothing");
}

#[test]
fn a_score_above_a_hundred_is_refused() {
    for score in ["100.5", "-1"] {
        let draft = CompletionDraft { score: Input::text(score), ..draft() };
        let error = Error::from(draft.parse(day("2026-11-20"), None).unwrap_err());
        assert!(matches!(error, Error::Refused(Rule::ScoreOutOfRange)), "{score}");
    }
    for score in ["NaN", "inf", "5e1"] {
        assert!(flawed(&[("score", score)]).contains(&("score".to_owned(), Problem::NotANumber)), "{score}");
    }
    let half = CompletionDraft { score: Input::text(" 82,5 "), ..draft() };
    assert_eq!(half.parse(day("2026-11-20"), None).unwrap().score.map(Score::get), Some(82.5));
}

#[test]
fn an_expiry_that_is_not_after_the_completion_is_told() {
    let typed = [("completed_on", "2026-11-01"), ("expires_on", "2026-11-01")];
    assert!(flawed(&typed).contains(&("expires_on".to_owned(), Problem::EndsBeforeStart)));
}

#[test]
fn a_pass_below_the_pass_mark_is_told_together_with_what_else_is_wrong() {
    let typed = [("course", "3"), ("completed_on", "2026-11-01"), ("score", "10"), ("outcome", "passed")];
    assert_eq!(flawed(&typed), owned([("person", Problem::Required), ("outcome", Problem::BelowPassMark(75))]));
}

#[test]
fn a_result_by_the_score_follows_from_it_and_is_passed_where_there_is_no_test() {
    let by_score = |score: &'static str, course: &'static str| {
        let typed = [("course", course), ("completed_on", "2026-11-01"), ("score", score), ("outcome", "by_score")];
        flawed(&typed)
    };
    let nobody = owned([("person", Problem::Required)]);
    assert_eq!(by_score("10", "3"), nobody, "failed, and nothing else to complain of");
    assert_eq!([by_score("10", "4"), by_score("", "4")], [nobody.clone(), nobody]);
    assert_eq!(by_score(" ", "3"), owned([("person", Problem::Required), ("score", Problem::NoScore)]));
    assert_eq!(by_score("much", "3"), owned([("person", Problem::Required), ("score", Problem::NotANumber)]));
    let outcome = |score: &str, mark| {
        let draft = CompletionDraft { outcome: Stated::ByScore.into(), score: Input::text(score), ..draft() };
        draft.parse(day("2026-11-20"), mark).unwrap().outcome
    };
    assert_eq!([outcome("10", Some(75)), outcome("10", None)], [Outcome::Failed, Outcome::Passed]);
}

#[test]
fn a_reason_for_what_contradicts_nothing_is_told_beside_its_field() {
    for (score, outcome) in [("10", "by_score"), ("10", "failed"), ("90", "passed"), ("", "passed")] {
        let typed = [("course", "3"), ("completed_on", "2026-11-01"), ("score", score), ("outcome", outcome)];
        let typed = [typed.as_slice(), &[("reason", "Oral")]].concat();
        assert!(flawed(&typed).contains(&("reason".to_owned(), Problem::NothingToOverride)), "{score} {outcome}");
    }
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
