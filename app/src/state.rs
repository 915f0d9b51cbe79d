//! What all pages share.

use crate::client::Shipped;
use docendo::{provisioning::SetUp, work::Installation};
use std::sync::Arc;

/// What all pages share. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The installation.
    pub installation: Installation,
    /// Set-up, open until there is an organisation; the server printed its one-time token when it started.
    pub set_up: Arc<SetUp>,
    /// What brings pages to life in browsers.
    pub client: Shipped,
    /// Whether people reach the server over https, so that browsers keep its cookie.
    pub is_https: bool,
}
