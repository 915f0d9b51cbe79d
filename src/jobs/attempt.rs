//! An attempt at a job: it is claimed, run with heartbeats, and settled.

use super::{
    kind::{JobFailure as _, JobKind},
    leases::TakenOn,
    model::{Lease, State, delay_after},
    running::Running,
    store::{self, Claimed, Open},
};
use crate::{
    db::Tx,
    error::{Error, Result},
    work::{Caller, Installation},
};
use std::sync::Arc;
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

/// Makes an attempt at a job of kind `K`, once it is its turn. Whatever becomes of it is in its row.
pub(super) async fn attempt<K: JobKind>(start: Start) {
    let found = start.found.status;
    if let Some((lease, _)) = found.lease().filter(|_| found.attempts >= K::ATTEMPTS) {
        let still = start.installation.alter(async |tx, _| store::is_as_found(tx, &found).await).await;
        // If it cannot be asked, the job is found again.
        if still.unwrap_or_default() {
            let why = Error::internal(format!("its servers died in the middle of it, {} times", found.attempts));
            let running = Running::new(&start.installation, lease, (start.asker.as_ref(), None));
            settle::<K>(&running, Err(why.into())).await;
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
    let claim = async |tx: &mut Tx, now| store::claim(tx, status, start.taken_on.process(), now).await;
    let claimed = installation.alter(claim).await?;
    if let (Some(dead), Some(_)) = (lease_by, &claimed) {
        tracing::warn!(job = %status.id, kind, dead, attempt = lease.attempt, "a job is taken over");
    }
    let running = |created_by| Running::new(installation, lease, (start.asker.as_ref(), created_by));
    Ok(claimed.map(|Claimed { args, created_by }| (running(created_by), args)))
}

/// Runs a job, with heartbeats meanwhile.
async fn carry_out<K: JobKind>(running: &Running, args: &str) -> Result<(), K::Error> {
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
async fn settle<K: JobKind>(running: &Running, outcome: Result<(), K::Error>) {
    if let Err(cause) = written::<K>(running, &outcome).await {
        // Heartbeats are over, so the job is taken over.
        let cause = cause.cause();
        tracing::error!(cause, job = %running.job(), kind = K::NAME, "what became of a job could not be written down");
    }
}

async fn written<K: JobKind>(running: &Running, outcome: &Result<(), K::Error>) -> Result<()> {
    let (lease, installation) = (running.lease(), running.installation());
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
