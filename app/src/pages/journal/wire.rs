//! What travels between the pages and the server. Entries are told by the server, which knows the names of what they refer to.

use docendo::kernel::id::PersonId;
use serde::{Deserialize, Serialize};

/// The address of the trail.
pub const PATH: &str = "/journal";
/// The address of the sign-ins.
pub const SIGN_INS: &str = "/journal/sign-ins";

/// An entry of the trail, in the language of whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailEntry {
    /// When, to the second.
    pub at: String,
    /// Who did it.
    pub actor: Option<String>,
    /// What was done to what kind of thing.
    pub what: String,
    /// Whether it gave more rights than whoever gave them has.
    pub is_beyond: bool,
    /// What it is about, beside the person.
    pub thing: Option<Named>,
    /// Whom it is about.
    pub person: Option<Named>,
    /// What was changed, a line for each field.
    pub changes: Vec<String>,
    /// Through which door it came in.
    pub door: String,
}

/// Something with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What tells it from others of that name.
    pub note: Option<String>,
    /// Its page, if there is one that the reader may open.
    pub page: Option<String>,
}

/// What the filters of the trail offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailChoices {
    /// The kinds of things: word and what it is called.
    pub entities: Vec<(String, String)>,
    /// What can be done to them.
    pub actions: Vec<(String, String)>,
    /// The name of the one person or thing that the list is about.
    pub only: Option<String>,
}

/// How sign-ins can end, as the filter offers it: word and what it is called.
pub type SignInOutcomes = Vec<(String, String)>;

/// Somebody signed in, was refused or signed out; in the language of whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInLine {
    /// When, to the second.
    pub at: String,
    /// Whose account it was.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// With what.
    pub kind: String,
    /// How it ended.
    pub outcome: String,
    /// The address that it came from.
    pub address: String,
}
