//! Courses of the catalogue (EHS, section 4).
//!
//! # Known quirks
//! * `sortBy` knows `created_at` as the document has it, and `createdAt` like everything else in the contract; the default
//!   is `title`.
//! * The document shows `durationHours` in every course, so one whose duration nobody knows shows 0, and 0 in an update
//!   means that it is not known.
//! * An archived course answers TRN009 unless its `status` is all that changes and an administrator asks for it.
//! * Assignments and sessions have no endpoints yet: their counts are 0.

mod input;
mod present;

pub(crate) use present::AttachmentOut;

use self::{
    input::{CourseIn, CoursePatch, CoursesAsked},
    present::{CourseFull, CourseList, CourseOne, CourseRow},
};
use super::{
    envelope::{Pagination, Success},
    ids::PathId,
};
use crate::api::kit::{Answer, ApiCaller, ApiWriter, Created, IfMatch, Once, Versioned, endpoint};
use docendo::{
    catalogue::{CourseDetail, CourseDraft, CourseSummary, service},
    competence::{self, CompletionCounts},
    kernel::{id::CourseId, input::Draft as _},
    work::{Read, Work},
};

endpoint! {
    /// List training courses.
    list "ehs_courses_list": "A page of courses";
}
pub(crate) async fn list(caller: ApiCaller, asked: CoursesAsked) -> Answer<Success<CourseList>> {
    let wanted = asked.wanted;
    let (filter, sort) = asked.parts();
    let load = async |read: &mut Read| {
        let part = service::list(read, &filter, sort, wanted.part()).await?;
        Ok((part, competence::service::course_counts(read).await?))
    };
    let (part, counts) = caller.read(load).await?;
    let pagination = Pagination::of(wanted, part.total);
    let row = |summary: CourseSummary| {
        let counts = counts.course(summary.course.id);
        CourseRow::of(summary, counts)
    };
    Ok(Success::of(CourseList { courses: part.rows.into_iter().map(row).collect(), pagination }))
}

endpoint! {
    /// Get a course.
    get "ehs_courses_get": "The course";
}
pub(crate) async fn get(caller: ApiCaller, PathId(id): PathId<CourseId>) -> Answer<Versioned<Success<CourseOne>>> {
    let load = async |read: &mut Read| {
        let detail = service::detail(read, id).await?;
        Ok((detail, competence::service::course_counts(read).await?.course(id)))
    };
    let (detail, counts) = caller.read(load).await?;
    Ok(present(detail, counts))
}

fn present(detail: CourseDetail, counts: CompletionCounts) -> Versioned<Success<CourseOne>> {
    Versioned(detail.course.version.to_string(), Success::of(CourseOne { course: CourseFull::of(detail, counts) }))
}

endpoint! {
    /// Create a course.
    create "ehs_courses_create": "The new course";
    400 "TRN010: the passing score is not 0 to 100";
    409 "CONFLICT: another course has the code, or the refresher";
}
pub(crate) async fn create(caller: ApiWriter, new: CourseIn) -> Answer<Once<Created<Success<CourseOne>>>> {
    let draft = CourseDraft::from(new);
    let create = async |work: &mut Work| {
        let course = service::create(work, draft.parse()?).await?;
        let course = CourseFull::of(course, CompletionCounts::default());
        Ok(Created(Success::of(CourseOne { course })))
    };
    caller.once(create).await
}

endpoint! {
    /// Update a course: what is not sent stays, null clears what may be missing, prerequisites are replaced.
    update "ehs_courses_update": "The course after the change";
    400 "TRN009: the course is archived";
    400 "TRN010: the passing score is not 0 to 100";
    409 "CONFLICT: another course has the code, or the refresher";
}
pub(crate) async fn update(
    caller: ApiWriter,
    PathId(id): PathId<CourseId>,
    if_match: IfMatch,
    change: CoursePatch,
) -> Answer<Once<Versioned<Success<CourseOne>>>> {
    let change = CourseDraft::from(change);
    // What is read afterwards could fail after the course was changed; the change leaves the counts as they are.
    let counts = caller.read(async |read| competence::service::course_counts(read).await).await?;
    let update = async |work: &mut Work| {
        let detail = service::update(work, id, &if_match.0, change).await?;
        Ok(present(detail, counts.course(id)))
    };
    if_match.once(&caller, update).await
}
