//! What the form of a completion reports.

use crate::form::Form;
use docendo::{
    competence::completion::CompletionDraft,
    error::Problem,
    kernel::{
        id::PersonId,
        input::{Draft as _, Input},
    },
};

/// The completion of `person` that `form` describes.
pub(super) fn reported(form: &Form, person: Input<PersonId>) -> CompletionDraft {
    let mut draft = CompletionDraft { person, ..CompletionDraft::of(form) };
    if draft.outcome.is_missing() {
        // That it follows from the score has to be chosen: what is not said is not guessed.
        draft.outcome = Input::Wrong(Problem::Required);
    }
    draft
}
