//! What all pages share.

use docendo::{organisation::service::SetUp, work::Installation};
use leptos::config::LeptosOptions;
use std::sync::Arc;

/// What all pages share. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The installation.
    pub installation: Installation,
    /// Where the scripts and styles are.
    pub leptos: LeptosOptions,
    /// Set-up, open until there is an organisation; the server printed its one-time token when it started.
    pub set_up: Arc<SetUp>,
    /// Whether people reach the server over https, so that browsers keep its cookie.
    pub is_https: bool,
}

impl axum::extract::FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

/// Where the scripts and styles of the pages are.
#[must_use]
pub fn leptos_options() -> LeptosOptions {
    LeptosOptions::builder().output_name("docendo").build()
}
