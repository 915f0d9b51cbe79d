//! The job that writes an export while nobody waits for it: reads the outline once, writes the file on a thread that may take its
//! time, keeps it in the storage, and only then says in the row that it is there.

use super::{
    contents::{count, outlined},
    model::{Export, Failure, place_of},
    store,
};
use crate::{
    competence::patient,
    db::Tx,
    documents::{Files, quota},
    error::{Conflict, Entity, Error, Result},
    exchange::{access, matrix_file},
    jobs::{JobKind, Running},
    kernel::id::{ExportId, JobId},
    work::{Caller, Work},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a job works on.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Subject {
    pub(super) export: ExportId,
}

/// Writes the file of an export. A process writes one large file at a time: each takes a core, and lies in memory until it is kept.
/// Its progress is the rows that are written.
pub(crate) struct WriteExport;

impl JobKind for WriteExport {
    const NAME: &'static str = "export";
    const AT_ONCE: usize = 1;
    type Args = Subject;
    type Error = Error;

    async fn run(running: Running, subject: Subject) -> Result<()> {
        let caller = patient(&running.caller(access::EXPORT).await?);
        match caller.read(async |read| store::find(read, subject.export).await).await? {
            Some(export) => write(&caller, &running, &export).await,
            // Its time is over.
            None => Ok(()),
        }
    }

    async fn give_up(tx: &mut Tx, job: JobId, why: &Error, now: DateTime<Utc>) -> Result<()> {
        if let Error::Internal(cause) = why {
            tracing::error!(%cause, %job, "an export failed");
        }
        store::fail(tx, job, Failure::of(why), now).await
    }
}

/// Writes the file of an export.
pub(super) async fn write(caller: &Caller, running: &Running, export: &Export) -> Result<()> {
    let order = export.order.clone();
    let (outline, contents) = caller.read(async |read| outlined(read, &order).await).await?;
    let told = running.clone();
    let hear = move |rows| {
        told.advance(rows);
        if told.is_lost() { Err(lost()) } else { Ok(()) }
    };
    let writing = move || matrix_file::write(order.form, &outline, &order.words, hear);
    let written = tokio::task::spawn_blocking(writing).await;
    let bytes = written.map_err(Error::internal)??;
    let (size, installation) = (bytes.len(), caller.installation());
    caller.read(async |read| quota::check(read, installation, "file", size).await).await?;
    let (files, place) = (&installation.part::<Files>(), place_of(&export.place, running.attempt()));
    files.put(&place, bytes).await?;
    let finish = async |work: &mut Work| {
        quota::claim(work, installation, "file", size).await?;
        if !store::finish(work, export.id, &place, &contents, count(size)).await? {
            return Err(lost());
        }
        running.finish(work, Entity::Export).await
    };
    let finished = caller.write(finish).await;
    if let Err(error) = &finished
        && error.is_undone()
        && let Err(cause) = files.forget(&place).await
    {
        tracing::warn!(%cause, place, "a file that belongs to no export could not be forgotten");
    }
    finished
}

/// The export was cancelled, or another attempt has it.
const fn lost() -> Error {
    Error::Conflict(Conflict::Changed(Entity::Export))
}
