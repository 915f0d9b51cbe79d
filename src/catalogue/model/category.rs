//! A category of courses.

use super::{CategoryCode, Description, Name};
use crate::kernel::{
    id::{CategoryId, OrganisationId},
    input::{draft, whole_numbers},
};
use serde::{Deserialize, Serialize};

/// A category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

whole_numbers! {
    /// The place of a category in lists, lower comes first: 0 to 10,000.
    DisplayOrder = 0..=10_000;
}

impl DisplayOrder {
    /// What a category gets of which nothing is said: among those of the system, it stands with the last.
    pub const UNSAID: Self = Self(100);
}

draft! {
    /// A category as somebody describes it.
    draft CategoryDraft;
    /// A category to be created.
    #[derive(Eq, Serialize)]
    value NewCategory;
    {
        /// Name.
        name as "category_name": Name;
        /// Code.
        code: CategoryCode;
        /// What belongs in it.
        description: Option<Description>;
        /// Place in lists: lower comes first.
        display_order: DisplayOrder, default DisplayOrder::UNSAID;
    }
}

/// A category as a course names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryRef {
    /// Identifier.
    pub id: CategoryId,
    /// Name.
    pub name: Name,
    /// Code.
    pub code: CategoryCode,
}
