//! Courses as the contract shows them.

use crate::api::ehs::envelope::Pagination;
use chrono::{DateTime, SubsecRound as _, Utc};
use docendo::{
    catalogue::{
        Attempts, CategoryRef, Course, CourseDetail, CourseRef, CourseSummary, Hours, Months, NewCourse, PassMark,
        PersonRef, Prerequisite,
    },
    competence::CompletionCounts,
    documents::Document,
    kernel::id::CourseId,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A page of courses.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CourseList {
    pub(crate) courses: Vec<CourseRow>,
    pub(crate) pagination: Pagination,
}

/// One course.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CourseOne {
    pub(crate) course: CourseFull,
}

/// What the list and the detail of a course share.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CourseCore {
    id: Uuid,
    #[schema(example = "FS-001")]
    code: String,
    #[schema(example = "Fire Safety Awareness")]
    title: String,
    #[schema(example = "Basic fire safety and evacuation procedures")]
    description: Option<String>,
    category: CategoryOut,
    /// 0 if it is not known.
    #[schema(example = 4.0)]
    duration_hours: f64,
    #[schema(example = "classroom")]
    delivery_type: &'static str,
    #[schema(example = "initial")]
    course_type: &'static str,
    #[schema(example = "mandatory")]
    requirement_level: &'static str,
    /// Null: never expires.
    #[schema(example = 12)]
    validity_months: Option<i64>,
    #[schema(example = 80)]
    passing_score: Option<i64>,
    #[schema(example = true)]
    self_enrollment: bool,
    #[schema(example = "active")]
    status: &'static str,
    #[schema(example = "2026-01-15T10:00:00Z")]
    created_at: DateTime<Utc>,
}

/// A course in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CourseRow {
    #[serde(flatten)]
    core: CourseCore,
    refresher_course_id: Option<Uuid>,
    #[schema(example = 0)]
    assignment_count: i64,
    #[schema(example = 120)]
    completion_count: i64,
}

/// Everything about a course.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CourseFull {
    #[serde(flatten)]
    core: CourseCore,
    refresher_course: Option<CourseOut>,
    owner: Option<PersonOut>,
    #[schema(example = "https://example.com/fs-001")]
    external_url: Option<String>,
    #[schema(example = 3)]
    max_attempts: Option<i64>,
    prerequisites: Vec<PrerequisiteOut>,
    attachments: Vec<AttachmentOut>,
    stats: StatsOut,
    created_by: PersonOut,
    #[schema(example = "2026-02-01T14:30:00Z")]
    updated_at: DateTime<Utc>,
}

/// The category of a course.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CourseCategory)]
pub(crate) struct CategoryOut {
    id: Uuid,
    #[schema(example = "Safety Training")]
    name: String,
    #[schema(example = "SAFETY")]
    code: String,
}

/// Another course.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CourseReference)]
pub(crate) struct CourseOut {
    id: Uuid,
    #[schema(example = "IND-001")]
    code: String,
    #[schema(example = "General Induction")]
    title: String,
}

/// A person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PersonReference)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PersonOut {
    id: Uuid,
    #[schema(example = "Sarah Johnson")]
    full_name: String,
}

/// A course that comes before.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PrerequisiteOut {
    id: Uuid,
    course: CourseOut,
    is_mandatory: bool,
}

/// A file of a course.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AttachmentOut {
    id: Uuid,
    #[schema(example = "fire_safety_syllabus.pdf")]
    file_name: String,
    #[schema(example = "application/pdf")]
    file_type: String,
    #[schema(example = 524_288)]
    file_size: i64,
    uploaded_at: DateTime<Utc>,
}

/// Figures of a course.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StatsOut {
    total_assignments: i64,
    completed_assignments: i64,
    overdue_assignments: i64,
    #[schema(example = 120)]
    total_completions: i64,
    /// Percentage of passed among passed and failed; null if there are neither.
    #[schema(example = 95.5)]
    pass_rate: Option<f64>,
    upcoming_sessions: i64,
}

/// What of a course either only the list or only the detail shows.
pub(crate) struct Rest {
    refresher: Option<Uuid>,
    external_url: Option<String>,
    max_attempts: Option<i64>,
    updated_at: DateTime<Utc>,
}

/// A course as the contract shows it, except what it refers to.
fn split(course: Course, category: CategoryRef) -> (CourseCore, Rest) {
    let Course { id, content, version: _, created_by: _, created_at, updated_at } = course;
    #[rustfmt::skip]
    let NewCourse {
        code, title, description, category: _, duration_hours, delivery_type, course_type, requirement_level, validity_months,
        refresher, owner: _, external_url, passing_score, max_attempts, self_enrolment, status, prerequisites: _,
    } = content;
    let core = CourseCore {
        id: id.uuid(),
        code: code.to_string(),
        title: title.to_string(),
        description: description.map(|text| text.to_string()),
        category: category.into(),
        duration_hours: duration_hours.map_or(0.0, Hours::get),
        delivery_type: delivery_type.code(),
        course_type: course_type.code(),
        requirement_level: requirement_level.code(),
        validity_months: validity_months.map(Months::get),
        passing_score: passing_score.map(PassMark::get),
        self_enrollment: self_enrolment,
        status: status.code(),
        created_at: created_at.trunc_subsecs(0),
    };
    let rest = Rest {
        refresher: refresher.map(CourseId::uuid),
        external_url: external_url.map(|address| address.to_string()),
        max_attempts: max_attempts.map(Attempts::get),
        updated_at: updated_at.trunc_subsecs(0),
    };
    (core, rest)
}

impl CourseRow {
    pub(crate) fn of(CourseSummary { course, category }: CourseSummary, counts: CompletionCounts) -> Self {
        let (core, rest) = split(course, category);
        // Assignments are not part of the domain yet.
        Self {
            core,
            refresher_course_id: rest.refresher,
            assignment_count: 0,
            completion_count: counts.completions.into(),
        }
    }
}

impl CourseFull {
    pub(crate) fn of(detail: CourseDetail, counts: CompletionCounts) -> Self {
        // The contract knows no competencies.
        let CourseDetail {
            course,
            category,
            refresher,
            owner,
            prerequisites,
            documents,
            competency: _,
            grants: _,
            created_by,
        } = detail;
        let (core, rest) = split(course, category);
        Self {
            core,
            refresher_course: refresher.map(Into::into),
            owner: owner.map(Into::into),
            external_url: rest.external_url,
            max_attempts: rest.max_attempts,
            prerequisites: prerequisites.into_iter().map(Into::into).collect(),
            attachments: documents.into_iter().map(Into::into).collect(),
            stats: counts.into(),
            created_by: created_by.into(),
            updated_at: rest.updated_at,
        }
    }
}

impl From<Document> for AttachmentOut {
    fn from(document: Document) -> Self {
        // The contract shows neither digest nor description, nor who attached it.
        let Document { id, name, media_type, size, digest: _, description: _, created_by: _, created_at } = document;
        Self {
            id: id.uuid(),
            file_name: name.as_str().to_owned(),
            file_type: media_type,
            file_size: size,
            uploaded_at: created_at.trunc_subsecs(0),
        }
    }
}

impl From<CategoryRef> for CategoryOut {
    fn from(CategoryRef { id, name, code }: CategoryRef) -> Self {
        Self { id: id.uuid(), name: name.to_string(), code: code.to_string() }
    }
}

impl From<CourseRef> for CourseOut {
    fn from(CourseRef { id, code, title }: CourseRef) -> Self {
        Self { id: id.uuid(), code: code.to_string(), title: title.to_string() }
    }
}

impl From<PersonRef> for PersonOut {
    fn from(PersonRef { id, full_name }: PersonRef) -> Self {
        Self { id: id.uuid(), full_name }
    }
}

impl From<Prerequisite> for PrerequisiteOut {
    fn from(Prerequisite { id, course, is_mandatory }: Prerequisite) -> Self {
        Self { id: id.uuid(), course: course.into(), is_mandatory }
    }
}

impl From<CompletionCounts> for StatsOut {
    fn from(counts: CompletionCounts) -> Self {
        // Assignments and sessions are not part of the domain yet.
        Self {
            total_assignments: 0,
            completed_assignments: 0,
            overdue_assignments: 0,
            total_completions: counts.completions.into(),
            pass_rate: counts.pass_rate(),
            upcoming_sessions: 0,
        }
    }
}
