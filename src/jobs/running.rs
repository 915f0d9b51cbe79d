//! A job that is run: in whose name, how far it is, and whether whoever runs it still holds the lease.

use super::{
    model::{HEARTBEAT, Lease, State, TELL_EVERY},
    request::on_behalf_of,
    store,
};
use crate::{
    error::{Conflict, Entity, Error, Result},
    kernel::{
        access::UseCase,
        id::{JobId, PersonId},
    },
    work::{Caller, Installation, Work},
};
use std::{
    convert::Infallible,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering::Relaxed},
    },
    time::Duration,
};

/// A job that is run.
#[derive(Clone)]
pub struct Running {
    installation: Installation,
    lease: Lease,
    asker: Option<Caller>,
    created_by: Option<PersonId>,
    pulse: Arc<Pulse>,
}

/// What a job and its heartbeats tell each other.
struct Pulse {
    /// Negative before there is any.
    progress: AtomicI64,
    told: AtomicI64,
    is_lost: AtomicBool,
}

impl Running {
    pub(super) fn new(
        installation: &Installation,
        lease: Lease,
        (asker, created_by): (Option<&Caller>, Option<PersonId>),
    ) -> Self {
        let pulse = Pulse { progress: (-1).into(), told: (-1).into(), is_lost: false.into() };
        let (installation, asker) = (installation.clone(), asker.cloned());
        Self { installation, lease, asker, created_by, pulse: Arc::new(pulse) }
    }

    /// The attempt at it, as whoever runs it proves that it is still theirs.
    pub(super) const fn lease(&self) -> Lease {
        self.lease
    }

    /// The job.
    pub fn job(&self) -> JobId {
        self.lease.job
    }

    /// The number of this attempt, from 1 on.
    pub fn attempt(&self) -> i64 {
        self.lease.attempt
    }

    /// The installation that it is run in.
    pub fn installation(&self) -> &Installation {
        &self.installation
    }

    /// Whoever asked for it.
    ///
    /// Fails with [`Error::Forbidden`] if nobody did, or they may not carry out `use_case` any more.
    pub async fn caller(&self, use_case: UseCase) -> Result<Caller> {
        if let Some(asker) = &self.asker {
            return Ok(asker.clone());
        }
        let person = self.created_by.ok_or(Error::forbidden(use_case))?;
        let caller = on_behalf_of(&self.installation, person, use_case).await?;
        caller.ok_or(Error::forbidden(use_case))
    }

    /// Tells that so many steps of the work are done. It is written with one of the next heartbeats.
    pub fn advance(&self, steps: usize) {
        self.pulse.progress.store(i64::try_from(steps).unwrap_or(i64::MAX), Relaxed);
    }

    /// Whether the latest heartbeat has found that the lease is lost: what is done from then on is in vain.
    pub fn is_lost(&self) -> bool {
        self.pulse.is_lost.load(Relaxed)
    }

    /// Ends the job as done within the transaction of what it wrote. It has to be the last statement of that transaction.
    ///
    /// Fails with [`Conflict::Changed`], told of `subject`, if the lease is lost: then nothing of the transaction may stay.
    pub async fn finish(&self, work: &mut Work, subject: Entity) -> Result<()> {
        let now = work.now;
        // Unscoped: a lease names its job.
        let is_held = store::end(work.unscoped_tx(), self.lease, State::Done, None, now).await?;
        if is_held { Ok(()) } else { Err(Error::Conflict(Conflict::Changed(subject))) }
    }

    /// One heartbeat.
    pub(crate) async fn beat(&self) -> Result<()> {
        let progress = self.pulse.progress.load(Relaxed);
        let told = Some(progress).filter(|steps| *steps >= 0);
        let beat = self.installation.alter(async |tx, now| store::beat(tx, self.lease, told, now).await);
        if !beat.await? {
            self.pulse.is_lost.store(true, Relaxed);
        }
        self.pulse.told.store(progress, Relaxed);
        Ok(())
    }

    /// Heartbeats without an end. One that is lost changes nothing.
    pub(super) async fn beats(&self) -> Infallible {
        let mut since = Duration::ZERO;
        loop {
            tokio::time::sleep(TELL_EVERY).await;
            since += TELL_EVERY;
            let is_news = self.pulse.progress.load(Relaxed) != self.pulse.told.load(Relaxed);
            if !is_news && since < HEARTBEAT {
                continue;
            }
            since = Duration::ZERO;
            if let Err(cause) = self.beat().await {
                tracing::debug!(%cause, job = %self.job(), "a heartbeat was lost");
            }
        }
    }
}
