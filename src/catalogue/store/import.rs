//! SQL of the courses that imports made.

use crate::{
    db::{Query, sql},
    error::Result,
    kernel::id::{CompetencyId, CourseId, EntryId},
    work::{Read, Work},
};
use chrono::{DateTime, Utc};

/// A course that an import made.
#[derive(sqlx::FromRow)]
pub(in crate::catalogue) struct Made {
    pub(in crate::catalogue) id: CourseId,
    pub(in crate::catalogue) code: String,
    pub(in crate::catalogue) folded_code: String,
    pub(in crate::catalogue) title: String,
    /// How often it was changed, from 1.
    pub(in crate::catalogue) version: i64,
    pub(in crate::catalogue) is_archived: bool,
    pub(in crate::catalogue) updated_at: DateTime<Utc>,
    /// The competency that it owns.
    pub(in crate::catalogue) competency_id: CompetencyId,
}

/// The courses that the imports with `entries` made.
pub(in crate::catalogue) async fn of_entries(read: &mut Read, entries: &[EntryId]) -> Result<Vec<Made>> {
    let all = Query::of(sql!(
        "SELECT c.id, c.code, c.folded_code, c.title, c.version, c.status = 'archived' AS is_archived, c.updated_at,
                k.id AS competency_id
         FROM course c JOIN competency k ON k.course_id = c.id JOIN competency_version v ON v.competency_id = k.id
         WHERE c.organisation_id = $1"
    ));
    all.among("v.entry_id", entries).order("c.id").all(read).await
}

/// Archives courses, or makes them active again. Whoever was about to change one of them gets a conflict.
pub(in crate::catalogue) async fn set_archived(work: &mut Work, courses: &[CourseId], archived: bool) -> Result<()> {
    let now = work.now;
    let status = if archived { "archived" } else { "active" }.to_owned();
    let sql = sql!("UPDATE course SET status = $2, version = version + 1, updated_at = $3 WHERE organisation_id = $1");
    Query::of(sql).bind(&[&status, &now]).among("id", courses).run(work).await?;
    Ok(())
}
