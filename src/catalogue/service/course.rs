//! Use cases about courses.

use super::check::{and_of_course, check_cycle, check_refreshers};
use crate::{
    catalogue::{
        CourseAction, access,
        model::{
            Course, CourseDetail, CourseDraft, CourseFilter, CourseSort, CourseStatus, CourseSummary, KnownCourse,
            NewCourse, granted,
        },
        store,
    },
    error::{Conflict, Entity, Error, Result},
    journal::Entry,
    kernel::{
        id::{CompetencyId, CourseId, EntryId},
        optimistic_lock::OptimisticLock,
        page::{ListPage, Page, Sort},
    },
    references::References,
    trail::{self, Past},
    work::{Read, Work},
};
use std::collections::HashMap;

/// The courses of the organisation that fit `filter`, a page of them.
pub async fn list(
    read: &mut Read,
    filter: &CourseFilter,
    sort: impl Into<Sort<CourseSort>>,
    page: Page,
) -> Result<ListPage<CourseSummary>> {
    store::list::fitting(read, filter, sort.into(), page).await
}

/// Everything about a course.
pub async fn detail(read: &mut Read, id: CourseId) -> Result<CourseDetail> {
    store::list::detail(read, id).await
}

/// Every course of the organisation by its folded code, for imports.
pub async fn by_codes(read: &mut Read) -> Result<HashMap<String, KnownCourse>> {
    Ok(known_courses(read).await?.into_iter().map(|course| (course.code.folded(), course)).collect())
}

/// Every course of the organisation, as far as other features have to know it.
pub async fn known_courses(read: &mut Read) -> Result<Vec<KnownCourse>> {
    store::list::known_courses(read, None).await
}

/// One course, as far as other features have to know it.
pub async fn known_course(read: &mut Read, id: CourseId) -> Result<Option<KnownCourse>> {
    Ok(known_courses_of(read, &[id]).await?.pop())
}

/// Those of the courses `ids` that are there, as far as other features have to know them.
pub async fn known_courses_of(read: &mut Read, ids: &[CourseId]) -> Result<Vec<KnownCourse>> {
    store::list::known_courses(read, Some(ids)).await
}

/// What the journal says about a course, the latest `limit` entries first, for those who change courses or read the journal.
pub async fn history(read: &mut Read, id: CourseId, limit: i64) -> Result<Past> {
    read.require(access::SEE_HISTORY)?;
    Ok(Past::of(trail::of_entity(read, id, limit + 1).await?, limit))
}

/// Creates a course, the competency that it owns, and the fact that it grants it.
pub async fn create(work: &mut Work, new: NewCourse) -> Result<CourseDetail> {
    work.require(access::CHANGE_COURSES)?;
    if new.refresher.is_some() {
        work.lock_organisation().await?;
    }
    let courses = [new];
    let [new] = &courses;
    and_of_course(References::default(), new, "").require(work).await?;
    check_refreshers(work, &[(None, new)]).await?;
    if store::course::has_code(work, &new.code).await? {
        return Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "code")));
    }
    let ids = store::course::insert(work, &courses).await?;
    let id = ids.first().copied().ok_or_else(|| Error::internal("a course was not written"))?;
    let course = store::course::find(work, id).await?.ok_or(Error::not_found(id))?;
    let entry = work.record(Entry::new(CourseAction::Created, id).after(&course)).await?;
    store::competency::insert(work, entry, &[(id, &course.content)]).await?;
    if course.content.refresher.is_some() {
        regrant(work, entry).await?;
    }
    store::list::detail(work, id).await
}

/// Changes a course that is of a version that `lock` allows and, with it, the competency that it owns and what its refresher grants.
pub async fn update(work: &mut Work, id: CourseId, lock: &OptimisticLock, change: CourseDraft) -> Result<CourseDetail> {
    work.require(access::CHANGE_COURSES)?;
    if !change.refresher.is_missing() || !change.prerequisites.is_missing() {
        work.lock_organisation().await?;
    }
    let before = store::course::find(work, id).await?.ok_or(Error::not_found(id))?;
    lock.check(&before.version, Entity::Course)?;
    let after = before.changed(&change, work.may(access::REOPEN_COURSES))?;
    if after == before.content {
        return store::list::detail(work, id).await;
    }
    check_change(work, &before, &after).await?;
    store::course::update(work, &before, &after).await?;
    store::course::relink(work, id, &before.content.prerequisites, &after.prerequisites).await?;
    let course = store::course::find(work, id).await?.ok_or(Error::not_found(id))?;
    let entry = Entry::new(CourseAction::Changed, id).before(&before).after(&course);
    let entry = work.record(entry).await?;
    follow(work, &before, &course, entry).await?;
    store::list::detail(work, id).await
}

/// Makes an archived course active again in a version that `lock` allows.
pub async fn activate(work: &mut Work, id: CourseId, lock: &OptimisticLock) -> Result<CourseDetail> {
    work.require(access::REOPEN_COURSES)?;
    update(work, id, lock, CourseDraft { status: CourseStatus::Active.into(), ..CourseDraft::default() }).await
}

/// Refuses a change that refers to what is not there, or clashes with another course.
async fn check_change(work: &mut Work, before: &Course, after: &NewCourse) -> Result<()> {
    and_of_course(References::default(), after, "").require(work).await?;
    if after.prerequisites != before.content.prerequisites {
        check_cycle(work, before.id, &after.prerequisites).await?;
    }
    if after.refresher != before.content.refresher {
        check_refreshers(work, &[(Some(before.id), after)]).await?;
    }
    if after.code.folded() != before.content.code.folded() && store::course::has_code(work, &after.code).await? {
        return Err(Error::Conflict(Conflict::Duplicate(Entity::Course, "code")));
    }
    Ok(())
}

/// Lets the competency of a course, and the grants of refreshers, follow a change of the course.
async fn follow(work: &mut Work, before: &Course, course: &Course, entry: EntryId) -> Result<()> {
    let (old, new) = (&before.content, &course.content);
    if (&old.code, &old.title, old.category) != (&new.code, &new.title, new.category) {
        store::competency::rename(work, course.id, new).await?;
    }
    if old.validity_months != new.validity_months {
        store::competency::revalidate(work, course.id, new.validity_months, entry).await?;
    }
    if old.refresher != new.refresher {
        regrant(work, entry).await?;
    }
    Ok(())
}

/// Supersedes the grants of the organisation's courses that are no longer what the refreshers say.
async fn regrant(work: &mut Work, entry: EntryId) -> Result<()> {
    let granted = granted(&store::course::refreshers(work).await?);
    let grants = store::competency::grants(work).await?;
    let own: HashMap<CourseId, CompetencyId> = grants.iter().map(|grant| (grant.course_id, grant.own_id)).collect();
    for grant in grants {
        let origin = granted.get(&grant.course_id).and_then(|course| own.get(course));
        if let Some(competency) = origin.filter(|competency| **competency != grant.competency_id) {
            store::competency::regrant(work, &grant, *competency, entry).await?;
        }
    }
    Ok(())
}

/// Creates many courses, for imports, under one entry of the journal; their identifiers are in the order of `courses`.
/// Flaws are named like `courses[3].category_id`. A code that is there already, or twice, is a conflict.
pub async fn bulk_courses(work: &mut Work, entry: EntryId, courses: &[NewCourse]) -> Result<Vec<CourseId>> {
    work.require(access::CHANGE_COURSES)?;
    let has_refreshers = courses.iter().any(|course| course.refresher.is_some());
    if has_refreshers {
        work.lock_organisation().await?;
    }
    let named = courses.iter().zip(0..).fold(References::default(), |named, (course, index)| {
        and_of_course(named, course, &format!("courses[{index}]."))
    });
    named.require(work).await?;
    check_refreshers(work, &courses.iter().map(|course| (None, course)).collect::<Vec<_>>()).await?;
    let ids = store::course::insert(work, courses).await?;
    let pairs: Vec<(CourseId, &NewCourse)> = ids.iter().copied().zip(courses).collect();
    store::competency::insert(work, entry, &pairs).await?;
    if has_refreshers {
        regrant(work, entry).await?;
    }
    Ok(ids)
}
