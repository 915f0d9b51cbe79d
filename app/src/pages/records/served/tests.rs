//! What the form of a completion reports.

use super::*;
use docendo::competence::Facts;
use docendo::error::Problem;

fn reported(values: &[(&'static str, &'static str)]) -> CompletionDraft {
    let people = People::of(&Facts::default(), "2026-11-20".parse().unwrap());
    draft(&Form::showing(values.iter().copied()), &people)
}

#[test]
fn whom_nobody_knows_is_told_beside_the_field() {
    assert_eq!(reported(&[("person", "Zoe")]).person, Input::Wrong(Problem::NobodyMatches));
    assert_eq!(reported(&[("person", " ")]).person.value(), Ok(None));
}

#[test]
fn a_result_that_is_not_chosen_is_not_guessed_from_the_score() {
    assert_eq!(reported(&[("score", "10")]).outcome, Input::Wrong(Problem::Required));
    assert_eq!(reported(&[("outcome", "by_score")]).outcome.value(), Ok(Some(Stated::ByScore)));
}

#[test]
fn a_trainer_whom_nobody_knows_keeps_their_name() {
    let draft = reported(&[("trainer_name", "An Academy")]);
    assert_eq!((draft.trainer, draft.trainer_name), (Input::Missing, Input::text("An Academy")));
}
