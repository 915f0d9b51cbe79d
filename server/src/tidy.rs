//! What every server does by itself, whether anybody asks it for anything or not: it removes what is kept for a while only,
//! and runs the jobs that are due.
//! Several servers on one database may do so at the same time.

use docendo::{
    Result,
    exchange::{export::service::remove_expired, import::forgotten::discard_forgotten, left::put_back_left},
    jobs::{self, keep},
    work::{Installation, once},
};
use std::{convert::Infallible, time::Duration};
use tokio::task::JoinHandle;

/// How often.
const EVERY: Duration = Duration::from_hours(1);
/// How often somebody looks how large the database's log is.
const EVERY_LOG: Duration = Duration::from_mins(1);

/// Tidies up now and from then on, and runs jobs, until the handle is aborted.
pub fn begin(installation: Installation) -> JoinHandle<()> {
    tokio::spawn(async move {
        tokio::join!(tidy(&installation), keep(&installation), shrink(&installation));
    })
}

async fn tidy(installation: &Installation) -> Infallible {
    loop {
        tell("answers that were kept for a day are forgotten", once::forget(installation).await);
        tell("exports whose time is over are removed", remove_expired(installation).await);
        tell("imports that nobody decided about are put aside", discard_forgotten(installation).await);
        tell("imports and exports without a job are put back", put_back_left(installation).await);
        if let Err(cause) = jobs::tidy(installation).await {
            tracing::warn!(%cause, "jobs could not be tidied up");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Gives back the room that the database's log takes after something large was written.
async fn shrink(installation: &Installation) -> Infallible {
    loop {
        tokio::time::sleep(EVERY_LOG).await;
        match installation.db.shrink_log().await {
            Ok(true) => tracing::debug!("the database's log was cut off"),
            Ok(false) => {}
            Err(cause) => tracing::warn!(%cause, "the database's log could not be cut off"),
        }
    }
}

/// Tells how often something was done, or that it could not be.
fn tell(what: &'static str, done: Result<usize>) {
    match done {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "{what}"),
        Err(cause) => tracing::warn!(%cause, "{what}: this failed"),
    }
}
