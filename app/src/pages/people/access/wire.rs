//! What travels between the pages about somebody's access and the server.

use chrono::{DateTime, NaiveDate, Utc};
use docendo::kernel::id::{HoldingId, PersonId};
use serde::{Deserialize, Serialize};

/// What the form of an account says that was seen of it.
pub(super) const OPEN: &str = "open";
/// The same of one that is closed.
pub(super) const CLOSED: &str = "closed";

/// Somebody's access, as the pages about it show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessPage {
    /// The person.
    pub id: PersonId,
    /// Their full name.
    pub name: String,
    /// The address that they sign in with, or would.
    pub email: Option<String>,
    /// Their account.
    pub account: Option<ToldAccount>,
    /// The access roles that they hold, the highest first.
    pub held: Vec<ToldRole>,
    /// The words of those that the reader may give them, the lowest first.
    pub grantable: Vec<String>,
    /// Whether they rank above the reader, who then changes nothing of it.
    pub is_above: bool,
    /// Whether it is the reader's own, which nobody changes.
    pub is_own: bool,
    /// Whether changing something asks for the own password.
    pub is_due: bool,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldAccount {
    /// Whether it opens anything.
    pub is_active: bool,
    /// Since when there is one.
    pub since: NaiveDate,
    /// When somebody last signed in with it.
    pub last: Option<DateTime<Utc>>,
}

/// An access role that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldRole {
    /// That they hold it.
    pub id: HoldingId,
    /// Its stable word.
    pub code: String,
    /// Since when they hold it.
    pub since: Option<NaiveDate>,
}
