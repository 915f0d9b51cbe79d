//! Use cases that read roles.

use crate::{
    error::Result,
    identity::{RoleFilter, RoleRow, access, store},
    kernel::{
        id::PersonId,
        page::{ListPage, Page},
    },
    work::Read,
};

/// The roles of the organisation that fit `filter`, of access and of work, a part of them.
pub async fn roles(read: &mut Read, filter: &RoleFilter, page: Page) -> Result<ListPage<RoleRow>> {
    read.require(access::LIST_ROLES)?;
    store::role::fitting(read, filter, page).await
}

/// The codes of the access roles that `person` holds today, highest first. Everybody may ask about themselves.
pub async fn access_roles_of(read: &mut Read, person: PersonId) -> Result<Vec<String>> {
    read.require_about(access::SEE_ROLES, person)?;
    store::role::codes_of(read, person).await
}
