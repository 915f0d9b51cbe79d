//! What all requests of this process share.

use crate::{config::Config, figures::Figures, uploads::Uploads};
use axum::extract::FromRef;
use docendo::{Result, provisioning::SetUp, work::Installation};
use std::sync::Arc;

/// What all requests of this process share. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The installation.
    pub installation: Installation,
    /// The configuration.
    pub config: Arc<Config>,
    /// Figures about the process.
    pub figures: Arc<Figures>,
    /// What uploads may take of the memory.
    pub uploads: Uploads,
    /// Set-up, open until there is an organisation.
    pub set_up: Arc<SetUp>,
}

impl AppState {
    /// The state over a migrated `installation`.
    pub async fn new(installation: Installation, config: Config) -> Result<Self> {
        let set_up = Arc::new(SetUp::begin(&installation).await?);
        let uploads = Uploads::of(&config);
        Ok(Self { installation, config: Arc::new(config), figures: Arc::default(), uploads, set_up })
    }
}

impl FromRef<AppState> for Installation {
    fn from_ref(state: &AppState) -> Self {
        state.installation.clone()
    }
}
