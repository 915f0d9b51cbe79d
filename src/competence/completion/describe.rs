//! What can be done to completions, for the journal; pages tell it in `app/src/pages/records/describe.rs`.

use crate::kernel::{action::actions, id::CompletionId};

actions! {
    /// What is done to completions.
    CompletionAction of CompletionId {
        /// It was recorded.
        Recorded = "recorded",
        /// Its proof was accepted.
        Verified = "verified",
        /// Its proof was rejected.
        Rejected = "rejected",
        /// It was recorded by mistake.
        Withdrawn = "withdrawn",
    }
}
