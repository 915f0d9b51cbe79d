//! Use cases that read roles.

use crate::{
    error::Result,
    identity::{Permission, RoleFilter, RoleRow, store},
    kernel::{
        id::PersonId,
        page::{Page, Part},
    },
    work::Read,
};

/// The roles of the organisation that fit `filter`, of access and of work, a part of them.
pub async fn roles(read: &mut Read, filter: &RoleFilter, page: Page) -> Result<Part<RoleRow>> {
    read.require(Permission::AccessWrite)?;
    store::role::fitting(read, filter, page).await
}

/// The codes of the access roles that `person` holds today, highest first. Everybody may ask about themselves.
pub async fn access_roles_of(read: &mut Read, person: PersonId) -> Result<Vec<String>> {
    if person != read.who().person {
        read.require(Permission::PeopleRead)?;
    }
    store::role::codes_of(read, person).await
}
