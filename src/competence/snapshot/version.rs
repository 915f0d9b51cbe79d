//! The facts as they were after the latest changes, and which of them a reader sees.
//!
//! On PostgreSQL transactions end in another order than they begin, and a reader may have begun before what is kept was
//! written. So several versions are kept, each with the entries of the journal that are in it, and a reader gets the latest in
//! which there is nothing that its transaction does not see.

use crate::{
    competence::facts::Facts,
    db::Tenant,
    error::Result,
    journal::{
        Touches,
        store::{News, news, recent},
    },
    kernel::id::EntryId,
};
use std::{collections::BTreeMap, sync::Arc};

/// So many versions are kept; what did not change is shared between them.
const VERSIONS: usize = 8;
/// So many of the latest entries are remembered, for readers who began before them.
pub(super) const REMEMBERED: usize = 256;
/// A position is moved on when it is so far behind; nothing else asks for it.
const STRIDE: i64 = 1000;

/// What a transaction sees of the journal.
pub(super) struct Reader {
    /// Everything that transactions with lower numbers wrote is visible.
    position: i64,
    /// From this number on the journal was asked for.
    from: i64,
    /// The entries with this number and higher ones that are visible, and those before it that were asked for.
    visible: BTreeMap<EntryId, (i64, Touches)>,
}

impl Reader {
    /// What a transaction sees of the journal of its organisation from `from` on.
    pub(super) async fn load(tenant: &mut Tenant<'_>, from: Option<i64>) -> Result<Self> {
        let News { entries, position } = news(tenant, from).await?;
        let visible = entries.into_iter().map(|(id, number, touches)| (id, (number, touches))).collect();
        Ok(Self { position, from: from.map_or(position, |from| from.min(position)), visible })
    }
}

/// Facts, and what of the journal is in them.
pub(super) struct Version {
    pub(super) facts: Facts,
    /// Everything that transactions with lower numbers wrote is in the facts.
    position: i64,
    /// The entries that are in the facts, with the numbers of their transactions: all from `floor` on.
    applied: BTreeMap<EntryId, i64>,
    floor: i64,
}

impl Version {
    /// What `load` finds in a transaction.
    pub(super) async fn load(
        tenant: &mut Tenant<'_>,
        load: impl AsyncFnOnce(&mut Tenant<'_>) -> Result<Facts>,
    ) -> Result<Self> {
        let News { entries, position } = news(tenant, None).await?;
        let (latest, floor) = recent(tenant, REMEMBERED).await?;
        let applied = entries.into_iter().map(|(id, number, _)| (id, number)).chain(latest).collect();
        // From the position on all entries are there, however many they are.
        Ok(Self { facts: load(tenant).await?, position, applied, floor: floor.min(position) })
    }

    /// Whether nothing is in the facts that `reader` does not see, and the reader knows what may be missing in them.
    fn is_seen_by(&self, reader: &Reader) -> bool {
        let mut open = self.applied.iter().filter(|(_, number)| **number >= reader.position);
        self.position >= reader.from
            && reader.position >= self.floor
            && open.all(|(id, _)| reader.visible.contains_key(id))
    }

    /// What `reader` sees and is not in the facts.
    fn fresh(&self, reader: &Reader) -> Vec<Touches> {
        let fresh = reader
            .visible
            .iter()
            .filter(|(id, (number, _))| *number >= self.position && !self.applied.contains_key(*id));
        fresh.map(|(_, (_, touches))| *touches).collect()
    }

    /// What grows from version to version.
    fn age(&self) -> (i64, Option<EntryId>) {
        (self.position, self.applied.last_key_value().map(|(id, _)| *id))
    }

    /// The same with everything applied that `reader` sees.
    pub(super) fn followed_by(&self, reader: &Reader, facts: Facts) -> Self {
        let position = self.position.max(reader.position);
        let mut applied = self.applied.clone();
        applied.extend(reader.visible.iter().map(|(id, (number, _))| (*id, *number)));
        let mut floor = self.floor;
        while applied.len() > REMEMBERED && applied.first_key_value().is_some_and(|(_, number)| *number < position) {
            if let Some((_, number)) = applied.pop_first() {
                floor = floor.max(number + 1);
            }
        }
        Self { facts, position, applied, floor }
    }
}

/// The versions of one organisation, the latest last.
#[derive(Default)]
pub(super) struct Versions(Vec<Arc<Version>>);

impl Versions {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// From where on a reader has to know the journal.
    pub(super) fn first_position(&self) -> Option<i64> {
        self.0.iter().map(|version| version.position).min()
    }

    /// The latest facts.
    pub(super) fn latest(&self) -> Option<Facts> {
        self.0.last().map(|version| version.facts.clone())
    }

    /// How many people the latest has.
    pub(super) fn people(&self) -> usize {
        self.0.last().map_or(0, |version| version.facts.people.len())
    }

    /// Of those in which there is nothing that `reader` does not see, the one that lacks least, and what it lacks.
    pub(super) fn nearest(&self, reader: &Reader) -> Option<(Arc<Version>, Vec<Touches>)> {
        let seen = self.0.iter().rev().filter(|version| version.is_seen_by(reader));
        let with_fresh = seen.map(|version| (version, version.fresh(reader)));
        let (version, fresh) = with_fresh.min_by_key(|(_, fresh)| (super::concerns_everybody(fresh), fresh.len()))?;
        Some((version.clone(), fresh))
    }

    /// Keeps `version`, and lets the oldest go.
    pub(super) fn keep(&mut self, version: Version) {
        self.0.push(Arc::new(version));
        self.0.sort_by_key(|version| version.age());
        let too_many = self.0.len().saturating_sub(VERSIONS);
        self.0.drain(..too_many);
    }

    /// Moves the position of `version`, which is all that `reader` sees, so that less of the journal is asked for.
    pub(super) fn settle(&mut self, version: &Arc<Version>, reader: &Reader) {
        let is_latest = self.0.last().is_some_and(|latest| Arc::ptr_eq(latest, version));
        if is_latest && reader.position > version.position + STRIDE {
            self.0 = vec![Arc::new(version.followed_by(reader, version.facts.clone()))];
        }
    }
}
