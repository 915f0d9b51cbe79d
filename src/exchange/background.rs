//! Work that goes on while nobody waits for it, for imports and exports.
//!
//! * A row of the database says what is to be done, and the number of its latest task, which rises with each. Asking for work
//!   is one transaction that writes this row; a request that is cut does not stop it ([`beyond`]).
//! * A task is begun by whoever notes it first ([`begin`]): the process that was asked, or any other that finds a row whose
//!   latest task nobody has begun ([`keeper`](super::keeper)). From then on it gives signs of life until it ends, in a row of
//!   its own, so that a transaction which writes for long does not hold them up.
//! * Whoever has seen no other sign for long starts the next task; one that was given up and still lives finds another number
//!   in the row, and writes nothing any more ([`held`]). A sign says when it was given by the clock of whoever gave it. Clocks of
//!   two servers differ, so nobody reckons with it: what counts is how long an observer has seen the same one ([`Watched`]).
//!
//! Table: `background_task`.

mod store;
mod watched;

pub(crate) use watched::Watched;

use crate::{
    error::{Conflict, Entity, Error, Result},
    work::Installation,
};
use chrono::{DateTime, Utc};
use std::{
    any::Any,
    collections::HashSet,
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How often a task gives a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(3);
/// After how long without one it is told that there was none.
const SILENCE: Duration = Duration::from_secs(10);
/// After how long without one a task is taken for dead. More than a statement waits for a free connection.
const PATIENCE: Duration = Duration::from_secs(25);

/// A task of an import or export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Task {
    /// What it works on.
    pub(super) entity: Entity,
    /// The identifier of that.
    pub(super) id: i64,
    /// The number of the task.
    pub(super) number: i64,
}

/// The tasks that a process has taken on: those that it works on, and those that wait for their turn.
#[derive(Debug, Default)]
pub(crate) struct AtWork(Mutex<HashSet<Task>>);

impl AtWork {
    fn tasks(&self) -> std::sync::MutexGuard<'_, HashSet<Task>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn has(&self, task: Task) -> bool {
        self.tasks().contains(&task)
    }
}

/// That a process has taken a task on, until it is dropped.
struct TakenOn(Arc<AtWork>, Task);

impl TakenOn {
    /// None if the process has it already.
    fn new(at_work: &Arc<AtWork>, task: Task) -> Option<Self> {
        at_work.tasks().insert(task).then(|| Self(Arc::clone(at_work), task))
    }
}

impl Drop for TakenOn {
    fn drop(&mut self) {
        self.0.tasks().remove(&self.1);
    }
}

/// How the latest task of an import or export gets on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Nobody has begun it yet.
    Queued,
    /// Somebody works on it.
    Working,
    /// Whoever began it has given no sign of life for a while. Before long somebody else starts again.
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

/// How `task` gets on, whose last sign of life says `alive_at`; none if nobody has begun it.
pub(super) fn pace(installation: &Installation, task: Task, alive_at: Option<DateTime<Utc>>) -> Pace {
    match alive_at {
        None => Pace::Queued,
        Some(_) if installation.at_work.has(task) => Pace::Working,
        Some(at) if installation.watched.silent_for(task, at, installation.clock.elapsed()) <= SILENCE => Pace::Working,
        Some(_) => Pace::Silent,
    }
}

/// Whether `task` has to be taken on: nobody has begun it, or whoever did has given no sign of life for long.
pub(super) fn is_anybodys(installation: &Installation, task: Task, alive_at: Option<DateTime<Utc>>) -> bool {
    let is_dead = alive_at.is_none_or(|at| {
        // Looked at even if it is this process's own: time passes for all of them alike.
        installation.watched.silent_for(task, at, installation.clock.elapsed()) > PATIENCE
    });
    is_dead && !installation.at_work.has(task)
}

tokio::task_local! {
    /// What is held while a request runs.
    static HELD: Arc<dyn Any + Send + Sync>;
}

/// Holds `what` for as long as `request` runs, and as what it asked for goes on without it: the files of an upload are in memory
/// until they are stored, whether anybody waits for that or not.
pub async fn holding<T>(what: Arc<dyn Any + Send + Sync>, request: impl Future<Output = T>) -> T {
    HELD.scope(what, request).await
}

/// Does `work` to its end, be it that whoever waits for it is gone: a request whose connection is cut is dropped wherever it is
/// just then, and what it has asked for would be written down and not begun.
pub(super) async fn beyond<T: Send + 'static>(work: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    let held = HELD.try_with(Arc::clone).ok();
    let done = tokio::spawn(async move {
        let done = work.await;
        drop(held);
        done
    });
    done.await.unwrap_or_else(|cause| Err(Error::internal(cause.to_string())))
}

/// Takes `task` on, unless this process has it already: starts `work`, which ends by itself; if it fails, `give_up` notes in its
/// row why.
pub(super) fn start<E, G>(
    installation: &Installation,
    task: Task,
    work: impl Future<Output = Result<(), E>> + Send + 'static,
    give_up: impl FnOnce(E) -> G + Send + 'static,
) where
    E: From<Error> + Send + 'static,
    G: Future<Output = Result<()>> + Send,
{
    let Some(taken_on) = TakenOn::new(&installation.at_work, task) else { return };
    tokio::spawn(async move {
        // A task of its own, so that a panic in it is told like any other failure.
        let ended = tokio::spawn(work).await;
        let outcome = ended.unwrap_or_else(|cause| Err(Error::internal(cause.to_string()).into()));
        if let Err(error) = outcome
            && let Err(cause) = give_up(error).await
        {
            tracing::error!(%cause, "a failed task could not be marked as failed");
        }
        drop(taken_on);
    });
}

/// What a task has to know before it is begun. If it cannot be read, the task is left as nobody has begun it: it is found again,
/// and another server may have begun it meanwhile.
pub(super) fn known<T>(task: Task, read: Result<T>) -> Option<T> {
    read.inspect_err(|cause| tracing::warn!(%cause, ?task, "a task could not be begun")).ok()
}

/// Begins `task` and does `work`, with signs of life meanwhile. Nothing happens if somebody else has begun it, or the row has
/// another task by now.
pub(super) async fn begin<E: From<Error>>(
    installation: &Installation,
    task: Task,
    work: impl Future<Output = Result<(), E>>,
) -> Result<(), E> {
    match installation.alter(async |tx, now| store::note(tx, task, now).await).await {
        Ok(true) => {}
        Ok(false) => return Ok(()),
        Err(cause) => {
            // Nobody has begun it then: it is found again.
            tracing::warn!(%cause, ?task, "a task could not be begun");
            return Ok(());
        }
    }
    let sign = || async { installation.alter(async |tx, now| store::sign(tx, task, now).await).await };
    alive(SIGN_OF_LIFE, sign, work).await
}

/// Forgets the tasks that have ended or were followed by others.
pub(super) async fn forget_ended(installation: &Installation) -> Result<()> {
    installation.alter(async |tx, _| store::forget_ended(tx).await).await
}

/// Does `work` and meanwhile calls `sign` each time that `every` has passed. A sign that is lost changes nothing.
pub(super) async fn alive<T, F>(every: Duration, sign: impl Fn() -> F, work: impl Future<Output = T>) -> T
where
    F: Future<Output = Result<()>>,
{
    tokio::select! {
        outcome = work => outcome,
        never = signs(every, sign) => match never {},
    }
}

async fn signs<F: Future<Output = Result<()>>>(every: Duration, sign: impl Fn() -> F) -> Infallible {
    loop {
        tokio::time::sleep(every).await;
        if let Err(cause) = sign().await {
            tracing::debug!(%cause, "a sign of life was lost");
        }
    }
}

/// Whether the row was still the task's when it was written to; if not, nothing of the transaction may stay.
pub(super) fn held(is_held: bool, entity: Entity) -> Result<()> {
    if is_held { Ok(()) } else { Err(Error::Conflict(Conflict::Changed(entity))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cut;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn what_is_held_for_a_request_is_held_until_what_it_asked_for_is_done() {
        let held = Arc::new(());
        let (end, ends) = oneshot::channel::<()>();
        let (tell, told) = oneshot::channel::<()>();
        let work = async move {
            drop(ends.await);
            Ok(tell)
        };
        assert!(!cut(holding(held.clone(), beyond(work)), 1).await, "the connection is cut");
        assert_eq!(Arc::strong_count(&held), 2);
        drop(end);
        assert!(told.await.is_err(), "it is done");
        while Arc::strong_count(&held) > 1 {
            tokio::task::yield_now().await;
        }
    }
}
