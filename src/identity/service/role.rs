//! Use cases that read roles.

use crate::{
    error::Result,
    identity::{RoleFilter, RoleRow, access, store},
    kernel::page::{ListPage, Page},
    work::Read,
};

/// The roles of the organisation that fit `filter`, of access and of work, a part of them.
pub async fn roles(read: &mut Read, filter: &RoleFilter, page: Page) -> Result<ListPage<RoleRow>> {
    read.require(access::LIST_ROLES)?;
    store::role::fitting(read, filter, page).await
}
