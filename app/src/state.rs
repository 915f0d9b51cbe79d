//! What all pages share.

use docendo::work::Installation;
use leptos::config::LeptosOptions;
use std::sync::Arc;

/// What all pages share. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The installation.
    pub installation: Installation,
    /// Where the scripts and styles are.
    pub leptos: LeptosOptions,
    /// The one-time token that sets up the first organisation; the server printed it when it started.
    pub set_up_token: Arc<str>,
}

impl axum::extract::FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}
