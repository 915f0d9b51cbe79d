//! What travels between the pages and the server.

use crate::{form::Form, ui::Turn};
use chrono::NaiveDate;
use docendo::{
    competence::completion::{Outcome, Verification},
    error::Rule,
    kernel::id::{CompletionId, PersonId},
};
use serde::{Deserialize, Serialize};

/// The address of the queue.
pub const QUEUE: &str = "/completions/pending";

/// What the form of a new completion offers to choose from, and what its address says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// How people stand in the field for one.
    pub people: Vec<String>,
    /// The courses: identifier and words.
    pub courses: Vec<(String, String)>,
    /// The completion that was recorded just now.
    pub recorded: Option<Recorded>,
    /// What the form shows at first.
    pub opened: Form,
}

/// A completion that was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Who completed it.
    pub person: PersonId,
    /// How they stand in the field for a person.
    pub label: String,
    /// The title of the course.
    pub course: String,
    /// How it ended.
    pub outcome: Outcome,
    /// When.
    pub day: NaiveDate,
    /// The first day on which it no longer holds.
    pub until: Option<NaiveDate>,
}

/// What is known of a completion: what has to be checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proof {
    /// Its identifier.
    pub id: CompletionId,
    /// Who completed it.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The code of the course.
    pub code: String,
    /// Its title.
    pub course: String,
    /// When.
    pub day: NaiveDate,
    /// How it ended.
    pub outcome: Outcome,
    /// The score, 0 to 100.
    pub score: Option<f64>,
    /// Why it ended so although its score says otherwise.
    pub reason: Option<String>,
    /// Whether somebody outside the organisation taught it.
    pub is_external: bool,
    /// Who, if so.
    pub provider: Option<String>,
    /// The name of the trainer.
    pub trainer: Option<String>,
    /// The number on the certificate.
    pub certificate: Option<String>,
    /// The first day on which it no longer holds.
    pub until: Option<NaiveDate>,
    /// Anything else worth knowing.
    pub notes: Option<String>,
    /// Who recorded it.
    pub recorder: Option<String>,
    /// On which day.
    pub recorded: NaiveDate,
}

/// A completion with what forbids the reader to decide on its proof, if anything does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Undecided {
    /// The completion.
    pub proof: Proof,
    /// The rule that forbids it.
    pub barred: Option<Rule>,
}

/// A part of the queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PendingPage {
    /// The completions of this page.
    pub waiting: Vec<Undecided>,
    /// How many the whole queue has.
    pub total: i64,
    /// Which page it is.
    pub turn: Turn,
    /// The sites: identifier and name.
    pub sites: Vec<(String, String)>,
    /// What was decided just now.
    pub decided: Option<Decided>,
}

/// What was decided on a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Whose it is.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The title of the course.
    pub course: String,
    /// What was decided.
    pub verification: Verification,
}
