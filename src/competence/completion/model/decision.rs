//! What somebody writes who decides on the proof of a completion.

use crate::kernel::input::{Paragraphs, draft};
use serde::Serialize;

/// A note on a proof.
pub type Note = Paragraphs<1000>;

draft! {
    /// That a proof was found right, as somebody says it.
    draft VerificationDraft;
    /// What is said of a proof that was found right.
    #[derive(Eq, Serialize)]
    value VerificationNote;
    {
        /// What else is worth knowing.
        note: Option<Note>;
    }
}

draft! {
    /// That a proof was found wrong, as somebody says it.
    draft RejectionDraft;
    /// What is said of a proof that was found wrong.
    #[derive(Eq, Serialize)]
    value Rejection;
    {
        /// Why, for those who have to bring another one.
        note: Note;
    }
}
