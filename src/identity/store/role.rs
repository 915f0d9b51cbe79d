//! SQL that reads roles, of access and of work.

use crate::{
    db::{Query, sql},
    error::Result,
    identity::model::{RoleFilter, RoleKind, RoleRow},
    kernel::{
        id::RoleId,
        page::{ListPage, Page},
    },
    work::Read,
};
use chrono::{DateTime, Utc};

#[derive(sqlx::FromRow)]
struct AccessRoleRow {
    id: RoleId,
    kind: RoleKind,
    code: String,
    name: String,
    level: i64,
    is_system: bool,
    permissions: i64,
    created_at: DateTime<Utc>,
}

impl AccessRoleRow {
    fn role(self) -> RoleRow {
        RoleRow {
            id: self.id,
            kind: self.kind,
            code: self.code,
            name: self.name,
            level: self.level,
            is_system: self.is_system,
            permissions: self.permissions,
            created_at: self.created_at,
        }
    }
}

/// The roles of the caller's organisation that fit `filter`, a part of them, in the order of their making.
pub(in crate::identity) async fn fitting(
    read: &mut Read,
    filter: &RoleFilter,
    page: Page,
) -> Result<ListPage<RoleRow>> {
    let columns = "r.id, r.kind, r.code, r.name, r.level, r.is_system, r.created_at,
        (SELECT COUNT(*) FROM role_permission p WHERE p.role_id = r.id) AS permissions";
    let roles =
        Query::select(columns, sql!("FROM role r WHERE r.organisation_id = $1")).and_if("r.level = {}", &filter.level);
    Ok(roles.order("r.id").paged(read, page).await?.map(AccessRoleRow::role))
}
