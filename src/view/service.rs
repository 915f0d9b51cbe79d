//! Use cases of saved views. Everybody has their own, so none of them asks for a permission.

use super::{SavedView, ViewAction, store};
use crate::{
    error::{Error, Problem, Result},
    journal::Entry,
    kernel::{field, id::ViewId},
    work::{Read, Work},
};

/// The longest name, in characters.
const LONGEST_NAME: usize = 80;
/// The longest query, in bytes: far more than all filters together.
const LONGEST_QUERY: usize = 2000;

/// The views of the caller, by name.
pub async fn views(read: &mut Read) -> Result<Vec<SavedView>> {
    store::all(read).await
}

/// Saves `query`, the query of an address of the matrix, as `name`.
pub async fn save(work: &mut Work, name: &str, query: &str) -> Result<SavedView> {
    let name = field::line(name, LONGEST_NAME).map_err(|problem| Error::invalid("name", problem))?;
    if query.len() > LONGEST_QUERY {
        return Err(Error::invalid("query", Problem::TooLong(LONGEST_QUERY)));
    }
    let view = store::save(work, &name, query).await?;
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
