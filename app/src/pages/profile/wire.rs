//! What travels between the page and the server.

use serde::{Deserialize, Serialize};

/// What the page of the own password shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordPage {
    /// Whether somebody else knows the present one, so that it has to be changed first.
    pub must_change: bool,
}
