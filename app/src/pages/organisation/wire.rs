//! What travels between the page and the server.

use crate::form::Form;
use serde::{Deserialize, Serialize};

/// What the form of the settings shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsPage {
    /// The version that is looked at.
    pub version: i64,
    /// What the form shows at first.
    pub opened: Form,
    /// The languages that may be chosen: tags and names.
    pub languages: Vec<(String, String)>,
    /// Whether it asks for the own password.
    pub is_due: bool,
}
