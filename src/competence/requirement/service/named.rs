//! What requirements are called, for entries of the journal about them.

use crate::{
    competence::requirement::{RequirementName, store},
    error::Result,
    kernel::id::{CompetencyId, RequirementId},
    trail,
    work::Read,
};
use std::collections::HashMap;

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
