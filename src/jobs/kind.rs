//! What a kind of job has to say.

use super::running::Running;
use crate::{
    db::Tx,
    error::{Error, Result, Unavailability},
    kernel::id::JobId,
};
use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};

/// A kind of job.
pub trait JobKind: 'static {
    /// The word that is stored. It never changes: jobs of an earlier version wait under it.
    const NAME: &'static str;
    /// How many of them a process works on at the same time.
    const AT_ONCE: usize;
    /// How often one is tried at most: after a failure that may pass, and after its server died.
    const ATTEMPTS: i64 = 5;

    /// What is to be done. It is stored as JSON, and what an earlier version stored has to stay readable.
    type Args: Serialize + DeserializeOwned + Send + Sync;
    /// Why it was not done.
    type Error: JobFailure;

    /// Does the work. What it writes is written once only if the same transaction [finishes](Running::finish) the job; work that
    /// writes nothing here may end without that, and is then done at least once.
    fn run(running: Running, args: Self::Args) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Notes in the subject of a job why there will be no further attempt, in the transaction in which the job fails. What it is
    /// about has to be found by the job: its arguments may be what nobody can read.
    fn give_up(
        tx: &mut Tx,
        job: JobId,
        why: &Self::Error,
        now: DateTime<Utc>,
    ) -> impl Future<Output = Result<()>> + Send;
}

/// Why an attempt failed.
pub trait JobFailure: From<Error> + Send + Sync + 'static {
    /// Whether it may pass by itself, so that a retry is worth it.
    fn is_transient(&self) -> bool;

    /// What lies behind it, for whoever runs the installation.
    fn cause(&self) -> String;
}

impl JobFailure for Error {
    fn is_transient(&self) -> bool {
        // What a file has lost does not come back by waiting.
        matches!(
            self,
            Self::Unavailable(Unavailability::Space | Unavailability::Database | Unavailability::Snapshot { .. }, _)
        )
    }

    fn cause(&self) -> String {
        Self::cause(self)
    }
}
