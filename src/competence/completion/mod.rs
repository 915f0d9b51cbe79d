//! Completions: the fact that a person completed a course, with result, expiry and verification.
//!
//! Rules: a completion does not lie in the future (EHS, TRN007) nor before the calendar of records begins; a score is
//! between 0 and 100 (TRN010), and where the course has a pass mark, passed or failed follows from it unless a reason
//! overrides that; nobody verifies their own, nor what they recorded themselves. What counts without a second look is
//! accepted, not verified: the two differ by whether somebody else decided. The day of expiry is computed when it is written and kept.
//! Nothing is recorded for a draft of a course. For an archived course only what was completed before the day of its
//! archiving is: certificates come in late. Imports keep the same
//! rules and name each record that breaks one.
//! Tables: `completion`, `completion_version`.

pub mod access;
mod describe;
mod model;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
pub(crate) mod store;

pub use describe::CompletionAction;
pub use model::{
    Completion, CompletionDraft, Contradiction, FIRST_DAY, NewCompletion, Note, Outcome, Rejection, RejectionDraft,
    Report, Review, Score, Stated, Verification, VerificationDraft, VerificationNote,
};
