//! What a job role requires, by course (EHS, section 11). The same requirements as in `eqms`, seen by course.

use super::{
    envelope::Success,
    ids::{PathRole, uuid_id},
};
use crate::api::kit::{Answer, ApiCaller, ApiWriter, IfMatch, Once, Versioned, body, endpoint, kind::flag, objects};
use docendo::{
    competence::requirement::service::{self, CourseRequirement},
    kernel::id::CourseId,
    work::Work,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What a job role requires.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RoleOut {
    #[schema(example = "Site Supervisor")]
    role_name: String,
    requirements: Vec<RequirementOut>,
}

/// One requirement.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RequirementOut {
    id: Uuid,
    course: CourseOut,
    is_mandatory: bool,
}

/// The course that it asks for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CourseOut {
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

body! {
    /// One of the requirements that a role shall have.
    create RequirementIn;
    {
        course "courseId": CourseId = uuid_id();
        is_mandatory "isMandatory": bool = flag();
    }
}

body! {
    /// The requirements that a role shall have: exactly these.
    create RoleIn;
    {
        requirements "requirements": Vec<RequirementIn> = objects();
    }
}

endpoint! {
    /// Get the training requirements of a job role. A name that no role has requires nothing.
    get "ehs_requirements_role_get": "The requirements in force";
}
pub(crate) async fn get(caller: ApiCaller, PathRole(role): PathRole) -> Answer<Versioned<Success<RoleOut>>> {
    let found = caller.read(async |read| service::of_role(read, &role).await).await?;
    Ok(present(role, found))
}

fn present(role_name: String, found: Vec<CourseRequirement>) -> Versioned<Success<RoleOut>> {
    let version = CourseRequirement::version_of(&found);
    let out = RoleOut { role_name, requirements: found.into_iter().map(Into::into).collect() };
    Versioned(version, Success::of(out))
}

endpoint! {
    /// Set the training requirements of a job role: those not listed end today. A role that is not there yet is made.
    set "ehs_requirements_role_set": "The requirements in force";
    400 "a course is named twice";
    404 "TRN001: no such course";
}
pub(crate) async fn set(
    caller: ApiWriter,
    PathRole(role): PathRole,
    if_match: IfMatch,
    RoleIn { requirements }: RoleIn,
) -> Answer<Once<Versioned<Success<RoleOut>>>> {
    let wanted: Vec<_> = requirements.iter().map(|one| (one.course, one.is_mandatory)).collect();
    let set = async |work: &mut Work| {
        let set = service::set_role(work, &role, &if_match.0, &wanted).await?;
        Ok(present(role, set))
    };
    if_match.once(&caller, set).await
}
