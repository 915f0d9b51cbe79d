//! SQL of saved views.

use super::View;
use crate::{
    error::Result,
    kernel::{id::ViewId, text::fold},
    work::{Read, Work},
};

/// The views of the caller, by name.
pub(super) async fn all(read: &mut Read) -> Result<Vec<View>> {
    let (organisation, person) = (read.who.organisation, read.who.person);
    read.all(
        "SELECT id, name, query FROM saved_view WHERE organisation_id = $1 AND person_id = $2 ORDER BY folded, id",
        &[&organisation, &person],
    )
    .await
}

/// Writes a view of the caller; one with the same name now stands for this.
pub(super) async fn save(work: &mut Work, name: &str, query: &str) -> Result<View> {
    let (organisation, person, now) = (work.who.organisation, work.who.person, work.now);
    work.one(
        "INSERT INTO saved_view (organisation_id, person_id, name, folded, query, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (person_id, folded) DO UPDATE SET name = excluded.name, query = excluded.query
         RETURNING id, name, query",
        &[&organisation, &person, &name.to_owned(), &fold(name), &query.to_owned(), &now],
    )
    .await
}

/// Deletes a view of the caller; tells what it was, if there was one.
pub(super) async fn delete(work: &mut Work, id: ViewId) -> Result<Option<View>> {
    let (organisation, person) = (work.who.organisation, work.who.person);
    work.maybe(
        "DELETE FROM saved_view WHERE id = $1 AND organisation_id = $2 AND person_id = $3 RETURNING id, name, query",
        &[&id, &organisation, &person],
    )
    .await
}
