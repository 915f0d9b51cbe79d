//! SQL of saved views.

use super::SavedView;
use crate::{
    db::sql,
    error::Result,
    kernel::{id::ViewId, text::fold},
    work::{Read, Work},
};

/// The views of the caller, by name.
pub(super) async fn all(read: &mut Read) -> Result<Vec<SavedView>> {
    let person = read.who().person;
    read.all(
        sql!(
            "SELECT id, name, query FROM saved_view WHERE organisation_id = $1 AND person_id = $2 ORDER BY folded, id"
        ),
        &[&person],
    )
    .await
}

/// Writes a view of the caller; one with the same name now stands for this.
pub(super) async fn save(work: &mut Work, name: &str, query: &str) -> Result<SavedView> {
    let (person, now) = (work.who().person, work.now);
    work.one(
        sql!(
            "INSERT INTO saved_view (organisation_id, person_id, name, folded, query, created_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (person_id, folded) DO UPDATE SET name = excluded.name, query = excluded.query
             RETURNING id, name, query"
        ),
        &[&person, &name.to_owned(), &fold(name), &query.to_owned(), &now],
    )
    .await
}

/// Deletes a view of the caller; tells what it was, if there was one.
pub(super) async fn delete(work: &mut Work, id: ViewId) -> Result<Option<SavedView>> {
    let person = work.who().person;
    work.maybe(
        sql!(
            "DELETE FROM saved_view WHERE organisation_id = $1 AND id = $2 AND person_id = $3 RETURNING id, name, query"
        ),
        &[&id, &person],
    )
    .await
}
