//! SQL of documents.

use super::model::{Document, FileName};
use crate::{
    db::sql,
    error::Result,
    kernel::id::{CourseId, DocumentId, PersonId},
    work::{Read, Work},
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct DocumentRow {
    id: DocumentId,
    name: String,
    media_type: String,
    size: i64,
    digest: String,
    description: Option<String>,
    created_by: PersonId,
    created_at: DateTime<Utc>,
    place: String,
}

impl DocumentRow {
    fn document(self) -> (Document, String) {
        let Self { id, name, media_type, size, digest, description, created_by, created_at, place } = self;
        let name = FileName::stored(name);
        (Document { id, name, media_type, size, digest, description, created_by, created_at }, place)
    }
}

/// Whether a course has documents, where the course is `k`.
pub(crate) const COURSE_HAS_SOME: &str = "EXISTS (SELECT 1 FROM document WHERE organisation_id = k.organisation_id
    AND subject = 'course' AND subject_id = k.id AND removed_at IS NULL)";

/// The documents of a course of the caller's organisation, oldest first.
pub(super) async fn of_course(read: &mut Read, course: CourseId) -> Result<Vec<Document>> {
    let rows: Vec<DocumentRow> = read
        .all(
            sql!(
                "SELECT id, name, media_type, size, digest, description, created_by, created_at, place FROM document
                 WHERE organisation_id = $1 AND subject = 'course' AND subject_id = $2 AND removed_at IS NULL ORDER BY id"
            ),
            &[&course],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.document().0).collect())
}

/// A document of a course of the caller's organisation, and where its content lies.
pub(super) async fn find(read: &mut Read, course: CourseId, id: DocumentId) -> Result<Option<(Document, String)>> {
    let row: Option<DocumentRow> = read
        .maybe(
            sql!(
                "SELECT id, name, media_type, size, digest, description, created_by, created_at, place FROM document
                 WHERE organisation_id = $1 AND subject = 'course' AND subject_id = $2 AND id = $3 AND removed_at IS NULL"
            ),
            &[&course, &id],
        )
        .await?;
    Ok(row.map(DocumentRow::document))
}

/// How many bytes the caller's organisation keeps in files: documents, removed ones too, files of imports that are not carried out
/// yet, and exports.
pub(super) async fn used(read: &mut Read) -> Result<u64> {
    let (used,): (i64,) = read
        .one(
            sql!(
                "SELECT CAST(COALESCE((SELECT SUM(size) FROM document WHERE organisation_id = $1), 0)
                 + COALESCE((SELECT SUM(size) FROM import WHERE organisation_id = $1
                             AND state IN ('reading', 'ready', 'writing')), 0)
                 + COALESCE((SELECT SUM(size) FROM export WHERE organisation_id = $1), 0) AS BIGINT)"
            ),
            &[],
        )
        .await?;
    Ok(u64::try_from(used).unwrap_or_default())
}

/// Writes a document of a course, whose identifier is yet to be given.
pub(super) async fn insert(work: &mut Work, course: CourseId, new: &Document, place: &str) -> Result<DocumentId> {
    let place = place.to_owned();
    let (name, media_type) = (new.name.as_str().to_owned(), new.media_type.clone());
    let (id,): (DocumentId,) = work
        .one(
            sql!(
                "INSERT INTO document (organisation_id, subject, subject_id, name, media_type, size, digest, description, place,
                                       created_by, created_at)
                 VALUES ($1, 'course', $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id"
            ),
            &[
                &course,
                &name,
                &media_type,
                &new.size,
                &new.digest,
                &new.description,
                &place,
                &new.created_by,
                &new.created_at,
            ],
        )
        .await?;
    Ok(id)
}

/// Notes that a document is removed; false if somebody else was first.
pub(super) async fn remove(work: &mut Work, id: DocumentId) -> Result<bool> {
    let (who, now) = (work.who().person, work.now);
    let sql = sql!(
        "UPDATE document SET removed_by = $3, removed_at = $4 WHERE organisation_id = $1 AND id = $2 AND removed_at IS NULL"
    );
    Ok(work.run(sql, &[&id, &who, &now]).await? == 1)
}
