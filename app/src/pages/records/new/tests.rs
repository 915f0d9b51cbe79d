//! What the form of a completion tells to correct.

use super::*;
use docendo::{Error, competence::Facts};

fn flawed(values: &[(&'static str, &'static str)]) -> Vec<(String, Problem)> {
    let today = "2026-11-20".parse().unwrap();
    let people = People::of(&Facts::default(), today);
    let marks = HashMap::from([(CourseId(3), 75)]);
    let around = Around { people, courses: Vec::new(), marks, told: None, may_verify: false };
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
