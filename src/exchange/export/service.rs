//! Use cases of exports.

pub use super::contents::contents;

use super::{
    contents::outlined,
    job::{Subject, WriteExport},
    model::{AT_ONCE, Contents, Export, KEPT, KEPT_FETCHED, Order, State, is_large, place_of},
    store,
};
use crate::{
    documents::Files,
    error::{Error, Result},
    exchange::{access, matrix_file},
    jobs::{self, JobKind as _, beyond},
    journal::{Entry, ExportAction},
    kernel::{
        id::{ExportId, JobId},
        page::{ListPage, Page},
        secret,
    },
    work::{Caller, Installation, Read, Work},
};
use serde::Serialize;

/// The exports of the caller, latest first, a page of them.
pub async fn list(read: &mut Read, page: Page) -> Result<ListPage<Export>> {
    read.require(access::EXPORT)?;
    store::list(read, page).await
}

/// An export of the caller's own.
pub async fn find(read: &mut Read, id: ExportId) -> Result<Export> {
    read.require(access::EXPORT)?;
    store::find(read, id).await?.ok_or(Error::not_found(id))
}

/// What the journal says of a file that somebody asked for or took out.
#[derive(Serialize)]
struct JournaledOrder<'a> {
    file: String,
    #[serde(flatten)]
    contents: &'a Contents,
}

fn journaled<'a>(order: &Order, contents: &'a Contents) -> JournaledOrder<'a> {
    JournaledOrder { file: order.file_name(), contents }
}

/// The file of a small matrix, at once; none of a large one, which has to [begin] in the background.
pub async fn at_once(caller: &Caller, order: Order) -> Result<Option<Vec<u8>>> {
    let (outline, contents) = caller.read(async |read| outlined(read, &order).await).await?;
    if is_large(&outline) {
        return Ok(None);
    }
    let after = journaled(&order, &contents);
    let write = move || matrix_file::write(order.form, &outline, &order.words, |_| Ok(()));
    let written = tokio::task::spawn_blocking(write).await;
    let bytes = written.map_err(Error::internal)??;
    let note = async |work: &mut Work| work.record(Entry::bulk(ExportAction::Exported).after(&after)).await;
    caller.write(note).await?;
    Ok(Some(bytes))
}

/// Begins to write a file in the background. Asked for again while it is being written, it is the same one.
pub async fn begin(caller: &Caller, order: Order) -> Result<ExportId> {
    let look = async |read: &mut Read| {
        read.require(access::EXPORT)?;
        outlined(read, &order).await
    };
    let (_, contents) = caller.read(look).await?;
    let caller = caller.clone();
    beyond(async move {
        let (id, job) = caller.once(async |work| insert(work, &order, &contents).await).await?;
        if let Some(job) = job {
            jobs::start::<WriteExport>(&caller, job);
        }
        Ok(id)
    })
    .await
}

/// When it is worth asking for a further export, in seconds.
const AGAIN: u64 = 60;

/// Notes what is to be written, and by which job; none beside the export that is asked for already.
async fn insert(work: &mut Work, order: &Order, contents: &Contents) -> Result<(ExportId, Option<JobId>)> {
    let busy = store::busy(work).await?;
    if let Some(same) = busy.iter().find(|export| export.order == *order) {
        return Ok((same.id, None));
    }
    if busy.len() >= AT_ONCE {
        return Err(Error::TooMany(AGAIN));
    }
    let place = format!("exports/{}/{}", work.who().organisation, secret::token());
    let end = work.now + KEPT;
    let id = store::insert(work, order, contents, &place, end).await?;
    work.record(Entry::new(ExportAction::Begun, id).after(&journaled(order, contents))).await?;
    Ok((id, Some(hand_over(work, id).await?)))
}

/// Hands an export over to a job.
pub(super) async fn hand_over(work: &mut Work, id: ExportId) -> Result<JobId> {
    let job = jobs::enqueue::<WriteExport>(work, &Subject { export: id }).await?;
    store::set_job(work, id, job).await?;
    Ok(job)
}

/// The file of an export that is done. It goes an hour later.
pub async fn fetch(caller: &Caller, id: ExportId) -> Result<(Export, Vec<u8>)> {
    let export = caller.read(async |read| find(read, id).await).await?;
    let Some(place) = export.file else { return Err(Error::not_found(id)) };
    let Some(bytes) = caller.installation().part::<Files>().find(&place).await? else {
        tracing::error!(export = %id, place, "the storage of files lacks an export");
        caller.write(async |work| store::lose(work, id, &place).await).await?;
        return Err(Error::not_found(id));
    };
    let note = async |work: &mut Work| {
        let export = find(work, id).await?;
        let end = export.expires_at.min(work.now + KEPT_FETCHED);
        store::set_end(work, id, end).await?;
        work.record(Entry::new(ExportAction::Fetched, id).after(&journaled(&export.order, &export.contents))).await?;
        Ok(export)
    };
    Ok((caller.write(note).await?, bytes))
}

/// Removes an export: cancels its job, or forgets its file.
pub async fn remove(caller: &Caller, id: ExportId) -> Result<()> {
    let caller = caller.clone();
    // Nothing would name the file any more, if the request were cut in between.
    beyond(async move { remove_whole(&caller, id).await }).await
}

async fn remove_whole(caller: &Caller, id: ExportId) -> Result<()> {
    let delete = async |work: &mut Work| {
        let export = find(work, id).await?;
        if !store::delete(work, id).await? {
            return Err(Error::not_found(id));
        }
        if let Some(job) = export.job {
            jobs::cancel(work, job.id).await?;
        }
        let action = if export.state == State::Writing { ExportAction::Cancelled } else { ExportAction::Deleted };
        work.record(Entry::new(action, id).before(&export.file_name)).await?;
        Ok((export.place, export.file))
    };
    let (place, file) = caller.once(delete).await?;
    if let Err(cause) = forget(caller.installation(), &place, file.as_deref()).await {
        tracing::warn!(%cause, place, "the file of an export that is gone could not be forgotten");
    }
    Ok(())
}

/// Forgets the files of all attempts at an export, and its own, which an earlier version may have numbered higher.
async fn forget(installation: &Installation, place: &str, file: Option<&str>) -> Result<()> {
    for place in (1..=WriteExport::ATTEMPTS).map(|attempt| place_of(place, attempt)) {
        installation.part::<Files>().forget(&place).await?;
    }
    if let Some(file) = file {
        installation.part::<Files>().forget(file).await?;
    }
    Ok(())
}

/// Removes the exports of all organisations whose time is over, with their files; returns how many. What the storage does not
/// let go is tried again next time.
pub async fn remove_expired(installation: &Installation) -> Result<usize> {
    let expired = installation.inspect(async |tx, now| store::expired(tx, now).await).await?;
    let mut removed = 0;
    for (id, place, file) in expired {
        if let Err(cause) = forget(installation, &place, file.as_deref()).await {
            tracing::warn!(%cause, place, "the file of an export whose time is over could not be forgotten");
            continue;
        }
        installation.alter(async |tx, now| store::delete_expired(tx, id, now).await).await?;
        removed += 1;
    }
    Ok(removed)
}
