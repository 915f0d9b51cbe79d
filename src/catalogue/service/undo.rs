//! Putting the courses of an import aside when it is undone, and taking them up again when it is repeated.

use crate::{
    catalogue::store,
    error::Result,
    identity::Permission,
    kernel::id::{CompetencyId, CourseId, EntryId},
    work::{Read, Work},
};
use std::collections::BTreeSet;

/// Archives the courses that the import with `entry` made; returns how many, and code and title of those that stay because
/// somebody has changed them since, or because a completion (`completed`) or requirement (`required`) needs them.
pub async fn undo_import(
    work: &mut Work,
    entry: EntryId,
    completed: &BTreeSet<CourseId>,
    required: &BTreeSet<CompetencyId>,
) -> Result<(usize, Vec<String>)> {
    work.require(Permission::ImportRun)?;
    let of_import = store::import::of_entries(work, &[entry]).await?;
    let (kept, unused): (Vec<_>, Vec<_>) = of_import
        .into_iter()
        .filter(|one| !one.is_archived)
        .partition(|one| one.version > 1 || completed.contains(&one.id) || required.contains(&one.competency_id));
    store::import::set_archived(work, &unused.iter().map(|one| one.id).collect::<Vec<_>>(), true).await?;
    Ok((unused.len(), kept.into_iter().map(|one| format!("{} {}", one.code, one.title)).collect()))
}

/// The folded codes of those archived courses that the imports with `entries`, undone since, had made.
pub async fn reopenable(read: &mut Read, entries: &[EntryId]) -> Result<BTreeSet<String>> {
    let made = store::import::of_entries(read, entries).await?;
    Ok(made.into_iter().filter(|one| one.is_archived).map(|one| one.folded_code).collect())
}

/// Makes those courses active again that the imports with `entries`, undone since, had made, and whose folded code is in
/// `codes`.
pub async fn reopen(work: &mut Work, entries: &[EntryId], codes: &BTreeSet<String>) -> Result<()> {
    work.require(Permission::ImportRun)?;
    let made = store::import::of_entries(work, entries).await?;
    let wanted: Vec<CourseId> =
        made.into_iter().filter(|one| one.is_archived && codes.contains(&one.folded_code)).map(|one| one.id).collect();
    store::import::set_archived(work, &wanted, false).await
}
