//! A category of courses.

use super::{CategoryCode, Description, Name};
use crate::kernel::id::{CategoryId, OrganisationId};
use serde::Serialize;

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::FromRow))]
pub struct Category {
    /// Identifier.
    pub id: CategoryId,
    /// Whose it is; a system category is nobody's.
    #[cfg_attr(feature = "store", sqlx(rename = "organisation_id"))]
    pub organisation: Option<OrganisationId>,
    /// Name.
    pub name: Name,
    /// Code, its own among the organisation's and among the system's.
    pub code: CategoryCode,
    /// What belongs in it.
    pub description: Option<Description>,
    /// Place in lists: lower comes first.
    pub display_order: i64,
    /// Whether it is offered for new courses.
    pub is_active: bool,
}

impl Category {
    /// Whether it is a system category.
    pub const fn is_system(&self) -> bool {
        self.organisation.is_none()
    }
}

/// A category to be created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewCategory {
    /// Name.
    pub name: Name,
    /// Code.
    pub code: CategoryCode,
    /// What belongs in it.
    pub description: Option<Description>,
    /// Place in lists: lower comes first.
    pub display_order: i64,
}

/// A category as a course names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryRef {
    /// Identifier.
    pub id: CategoryId,
    /// Name.
    pub name: Name,
    /// Code.
    pub code: CategoryCode,
}
