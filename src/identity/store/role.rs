//! SQL that reads roles, of access and of work.

use crate::{
    db::{Query, sql},
    error::Result,
    identity::model::{RoleFilter, RoleRow},
    kernel::page::{ListPage, Page},
    work::Read,
};

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
    roles.order("r.id").paged(read, page).await
}
