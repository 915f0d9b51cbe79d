//! Requirements: the fact that everyone, a role or a site needs a competency.
//!
//! Rules: it ends after it begins; of one scope and competency only one is in force at a time; what has ended is not
//! changed. Changing one supersedes what was known of it: its version number rises, its identifier stays.
//! Tables: `requirement`, `requirement_version`.

mod model;
#[cfg(feature = "store")]
pub mod service;
#[cfg(feature = "store")]
pub(crate) mod store;

pub use model::{Priority, Requirement, RequirementDraft, RequirementStatus, Terms};
#[cfg(feature = "store")]
pub(crate) use store::scope;
