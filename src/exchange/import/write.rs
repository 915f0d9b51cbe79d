//! Writing an import, and what its writing asks: who may, and whether it is still what was looked at.

use super::{
    model::{Import, Preview, State, StoredProblem},
    store,
};
use crate::{
    error::{Conflict, Entity, Error, Result},
    exchange::{
        plan::Plan,
        service::{Changes, apply},
    },
    kernel::id::ImportId,
    work::{Read, Work},
};

/// Writes what of `plan` is new for import `id`, which is then done.
pub(super) async fn write(work: &mut Work, id: ImportId, plan: &Plan, names: &[String]) -> Result<Changes> {
    let (changes, entry) = apply(work, id, plan, names).await?;
    store::set_entry(work, id, entry).await?;
    store::set_preview(work, id, &Preview::new(plan, changes)).await?;
    let problems: Vec<StoredProblem> = plan.problems.iter().map(StoredProblem::from).collect();
    store::set_problems(work, id, &problems).await?;
    store::set_state(work, id, State::Done, None).await?;
    Ok(changes)
}

/// Refuses a caller who may not write one of the kinds of rows that an import wrote.
pub(super) fn check_rights(read: &Read, import: &Import) -> Result<()> {
    import.changes().needs().into_iter().try_for_each(|use_case| read.require(use_case))
}

/// Somebody else has had a hand in the import meanwhile.
pub(super) const fn changed() -> Error {
    Error::Conflict(Conflict::Changed(Entity::Import))
}
