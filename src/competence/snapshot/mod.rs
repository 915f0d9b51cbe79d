//! The compliance snapshot: the facts of each organisation as they are known now, kept in memory.
//!
//! A follower of the journal. A read first applies, idempotently, everything that its own transaction sees and the
//! snapshot does not, so that nobody misses their own write, on whichever server it was made.
//!
//! What concerns everybody is loaded by a task of its own, never within a request: a request waits for it a little, and is
//! then told how far it is ([`Unavailability::Snapshot`](crate::error::Unavailability)). The task goes on, whoever asked for it.

mod loading;
#[cfg(all(test, feature = "testing"))]
mod tests;
mod version;

use super::{
    answers::{Answers, LARGE},
    facts::{Facts, PersonFacts},
    load::{self, KnownAt},
};
use crate::{
    db::{Db, Tenant},
    error::{Error, Result},
    journal::Touches,
    kernel::id::{OrganisationId, PersonId},
    work::{Caller, InstallationPart},
};
use chrono::{DateTime, NaiveDate, Utc};
pub use loading::Progress;
use loading::{Loading, Wanted};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::Duration,
};
use version::{Reader, Versions};

/// From so many touched people on it is quicker to load everybody.
pub(super) const MANY_PEOPLE: usize = 50;

/// So long after the beginning of a load a request waits for it.
const PATIENCE: Duration = Duration::from_secs(3);
/// So often a reader looks whether what is kept is what it sees. A load that it joins may have begun before it; one after that
/// has all that it sees, and a further one would have no less.
const ATTEMPTS: usize = 3;

/// The snapshots of all organisations of this process. Two processes keep their own; each is right by itself. Cheap to clone.
#[derive(Clone)]
pub struct Snapshots {
    shared: Arc<Shared>,
    /// So long after the beginning of a load whoever asks waits for it, and is then told how far it is.
    patience: Duration,
}

struct Shared {
    db: Db,
    slots: RwLock<HashMap<OrganisationId, Arc<Slot>>>,
    /// Those that have to be there before this process is ready.
    awaited: Mutex<BTreeSet<OrganisationId>>,
}

/// What is kept for one organisation.
#[derive(Default)]
struct Slot {
    versions: Mutex<Versions>,
    /// Held by whoever applies what is new, so that nothing is applied twice.
    applying: tokio::sync::Mutex<()>,
    loading: Loading,
    loading_past: Loading,
    answers: Arc<Answers>,
}

impl InstallationPart for Snapshots {
    /// No snapshots yet of what is in `db`.
    fn new(db: &Db) -> Self {
        let shared = Shared { db: db.clone(), slots: RwLock::default(), awaited: Mutex::default() };
        Self { shared: Arc::new(shared), patience: PATIENCE }
    }
}

/// The same `caller` for work that nobody waits for: it waits for the records, however long they take to load.
pub(crate) fn patient(caller: &Caller) -> Caller {
    caller.with(caller.installation().part::<Snapshots>().waiting(Duration::MAX))
}

impl Snapshots {
    /// The same snapshots for somebody who waits so long for a load.
    #[must_use]
    pub fn waiting(&self, patience: Duration) -> Self {
        Self { patience, ..self.clone() }
    }

    /// The facts of an organisation as a transaction, which only reads, sees them now.
    pub(super) async fn current(&self, tenant: &mut Tenant<'_>) -> Result<Facts> {
        let organisation = tenant.organisation();
        let slot = self.slot(organisation);
        if slot.versions().is_empty() {
            slot.load(&self.shared.db, organisation, Wanted::Now, self.patience).await?;
        }
        let from = slot.versions().first_position();
        let reader = Reader::load(tenant, from).await?;
        for attempt in 1..=ATTEMPTS {
            let Some((version, fresh)) = slot.versions().nearest(&reader) else { break };
            if fresh.is_empty() {
                slot.versions().settle(&version, &reader);
                return Ok(version.facts.clone());
            }
            if concerns_everybody(&fresh) {
                if attempt == ATTEMPTS {
                    break;
                }
                slot.load(&self.shared.db, organisation, Wanted::Now, self.patience).await?;
                continue;
            }
            let _alone = slot.applying.lock().await;
            // While this waited, somebody else may have applied the same.
            let Some((version, fresh)) = slot.versions().nearest(&reader) else { continue };
            if fresh.is_empty() {
                return Ok(version.facts.clone());
            }
            if !concerns_everybody(&fresh) {
                let mut facts = version.facts.clone();
                apply(&mut facts, tenant, &fresh).await?;
                slot.versions().keep(version.followed_by(&reader, facts.clone()));
                return Ok(facts);
            }
        }
        slot.outdated(tenant).await
    }

    /// Begins to load the snapshots of all organisations, one after the other, and works out where everybody stands on
    /// `today`, so that nobody has to wait for it later. What fewer ask for is worked out after all of them are there.
    pub async fn begin(&self, today: NaiveDate) -> Result<()> {
        let mut tx = self.shared.db.read().await?;
        let rows: Vec<(OrganisationId,)> = tx.all("SELECT id FROM organisation ORDER BY id", &[]).await?;
        tx.rollback().await?;
        let organisations: Vec<OrganisationId> = rows.into_iter().map(|(organisation,)| organisation).collect();
        self.awaited().extend(&organisations);
        let snapshots = self.clone();
        tokio::spawn(async move {
            for organisation in &organisations {
                if let Err(cause) = snapshots.prepare(*organisation, today).await {
                    tracing::warn!(%cause, "records could not be loaded; the next request begins anew");
                }
                snapshots.awaited().remove(organisation);
            }
            for organisation in organisations {
                if let Err(cause) =
                    snapshots.work_out(organisation, move |answers, facts| answers.prepare_more(facts, today)).await
                {
                    tracing::warn!(%cause, "what pages ask for could not be worked out; the next request does");
                }
            }
        });
        Ok(())
    }

    async fn prepare(&self, organisation: OrganisationId, today: NaiveDate) -> Result<()> {
        let slot = self.slot(organisation);
        slot.loaded(&self.shared.db, organisation).await?;
        self.work_out(organisation, move |answers, facts| answers.prepare(facts, today)).await
    }

    /// Works something out from the latest facts of an organisation, where it keeps no request waiting.
    async fn work_out(
        &self,
        organisation: OrganisationId,
        work_out: impl FnOnce(&Answers, &Facts) + Send + 'static,
    ) -> Result<()> {
        let slot = self.slot(organisation);
        let Some(facts) = slot.versions().latest() else { return Ok(()) };
        tokio::task::spawn_blocking(move || work_out(&slot.answers, &facts)).await.map_err(Error::internal)
    }

    fn awaited(&self) -> MutexGuard<'_, BTreeSet<OrganisationId>> {
        self.shared.awaited.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How far the loads are that [`Snapshots::begin`] began; none if they have ended.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        let awaited: Vec<OrganisationId> = self.awaited().iter().copied().collect();
        let progress = |organisation| {
            let slot = self.slot(organisation);
            let running = slot.loading.progress();
            running.unwrap_or_else(|| if slot.versions().is_empty() { Progress::NOT_BEGUN } else { Progress::LOADED })
        };
        awaited.into_iter().map(progress).min_by_key(|progress| progress.percent)
    }

    /// How many organisations have one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shared.slots.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The facts of an organisation as they were known at `at`, a moment in the past.
    pub(super) async fn known_at(&self, tenant: &mut Tenant<'_>, at: DateTime<Utc>) -> Result<Facts> {
        let now = self.current(tenant).await?;
        let organisation = tenant.organisation();
        let slot = self.slot(organisation);
        for _ in 0..ATTEMPTS {
            if let Some(found) = slot.answers.known_at(at, &now) {
                return Ok(found);
            }
            // Somebody who asked before something was written may be waiting for a load of the same moment.
            slot.load(&self.shared.db, organisation, Wanted::Past(at, now.clone()), self.patience).await?;
        }
        slot.answers.known_at(at, &now).ok_or(Progress::DONE.into())
    }

    /// The answers that are kept for `organisation`.
    pub(super) fn answers(&self, organisation: OrganisationId) -> Arc<Answers> {
        self.slot(organisation).answers.clone()
    }

    fn slot(&self, organisation: OrganisationId) -> Arc<Slot> {
        let known = self.shared.slots.read().unwrap_or_else(PoisonError::into_inner).get(&organisation).cloned();
        known.unwrap_or_else(|| {
            let mut slots = self.shared.slots.write().unwrap_or_else(PoisonError::into_inner);
            slots.entry(organisation).or_default().clone()
        })
    }
}

impl Slot {
    fn versions(&self) -> MutexGuard<'_, Versions> {
        // What is kept is whole after each step, so a panic elsewhere spoils nothing.
        self.versions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is kept has something that a transaction, which began earlier, does not see. A small organisation is loaded as it was; a
    /// large one would take too long within a request, and the next request sees what is kept.
    async fn outdated(&self, tenant: &mut Tenant<'_>) -> Result<Facts> {
        let people = self.versions().people();
        if people > LARGE { Err(Progress::DONE.into()) } else { load::facts(tenant, KnownAt(None)).await }
    }
}

fn concerns_everybody(touches: &[Touches]) -> bool {
    touches.contains(&Touches::Everything) || people_of(touches).len() > MANY_PEOPLE
}

fn people_of(touches: &[Touches]) -> BTreeSet<PersonId> {
    let person = |touched: &Touches| if let Touches::Person(person) = touched { Some(*person) } else { None };
    touches.iter().filter_map(person).collect()
}

/// Loads what is touched, which is not everything.
async fn apply(facts: &mut Facts, tenant: &mut Tenant<'_>, touches: &[Touches]) -> Result<()> {
    if touches.contains(&Touches::Rules) {
        let rules = load::rules(tenant, KnownAt(None)).await?;
        if rules.grants != facts.rules.grants {
            Arc::make_mut(&mut facts.people).each_mut().for_each(|person| person.resolve(&rules.grants));
        }
        facts.rules = Arc::new(rules);
    }
    let ids: Vec<PersonId> = people_of(touches).into_iter().collect();
    if !ids.is_empty() {
        let loaded = load::people(tenant, &facts.rules, &ids).await?;
        let mut loaded: HashMap<PersonId, PersonFacts> = loaded.into_iter().map(|person| (person.id, person)).collect();
        let people = Arc::make_mut(&mut facts.people);
        for id in ids {
            people.replace(id, loaded.remove(&id));
        }
    }
    Ok(())
}
