//! Requirements: the fact that everyone, a role or a site needs a competency.
//!
//! Rules: it ends after it begins; of one scope and competency only one is in force at a time; what has ended is not
//! changed, except that it may be taken up again. Changing one supersedes what was known of it: its version number rises, its identifier stays.
//! Tables: `requirement`, `requirement_version`.

mod model;
mod of_role;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
pub(crate) mod store;

pub use model::{
    GRACE_DAYS, Priority, REFRESH_MONTHS, Requirement, RequirementDraft, RequirementName, RequirementStatus, Terms,
};
pub use of_role::{About, RoleRequirement, RoleRequirementFilter, TermsChange};
#[cfg(feature = "store")]
pub(crate) use store::scope;
