//! The requirements of roles: create, list, get, of one role, update, delete (E-QMS, "Endpoints").

use super::{
    envelope::{Message, New, PAGES, Paged, Whole},
    error::{ErrorBody, FailureBody, FlawsBody},
    input::{self, ChangeIn, RequirementIn},
    present::RequirementOut,
};
use crate::api::kit::{Answer, ApiCaller, ApiState, Body, Created, IfMatch, MayRequire, PathNumber, Query, Versioned};
use axum::Json;
use docendo::{
    competence::requirement::service,
    kernel::id::{Id as _, RequirementId, RoleId},
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The endpoints.
pub(super) fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(get, update, delete)).routes(routes!(of_role))
}

/// Set a requirement of a role. Admin, Manager.
#[utoipa::path(
    post, path = "/api/role-training-requirements", tag = "eqms", operation_id = "eqms_requirements_create",
    request_body = RequirementIn,
    responses(
        (status = 201, description = "Its identifier", body = New),
        (status = 400, description = "Some fields are wrong or missing, or the body is no JSON object", body = FailureBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not set requirements", body = ErrorBody),
        (status = 409, description = "The role has a requirement for the competency, in use or not", body = ErrorBody),
    ),
)]
async fn create(caller: MayRequire, body: Body) -> Answer<Created<New>> {
    let draft = input::draft(body)?;
    let id = caller.write(async |work| service::create_single(work, draft).await).await?;
    Ok(Created(New { message: "Role training requirement created successfully", id: id.number() }))
}

/// List the requirements of roles, in the order in which they were set.
#[utoipa::path(
    get, path = "/api/role-training-requirements", tag = "eqms", operation_id = "eqms_requirements_list",
    params(
        ("roleId" = Option<i64>, Query, description = "Of this role", minimum = 1),
        ("competencyId" = Option<i64>, Query, description = "For this competency", minimum = 1),
        ("status" = Option<String>, Query, pattern = r"^(active|inactive|deprecated)?$", description = "active, inactive, deprecated"),
        ("isMandatory" = Option<bool>, Query, description = "Mandatory, or not"),
        ("isRegulatory" = Option<bool>, Query, description = "Regulatory, or not"),
        ("priority" = Option<String>, Query, pattern = r"^(critical|high|normal|low)?$", description = "critical, high, normal, low"),
        ("page" = Option<i64>, Query, description = "Page number (default: 1)", minimum = 1, maximum = 1_000_000),
        ("limit" = Option<i64>, Query, description = "Items per page (default: 50)", minimum = 1, maximum = 100),
    ),
    responses(
        (status = 200, description = "A page of requirements", body = Paged<RequirementOut>),
        (status = 400, description = "A parameter is wrong", body = FlawsBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
    ),
)]
async fn list(caller: ApiCaller, mut query: Query) -> Answer<Json<Paged<RequirementOut>>> {
    let (filter, wanted) = (input::filter(&mut query), query.page(&PAGES));
    query.check()?;
    let part = caller.read(async |read| service::list_of_roles(read, &filter, wanted.part()).await).await?;
    let today = caller.installation().clock.today();
    let rows = part.rows.into_iter().map(|one| RequirementOut::of(one, today)).collect();
    Ok(Json(Paged::of(rows, wanted, part.total)))
}

/// Get a requirement.
#[utoipa::path(
    get, path = "/api/role-training-requirements/{id}", tag = "eqms", operation_id = "eqms_requirements_get",
    params(("id" = i64, Path, description = "The requirement", minimum = 1)),
    responses(
        (status = 200, description = "The requirement", body = RequirementOut, headers(("ETag" = String, description = "Its version"))),
        (status = 400, description = "The identifier is no number", body = FlawsBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 404, description = "No such requirement", body = ErrorBody),
    ),
)]
async fn get(caller: ApiCaller, PathNumber(id): PathNumber<RequirementId>) -> Answer<Versioned<Json<RequirementOut>>> {
    let found = caller.read(async |read| service::one_of_role(read, id).await).await?;
    let version = found.requirement.number.to_string();
    Ok(Versioned(version, Json(RequirementOut::of(found, caller.installation().clock.today()))))
}

/// Get what a role requires, by competency: what is in force or, with `includeInactive`, everything. A role that does not
/// exist requires nothing.
#[utoipa::path(
    get, path = "/api/role-training-requirements/roles/{roleId}/competencies", tag = "eqms",
    operation_id = "eqms_requirements_of_role",
    params(
        ("roleId" = i64, Path, description = "The role", minimum = 1),
        ("includeInactive" = Option<bool>, Query, description = "Also what is not in force (default: false)"),
    ),
    responses(
        (status = 200, description = "The requirements", body = Whole<RequirementOut>),
        (status = 400, description = "A parameter is wrong", body = FlawsBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
    ),
)]
async fn of_role(
    caller: ApiCaller,
    PathNumber(role): PathNumber<RoleId>,
    mut query: Query,
) -> Answer<Json<Whole<RequirementOut>>> {
    let all = query.flag("includeInactive").or(false);
    query.check()?;
    let found = caller.read(async |read| service::in_use(read, role, all).await).await?;
    let today = caller.installation().clock.today();
    Ok(Json(Whole::of(found.into_iter().map(|one| RequirementOut::of(one, today)).collect())))
}

/// Change a requirement: what is not sent stays, null empties. Admin, Manager.
#[utoipa::path(
    put, path = "/api/role-training-requirements/{id}", tag = "eqms", operation_id = "eqms_requirements_update",
    params(
        ("id" = i64, Path, description = "The requirement", minimum = 1),
        ("If-Match" = Option<String>, Header, description = "Only if it is of this version, as ETag shows it"),
    ),
    request_body = ChangeIn,
    responses(
        (status = 200, description = "Done", body = Message, headers(("ETag" = String, description = "The version of the requirement"))),
        (status = 400, description = "Some fields are wrong, the body is no JSON object, or it has ended", body = FailureBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not set requirements", body = ErrorBody),
        (status = 404, description = "No such requirement", body = ErrorBody),
        (status = 409, description = "Another requirement for the same is in force", body = ErrorBody),
        (status = 412, description = "It is of another version than If-Match names", body = ErrorBody),
    ),
)]
async fn update(
    caller: MayRequire,
    PathNumber(id): PathNumber<RequirementId>,
    since: IfMatch,
    body: Body,
) -> Answer<Versioned<Json<Message>>> {
    let (change, named) = input::change(body)?;
    let version = since.write(&caller, async |work| service::amend(work, id, &since.0, named, change).await).await?;
    Ok(done(version, "Role training requirement updated successfully"))
}

/// Put a requirement aside: from today on it is not in force. Admin.
#[utoipa::path(
    delete, path = "/api/role-training-requirements/{id}", tag = "eqms", operation_id = "eqms_requirements_delete",
    params(
        ("id" = i64, Path, description = "The requirement", minimum = 1),
        ("If-Match" = Option<String>, Header, description = "Only if it is of this version, as ETag shows it"),
    ),
    responses(
        (
            status = 200, description = "Done, now or before", body = Message,
            headers(("ETag" = String, description = "The version of the requirement")),
        ),
        (status = 400, description = "The identifier is no number, or If-Match no tag", body = FailureBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not put requirements aside", body = ErrorBody),
        (status = 404, description = "No such requirement", body = ErrorBody),
        (status = 412, description = "It is of another version than If-Match names", body = ErrorBody),
    ),
)]
async fn delete(
    caller: ApiCaller,
    PathNumber(id): PathNumber<RequirementId>,
    since: IfMatch,
) -> Answer<Versioned<Json<Message>>> {
    let version = since.write(&caller, async |work| service::put_aside(work, id, &since.0).await).await?;
    Ok(done(version, "Role training requirement deleted successfully"))
}

/// What was done, and the version of the requirement after it.
fn done(version: u32, message: &'static str) -> Versioned<Json<Message>> {
    Versioned(version.to_string(), Json(Message { message }))
}
