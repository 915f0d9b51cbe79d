//! Housekeeping: every hour, what is kept for a while only is removed, and what a job has left behind is put back. It concerns what
//! all servers share, so it is a job whose key names the hour: of several servers one does it.

#[cfg(all(test, feature = "testing"))]
mod tests;

use crate::{
    db::Tx,
    error::{Error, Result},
    exchange::{export::service::remove_expired, import::forgotten::discard_forgotten, left::put_back_left},
    jobs::{self, JobKind, Running, Schedule},
    kernel::id::JobId,
    work::{Installation, once},
};
use chrono::{DateTime, Utc};

/// The housekeeping of one hour.
pub struct Housekeeping;

/// Schedules the housekeeping of the present hour, unless a server has already.
pub async fn schedule(installation: &Installation) -> Result<()> {
    let of_this_hour = async |tx: &mut Tx, now: DateTime<Utc>| {
        let key = format!("{}:{}", Housekeeping::NAME, now.format("%Y-%m-%dT%H"));
        let hour = Schedule { organisation: None, key, run_at: now };
        jobs::schedule::<Housekeeping>(tx, &hour, &(), now).await.map(drop)
    };
    installation.alter(of_this_hour).await
}

impl JobKind for Housekeeping {
    const NAME: &'static str = "housekeeping.hourly";
    const AT_ONCE: usize = 1;
    type Args = ();
    type Error = Error;

    async fn run(running: Running, (): ()) -> Result<()> {
        let installation = running.installation();
        // Each of them is done, whatever becomes of those before it.
        let done = [
            tell("answers that were kept for a day are forgotten", once::forget(installation).await),
            tell("exports whose time is over are removed", remove_expired(installation).await),
            tell("imports that nobody decided about are put aside", discard_forgotten(installation).await),
            tell("imports and exports without a job are put back", put_back_left(installation).await),
            tell("jobs are tidied up", jobs::tidy(installation).await.map(|()| 0)),
        ];
        done.into_iter().collect()
    }

    async fn give_up(_: &mut Tx, _: JobId, _: &Error, _: DateTime<Utc>) -> Result<()> {
        // The next hour does what this one could not.
        Ok(())
    }
}

/// Tells how often something was done, or that it could not be.
fn tell(what: &'static str, done: Result<usize>) -> Result<()> {
    match done {
        Ok(0) => Ok(()),
        Ok(count) => {
            tracing::info!(count, "{what}");
            Ok(())
        }
        Err(cause) => {
            tracing::warn!(%cause, "{what}: this failed");
            Err(cause)
        }
    }
}
