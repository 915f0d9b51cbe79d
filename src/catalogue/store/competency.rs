//! SQL of the competencies that courses own and of what courses grant.

use crate::{
    catalogue::model::{Months, NewCourse},
    db::sql,
    error::Result,
    facts::{FactKind, supersede},
    kernel::id::{CategoryId, CompetencyId, CourseId, EntryId, GrantId},
    work::{Read, Work},
};
use chrono::{DateTime, Utc};

/// A competency to be written, owned by `course`.
struct Owned<'a> {
    id: CompetencyId,
    course: CourseId,
    content: &'a NewCourse,
    grant: GrantId,
}

/// Writes for each of `courses` the competency that it owns, and that it grants it.
pub(in crate::catalogue) async fn insert(
    work: &mut Work,
    entry: EntryId,
    courses: &[(CourseId, &NewCourse)],
) -> Result<()> {
    let now = work.now;
    let keys: Vec<CompetencyId> = work.reserve(courses.len()).await?;
    let grants: Vec<GrantId> = work.reserve(courses.len()).await?;
    let owned = |((&id, &grant), &(course, content))| Owned { id, course, content, grant };
    let owned: Vec<Owned<'_>> = keys.iter().zip(&grants).zip(courses).map(owned).collect();
    work.many(
        sql!("INSERT INTO competency (organisation_id, id, course_id, code, title, category_id, created_at)"),
        &owned,
        |one| [&one.id, &one.course, &one.content.code, &one.content.title, &one.content.category, &now],
        "",
    )
    .await?;
    // Unscoped, as the versions of grants below: they hang on what was just written.
    work.unscoped_many(
        "INSERT INTO competency_version (competency_id, validity_months, recorded_at, entry_id)",
        &owned,
        |one| [&one.id, &one.content.validity_months, &now, &entry],
        "",
    )
    .await?;
    let head = sql!("INSERT INTO course_grant (organisation_id, id, course_id)");
    work.many(head, &owned, |one| [&one.grant, &one.course], "").await?;
    let head = "INSERT INTO course_grant_version (course_grant_id, competency_id, recorded_at, entry_id)";
    work.unscoped_many(head, &owned, |one| [&one.grant, &one.id, &now, &entry], "").await?;
    Ok(())
}

/// Gives the competency of `course` the course's code, title and category.
pub(in crate::catalogue) async fn rename(work: &mut Work, course: CourseId, content: &NewCourse) -> Result<()> {
    let category: CategoryId = content.category;
    work.run(
        sql!("UPDATE competency SET code = $3, title = $4, category_id = $5 WHERE organisation_id = $1 AND course_id = $2"),
        &[&course, &content.code, &content.title, &category],
    )
    .await
    .map(drop)
}

/// Supersedes for how long the competency of `course` holds.
pub(in crate::catalogue) async fn revalidate(
    work: &mut Work,
    course: CourseId,
    months: Option<Months>,
    entry: EntryId,
) -> Result<()> {
    let (id, version): (CompetencyId, i64) = work
        .one(
            sql!(
                "SELECT f.id, v.id FROM competency f JOIN competency_version v ON v.competency_id = f.id
                 WHERE f.organisation_id = $1 AND f.course_id = $2 AND v.superseded_at IS NULL"
            ),
            &[&course],
        )
        .await?;
    let at = supersede(work, FactKind::Validity, version).await?;
    // Unscoped: the competency was found within the organisation.
    work.unscoped_run(
        "INSERT INTO competency_version (competency_id, validity_months, recorded_at, entry_id) VALUES ($1, $2, $3, $4)",
        &[&id, &months, &at, &entry],
    )
    .await
    .map(drop)
}

/// What a course grants, as it is known now.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(in crate::catalogue) struct Grant {
    /// The fact.
    pub(in crate::catalogue) id: GrantId,
    /// The key of its current version.
    pub(in crate::catalogue) version: i64,
    /// The course that grants.
    pub(in crate::catalogue) course_id: CourseId,
    /// The competency that it grants.
    pub(in crate::catalogue) competency_id: CompetencyId,
    /// The competency that the course owns.
    pub(in crate::catalogue) own_id: CompetencyId,
}

/// What each course of the organisation grants.
pub(in crate::catalogue) async fn grants(read: &mut Read) -> Result<Vec<Grant>> {
    read.all(
        sql!(
            "SELECT f.id, v.id AS version, f.course_id, v.competency_id, o.id AS own_id
             FROM course_grant f JOIN course_grant_version v ON v.course_grant_id = f.id
             JOIN competency o ON o.course_id = f.course_id
             WHERE f.organisation_id = $1 AND v.superseded_at IS NULL ORDER BY f.id"
        ),
        &[],
    )
    .await
}

/// Supersedes what a course grants.
pub(in crate::catalogue) async fn regrant(
    work: &mut Work,
    grant: &Grant,
    competency: CompetencyId,
    entry: EntryId,
) -> Result<()> {
    let at: DateTime<Utc> = supersede(work, FactKind::Grant, grant.version).await?;
    // Unscoped: the grant was found within the organisation.
    work.unscoped_run(
        "INSERT INTO course_grant_version (course_grant_id, competency_id, recorded_at, entry_id) VALUES ($1, $2, $3, $4)",
        &[&grant.id, &competency, &at, &entry],
    )
    .await
    .map(drop)
}
