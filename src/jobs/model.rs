//! What a job is, and the rules of retries.

use crate::kernel::{id::JobId, words::words};
use chrono::{DateTime, TimeDelta, Utc};
use std::time::Duration;

/// How often whoever runs a job gives a heartbeat.
pub(super) const HEARTBEAT: Duration = Duration::from_secs(3);
/// How often it is looked whether there is progress to tell before the next heartbeat.
pub(super) const TELL_EVERY: Duration = Duration::from_secs(1);
/// After how long without a heartbeat it is told that there was none.
pub(super) const SILENCE: Duration = Duration::from_secs(10);
/// After how long without a heartbeat a lease is lost. More than a statement waits for a free connection.
pub(super) const LEASE: Duration = Duration::from_secs(25);
/// How long a job that ended is kept.
pub(super) const KEPT: TimeDelta = TimeDelta::days(30);
/// How long a job of a kind that this version does not know waits for a server that does: servers of two versions may run beside
/// each other for a while.
pub(super) const UNKNOWN_FOR: TimeDelta = TimeDelta::hours(1);

/// The delay before the second attempt, and the longest one.
const FIRST_DELAY: TimeDelta = TimeDelta::seconds(5);
const LONGEST_DELAY: TimeDelta = TimeDelta::hours(1);

/// How long a job waits after attempt `number` (from 1 on) failed: 5 s, 20 s, 80 s and so on, an hour at most.
pub(super) fn delay_after(number: i64) -> TimeDelta {
    let fourfold = |delay: TimeDelta| Some(delay * 4).filter(|delay| *delay < LONGEST_DELAY);
    let mut delays = std::iter::successors(Some(FIRST_DELAY), |delay| fourfold(*delay));
    let before = usize::try_from(number - 1).unwrap_or(0);
    delays.nth(before).unwrap_or(LONGEST_DELAY)
}

words! {
    /// Where a job is on its way.
    State {
        /// Nobody has claimed it.
        Waiting = "waiting",
        /// A server has claimed it.
        Running = "running",
        /// It succeeded.
        Done = "done",
        /// It did not succeed, and is not tried again.
        Failed = "failed",
        /// Whoever asked for it wants it no more.
        Cancelled = "cancelled",
    }
}

/// The right to work on a job: the number of the attempt is the fencing token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Lease {
    pub(super) job: JobId,
    /// Counted from 1.
    pub(super) attempt: i64,
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Status {
    /// The job.
    pub id: JobId,
    /// Where it is on its way.
    pub state: State,
    /// How often it was claimed.
    pub attempts: i64,
    /// The latest heartbeat, by the clock of whoever gave it; none if nobody has claimed it.
    pub heartbeat_at: Option<DateTime<Utc>>,
    /// How many steps of the work are done, in the unit of its kind; none before the first.
    pub progress: Option<i64>,
}

impl Status {
    /// How a job stands that was just asked for.
    pub(super) const fn waiting(id: JobId) -> Self {
        Self { id, state: State::Waiting, attempts: 0, heartbeat_at: None, progress: None }
    }

    /// The lease under which it is run, if it is.
    pub(super) fn lease(&self) -> Option<(Lease, DateTime<Utc>)> {
        let at = self.heartbeat_at.filter(|_| self.state == State::Running)?;
        Some((Lease { job: self.id, attempt: self.attempts }, at))
    }
}

/// How the work of a job that has not ended gets on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Nobody has claimed it.
    Queued,
    /// Somebody works on it.
    Working,
    /// Whoever claimed it has given no heartbeat for a while. Before long somebody else starts again.
    Silent,
}

impl Pace {
    /// The stable word that texts are looked up by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Working => "working",
            Self::Silent => "silent",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_grows_from_five_seconds_to_an_hour_and_no_further() {
        let seconds = [1, 2, 3, 4, 5, 6, 7, 100, i64::MAX].map(|number| delay_after(number).num_seconds());
        assert_eq!(seconds, [5, 20, 80, 320, 1280, 3600, 3600, 3600, 3600]);
    }
}
