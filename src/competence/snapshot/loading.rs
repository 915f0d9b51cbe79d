//! Loading the facts of everybody in a task of its own, once for all who wait for it.

use super::{Slot, version::Version};
use crate::{
    competence::{
        facts::Facts,
        load::{self, KnownAt},
    },
    db::{Db, Tenant},
    error::{Error, Result, Unavailability},
    kernel::id::OrganisationId,
};
use chrono::{DateTime, Utc};
use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::watch;

/// How far a load is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The part that is done, from 0 to 100.
    pub percent: u8,
    /// How many seconds it will take from now on, as far as can be told.
    pub seconds: u64,
}

impl Progress {
    /// Others come first.
    pub(super) const NOT_BEGUN: Self = Self { percent: 0, seconds: 30 };
    /// Everything is loaded; what everybody asks first is being worked out.
    pub(super) const LOADED: Self = Self { percent: 99, seconds: 5 };
    /// It is done; whoever asks again will find it.
    pub(super) const DONE: Self = Self { percent: 100, seconds: 1 };
}

impl From<Progress> for Error {
    fn from(Progress { percent, seconds }: Progress) -> Self {
        Self::Unavailable(
            Unavailability::Snapshot { percent, seconds },
            "the compliance snapshot is being loaded".into(),
        )
    }
}

/// The load that runs, if one does.
#[derive(Default)]
pub(super) struct Loading(Mutex<Option<Running>>);

#[derive(Clone)]
pub(super) struct Running {
    /// The past moment whose facts it loads; none = those known now.
    at: Option<DateTime<Utc>>,
    /// What became of it, once it has ended.
    outcome: watch::Receiver<Option<Outcome>>,
    steps: Arc<Steps>,
}

/// It is kept, or this went wrong.
type Outcome = std::result::Result<(), Arc<Error>>;

/// Which facts are loaded.
#[derive(Clone)]
pub(super) enum Wanted {
    /// Those that are known now.
    Now,
    /// Those that were known at a past moment; and those known now when they were asked for.
    Past(DateTime<Utc>, Facts),
}

impl Wanted {
    const fn at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Now => None,
            Self::Past(at, _) => Some(*at),
        }
    }
}

/// Counts what is loaded.
struct Steps {
    done: AtomicU64,
    total: AtomicU64,
    begun: Instant,
}

impl Steps {
    fn progress(&self) -> Progress {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed).max(1));
        let percent = u8::try_from((done.min(total) * 100) / total).unwrap_or(100);
        let spent = self.begun.elapsed().as_secs();
        let seconds =
            if percent == 0 { 30 } else { (spent * u64::from(100 - percent) / u64::from(percent)).clamp(1, 300) };
        Progress { percent, seconds }
    }
}

impl Loading {
    fn state(&self) -> MutexGuard<'_, Option<Running>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The load that runs.
    #[cfg(all(test, feature = "testing"))]
    pub(super) fn running(&self) -> Option<Running> {
        self.state().clone()
    }

    /// How far the load is that runs.
    pub(super) fn progress(&self) -> Option<Progress> {
        self.state().as_ref().map(|running| running.steps.progress())
    }
}

/// Ends a load, however it ends.
struct Ending(Arc<Slot>, Option<DateTime<Utc>>);

impl Drop for Ending {
    fn drop(&mut self) {
        *self.0.loading_of(self.1).state() = None;
    }
}

impl Slot {
    /// The load of what is known now and one of a past moment may run beside each other, but no more: each needs much memory.
    const fn loading_of(&self, at: Option<DateTime<Utc>>) -> &Loading {
        if at.is_none() { &self.loading } else { &self.loading_past }
    }

    /// Waits for a load to end until `patience` has passed since its beginning; it goes on if that is not enough, and whoever comes
    /// later is told at once.
    pub(super) async fn load(
        self: &Arc<Self>,
        db: &Db,
        organisation: OrganisationId,
        wanted: Wanted,
        patience: Duration,
    ) -> Result<()> {
        loop {
            let running = self.begin(db, organisation, &wanted);
            let (at, steps) = (running.at, running.steps.clone());
            let left = patience.saturating_sub(steps.begun.elapsed());
            if left.is_zero() && running.outcome.borrow().is_none() {
                return Err(steps.progress().into());
            }
            match tokio::time::timeout(left, ended(running)).await {
                Ok(outcome) if at == wanted.at() => return outcome,
                // That was the load of another moment.
                Ok(_) => {}
                Err(_) => return Err(steps.progress().into()),
            }
        }
    }

    /// Waits for what is known now to be loaded.
    pub(super) async fn loaded(self: &Arc<Self>, db: &Db, organisation: OrganisationId) -> Result<()> {
        ended(self.begin(db, organisation, &Wanted::Now)).await
    }

    /// The load that runs, or a new one.
    fn begin(self: &Arc<Self>, db: &Db, organisation: OrganisationId, wanted: &Wanted) -> Running {
        let at = wanted.at();
        let mut running = self.loading_of(at).state();
        if let Some(running) = &*running {
            return running.clone();
        }
        let (tell, outcome) = watch::channel(None);
        let steps = Arc::new(Steps { done: AtomicU64::new(0), total: AtomicU64::new(0), begun: Instant::now() });
        let new = Running { at, outcome, steps: steps.clone() };
        *running = Some(new.clone());
        drop(running);
        let (slot, db, wanted) = (self.clone(), db.clone(), wanted.clone());
        tokio::spawn(async move {
            let ending = Ending(slot.clone(), at);
            let done = slot.read(&db, organisation, wanted, &steps).await;
            // Whoever is told begins the next load, if there has to be one.
            drop(ending);
            tell.send_replace(Some(done.map_err(Arc::new)));
        });
        new
    }

    /// Loads what is wanted, and keeps it.
    async fn read(&self, db: &Db, organisation: OrganisationId, wanted: Wanted, steps: &Steps) -> Result<()> {
        let mut tx = db.read().await?;
        let known = KnownAt(wanted.at());
        let load = async |tenant: &mut Tenant<'_>| {
            let total = load::size(tenant).await?;
            steps.total.store(total, Ordering::Relaxed);
            load::everything(tenant, known, &|| {
                steps.done.fetch_add(1, Ordering::Relaxed);
            })
            .await
        };
        match wanted {
            Wanted::Now => {
                let version = Version::load(&mut tx.tenant(organisation), load).await?;
                self.versions().keep(version);
            }
            Wanted::Past(at, now) => {
                let past = load(&mut tx.tenant(organisation)).await?;
                let answers = self.answers.clone();
                let keep = move || answers.keep_known_at(at, past.sharing(&now), now);
                tokio::task::spawn_blocking(keep).await.map_err(Error::internal)?;
            }
        }
        Ok(tx.rollback().await?)
    }
}

pub(super) async fn ended(mut running: Running) -> Result<()> {
    match running.outcome.wait_for(Option::is_some).await.as_deref() {
        Ok(Some(Ok(()))) => Ok(()),
        Ok(Some(Err(cause))) => Err(match &**cause {
            Error::Unavailable(lack, text) => Error::Unavailable(*lack, text.to_string().into()),
            other => Error::internal(other.cause()),
        }),
        Ok(None) | Err(_) => Err(Error::internal("the compliance snapshot was not loaded to its end")),
    }
}
