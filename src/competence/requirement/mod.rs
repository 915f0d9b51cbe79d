//! Requirements: the fact that everyone, a role or a site needs a competency.
//!
//! Rules: it ends after it begins; of one scope and competency only one is in force at a time; what has ended is not
//! changed, except that it may be taken up again. Changing one supersedes what was known of it: its version number rises, its identifier stays.
//! Tables: `requirement`, `requirement_version`.

pub mod access;
mod describe;
mod draft;
mod model;
mod of_role;
mod scope;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
pub(crate) mod store;

pub use describe::RequirementAction;
pub use draft::{End, EndDraft, GraceDays, InForceDraft, NewRequirement, RequirementDraft, Terms, TermsDraft};
pub use model::{Phase, Priority, Requirement, RequirementName, RequirementStatus};
pub use of_role::{About, RoleRequirement, RoleRequirementFilter};
pub use scope::{ScopeDraft, ScopeKind};
#[cfg(feature = "store")]
pub(crate) use store::scope;
