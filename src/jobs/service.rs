//! Asking for jobs, and keeping them going.

use super::{
    attempt::Start,
    kind::JobKind,
    model::{KEPT, Lease, Pace, Status, UNKNOWN_FOR},
    store::{self, JobInsert, Open},
    worker::Worker,
};
use crate::{
    db::Tx,
    error::{Error, Result},
    kernel::id::{JobId, OrganisationId},
    work::{Caller, Installation, Read, Work},
};
use chrono::{DateTime, Utc};
use std::{collections::HashMap, time::Duration};

/// How often a server looks.
const EVERY: Duration = Duration::from_secs(2);
/// So many jobs of a kind wait for their turn in one server at most.
const AHEAD: i64 = 32;

/// Asks for a job of kind `K`, as soon as the transaction is committed and in the name of the caller.
pub async fn enqueue<K: JobKind>(work: &mut Work, args: &K::Args) -> Result<JobId> {
    let (now, organisation, person) = (work.now, work.who().organisation, work.who().person);
    let new = JobInsert {
        organisation: Some(organisation),
        kind: K::NAME,
        args: serde_json::to_string(args)?,
        key: None,
        run_at: now,
        created_by: Some(person),
        created_at: now,
    };
    // Unscoped: whose it is stands in the row, because there are jobs that are nobody's.
    store::insert(work.unscoped_tx(), new)
        .await?
        .ok_or_else(|| Error::internal("a job without a key was taken for another one"))
}

/// When a job is due that nobody asks for.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// Whose it is; none if it is about the whole installation.
    pub organisation: Option<OrganisationId>,
    /// What no other job has, such as `daily:7:2026-11-20`.
    pub key: String,
    /// When it is due. Clocks of servers may differ by so much that one begins it a little earlier or later.
    pub run_at: DateTime<Utc>,
}

/// Schedules a job of kind `K` on behalf of nobody; none if there is one with its key.
pub async fn schedule<K: JobKind>(
    tx: &mut Tx,
    schedule: &Schedule,
    args: &K::Args,
    now: DateTime<Utc>,
) -> Result<Option<JobId>> {
    let Schedule { organisation, key, run_at } = schedule.clone();
    let args = serde_json::to_string(args)?;
    let new =
        JobInsert { organisation, kind: K::NAME, args, key: Some(key), run_at, created_by: None, created_at: now };
    store::insert(tx, new).await
}

/// Cancels a job of the caller's organisation; false if it has ended. Whoever runs it writes nothing any more, and learns of it by
/// the next heartbeat.
pub async fn cancel(work: &mut Work, job: JobId) -> Result<bool> {
    store::cancel(work, job).await
}

/// How a job of the caller's organisation stands; none if it is forgotten.
pub(crate) async fn status(read: &mut Read, job: Option<JobId>) -> Result<Option<Status>> {
    Ok(statuses(read, job).await?.into_values().next())
}

/// How jobs of the caller's organisation stand; those that are forgotten are missing.
pub(crate) async fn statuses(read: &mut Read, jobs: impl IntoIterator<Item = JobId>) -> Result<HashMap<JobId, Status>> {
    let found = store::statuses(read, &jobs.into_iter().collect::<Vec<_>>()).await?;
    Ok(found.into_iter().map(|one| (one.id, one)).collect())
}

/// How the work gets on of a job that has not ended; one that is not known waits.
pub fn pace(caller: &Caller, job: Option<&Status>) -> Pace {
    let installation = caller.installation();
    job.map_or(Pace::Queued, |job| installation.part::<Worker>().pace(job, installation.clock.elapsed()))
}

/// Begins a job of kind `K` that `asker` has just asked for, unless somebody is quicker. It ends by itself.
pub fn start<K: JobKind>(asker: &Caller, job: JobId) {
    let found = Open { status: Status::waiting(job), kind: K::NAME.to_owned(), lease_by: None };
    // What it writes is no answer to what its asker sent.
    begin(asker.installation(), found, Some(asker.sending(None)));
}

/// Begins the next attempt at a job that was `found`, unless this process is about to.
fn begin(installation: &Installation, found: Open, asker: Option<Caller>) {
    let worker = &installation.part::<Worker>();
    let lease = Lease { job: found.status.id, attempt: found.status.attempts + 1 };
    // Others know the kinds that this process does not.
    let Some((kind, turns)) = worker.kind(&found.kind) else { return };
    let Some(taken_on) = worker.take_on(lease) else { return };
    tokio::spawn((kind.attempt)(Start { installation: installation.clone(), found, turns, asker, taken_on }));
}

/// Looks once for jobs that are due and that nobody runs, and begins them.
pub async fn look(installation: &Installation) -> Result<()> {
    let worker = &installation.part::<Worker>();
    let open = async |tx: &mut Tx, now| {
        let mut open = store::running(tx).await?;
        for kind in worker.names() {
            open.extend(store::due(tx, kind, now, AHEAD).await?);
        }
        Ok(open)
    };
    let (open, now) = (installation.inspect(open).await?, installation.clock.elapsed());
    for found in open {
        if worker.may_claim(&found.status, now) {
            begin(installation, found, None);
        }
    }
    Ok(())
}

/// Looks again and again, without an end.
pub async fn keep(installation: &Installation) {
    let mut told = None;
    loop {
        // Every other second the same line would say nothing new.
        let cause = look(installation).await.err().map(|error| error.cause());
        if let Some(cause) = cause.as_ref().filter(|_| cause != told) {
            tracing::error!(
                cause,
                "jobs cannot be looked for: none is begun, tried again or taken over until they can"
            );
        }
        told = cause;
        tokio::time::sleep(EVERY).await;
    }
}

/// Fails the jobs of kinds that no server knows, and forgets those that ended long ago.
pub async fn tidy(installation: &Installation) -> Result<()> {
    let worker = &installation.part::<Worker>();
    let left = installation.inspect(async |tx, now| store::left_since(tx, now - UNKNOWN_FOR).await).await?;
    let now = installation.clock.elapsed();
    let is_nobodys = |job: &Open| worker.kind(&job.kind).is_none() && worker.may_claim(&job.status, now);
    for Open { status, kind, .. } in left.into_iter().filter(is_nobodys) {
        tracing::error!(job = %status.id, kind, "a job of a kind that nobody knows is failed");
        let why = format!("no server knows jobs of the kind {kind:?}");
        installation.alter(async |tx, now| store::fail_unknown(tx, &status, why, now).await).await?;
    }
    installation.alter(async |tx, now| store::forget(tx, now - KEPT).await).await
}
