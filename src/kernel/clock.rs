//! Where the time comes from. Nothing else in the product asks the system for it (`clippy.toml` forbids it).

use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};
use std::{
    sync::{Arc, RwLock},
    time::Duration,
};

/// A source of the present moment.
pub trait Clock: Send + Sync + 'static {
    /// The present moment, in UTC, to the microsecond: the finest that both databases keep.
    fn now(&self) -> DateTime<Utc>;

    /// How much time has passed since some moment that stays the same. It never goes back and makes no leaps, whoever sets the
    /// clock.
    fn elapsed(&self) -> Duration;

    /// The present day in UTC.
    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// The clock of the machine.
#[cfg(feature = "store")]
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

#[cfg(feature = "store")]
impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
    fn now(&self) -> DateTime<Utc> {
        DateTime::<Utc>::from(std::time::SystemTime::now()).trunc_subsecs(6)
    }

    fn elapsed(&self) -> Duration {
        static BEGIN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        BEGIN.get_or_init(std::time::Instant::now).elapsed()
    }
}

/// A clock that stands still until it is told to move: for tests, benchmarks and replays.
#[derive(Debug, Clone)]
pub struct SetClock(Arc<RwLock<DateTime<Utc>>>);

impl SetClock {
    /// A clock that stands at `at`.
    pub fn at(at: DateTime<Utc>) -> Self {
        Self(Arc::new(RwLock::new(at.trunc_subsecs(6))))
    }

    /// Moves the clock to `at`, for everyone who holds a copy of it.
    pub fn set(&self, at: DateTime<Utc>) {
        let mut now = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now = at.trunc_subsecs(6);
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn elapsed(&self) -> Duration {
        // Tests move it on only.
        (self.now() - DateTime::<Utc>::UNIX_EPOCH).to_std().unwrap_or_default()
    }
}
