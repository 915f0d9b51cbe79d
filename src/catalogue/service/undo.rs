//! Putting the courses of an import aside when it is undone, and taking them up again when it is repeated.

use crate::{
    catalogue::{
        access,
        store::{self, import::Made},
    },
    error::Result,
    kernel::{
        access::IMPORT,
        id::{CompetencyId, CourseId, EntryId},
    },
    work::{Read, Work},
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeSet, HashSet};

/// Archives the courses that the import with `entry` made; returns how many, and code and title of those that stay because
/// somebody has changed them since, or because a completion (`completed`) or requirement (`required`) needs them.
/// It needs the right to change courses, if there are any.
pub async fn undo_import(
    work: &mut Work,
    entry: EntryId,
    completed: &BTreeSet<CourseId>,
    required: &BTreeSet<CompetencyId>,
) -> Result<(usize, Vec<String>)> {
    work.require(IMPORT)?;
    let of_import = store::import::of_entries(work, &[entry]).await?;
    if !of_import.is_empty() {
        work.require(access::CHANGE_COURSES)?;
    }
    let (kept, unused): (Vec<_>, Vec<_>) = of_import
        .into_iter()
        .filter(|one| !one.is_archived)
        .partition(|one| one.version > 1 || completed.contains(&one.id) || required.contains(&one.competency_id));
    store::import::set_archived(work, &unused.iter().map(|one| one.id).collect::<Vec<_>>(), true).await?;
    Ok((unused.len(), kept.into_iter().map(|one| format!("{} {}", one.code, one.title)).collect()))
}

/// The folded codes of those courses that the imports with these entries had made and that were archived when these were
/// undone. Whatever somebody archived by hand is not among them.
pub async fn reopenable(read: &mut Read, undone: &[(EntryId, DateTime<Utc>)]) -> Result<BTreeSet<String>> {
    Ok(put_aside(read, undone).await?.into_iter().map(|one| one.folded_code).collect())
}

async fn put_aside(read: &mut Read, undone: &[(EntryId, DateTime<Utc>)]) -> Result<Vec<Made>> {
    let (entries, moments): (Vec<EntryId>, HashSet<DateTime<Utc>>) = undone.iter().copied().unzip();
    let mut made = store::import::of_entries(read, &entries).await?;
    made.retain(|one| one.is_archived && moments.contains(&one.updated_at));
    Ok(made)
}

/// Makes those of [`reopenable`] active again whose folded code is in `codes`.
pub async fn reopen(work: &mut Work, undone: &[(EntryId, DateTime<Utc>)], codes: &BTreeSet<String>) -> Result<()> {
    work.require(access::CHANGE_COURSES)?;
    let made = put_aside(work, undone).await?;
    let wanted: Vec<CourseId> =
        made.into_iter().filter(|one| codes.contains(&one.folded_code)).map(|one| one.id).collect();
    store::import::set_archived(work, &wanted, false).await
}
