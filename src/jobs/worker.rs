//! What one process knows of jobs: which kinds there are, which leases it has or is about to claim, and since when, by its own time
//! alone, it has seen the heartbeats of others.

use super::{
    leases::{Process, TakenOn},
    model::{LEASE, Lease, Pace, SILENCE, State, Status},
    registered::RegisteredKind,
};
use crate::{db::Db, work::InstallationPart};
use chrono::{DateTime, Utc};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::Semaphore;

/// A heartbeat at which nobody has looked for so long is forgotten: the job has ended.
const FORGOTTEN_AFTER: Duration = Duration::from_mins(10);

/// A process that works on jobs.
pub(crate) struct Worker {
    process: Arc<Process>,
    /// The kinds that it knows, each with the turns in which jobs of this kind are worked on.
    kinds: Vec<(&'static RegisteredKind, Arc<Semaphore>)>,
    heartbeats: Mutex<HashMap<Lease, Seen>>,
}

/// A heartbeat.
#[derive(Debug, Clone, Copy)]
struct Seen {
    heartbeat: DateTime<Utc>,
    /// When it was seen first, and last.
    first: Duration,
    last: Duration,
}

impl InstallationPart for Worker {
    /// A process that knows no kinds: all it has to do with jobs is to ask for them.
    fn new(_: &Db) -> Self {
        Self::for_kinds(&[])
    }
}

impl Worker {
    /// A process that knows `kinds`.
    pub(crate) fn for_kinds(kinds: &'static [RegisteredKind]) -> Self {
        let turns = |kind: &'static RegisteredKind| (kind, Arc::new(Semaphore::new(kind.at_once)));
        Self { process: Arc::default(), kinds: kinds.iter().map(turns).collect(), heartbeats: Mutex::default() }
    }

    /// The kind that is stored as `name`, and its turns.
    pub(super) fn kind(&self, name: &str) -> Option<(&'static RegisteredKind, Arc<Semaphore>)> {
        self.kinds.iter().find(|(kind, _)| kind.name == name).map(|(kind, turns)| (*kind, Arc::clone(turns)))
    }

    /// The names of all kinds that it knows.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.kinds.iter().map(|(kind, _)| kind.name)
    }

    /// Takes a lease on that the process is about to claim; none if it has it already.
    pub(super) fn take_on(&self, lease: Lease) -> Option<TakenOn> {
        TakenOn::new(&self.process, lease)
    }

    /// For how long `heartbeat` has been the latest under `lease`, as far as this process has seen; it looks at `now`.
    fn silent_for(&self, lease: Lease, heartbeat: DateTime<Utc>, now: Duration) -> Duration {
        let mut seen = self.heartbeats.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, seen| now.saturating_sub(seen.last) < FORGOTTEN_AFTER);
        let known = seen.get(&lease).filter(|seen| seen.heartbeat == heartbeat);
        let first = known.map_or(now, |seen| seen.first);
        seen.insert(lease, Seen { heartbeat, first, last: now });
        now.saturating_sub(first)
    }

    /// How a job gets on that has not ended; it is looked at `now`.
    pub(super) fn pace(&self, job: &Status, now: Duration) -> Pace {
        match job.lease() {
            None => Pace::Queued,
            Some((lease, _)) if self.process.has(lease) => Pace::Working,
            Some((lease, at)) if self.silent_for(lease, at, now) <= SILENCE => Pace::Working,
            Some(_) => Pace::Silent,
        }
    }

    /// Whether a job that is due can be claimed: nobody has, or whoever did has lost the lease.
    pub(super) fn may_claim(&self, job: &Status, now: Duration) -> bool {
        match (job.state, job.lease()) {
            (State::Waiting, _) => true,
            // Looked at even if it is this process's own: time passes for all of them alike.
            (State::Running, Some((lease, at))) => self.silent_for(lease, at, now) > LEASE && !self.process.has(lease),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::JobId;

    #[test]
    fn a_job_is_as_silent_as_it_was_seen_to_be_whatever_its_own_clock_says() {
        let (worker, lease) = (Worker::for_kinds(&[]), Lease { job: JobId(1), attempt: 1 });
        let second = Duration::from_secs(1);
        let far_behind = DateTime::UNIX_EPOCH;
        assert_eq!(worker.silent_for(lease, far_behind, 100 * second), Duration::ZERO);
        assert_eq!(worker.silent_for(lease, far_behind, 126 * second), 26 * second);
        // A clock that was put back gives heartbeats all the same.
        assert_eq!(worker.silent_for(lease, far_behind - chrono::TimeDelta::hours(1), 127 * second), Duration::ZERO);
        let next = Lease { attempt: 2, ..lease };
        assert_eq!(worker.silent_for(next, far_behind, 130 * second), Duration::ZERO);
    }
}
