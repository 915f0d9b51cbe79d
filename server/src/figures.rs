//! Figures about this process: what is counted and measured, and how it is told.

mod connections;
mod gauges;

pub use connections::{Connections, Cut};
use docendo::{Error, Result, work::Installation};
use gauges::Gauges;
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::{Registry, Unit},
};
use std::{sync::Arc, time::Duration};

/// The upper bounds, in seconds, by which durations are counted.
const BOUNDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// What requests are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: String,
    status: u16,
}

/// What durations are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct DurationLabels {
    method: &'static str,
    route: String,
}

/// The figures of this process.
pub struct Figures {
    registry: Registry,
    answered: Family<RequestLabels, Counter>,
    durations: Family<DurationLabels, Histogram, fn() -> Histogram>,
    gauges: Gauges,
    /// About connections.
    pub connections: Arc<Connections>,
}

impl Default for Figures {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("docendo");
        let answered = Family::default();
        let durations: Family<_, _, fn() -> Histogram> = Family::new_with_constructor(|| Histogram::new(BOUNDS));
        registry.register("http_requests", "Requests that were answered", answered.clone());
        registry.register_with_unit(
            "http_request_duration",
            "How long requests took",
            Unit::Seconds,
            durations.clone(),
        );
        let gauges = Gauges::in_registry(&mut registry);
        let connections = Arc::new(Connections::in_registry(&mut registry));
        Self { registry, answered, durations, gauges, connections }
    }
}

impl Figures {
    /// Counts a request that was answered.
    pub(crate) fn count(&self, method: &'static str, route: String, status: u16, took: Duration) {
        self.answered.get_or_create(&RequestLabels { method, route: route.clone(), status }).inc();
        self.durations.get_or_create(&DurationLabels { method, route }).observe(took.as_secs_f64());
    }

    /// All of them, those up to date that are measured when somebody asks.
    pub(crate) async fn text(&self, installation: &Installation) -> Result<String> {
        self.gauges.measure(installation).await?;
        let mut text = String::new();
        encode(&mut text, &self.registry).map_err(Error::internal)?;
        Ok(text)
    }
}
