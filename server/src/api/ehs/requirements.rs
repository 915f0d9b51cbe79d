//! What a job role requires, by course (EHS, section 11). The same requirements as in `eqms`, seen by course.

use super::{
    ErrorBody,
    envelope::Success,
    ids::{PathText, Uuids as _},
};
use crate::api::kit::{Answer, ApiCaller, ApiState, Body, IfMatch, MayRequire, Versioned};
use docendo::{
    competence::requirement::service::{self, CourseRequirement},
    work::Work,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// The endpoints of the section.
pub fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(get, set))
}

/// What a job role requires.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoleOut {
    #[schema(example = "Site Supervisor")]
    role_name: String,
    requirements: Vec<RequirementOut>,
}

/// One requirement.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RequirementOut {
    id: Uuid,
    course: CourseOut,
    is_mandatory: bool,
}

/// The course that it asks for.
#[derive(Debug, Serialize, ToSchema)]
struct CourseOut {
    id: Uuid,
    code: String,
    title: String,
}

impl From<CourseRequirement> for RequirementOut {
    fn from(requirement: CourseRequirement) -> Self {
        let CourseRequirement { id, course, code, title, is_mandatory, number: _ } = requirement;
        Self { id: id.uuid(), course: CourseOut { id: course.uuid(), code, title }, is_mandatory }
    }
}

/// The requirements that a role shall have: exactly these.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the body; it is read field by field, so that all flaws are told at once")]
struct RoleIn {
    requirements: Vec<RequirementIn>,
}

/// One of them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the body")]
struct RequirementIn {
    course_id: Uuid,
    is_mandatory: bool,
}

/// Get the training requirements of a job role. A name that no role has requires nothing.
#[utoipa::path(
    get, path = "/api/training/requirements/role/{role_name}", tag = "ehs", operation_id = "ehs_requirements_role_get",
    params(("role_name" = String, Path, description = "Name of the role, URL-encoded")),
    responses(
        (status = 200, description = "The requirements in force", body = Success<RoleOut>, headers(("ETag" = String, description = "Their version"))),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
    ),
)]
async fn get(caller: ApiCaller, PathText(role_name): PathText) -> Answer<Versioned<Success<RoleOut>>> {
    let found = caller.read(async |read| service::of_role(read, &role_name).await).await?;
    Ok(present(role_name, found))
}

fn present(role_name: String, found: Vec<CourseRequirement>) -> Versioned<Success<RoleOut>> {
    let version = CourseRequirement::version_of(&found);
    let out = RoleOut { role_name, requirements: found.into_iter().map(Into::into).collect() };
    Versioned(version, Success::of(out))
}

/// Set the training requirements of a job role: those not listed end today. A role that is not there yet is made.
#[utoipa::path(
    put, path = "/api/training/requirements/role/{role_name}", tag = "ehs", operation_id = "ehs_requirements_role_set",
    params(
        ("role_name" = String, Path, description = "Name of the role, URL-encoded"),
        ("If-Match" = Option<String>, Header, description = "Only if they are of this version, as ETag shows it"),
    ),
    request_body = RoleIn,
    responses(
        (status = 200, description = "The requirements in force", body = Success<RoleOut>, headers(("ETag" = String, description = "Their version"))),
        (status = 400, description = "The body is wrong, or names a course twice", body = ErrorBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not set requirements", body = ErrorBody),
        (status = 404, description = "TRN001: no such course", body = ErrorBody),
        (status = 412, description = "PRECONDITION_FAILED: they are of another version than If-Match names", body = ErrorBody),
    ),
)]
async fn set(
    caller: MayRequire,
    PathText(role_name): PathText,
    since: IfMatch,
    mut body: Body,
) -> Answer<Versioned<Success<RoleOut>>> {
    let wanted = body.objects("requirements", |item| {
        let course = item.id("courseId").required();
        let mandatory = item.flag("isMandatory").required();
        Some((course?, mandatory?))
    });
    let wanted = wanted.required();
    let wanted = body.finish(|| wanted)?;
    let set = async |work: &mut Work| service::set_role_since(work, &role_name, &since.0, &wanted).await;
    let set = since.write(&caller, set).await?;
    Ok(present(role_name, set))
}
