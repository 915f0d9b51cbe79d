//! What requirements are called, for entries of the journal about them.

use crate::{
    competence::requirement::store,
    error::Result,
    kernel::id::{CompetencyId, RequirementId},
    trail,
    work::Read,
};
use std::collections::HashMap;

/// What a requirement is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementName {
    /// Title of the competency.
    pub title: String,
    /// Its code.
    pub code: String,
    /// Name of the role or site that needs it; none = everyone.
    pub scope: Option<String>,
    /// Whether it is known now: one whose import was undone has no page.
    pub is_known: bool,
}

/// The names of `requirements`, for those who read the journal; of those too that an undone import had set.
pub async fn names(read: &mut Read, requirements: &[RequirementId]) -> Result<HashMap<RequirementId, RequirementName>> {
    read.require(trail::access::READ)?;
    store::names(read, requirements).await
}

/// The titles of `competencies`, for those who read the journal.
pub async fn titles(read: &mut Read, competencies: &[CompetencyId]) -> Result<HashMap<CompetencyId, String>> {
    read.require(trail::access::READ)?;
    store::titles(read, competencies).await
}
