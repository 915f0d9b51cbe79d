//! Figures that are measured when somebody asks for them.

use crate::logging;
use docendo::{Result, competence::Snapshots, identity::Passwords, identity::Tally, work::Installation};
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::{Registry, Unit},
};
use std::sync::atomic::Ordering;

/// How an attempt to sign in ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SignInLabels {
    outcome: &'static str,
}

/// Figures that are measured when somebody asks for them.
#[derive(Default)]
pub(super) struct Gauges {
    connections: Gauge,
    idle_connections: Gauge,
    journal: Gauge,
    snapshots: Gauge,
    memory: Gauge,
    sign_ins: Family<SignInLabels, Counter>,
    lost_lines: Counter,
}

impl Gauges {
    /// New figures, known to `registry`.
    pub(super) fn in_registry(registry: &mut Registry) -> Self {
        let gauges = Self::default();
        registry.register("database_connections", "Open connections to the database", gauges.connections.clone());
        registry.register(
            "database_connections_idle",
            "Connections to the database that nobody uses",
            gauges.idle_connections.clone(),
        );
        registry.register("journal_position", "The number of the latest entry of the journal", gauges.journal.clone());
        registry.register("snapshots", "Organisations whose facts are kept in memory", gauges.snapshots.clone());
        registry.register_with_unit("resident_memory", "Memory of the process", Unit::Bytes, gauges.memory.clone());
        registry.register("sign_ins", "Attempts to sign in, by how they ended", gauges.sign_ins.clone());
        registry.register("log_lines_lost", "Lines of the log that could not be written", gauges.lost_lines.clone());
        gauges
    }

    /// Brings every figure up to date.
    pub(super) async fn measure(&self, installation: &Installation) -> Result<()> {
        let (size, idle) = installation.db.connections();
        self.connections.set(size.into());
        self.idle_connections.set(i64::try_from(idle).unwrap_or(i64::MAX));
        self.journal.set(installation.inspect(async |tx, _| docendo::journal::position(tx).await).await?);
        self.snapshots.set(i64::try_from(installation.part::<Snapshots>().count()).unwrap_or(i64::MAX));
        self.memory.set(resident_bytes().unwrap_or_default());
        self.lost_lines.inner().store(logging::lost_lines(), Ordering::Relaxed);
        let Tally { entered, refused, unknown, closed } = installation.part::<Passwords>().tally();
        let outcomes = [("entered", entered), ("refused", refused), ("unknown", unknown), ("closed", closed)];
        for (outcome, count) in outcomes {
            self.sign_ins.get_or_create(&SignInLabels { outcome }).inner().store(count, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// The memory that the process has in use, where the system tells it.
fn resident_bytes() -> Option<i64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    let resident: i64 = pages.split_whitespace().nth(1)?.parse().ok()?;
    resident.checked_mul(i64::try_from(rustix::param::page_size()).ok()?)
}
