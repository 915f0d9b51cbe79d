//! Bodies of requests about courses.

use crate::api::ehs::ids::Uuids as _;
use crate::api::kit::{Body, Failure};
use docendo::{
    catalogue::{
        Attempts, CourseChange, CourseCode, CourseStatus, Description, Hours, Months, NewCourse, Title, WebAddress,
    },
    error::Problem,
    kernel::since::Since,
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A course to be created.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the body; it is read field by field, so that all flaws are told at once")]
pub(super) struct CourseIn {
    /// At most 50 characters; no other course of the organisation has it, in any case.
    #[schema(
        example = "CS-001",
        max_length = 50,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s][^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    code: String,
    /// At most 255 characters.
    #[schema(
        example = "Confined Space Entry",
        max_length = 255,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s][^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    title: String,
    /// At most 10,000 characters.
    #[schema(
        example = "Safety procedures for confined space work",
        max_length = 10_000,
        pattern = r"^(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r\n)*$"
    )]
    description: Option<String>,
    category_id: Uuid,
    /// More than 0, at most 10,000.
    #[schema(example = 8.0, exclusive_minimum = 0, maximum = 10_000)]
    duration_hours: f64,
    /// `online`, `classroom`, `virtual`, `toolbox_talk`, `on_the_job` or `blended`.
    #[schema(example = "classroom", pattern = r"^(online|classroom|virtual|toolbox_talk|on_the_job|blended)$")]
    delivery_type: String,
    /// `initial` or `refresher`.
    #[schema(example = "initial", pattern = r"^(initial|refresher)$")]
    course_type: String,
    /// `mandatory` or `optional`.
    #[schema(example = "mandatory", pattern = r"^(mandatory|optional)$")]
    requirement_level: String,
    /// Null or absent: never expires.
    #[schema(example = 12, minimum = 1, maximum = 1_200)]
    validity_months: Option<i64>,
    /// The course that renews what this one grants; it renews one course at most.
    refresher_course_id: Option<Uuid>,
    /// A person of the organisation.
    owner_id: Option<Uuid>,
    /// `http` or `https`.
    #[schema(
        example = "https://example.com/cs-001",
        max_length = 2_048,
        pattern = r"^(https?://[A-Za-z0-9][^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s]*)?$"
    )]
    external_url: Option<String>,
    #[schema(example = 80, minimum = 0, maximum = 100)]
    passing_score: Option<i64>,
    #[schema(example = 3, minimum = 1, maximum = 100)]
    max_attempts: Option<i64>,
    /// False if it is not given.
    #[schema(example = false)]
    self_enrollment: Option<bool>,
    /// `draft` (if it is not given), `active`, `inactive` or `archived`.
    #[schema(example = "active", pattern = r"^(draft|active|inactive|archived)$")]
    status: Option<String>,
    /// The courses that have to be completed before.
    prerequisite_course_ids: Option<Vec<Uuid>>,
}

/// A change of a course. What is not sent stays; null clears what may be missing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({ "title": "Fire Safety Awareness - Updated", "validityMonths": 24, "passingScore": 75 }))]
#[expect(dead_code, reason = "describes the body")]
pub(super) struct CoursePatch {
    /// At most 50 characters.
    #[schema(
        max_length = 50,
        nullable = false,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s][^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    code: Option<String>,
    /// At most 255 characters.
    #[schema(
        max_length = 255,
        nullable = false,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s][^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    title: Option<String>,
    /// At most 10,000 characters; may be cleared.
    #[schema(
        max_length = 10_000,
        pattern = r"^(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r\n)*$"
    )]
    description: Option<String>,
    #[schema(nullable = false)]
    category_id: Option<Uuid>,
    /// At most 10,000; 0 or null: not known.
    #[schema(minimum = 0, maximum = 10_000)]
    duration_hours: Option<f64>,
    /// `online`, `classroom`, `virtual`, `toolbox_talk`, `on_the_job` or `blended`.
    #[schema(nullable = false, pattern = r"^(online|classroom|virtual|toolbox_talk|on_the_job|blended)$")]
    delivery_type: Option<String>,
    /// `initial` or `refresher`.
    #[schema(nullable = false, pattern = r"^(initial|refresher)$")]
    course_type: Option<String>,
    /// `mandatory` or `optional`.
    #[schema(nullable = false, pattern = r"^(mandatory|optional)$")]
    requirement_level: Option<String>,
    /// Null: never expires.
    #[schema(minimum = 1, maximum = 1_200)]
    validity_months: Option<i64>,
    /// May be cleared.
    refresher_course_id: Option<Uuid>,
    /// May be cleared.
    owner_id: Option<Uuid>,
    /// May be cleared.
    #[schema(
        max_length = 2_048,
        pattern = r"^(https?://[A-Za-z0-9][^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s]*)?$"
    )]
    external_url: Option<String>,
    /// May be cleared.
    #[schema(minimum = 0, maximum = 100)]
    passing_score: Option<i64>,
    /// May be cleared.
    #[schema(minimum = 1, maximum = 100)]
    max_attempts: Option<i64>,
    #[schema(nullable = false)]
    self_enrollment: Option<bool>,
    /// `draft`, `active`, `inactive` or `archived`.
    #[schema(nullable = false, pattern = r"^(draft|active|inactive|archived)$")]
    status: Option<String>,
    /// The whole new set.
    #[schema(nullable = false)]
    prerequisite_course_ids: Option<Vec<Uuid>>,
}

/// The course in `body`, or all flaws of it.
pub(super) fn new_course(mut body: Body) -> Result<NewCourse, Failure> {
    let code = body.text("code").parse(|text| CourseCode::parse(&text)).required();
    let title = body.text("title").parse(|text| Title::parse(&text)).required();
    let description = body.text("description").parse(|text| Description::optional(&text)).or(None);
    let category = body.id("categoryId").required();
    let duration_hours = body.number("durationHours").parse(Hours::new).required();
    let delivery_type = body.text("deliveryType").parse(|word| word.parse()).required();
    let course_type = body.text("courseType").parse(|word| word.parse()).required();
    let requirement_level = body.text("requirementLevel").parse(|word| word.parse()).required();
    let validity_months = body.int("validityMonths").parse(Months::new).optional();
    let refresher = body.id("refresherCourseId").optional();
    let owner = body.id("ownerId").optional();
    let external_url = body.text("externalUrl").parse(|text| WebAddress::optional(&text)).or(None);
    let passing_score = body.int("passingScore").optional();
    let max_attempts = body.int("maxAttempts").parse(Attempts::new).optional();
    let self_enrolment = body.flag("selfEnrollment").or(false);
    let status = body.text("status").parse(|word| word.parse()).or(CourseStatus::Draft);
    let prerequisites = body.ids("prerequisiteCourseIds").or(Vec::new());
    body.finish(|| {
        let course = NewCourse::draft(code?, title?, category?);
        Some(NewCourse {
            description,
            duration_hours: Some(duration_hours?),
            delivery_type: delivery_type?,
            course_type: course_type?,
            requirement_level: requirement_level?,
            validity_months,
            refresher,
            owner,
            external_url,
            passing_score,
            max_attempts,
            self_enrolment,
            status,
            prerequisites,
            ..course
        })
    })
}

/// The change in `body`, or all flaws of it.
pub(super) fn course_change(mut body: Body, since: Since) -> Result<CourseChange, Failure> {
    let change = CourseChange {
        version: since,
        code: body.text("code").parse(|text| CourseCode::parse(&text)).changed(),
        title: body.text("title").parse(|text| Title::parse(&text)).changed(),
        description: body.text("description").parse(|text| Description::optional(&text)).given().map(Option::flatten),
        category: body.id("categoryId").changed(),
        duration_hours: body.number("durationHours").parse(known_hours).given().map(Option::flatten),
        delivery_type: body.text("deliveryType").parse(|word| word.parse()).changed(),
        course_type: body.text("courseType").parse(|word| word.parse()).changed(),
        requirement_level: body.text("requirementLevel").parse(|word| word.parse()).changed(),
        validity_months: body.int("validityMonths").parse(Months::new).given(),
        refresher: body.id("refresherCourseId").given(),
        owner: body.id("ownerId").given(),
        external_url: body.text("externalUrl").parse(|text| WebAddress::optional(&text)).given().map(Option::flatten),
        passing_score: body.int("passingScore").given(),
        max_attempts: body.int("maxAttempts").parse(Attempts::new).given(),
        self_enrolment: body.flag("selfEnrollment").changed(),
        status: body.text("status").parse(|word| word.parse()).changed(),
        prerequisites: body.ids("prerequisiteCourseIds").changed(),
    };
    body.finish(|| Some(change))
}

/// A course whose duration nobody knows is shown with 0 hours, so that is what a client sends back.
fn known_hours(hours: f64) -> Result<Option<Hours>, Problem> {
    if hours == 0.0 { Ok(None) } else { Hours::new(hours).map(Some) }
}
