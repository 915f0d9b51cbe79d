//! What the form of a completion tells to correct.

use super::*;
use docendo::{Error, competence::Facts};

fn flawed(values: &[(&'static str, &'static str)]) -> Vec<(String, Problem)> {
    let today = "2026-11-20".parse().unwrap();
    let people = People::of(&Facts::default(), today);
    let marks = HashMap::from([(CourseId(3), 75)]);
    let around = Around { people, courses: Vec::new(), marks, recorded: None, may_verify: false };
    match draft(&Form::showing(values.iter().copied()), &around, today) {
        Err(Error::Invalid(flaws)) => flaws.into_iter().map(|flaw| (flaw.field, flaw.problem)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_day_in_the_future_and_a_score_above_a_hundred_are_told_beside_their_fields() {
    let flaws = flawed(&[("course", "3"), ("completed_on", "2026-11-21"), ("outcome", "passed"), ("score", "101")]);
    let expected =
        [("score", Problem::OutOfRange(0, 100)), ("completed_on", Problem::InFuture), ("person", Problem::Required)];
    assert_eq!(flaws, expected.map(|(field, problem)| (field.to_owned(), problem)));
}

#[test]
fn an_expiry_before_the_completion_is_told() {
    let flaws =
        flawed(&[("course", "3"), ("completed_on", "2026-11-01"), ("expires_on", "2026-10-01"), ("outcome", "passed")]);
    assert!(flaws.contains(&("expires_on".to_owned(), Problem::EndsBeforeStart)));
}

#[test]
fn a_pass_below_the_pass_mark_is_told_together_with_what_else_is_wrong() {
    let typed = [("course", "3"), ("completed_on", "2026-11-01"), ("score", "10"), ("outcome", "passed")];
    let expected = [("person", Problem::Required), ("outcome", Problem::BelowPassMark(75))];
    assert_eq!(flawed(&typed), expected.map(|(field, problem)| (field.to_owned(), problem)));
}

#[test]
fn a_result_by_the_score_follows_from_it_and_is_passed_where_there_is_no_test() {
    let by_score = |score: &'static str, course: &'static str| {
        flawed(&[("course", course), ("completed_on", "2026-11-01"), ("score", score), ("outcome", BY_SCORE)])
    };
    let person = ("person".to_owned(), Problem::Required);
    let of_score = |problem| vec![("score".to_owned(), problem), person.clone()];
    assert_eq!(by_score("10", "3"), std::slice::from_ref(&person), "failed, and nothing to complain of");
    assert_eq!([by_score("10", "4"), by_score("", "4")], [[person.clone()], [person.clone()]]);
    assert_eq!(by_score(" ", "3"), of_score(Problem::NoScore));
    assert_eq!(by_score("much", "3"), of_score(Problem::NotANumber));
    let judged = |score, mark| outcome(&Form::showing([("outcome", BY_SCORE)]), (score, mark), &mut Flaws::default());
    assert_eq!([judged(Some(10.0), Some(75)), judged(Some(10.0), None)], [None, Some(Outcome::Passed)]);
    let none = [("course", "3"), ("completed_on", "2026-11-01"), ("score", "10")];
    assert!(flawed(&none).contains(&("outcome".to_owned(), Problem::Required)), "what is not said is not guessed");
}

#[test]
fn a_reason_for_what_contradicts_nothing_is_told_beside_its_field() {
    for (score, outcome) in [("10", BY_SCORE), ("10", "failed"), ("90", "passed"), ("", "passed")] {
        let typed = [
            ("course", "3"),
            ("completed_on", "2026-11-01"),
            ("score", score),
            ("outcome", outcome),
            ("reason", "Oral"),
        ];
        assert!(flawed(&typed).contains(&("reason".to_owned(), Problem::NothingToOverride)), "{score} {outcome}");
    }
}
