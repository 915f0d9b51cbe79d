//! What travels between the field and the server.

use docendo::kernel::id::PersonId;
use serde::{Deserialize, Serialize};

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Their identifier.
    pub id: PersonId,
    /// Number and name, as it stands in the field.
    pub label: String,
    /// Job role and site today, to tell namesakes apart.
    pub job: Option<String>,
}

/// Whom what was typed may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// Those among whom one can choose.
    pub people: Vec<Candidate>,
    /// How many there are besides.
    pub more: usize,
}
