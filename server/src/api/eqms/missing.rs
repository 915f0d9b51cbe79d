//! Who lacks what their roles require: one person, and everybody (E-QMS, "Get Missing Competencies for User", "Get Users with
//! Missing Competencies").

use super::{
    envelope::{PAGES, Paged, Whole},
    error::{ErrorBody, FlawsBody},
    present::MissingOut,
};
use crate::api::kit::{Answer, ApiCaller, ApiState, PathNumber, Query};
use axum::Json;
use docendo::{
    competence::service::{MissingOf, missing, missing_of_all},
    error::Problem,
    kernel::id::PersonId,
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The endpoints.
pub(super) fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(of_user)).routes(routes!(of_all))
}

/// From so many days before its expiry a competency is told, if the request does not say.
const SOON: u32 = 30;

/// Get what one person lacks of what their roles require. Everybody may ask about themselves.
#[utoipa::path(
    get, path = "/api/role-training-requirements/users/{userId}/missing", tag = "eqms", operation_id = "eqms_missing_of_user",
    params(
        ("userId" = i64, Path, description = "The person", minimum = 1),
        ("daysThreshold" = Option<i64>, Query, description = "Days until expiry that count as soon (default: 30)", minimum = 0, maximum = 3650),
    ),
    responses(
        (status = 200, description = "What is missing, expired or expiring soon", body = Whole<MissingOut>),
        (status = 400, description = "A parameter is wrong", body = FlawsBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not see what others lack", body = ErrorBody),
        (status = 404, description = "No such person", body = ErrorBody),
    ),
)]
async fn of_user(
    caller: ApiCaller,
    PathNumber(person): PathNumber<PersonId>,
    mut query: Query,
) -> Answer<Json<Whole<MissingOut>>> {
    let days =
        query.int("daysThreshold").within(0, 3650).parse(|days| u32::try_from(days).map_err(|_| Problem::NotANumber));
    let days = days.or(SOON);
    query.check()?;
    let found = caller.read(async |read| missing(read, person, days).await).await?;
    Ok(Json(Whole::of(found.into_iter().map(Into::into).collect())))
}

/// Get who lacks what their role requires, by name. Admin, Manager.
#[utoipa::path(
    get, path = "/api/role-training-requirements/compliance/gaps", tag = "eqms", operation_id = "eqms_compliance_gaps",
    params(
        ("roleId" = Option<i64>, Query, description = "Of this role", minimum = 1),
        ("competencyId" = Option<i64>, Query, description = "For this competency", minimum = 1),
        ("page" = Option<i64>, Query, description = "Page number (default: 1)", minimum = 1, maximum = 1_000_000),
        ("limit" = Option<i64>, Query, description = "Items per page (default: 50)", minimum = 1, maximum = 100),
    ),
    responses(
        (status = 200, description = "A page of gaps", body = Paged<MissingOut>),
        (status = 400, description = "A parameter is wrong", body = FlawsBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not see what others lack", body = ErrorBody),
    ),
)]
async fn of_all(caller: ApiCaller, mut query: Query) -> Answer<Json<Paged<MissingOut>>> {
    let of = MissingOf {
        role: query.int("roleId").numbered().optional(),
        competency: query.int("competencyId").numbered().optional(),
    };
    let wanted = query.page(&PAGES);
    query.check()?;
    let part = caller.read(async |read| missing_of_all(read, of, wanted.part()).await).await?;
    Ok(Json(Paged::of(part.rows.into_iter().map(Into::into).collect(), wanted, part.total)))
}
