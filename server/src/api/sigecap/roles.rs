//! The roles of the organisation (SIGECAP, "GET /roles/").

use super::error::{ErrorBody, FlawsBody};
use crate::api::kit::{Above, Answer, ApiState, MayGiveAccess, Query};
use axum::{Json, http::HeaderName, response::AppendHeaders};
use chrono::{DateTime, SubsecRound as _, Utc};
use docendo::{
    competence::service::role_holders,
    identity::{RoleFilter, RoleKind, RoleRow, service},
    kernel::{id::Id as _, page::Page},
    work::Read,
};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The endpoint.
pub(super) fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list))
}

/// The largest part of a list.
const MOST: i64 = 1000;
/// The length of the whole list.
const TOTAL: HeaderName = HeaderName::from_static("x-total-count");

/// A role.
#[derive(Serialize, ToSchema)]
#[schema(as = SigecapRole)]
struct RoleOut {
    #[schema(example = 2)]
    id: i64,
    #[schema(example = "Training Manager")]
    name: String,
    /// What kind of role it is.
    description: &'static str,
    /// 1 to 10, 10 is the highest.
    level: i64,
    /// Always true: roles are not put aside.
    is_active: bool,
    is_system: bool,
    permissions_count: i64,
    /// How many people hold it today.
    users_count: i64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl RoleOut {
    fn of(row: RoleRow, holders: u32) -> Self {
        let RoleRow { id, kind, code, name, level, is_system, permissions, created_at } = row;
        let created_at = created_at.trunc_subsecs(0);
        Self {
            id: id.number(),
            name: if kind == RoleKind::Access { named(&code, name) } else { name },
            description: match kind {
                RoleKind::Access => "Says what somebody may do",
                RoleKind::Job => "Says what somebody works as",
            },
            level,
            is_active: true,
            is_system,
            permissions_count: permissions,
            users_count: holders.into(),
            created_at,
            // A role stays as it was made.
            updated_at: created_at,
        }
    }
}

/// The contract's name of the access role with this code; those that it does not know keep their own.
fn named(code: &str, name: String) -> String {
    match code {
        "system_admin" => "Admin".to_owned(),
        "training_manager" => "Training Manager".to_owned(),
        "trainer" => "Instructor".to_owned(),
        "learner" => "Participant".to_owned(),
        _ => name,
    }
}

/// List the roles, of access and of work. Admin, HR.
#[utoipa::path(
    get, path = "/api/roles", tag = "sigecap", operation_id = "sigecap_roles_list",
    params(
        ("skip" = Option<i64>, Query, description = "Number of records to skip (default: 0)", minimum = 0),
        ("limit" = Option<i64>, Query, description = "Most records to return (default: 100; more than 1000 is taken for 1000)", minimum = 1),
        ("is_active" = Option<bool>, Query, description = "By status; every role is active"),
        ("level" = Option<i64>, Query, description = "By level", minimum = 1, maximum = 10),
    ),
    responses(
        (
            status = 200, description = "The roles", body = Vec<RoleOut>,
            headers(("X-Total-Count" = i64, description = "Their number in all")),
        ),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not give accounts", body = ErrorBody),
        (status = 422, description = "A parameter is wrong", body = FlawsBody),
    ),
)]
async fn list(
    caller: MayGiveAccess,
    mut query: Query,
) -> Answer<(AppendHeaders<[(HeaderName, String); 1]>, Json<Vec<RoleOut>>)> {
    let page = Page {
        offset: query.int("skip").within(0, i64::MAX).or(0),
        limit: query.size("limit", MOST, Above::Most).or(100),
    };
    let (is_active, level) = (query.flag("is_active").or(true), query.int("level").within(1, 10).optional());
    query.check()?;
    let filter = RoleFilter { level };
    let load = async |read: &mut Read| {
        let part = service::roles(read, &filter, page).await?;
        Ok((part, role_holders(read).await?))
    };
    let (rows, total) = if is_active {
        let (part, holders) = caller.read(load).await?;
        let out = |row: RoleRow| {
            let count = holders.role(row.id);
            RoleOut::of(row, count)
        };
        (part.rows.into_iter().map(out).collect(), part.total)
    } else {
        (Vec::new(), 0)
    };
    Ok((AppendHeaders([(TOTAL, total.to_string())]), Json(rows)))
}
