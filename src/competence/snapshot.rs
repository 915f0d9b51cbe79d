//! The compliance snapshot: the facts of each organisation as they are known now, kept in memory.
//!
//! A follower of the journal. A read first applies, idempotently, everything that its own transaction sees and the
//! snapshot does not, so that nobody misses his own write, on whichever server it was made.

use super::{
    answers::Answers,
    facts::{Facts, PersonFacts},
    load::{self, Known},
};
use crate::{
    db::Tx,
    error::Result,
    journal::{
        Touches,
        store::{News, news},
    },
    kernel::id::{EntryId, OrganisationId, PersonId},
};
use chrono::{DateTime, Utc};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, PoisonError, RwLock},
};
use tokio::sync::Mutex;

/// From so many touched people on it is quicker to load everybody.
pub(super) const MANY_PEOPLE: usize = 50;

/// The snapshots of all organisations of this process. Two processes keep their own; each is right by itself.
#[derive(Default)]
pub struct Snapshots(RwLock<HashMap<OrganisationId, Arc<Slot>>>);

/// What is kept for one organisation.
#[derive(Default)]
struct Slot {
    snapshot: Mutex<Snapshot>,
    answers: Arc<Answers>,
}

#[derive(Default)]
struct Snapshot {
    facts: Option<Facts>,
    /// Entries before this position are applied.
    position: i64,
    /// Entries at or after the position that are applied as well.
    applied: HashSet<EntryId>,
}

impl Snapshots {
    /// The facts of `organisation` as `tx`, which only reads, sees them now.
    pub(super) async fn current(&self, tx: &mut Tx, organisation: OrganisationId) -> Result<Facts> {
        let slot = self.slot(organisation);
        let mut snapshot = slot.snapshot.lock().await;
        let news = news(tx, organisation, snapshot.position).await?;
        if news.position < snapshot.position {
            // This reader began before the one that was here last: what it sees is older, and must not come back.
            drop(snapshot);
            return load::facts(tx, Known { organisation, at: None }).await;
        }
        snapshot.follow(tx, organisation, news).await?;
        Ok(snapshot.facts.clone().unwrap_or_default())
    }

    /// How many organisations have one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The facts of `organisation` as they were known at `at`, a moment in the past.
    pub(super) async fn known_at(&self, tx: &mut Tx, organisation: OrganisationId, at: DateTime<Utc>) -> Result<Facts> {
        let now = self.current(tx, organisation).await?;
        let answers = self.answers(organisation);
        if let Some(found) = answers.known_at(at, &now) {
            return Ok(found);
        }
        let facts = load::facts(tx, Known { organisation, at: Some(at) }).await?;
        answers.keep_known_at(at, now, facts.clone());
        Ok(facts)
    }

    /// The answers that are kept for `organisation`.
    pub(super) fn answers(&self, organisation: OrganisationId) -> Arc<Answers> {
        self.slot(organisation).answers.clone()
    }

    fn slot(&self, organisation: OrganisationId) -> Arc<Slot> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&organisation).cloned();
        known.unwrap_or_else(|| {
            let mut slots = self.0.write().unwrap_or_else(PoisonError::into_inner);
            slots.entry(organisation).or_default().clone()
        })
    }
}

impl Snapshot {
    async fn follow(&mut self, tx: &mut Tx, organisation: OrganisationId, news: News) -> Result<()> {
        let known = Known { organisation, at: None };
        let fresh: Vec<Touches> =
            news.entries.iter().filter(|(id, _)| !self.applied.contains(id)).map(|(_, touches)| *touches).collect();
        match &mut self.facts {
            Some(facts) => apply(facts, tx, known, &fresh).await?,
            none => *none = Some(load::facts(tx, known).await?),
        }
        self.applied = news.entries.into_iter().map(|(id, _)| id).collect();
        self.position = news.position;
        Ok(())
    }
}

async fn apply(facts: &mut Facts, tx: &mut Tx, known: Known, touches: &[Touches]) -> Result<()> {
    let people: BTreeSet<PersonId> = touches
        .iter()
        .filter_map(|touched| if let Touches::Person(person) = touched { Some(*person) } else { None })
        .collect();
    if touches.contains(&Touches::Everything) || people.len() > MANY_PEOPLE {
        *facts = load::facts(tx, known).await?;
        return Ok(());
    }
    if touches.contains(&Touches::Rules) {
        let rules = load::rules(tx, known).await?;
        if rules.grants != facts.rules.grants {
            for person in Arc::make_mut(&mut facts.people) {
                Arc::make_mut(person).resolve(&rules.grants);
            }
        }
        facts.rules = Arc::new(rules);
    }
    for person in people {
        let loaded = load::people(tx, known, &facts.rules, Some(person)).await?.pop();
        replace(Arc::make_mut(&mut facts.people), person, loaded);
    }
    Ok(())
}

/// Puts `loaded` in the place of `person`, or where his name now belongs.
fn replace(people: &mut Vec<Arc<PersonFacts>>, person: PersonId, loaded: Option<PersonFacts>) {
    people.retain(|other| other.id != person);
    if let Some(loaded) = loaded {
        let place = people.partition_point(|other| (&other.sort_name, other.id) < (&loaded.sort_name, loaded.id));
        people.insert(place, Arc::new(loaded));
    }
}
