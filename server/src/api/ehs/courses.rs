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

pub(super) use present::AttachmentOut;

use self::{
    input::{CourseIn, CoursePatch},
    present::{CourseFull, CourseList, CourseOne, CourseRow},
};
use super::{
    ErrorBody,
    envelope::{PAGES, Pagination, Success},
    ids::{PathId, Uuids as _},
};
use crate::api::kit::{Answer, ApiCaller, ApiState, Body, Created, IfMatch, MayCatalogue, Query, Versioned};
use docendo::{
    catalogue::{CourseDetail, CourseFilter, CourseSort, CourseSummary, SortKey, service},
    competence::{self, CompletionCounts},
    error::Problem,
    kernel::id::CourseId,
    work::Read,
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The endpoints of the section.
pub fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(get, update))
}

/// The words of `sortBy`.
const SORTS: &[&str] = &["title", "code", "created_at", "createdAt"];

fn filter(query: &mut Query) -> CourseFilter {
    CourseFilter {
        search: query.text("search").optional(),
        status: query.text("status").parse(|word| word.parse()).optional(),
        category: query.id("categoryId").optional(),
        delivery_type: query.text("deliveryType").parse(|word| word.parse()).optional(),
        course_type: query.text("courseType").parse(|word| word.parse()).optional(),
        requirement_level: query.text("requirementLevel").parse(|word| word.parse()).optional(),
    }
}

fn sort(query: &mut Query) -> CourseSort {
    let key = |word: String| match word.as_str() {
        "title" => Ok(SortKey::Title),
        "code" => Ok(SortKey::Code),
        "created_at" | "createdAt" => Ok(SortKey::CreatedAt),
        _ => Err(Problem::NotOneOf(SORTS)),
    };
    CourseSort {
        key: query.text("sortBy").parse(key).or(SortKey::default()),
        is_descending: query.text("sortOrder").word(&["asc", "desc"]).optional() == Some("desc"),
    }
}

/// List training courses.
#[utoipa::path(
    get, path = "/api/training/courses", tag = "ehs", operation_id = "ehs_courses_list",
    params(
        ("status" = Option<String>, Query, pattern = r"^(draft|active|inactive|archived)?$", description = "draft, active, inactive, archived", example = "active"),
        ("categoryId" = Option<uuid::Uuid>, Query, description = "Of this category"),
        ("deliveryType" = Option<String>, Query, pattern = r"^(online|classroom|virtual|toolbox_talk|on_the_job|blended)?$", description = "online, classroom, virtual, toolbox_talk, on_the_job, blended"),
        ("courseType" = Option<String>, Query, pattern = r"^(initial|refresher)?$", description = "initial, refresher"),
        ("requirementLevel" = Option<String>, Query, pattern = r"^(mandatory|optional)?$", description = "mandatory, optional"),
        ("search" = Option<String>, Query, description = "Part of the title, code or description"),
        ("page" = Option<i64>, Query, description = "Page number (default: 1)", minimum = 1, maximum = 1_000_000),
        ("limit" = Option<i64>, Query, description = "Results per page (default: 20, max: 100; more is taken for 100)", minimum = 1),
        ("sortBy" = Option<String>, Query, pattern = r"^(title|code|created_at|createdAt)?$", description = "title (default), code, created_at"),
        ("sortOrder" = Option<String>, Query, pattern = r"^(asc|desc)?$", description = "asc (default) or desc"),
    ),
    responses(
        (status = 200, description = "A page of courses", body = Success<CourseList>),
        (status = 400, description = "A parameter is wrong", body = ErrorBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
    ),
)]
async fn list(caller: ApiCaller, mut query: Query) -> Answer<Success<CourseList>> {
    let (filter, sort, wanted) = (filter(&mut query), sort(&mut query), query.page(&PAGES));
    query.check()?;
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

/// Get a course.
#[utoipa::path(
    get, path = "/api/training/courses/{course_id}", tag = "ehs", operation_id = "ehs_courses_get",
    params(("course_id" = uuid::Uuid, Path, description = "The course")),
    responses(
        (status = 200, description = "The course", body = Success<CourseOne>, headers(("ETag" = String, description = "Its version"))),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 404, description = "TRN001: no such course", body = ErrorBody),
    ),
)]
async fn get(caller: ApiCaller, PathId(id): PathId<CourseId>) -> Answer<Versioned<Success<CourseOne>>> {
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

/// Create a course.
#[utoipa::path(
    post, path = "/api/training/courses", tag = "ehs", operation_id = "ehs_courses_create",
    request_body = CourseIn,
    responses(
        (status = 201, description = "The new course", body = Success<CourseOne>),
        (status = 400, description = "Some fields are wrong or missing; TRN010: the passing score is not 0 to 100", body = ErrorBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not write the catalogue", body = ErrorBody),
        (status = 409, description = "CONFLICT: another course has the code, or the refresher", body = ErrorBody),
    ),
)]
async fn create(caller: MayCatalogue, body: Body) -> Answer<Created<Success<CourseOne>>> {
    let new = input::new_course(body)?;
    let course = caller.write(async |work| service::create(work, new).await).await?;
    let course = CourseFull::of(course, CompletionCounts::default());
    Ok(Created(Success::of(CourseOne { course })))
}

/// Update a course: what is not sent stays, null clears what may be missing, prerequisites are replaced.
#[utoipa::path(
    put, path = "/api/training/courses/{course_id}", tag = "ehs", operation_id = "ehs_courses_update",
    params(
        ("course_id" = uuid::Uuid, Path, description = "The course"),
        ("If-Match" = Option<String>, Header, description = "Only if it is of this version, as ETag shows it"),
    ),
    request_body = CoursePatch,
    responses(
        (
            status = 200, description = "The course after the change", body = Success<CourseOne>,
            headers(("ETag" = String, description = "Its version")),
        ),
        (
            status = 400,
            description = "Some fields are wrong; TRN009: the course is archived; TRN010: the passing score is not 0 to 100",
            body = ErrorBody,
        ),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not write the catalogue", body = ErrorBody),
        (status = 404, description = "TRN001: no such course", body = ErrorBody),
        (status = 409, description = "CONFLICT: another course has the code, or the refresher", body = ErrorBody),
        (status = 412, description = "PRECONDITION_FAILED: the course is of another version than If-Match names", body = ErrorBody),
    ),
)]
async fn update(
    caller: MayCatalogue,
    PathId(id): PathId<CourseId>,
    since: IfMatch,
    body: Body,
) -> Answer<Versioned<Success<CourseOne>>> {
    let change = input::course_change(body, since.0.clone())?;
    // What is read afterwards could fail after the course was changed; the change leaves the counts as they are.
    let counts = caller.read(async |read| competence::service::course_counts(read).await).await?;
    let detail = since.write(&caller, async |work| service::update(work, id, change).await).await?;
    Ok(present(detail, counts.course(id)))
}
