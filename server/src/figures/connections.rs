//! Figures about connections.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};

/// Why a connection was cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// There was no place for it: a request ran in every other.
    Refused,
    /// It gave its place to a new one.
    Displaced,
    /// Its request did not come in time.
    Slow,
    /// No further request came.
    Idle,
    /// It took nothing of what it was sent.
    Stalled,
}

impl Cut {
    fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Displaced => "displaced",
            Self::Slow => "slow",
            Self::Idle => "idle",
            Self::Stalled => "stalled",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Reason {
    reason: &'static str,
}

/// Figures about connections.
#[derive(Debug, Default)]
pub struct Connections {
    open: Gauge,
    cut: Family<Reason, Counter>,
}

/// A connection that is open, for as long as it is held.
pub(crate) struct Open(Gauge);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Connections {
    /// New figures, known to `registry`.
    pub(super) fn in_registry(registry: &mut Registry) -> Self {
        let figures = Self::default();
        registry.register("connections", "Open connections of clients", figures.open.clone());
        registry.register("connections_cut", "Connections that the server cut off, by why", figures.cut.clone());
        for cut in [Cut::Refused, Cut::Displaced, Cut::Slow, Cut::Idle, Cut::Stalled] {
            drop(figures.cut.get_or_create(&Reason { reason: cut.word() }));
        }
        figures
    }

    /// Counts a connection for as long as the answer is held.
    pub(crate) fn opened(&self) -> Open {
        self.open.inc();
        Open(self.open.clone())
    }

    /// Counts a connection that was cut off.
    pub(crate) fn cut(&self, why: Cut) {
        self.cut.get_or_create(&Reason { reason: why.word() }).inc();
    }

    /// How many connections are open.
    #[must_use]
    pub fn open(&self) -> i64 {
        self.open.get()
    }

    /// How many connections were cut off for this reason.
    #[must_use]
    pub fn count(&self, why: Cut) -> u64 {
        self.cut.get_or_create(&Reason { reason: why.word() }).get()
    }
}
