//! SQL of courses and their prerequisites.

use super::row::{COLUMNS, CourseRow};
use crate::{
    catalogue::model::{Course, CourseCode, NewCourse},
    db::{is_duplicate, sql},
    error::{Conflict, Entity, Error, Result},
    kernel::id::CourseId,
    work::{Read, Work},
};
use std::collections::BTreeSet;

/// The course with identifier `id` in the caller's organisation.
pub(in crate::catalogue) async fn find(read: &mut Read, id: CourseId) -> Result<Option<Course>> {
    let sql = sql!("SELECT ", COLUMNS, " FROM course k WHERE k.organisation_id = $1 AND k.id = $2");
    let row: Option<CourseRow> = read.maybe(sql, &[&id]).await?;
    let Some(row) = row else { return Ok(None) };
    let sql = sql!(
        "SELECT q.needs_id FROM prerequisite q JOIN course k ON k.id = q.course_id
         WHERE k.organisation_id = $1 AND k.id = $2 ORDER BY q.needs_id"
    );
    let needs: Vec<(CourseId,)> = read.all(sql, &[&id]).await?;
    Ok(Some(row.course(needs.into_iter().map(|(id,)| id).collect())))
}

/// All pairs of a course of the organisation and one that it needs, in order.
pub(in crate::catalogue) async fn links(read: &mut Read) -> Result<Vec<(CourseId, CourseId)>> {
    read.all(
        sql!(
            "SELECT q.course_id, q.needs_id FROM prerequisite q JOIN course k ON k.id = q.course_id
             WHERE k.organisation_id = $1 ORDER BY q.course_id, q.needs_id"
        ),
        &[],
    )
    .await
}

/// All courses of the organisation with the refresher that each names.
pub(in crate::catalogue) async fn refreshers(read: &mut Read) -> Result<Vec<(CourseId, Option<CourseId>)>> {
    read.all(sql!("SELECT id, refresher_id FROM course WHERE organisation_id = $1 ORDER BY id"), &[]).await
}

/// Whether a course of the organisation has `code`.
pub(in crate::catalogue) async fn has_code(read: &mut Read, code: &CourseCode) -> Result<bool> {
    let sql = sql!("SELECT id FROM course WHERE organisation_id = $1 AND folded_code = $2");
    let row: Option<(CourseId,)> = read.maybe(sql, &[&code.folded()]).await?;
    Ok(row.is_some())
}

/// A course to be written, with everything that is computed from its content.
struct CourseInsert<'a> {
    id: CourseId,
    content: &'a NewCourse,
    folded_code: String,
    search: String,
    sort_title: String,
}

impl<'a> CourseInsert<'a> {
    fn new(id: CourseId, content: &'a NewCourse) -> Self {
        let (folded_code, sort_title) = (content.code.folded(), content.title.folded());
        Self { id, content, folded_code, search: content.search(), sort_title }
    }
}

/// Writes new courses with their prerequisites; their identifiers are in the order of `courses`.
pub(in crate::catalogue) async fn insert(work: &mut Work, courses: &[NewCourse]) -> Result<Vec<CourseId>> {
    let (person, now) = (work.who().person, work.now);
    let ids: Vec<CourseId> = work.reserve(courses.len()).await?;
    let rows: Vec<CourseInsert<'_>> =
        ids.iter().zip(courses).map(|(id, content)| CourseInsert::new(*id, content)).collect();
    let written = work
        .tenant()
        .many(
            sql!(
                "INSERT INTO course (organisation_id, id, code, folded_code, title, description, category_id, duration_hours, delivery_type,
                 course_type, requirement_level, validity_months, refresher_id, owner_id, external_url, passing_score,
                 max_attempts, self_enrolment, status, search, sort_title, version, created_by, created_at, updated_at)"
            ),
            &rows,
            |row| {
                let new = row.content;
                [
                    &row.id, &new.code, &row.folded_code, &new.title, &new.description, &new.category, &new.duration_hours,
                    &new.delivery_type, &new.course_type, &new.requirement_level, &new.validity_months, &new.refresher, &new.owner, &new.external_url, &new.passing_score,
                    &new.max_attempts, &new.self_enrolment, &new.status, &row.search, &row.sort_title, &1_i64, &person, &now, &now,
                ]
            },
            "",
        )
        .await;
    duplicate_code(written)?;
    let links: Vec<(CourseId, CourseId)> =
        ids.iter().zip(courses).flat_map(|(id, new)| new.prerequisites.iter().map(|needs| (*id, *needs))).collect();
    insert_links(work, &links).await?;
    Ok(ids)
}

/// Writes the content `after` of a course that was loaded as `before`.
pub(in crate::catalogue) async fn update(work: &mut Work, before: &Course, after: &NewCourse) -> Result<()> {
    let now = work.now;
    let row = CourseInsert::new(before.id, after);
    let changed = work
        .tenant()
        .run(
            sql!(
                "UPDATE course SET code = $4, folded_code = $5, title = $6, description = $7, category_id = $8, duration_hours = $9,
                        delivery_type = $10, course_type = $11, requirement_level = $12, validity_months = $13, refresher_id = $14,
                        owner_id = $15, external_url = $16, passing_score = $17, max_attempts = $18, self_enrolment = $19, status = $20,
                        search = $21, sort_title = $22, updated_at = $23, version = version + 1
                 WHERE organisation_id = $1 AND id = $2 AND version = $3"
            ),
            &[
                &row.id, &before.version, &after.code, &row.folded_code, &after.title, &after.description,
                &after.category, &after.duration_hours, &after.delivery_type, &after.course_type, &after.requirement_level, &after.validity_months, &after.refresher, &after.owner,
                &after.external_url, &after.passing_score, &after.max_attempts, &after.self_enrolment, &after.status, &row.search,
                &row.sort_title, &now,
            ],
        )
        .await;
    if duplicate_code(changed)? == 1 { Ok(()) } else { Err(Error::Conflict(Conflict::Changed(Entity::Course))) }
}

/// The code is the only key that a write of a course can violate.
fn duplicate_code(written: Result<u64, sqlx::Error>) -> Result<u64> {
    match written {
        Err(cause) if is_duplicate(&cause) => Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "code"))),
        other => Ok(other?),
    }
}

/// Gives a course the prerequisites `after` instead of `before`; links that stay keep their identifiers.
pub(in crate::catalogue) async fn relink(
    work: &mut Work,
    course: CourseId,
    before: &BTreeSet<CourseId>,
    after: &BTreeSet<CourseId>,
) -> Result<()> {
    let new: Vec<(CourseId, CourseId)> = after.difference(before).map(|needs| (course, *needs)).collect();
    for gone in before.difference(after) {
        // Unscoped, as what is inserted below: the course was found within the organisation, and so were those that it needs.
        work.unscoped_run("DELETE FROM prerequisite WHERE course_id = $1 AND needs_id = $2", &[&course, gone]).await?;
    }
    insert_links(work, &new).await
}

/// Writes prerequisites of courses of the organisation.
async fn insert_links(work: &mut Work, links: &[(CourseId, CourseId)]) -> Result<()> {
    // Unscoped: a prerequisite has no tenant of its own, and both of its courses were found within the organisation.
    let head = "INSERT INTO prerequisite (course_id, needs_id, is_mandatory)";
    work.unscoped_many(head, links, |(course, needs)| [course, needs, &true], "ON CONFLICT DO NOTHING").await.map(drop)
}
