//! Work that goes on while nobody waits for it, for imports and exports.
//!
//! A row of the database says what is to be done, and a task of some process does it. The row has the number of its latest
//! task, which rises with each, and the moment of that one's last sign of life. Whoever finds that moment too long ago starts
//! the next task; one that was given up and still lives finds another number in the row, and writes nothing any more.

use crate::error::{Conflict, Entity, Error, Result};
use std::{convert::Infallible, time::Duration};

/// How often a task gives a sign of life that has nothing else to tell.
pub(super) const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// Starts `work`. It ends by itself; if it fails, `give_up` notes in its row why.
pub(super) fn start<E, G>(
    work: impl Future<Output = Result<(), E>> + Send + 'static,
    give_up: impl FnOnce(E) -> G + Send + 'static,
) where
    E: From<Error> + Send + 'static,
    G: Future<Output = Result<()>> + Send,
{
    tokio::spawn(async move {
        // A task of its own, so that a panic in it is told like any other failure.
        let ended = tokio::spawn(work).await;
        let outcome = ended.unwrap_or_else(|cause| Err(Error::internal(cause.to_string()).into()));
        if let Err(error) = outcome
            && let Err(cause) = give_up(error).await
        {
            tracing::error!(%cause, "a failed task could not be marked as failed");
        }
    });
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
