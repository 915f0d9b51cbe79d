//! Whether what a course refers to is there, and whether its links make sense.

use crate::{
    catalogue::{
        model::{NewCourse, closes_cycle},
        store,
    },
    error::{Conflict, Entity, Error, Result, Rule},
    kernel::id::CourseId,
    references::References,
    work::Work,
};
use std::collections::{BTreeSet, HashMap};

/// `named` and what `course` refers to; `prefix` stands before the names of the fields.
pub(super) fn and_of_course(named: References, course: &NewCourse, prefix: &str) -> References {
    let field = |name: &str| format!("{prefix}{name}");
    named
        .of(field("category_id"), [course.category])
        .of(field("owner_id"), course.owner)
        .of(field("refresher_id"), course.refresher)
        .of(field("prerequisites"), course.prerequisites.iter().copied())
}

/// Refuses a refresher that refreshes another course already: it could renew only one of the two competencies. Each of `courses`
/// stands beside its own identifier, if it has one yet.
pub(super) async fn check_refreshers(work: &mut Work, courses: &[(Option<CourseId>, &NewCourse)]) -> Result<()> {
    if courses.iter().all(|(_, course)| course.refresher.is_none()) {
        return Ok(());
    }
    let known: HashMap<CourseId, Option<CourseId>> = store::course::refreshers(work).await?.into_iter().collect();
    for (id, course) in courses {
        let Some(refresher) = course.refresher.filter(|refresher| Some(*refresher) != *id) else { continue };
        let is_taken = |(&other, named): (&CourseId, &Option<CourseId>)| {
            *named == Some(refresher) && Some(other) != *id && other != refresher
        };
        if known.iter().any(is_taken) {
            return Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "refresher_id")));
        }
    }
    Ok(())
}

/// Refuses prerequisites through which `id` would be its own.
pub(super) async fn check_cycle(work: &mut Work, id: CourseId, needs: &BTreeSet<CourseId>) -> Result<()> {
    let links = store::course::links(work).await?;
    if closes_cycle(id, needs, &links) { Err(Error::Refused(Rule::PrerequisiteCycle)) } else { Ok(()) }
}
