//! Taking back what an import said about people: their employments and jobs. The people themselves stay, as somebody of
//! whom nothing is known; nothing is erased.

use crate::{
    error::Result,
    facts::{FactKind, take_back},
    identity,
    kernel::{
        access::IMPORT,
        id::{EntryId, Id, PersonId},
    },
    people::{
        access,
        store::{
            fact::{self, Next},
            undo::{self, Version},
        },
    },
    work::Work,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// What was taken back, and what was not because somebody has changed it since.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    /// People of whom nothing is known any more.
    pub people: usize,
    /// People who had left according to the import, and are employed again.
    pub returned: usize,
    /// Full names of those who stay as they are.
    pub kept: BTreeSet<String>,
}

/// Takes back the employments and jobs that refer to the import's `entry`, under the entry `undo`. Those of people whom
/// somebody has changed since stay, as do those of people in `touched`, about whom something else was recorded since, and of
/// those who may sign in as administrators (no organisation loses its last one by this), of those who rank above the caller,
/// and the caller's own. It needs the right to change people, if the import wrote of any.
pub async fn undo_import(
    work: &mut Work,
    entry: EntryId,
    undo_entry: EntryId,
    touched: &BTreeSet<PersonId>,
) -> Result<Undone> {
    work.require(IMPORT)?;
    let mut changed = undo::changed_since(work, entry).await?;
    changed.extend(identity::service::governors(work).await?);
    // As the forms: nobody takes the sign-in of somebody who ranks above them, nor their own.
    changed.extend(identity::service::beyond_reach(work).await?.0);
    changed.insert(work.who().person);
    let mut undone = Undone::default();
    for kind in [FactKind::Employment, FactKind::Holding] {
        let versions = undo::versions(work, kind, entry).await?;
        if !versions.is_empty() {
            work.require(access::CHANGE)?;
        }
        let (kept, taken): (Vec<_>, Vec<_>) = versions
            .into_iter()
            .partition(|one| !one.is_current || touched.contains(&one.person_id) || changed.contains(&one.person_id));
        // Whose fact somebody has ended since is as somebody wants them.
        undone.kept.extend(kept.into_iter().filter(|one| one.is_current || one.has_successor).map(|one| one.name));
        let at = take_back(work, kind, &taken.iter().map(|one| one.key).collect::<Vec<_>>()).await?;
        let (before, new): (Vec<_>, Vec<_>) = taken.into_iter().partition(|one| one.before.is_some());
        match kind {
            FactKind::Employment => fact::next_employments(work, undo_entry, &restored(&before, at)).await?,
            _ => fact::next_holdings(work, undo_entry, &restored(&before, at)).await?,
        }
        if kind == FactKind::Employment {
            undone.people = new.len();
            undone.returned = before.len();
        }
    }
    Ok(undone)
}

/// What was known before of the facts of `versions`, to be known again from the moment `recorded_at` on.
fn restored<I: Id>(versions: &[Version], recorded_at: DateTime<Utc>) -> Vec<Next<I>> {
    let before = versions.iter().filter_map(|one| Some((one.id, one.before?)));
    before.map(|(id, period)| Next { id: I::of(id), period, recorded_at }).collect()
}
