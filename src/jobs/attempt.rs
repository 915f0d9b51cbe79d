//! An attempt at a job: it is claimed, run with heartbeats, and settled.

use super::{
    kind::{Failure as _, Kind},
    model::{HEARTBEAT, Lease, State, TELL_EVERY, delay_after},
    request::on_behalf_of,
    store::{self, Claimed, Open},
    worker::{TakenOn, Worker},
};
use crate::{
    db::Tx,
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
use tokio::sync::Semaphore;

/// What an attempt begins with.
pub(super) struct Start {
    pub(super) installation: Installation,
    /// The job as it was found.
    pub(super) found: Open,
    /// The turns of its kind in this process.
    pub(super) turns: Arc<Semaphore>,
    /// Whoever asked for it just now, in this process.
    pub(super) asker: Option<Caller>,
    /// That this process is at it, until the attempt is over.
    pub(super) taken_on: TakenOn,
}

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
    fn of(start: &Start, lease: Lease, created_by: Option<PersonId>) -> Self {
        let pulse = Pulse { progress: (-1).into(), told: (-1).into(), is_lost: false.into() };
        let (installation, asker) = (start.installation.clone(), start.asker.clone());
        Self { installation, lease, asker, created_by, pulse: Arc::new(pulse) }
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
    async fn beats(&self) -> Infallible {
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

/// Makes an attempt at a job of kind `K`, once it is its turn. Whatever becomes of it is in its row.
pub(super) async fn attempt<K: Kind>(start: Start) {
    let found = start.found.status;
    if let Some((lease, _)) = found.lease().filter(|_| found.attempts >= K::ATTEMPTS) {
        let still = start.installation.alter(async |tx, _| store::is_as_found(tx, &found).await).await;
        // If it cannot be asked, the job is found again.
        if still.unwrap_or_default() {
            let why = Error::internal(format!("its servers died in the middle of it, {} times", found.attempts));
            settle::<K>(&Running::of(&start, lease, None), Err(why.into())).await;
        }
        return;
    }
    // It is never closed.
    let Ok(_turn) = Arc::clone(&start.turns).acquire_owned().await else { return };
    match claim(&start).await {
        Ok(Some((running, args))) => {
            let outcome = carry_out::<K>(&running, &args).await;
            settle::<K>(&running, outcome).await;
        }
        Ok(None) => {}
        // Nobody has claimed it then: it is found again.
        Err(cause) => tracing::warn!(%cause, job = %found.id, kind = K::NAME, "a job could not be claimed"),
    }
    drop(start.taken_on);
}

/// Claims the next attempt; none if somebody was quicker, or whoever runs the job has given a heartbeat while this waited for its
/// turn.
pub(super) async fn claim(start: &Start) -> Result<Option<(Running, String)>> {
    let Open { status, kind, lease_by } = &start.found;
    let lease = Lease { job: status.id, attempt: status.attempts + 1 };
    let installation = &start.installation;
    let claim = async |tx: &mut Tx, now| store::claim(tx, status, &installation.part::<Worker>().name, now).await;
    let claimed = installation.alter(claim).await?;
    if let (Some(dead), Some(_)) = (lease_by, &claimed) {
        tracing::warn!(job = %status.id, kind, dead, attempt = lease.attempt, "a job is taken over");
    }
    Ok(claimed.map(|Claimed { args, created_by }| (Running::of(start, lease, created_by), args)))
}

/// Runs a job, with heartbeats meanwhile.
async fn carry_out<K: Kind>(running: &Running, args: &str) -> Result<(), K::Error> {
    let args = serde_json::from_str(args).map_err(|cause| {
        tracing::error!(%cause, job = %running.job(), kind = K::NAME, "the arguments of a job cannot be read");
        Error::internal(format!("its arguments cannot be read: {cause}"))
    })?;
    // A task of its own, so that a panic in it is told like any other failure.
    let mut work = tokio::spawn(K::run(running.clone(), args));
    let ended = tokio::select! {
        ended = &mut work => ended,
        never = running.beats() => match never {},
    };
    ended.unwrap_or_else(|cause| Err(Error::internal(cause).into()))
}

/// Writes down what became of an attempt, unless its lease is lost.
async fn settle<K: Kind>(running: &Running, outcome: Result<(), K::Error>) {
    if let Err(cause) = written::<K>(running, &outcome).await {
        // Heartbeats are over, so the job is taken over.
        let cause = cause.cause();
        tracing::error!(cause, job = %running.job(), kind = K::NAME, "what became of a job could not be written down");
    }
}

async fn written<K: Kind>(running: &Running, outcome: &Result<(), K::Error>) -> Result<()> {
    let (lease, installation) = (running.lease, &running.installation);
    let (mut tx, now) = (installation.db.write().await?, installation.clock.now());
    let is_held = match outcome {
        Ok(()) => store::end(&mut tx, lease, State::Done, None, now).await?,
        Err(why) if why.is_transient() && lease.attempt < K::ATTEMPTS => {
            let (cause, run_at) = (why.cause(), now + delay_after(lease.attempt));
            tracing::warn!(cause, job = %lease.job, kind = K::NAME, %run_at, "a job failed, and is tried again");
            store::retry(&mut tx, lease, cause, run_at).await?
        }
        Err(why) => {
            let cause = why.cause();
            tracing::warn!(cause, job = %lease.job, kind = K::NAME, "a job failed, and is not tried again");
            K::give_up(&mut tx, lease.job, why, now).await?;
            store::end(&mut tx, lease, State::Failed, Some(cause), now).await?
        }
    };
    if is_held {
        tx.commit().await?;
    } else {
        tx.rollback().await?;
    }
    Ok(())
}
