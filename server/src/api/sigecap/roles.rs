//! The roles of the organisation (SIGECAP, "GET /roles/").

use crate::api::kit::{
    Above, Answer, ApiCaller, Gives, OperationBuilder, endpoint,
    kind::{flag, whole},
    query, size,
};
use axum::{
    Json,
    http::HeaderName,
    response::{AppendHeaders, IntoResponse, Response},
};
use chrono::{DateTime, SubsecRound as _, Utc};
use docendo::{
    competence::service::role_holders,
    identity::{RoleFilter, RoleKind, RoleRow, service},
    kernel::{id::Id as _, page::Page},
    work::Read,
};
use serde::Serialize;
use utoipa::{PartialSchema as _, ToSchema};

/// The largest part of a list.
const MOST: i64 = 1000;
/// The length of the whole list.
const TOTAL: HeaderName = HeaderName::from_static("x-total-count");

/// A role.
#[derive(Serialize, ToSchema)]
#[schema(as = SigecapRole)]
pub(crate) struct RoleOut {
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

query! {
    /// Which roles are listed.
    RolesAsked {
        /// Number of records to skip (default: 0)
        skip "skip": i64 = whole(0..=i64::MAX), default 0;
        /// Most records to return (default: 100; more than 1000 is taken for 1000)
        limit "limit": i64 = size(MOST, Above::Most), default 100;
        /// By status; every role is active
        is_active "is_active": bool = flag(), default true;
        /// By level
        level "level": Option<i64> = whole(1..=10);
    }
}

endpoint! {
    /// List the roles, of access and of work. Admin, HR.
    list "sigecap_roles_list": "The roles";
}
pub(crate) async fn list(caller: ApiCaller, asked: RolesAsked) -> Answer<Counted<RoleOut>> {
    let page = Page { offset: asked.skip, limit: asked.limit };
    let filter = RoleFilter { level: asked.level };
    if !asked.is_active {
        return Ok(Counted { total: 0, rows: Vec::new() });
    }
    let load = async |read: &mut Read| {
        let part = service::roles(read, &filter, page).await?;
        Ok((part, role_holders(read).await?))
    };
    let (part, holders) = caller.read(load).await?;
    let out = |row: RoleRow| {
        let count = holders.role(row.id);
        RoleOut::of(row, count)
    };
    Ok(Counted { total: part.total, rows: part.rows.into_iter().map(out).collect() })
}

/// A part of a list, with the length of the whole in a header.
pub(crate) struct Counted<T> {
    total: i64,
    rows: Vec<T>,
}

impl<T: Serialize> IntoResponse for Counted<T> {
    fn into_response(self) -> Response {
        (AppendHeaders([(TOTAL, self.total.to_string())]), Json(self.rows)).into_response()
    }
}

impl<T: ToSchema> Gives for Counted<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        operation.gives_list::<T>();
        operation.gives_header("X-Total-Count", "Their number in all", i64::schema());
    }
}
