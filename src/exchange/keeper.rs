//! The keeper of work that goes on while nobody waits for it. Every server has one: it begins what was asked for and nobody has
//! begun, and takes over what has given no sign of life for long, whoever it was asked of.

use super::{background, export, import};
use crate::{error::Result, work::Installation};
use std::time::Duration;

/// How often a server looks.
pub const EVERY: Duration = Duration::from_secs(2);

/// Looks once for work that nobody does, and begins it.
pub async fn look(installation: &Installation) -> Result<()> {
    import::keeper::resume(installation).await?;
    export::service::resume(installation).await
}

/// Forgets which tasks were begun that have ended since.
pub async fn tidy(installation: &Installation) -> Result<()> {
    background::forget_ended(installation).await
}

/// Looks again and again, without an end.
pub async fn keep(installation: &Installation) {
    loop {
        // Whoever asks the server for anything meanwhile makes the log tell it; here it would be a line every other second.
        if let Err(cause) = look(installation).await {
            tracing::debug!(%cause, "work that nobody does could not be looked for");
        }
        tokio::time::sleep(EVERY).await;
    }
}
