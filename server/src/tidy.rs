//! What every server does by itself, whether anybody asks it for anything or not: it runs the jobs that are due, schedules the
//! housekeeping of each hour, and keeps its own database's log small. Several servers on one database do so at the same time.

use chrono::{DateTime, Timelike as _, Utc};
use docendo::{housekeeping, jobs::keep, work::Installation};
use std::{convert::Infallible, time::Duration};
use tokio::task::JoinHandle;

/// The seconds of an hour.
const HOUR: u64 = 3600;
/// How often somebody looks how large the database's log is.
const EVERY_LOG: Duration = Duration::from_mins(1);

/// Does all of it until the handle is aborted.
pub fn begin(installation: Installation) -> JoinHandle<()> {
    tokio::spawn(async move {
        tokio::join!(keep_house(&installation), keep(&installation), shrink(&installation));
    })
}

/// Schedules the housekeeping of this hour and of every one that follows. Every server does; the job is one.
async fn keep_house(installation: &Installation) -> Infallible {
    loop {
        if let Err(cause) = housekeeping::schedule(installation).await {
            tracing::warn!(%cause, "the housekeeping of this hour could not be scheduled");
        }
        tokio::time::sleep(until_next_hour(installation.clock.now())).await;
    }
}

/// From `now` until the next hour has begun.
fn until_next_hour(now: DateTime<Utc>) -> Duration {
    Duration::from_secs(HOUR - u64::from(now.minute() * 60 + now.second()))
}

/// Gives back the room that the database's log takes after something large was written. It is no job: the log lies beside the file
/// of SQLite that this process alone has open, and grows within minutes.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_hour_has_begun_at_the_end_of_the_wait() {
        let seconds = |now: &str| until_next_hour(now.parse().unwrap()).as_secs();
        assert_eq!(seconds("2026-11-20T12:00:00Z"), 3600);
        assert_eq!(seconds("2026-11-20T12:59:59.999Z"), 1);
    }
}
