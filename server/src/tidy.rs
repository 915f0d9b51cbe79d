//! What every server does by itself, whether anybody asks it for anything or not: it removes what is kept for a while only.
//! Several servers on one database may do so at the same time.

use docendo::{exchange::export::service::remove_expired, work::Installation};
use std::time::Duration;
use tokio::task::JoinHandle;

/// How often.
const EVERY: Duration = Duration::from_hours(1);

/// Tidies up now and from then on, until the handle is aborted.
pub fn begin(installation: Installation) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            match remove_expired(&installation).await {
                Ok(0) => {}
                Ok(removed) => tracing::info!(removed, "exports whose time is over are removed"),
                Err(cause) => tracing::warn!(%cause, "exports whose time is over could not be removed"),
            }
            tokio::time::sleep(EVERY).await;
        }
    })
}
