//! Use cases of saved views. Everybody has their own, so none of them asks for a permission.

use super::{NewView, SavedView, ViewAction, ViewDraft, store};
use crate::{
    error::{Error, Result},
    journal::Entry,
    kernel::{id::ViewId, input::Draft as _},
    work::{Read, Work},
};

/// The views of the caller, by name.
pub async fn views(read: &mut Read) -> Result<Vec<SavedView>> {
    store::all(read).await
}

/// Keeps a question to the matrix under its name.
pub async fn save(work: &mut Work, draft: ViewDraft) -> Result<SavedView> {
    let NewView { name, query } = draft.parse()?;
    let view = store::save(work, &name, query.as_deref().unwrap_or_default()).await?;
    let about = work.who().person;
    work.record(Entry::new(ViewAction::Saved, view.id).about(about).after(&view)).await?;
    Ok(view)
}

/// Deletes a view of the caller.
pub async fn delete(work: &mut Work, id: ViewId) -> Result<()> {
    let view = store::delete(work, id).await?.ok_or(Error::not_found(id))?;
    let about = work.who().person;
    work.record(Entry::new(ViewAction::Deleted, id).about(about).before(&view)).await?;
    Ok(())
}
