//! The task that writes an export while nobody waits for it: reads the outline once, writes the file on a thread that may
//! take its time, keeps it in the storage, and only then says in the row that it is there.

use super::{
    model::{Export, Failure, State},
    service::{self, count},
    store,
};
use crate::{
    documents::quota,
    error::{Conflict, Entity, Error, Result},
    exchange::{
        background::{self, Task},
        matrix_file,
    },
    kernel::id::ExportId,
    work::{Caller, Work},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};
use tokio::sync::Semaphore;

/// How often a task says how far it is.
const TELL_EVERY: Duration = Duration::from_secs(1);
/// A process writes one large file at a time: each takes a core, and lies in memory until it is kept.
static TURN: Semaphore = Semaphore::const_new(1);

/// How far the thread is that writes, and whether it shall stop.
#[derive(Default)]
pub(super) struct Progress {
    rows: AtomicUsize,
    stop: AtomicBool,
}

impl Progress {
    /// As after so many rows.
    #[cfg(test)]
    pub(super) fn at(rows: usize) -> Self {
        Self { rows: rows.into(), ..Self::default() }
    }
}

/// Task `number` of export `id`.
pub(super) const fn task(id: ExportId, number: i64) -> Task {
    Task { entity: Entity::Export, id: id.0, number }
}

/// Starts task `number` of export `id`, unless somebody has begun it.
pub(super) fn start(caller: &Caller, id: ExportId, number: i64) {
    let (worker, noter) = (caller.patient(), caller.clone());
    let work = async move { carry_out(&worker, id, number).await };
    let give_up = async move |error: Error| give_up(&noter, id, number, &error).await;
    background::start(caller.installation(), task(id, number), work, give_up);
}

/// Writes the file, if the export is task `number`'s and nobody has begun it. A task that waits for its turn is not begun, so that
/// another server may be quicker.
async fn carry_out(caller: &Caller, id: ExportId, number: i64) -> Result<()> {
    let found = caller.read(async |read| service::find(read, id).await).await;
    let is_ours = |export: &Export| export.task == number && export.state == State::Writing;
    let Some(export) = background::known(task(id, number), found).filter(is_ours) else { return Ok(()) };
    let _turn = TURN.acquire().await.map_err(Error::internal)?;
    let progress = Arc::new(Progress::default());
    let tell = || tell(caller, &export, &progress);
    let work = Box::pin(background::alive(TELL_EVERY, tell, write(caller, &export, &progress)));
    background::begin(caller.installation(), task(id, number), work).await
}

/// Tells how far the file is. A task that has lost its export stops.
pub(super) async fn tell(caller: &Caller, export: &Export, progress: &Progress) -> Result<()> {
    let rows = count(progress.rows.load(Relaxed));
    if !caller.write(async |work| store::touch(work, export.id, export.task, rows).await).await? {
        progress.stop.store(true, Relaxed);
    }
    Ok(())
}

/// Writes the file of an export that was found to be this task's.
pub(super) async fn write(caller: &Caller, export: &Export, progress: &Arc<Progress>) -> Result<()> {
    let order = export.order.clone();
    let (outline, contents) = caller.read(async |read| service::outlined(read, &order).await).await?;
    let progress = Arc::clone(progress);
    let hear = move |rows| {
        progress.rows.store(rows, Relaxed);
        if progress.stop.load(Relaxed) { Err(lost()) } else { Ok(()) }
    };
    let writing = move || matrix_file::write(order.form, &outline, &order.words, hear);
    let written = tokio::task::spawn_blocking(writing).await;
    let bytes = written.map_err(|cause| Error::internal(cause.to_string()))??;
    let (size, installation) = (count(bytes.len()), caller.installation());
    caller.read(async |read| quota::check(read, installation, "file", bytes.len()).await).await?;
    let (files, place) = (&caller.installation().files, export.file_place());
    files.put(&place, bytes).await?;
    let finish = async |work: &mut Work| {
        quota::claim(work, installation, "file", usize::try_from(size).unwrap_or(usize::MAX)).await?;
        let is_held = store::finish(work, export.id, export.task, &contents, size).await?;
        background::held(is_held, Entity::Export)
    };
    let finished = caller.write(finish).await;
    if finished.is_err()
        && let Err(cause) = files.forget(&place).await
    {
        tracing::warn!(%cause, place, "a file that belongs to no export could not be forgotten");
    }
    finished
}

/// The export was cancelled, or another task has it.
const fn lost() -> Error {
    Error::Conflict(Conflict::Changed(Entity::Export))
}

/// Notes why there is no file, unless the export is not the task's any more.
async fn give_up(caller: &Caller, id: ExportId, task: i64, error: &Error) -> Result<()> {
    if let Error::Internal(cause) = error {
        tracing::error!(%cause, export = %id, "an export failed");
    }
    let note = async |work: &mut Work| store::fail(work, id, task, State::Writing, Failure::of(error)).await.map(drop);
    caller.write(note).await
}
