//! Figures about this process for Prometheus: `/metrics`, for those whom the setting `metrics` admits.
//!
//! A request is counted under the pattern of its route (`/people/{id}`), never under its address: addresses are without
//! number and tell whom somebody looked at.

mod connections;
mod gauges;

use crate::{api::kit::Failure, config::MetricsAccess, credentials::bearer, state::AppState};
use axum::{
    Router,
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
    routing::get,
};
pub use connections::{Connections, Cut};
use docendo::kernel::secret;
use gauges::Gauges;
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::{Registry, Unit},
};
use std::{net::SocketAddr, sync::Arc, time::Instant};

/// Where the figures are.
pub(crate) const PATH: &str = "/metrics";
/// The content type of the text format.
const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// The upper bounds, in seconds, by which durations are counted.
const BOUNDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// What requests are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

/// What durations are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: String,
}

/// The figures of this process.
pub struct Metrics {
    registry: Registry,
    answered: Family<Answered, Counter>,
    durations: Family<Asked, Histogram, fn() -> Histogram>,
    gauges: Gauges,
    /// About connections.
    pub connections: Arc<Connections>,
}

impl Default for Metrics {
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

/// The one path.
pub fn routes() -> Router<AppState> {
    Router::new().route(PATH, get(show))
}

async fn show(State(state): State<AppState>, request: Request) -> Result<Response, Failure> {
    let ConnectInfo(address) =
        request.extensions().get::<ConnectInfo<SocketAddr>>().copied().unwrap_or(ConnectInfo(([0, 0, 0, 0], 0).into()));
    if !admits(&state.config.metrics, address, request.headers()) {
        // Who is not admitted is not told that there is anything.
        return Err(Failure::NoRoute);
    }
    state.metrics.gauges.measure(&state.installation).await?;
    let mut text = String::new();
    encode(&mut text, &state.metrics.registry).map_err(docendo::Error::internal)?;
    Ok(([(header::CONTENT_TYPE, TEXT)], text).into_response())
}

/// Whether somebody from `address` who sends these headers may see the figures.
fn admits(access: &MetricsAccess, address: SocketAddr, headers: &HeaderMap) -> bool {
    match access {
        MetricsAccess::Off => false,
        // A proxy on this machine speaks for others.
        MetricsAccess::Local => {
            let is_forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED);
            address.ip().to_canonical().is_loopback() && !is_forwarded
        }
        MetricsAccess::Token(token) => bearer(headers).is_some_and(|shown| secret::equal(shown, token)),
    }
}

/// The route of a page, which the layers outside of the pages cannot see by themselves.
pub async fn tell_route(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(route) = route {
        response.extensions_mut().insert(route);
    }
    response
}

/// Counts every request.
pub async fn count(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let method = word(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let begin = Instant::now();
    let response = next.run(request).await;
    let route =
        route.filter(|route| !route.as_str().starts_with("/api/{*")).or_else(|| response.extensions().get().cloned());
    let route = route.map_or_else(|| "other".to_owned(), |route: MatchedPath| route.as_str().to_owned());
    let status = response.status().as_u16();
    state.metrics.answered.get_or_create(&Answered { method, route: route.clone(), status }).inc();
    let seconds = begin.elapsed().as_secs_f64();
    state.metrics.durations.get_or_create(&Asked { method, route }).observe(seconds);
    response
}

/// The method; anybody can make up others.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_those_whom_the_setting_names_are_admitted() {
        let (near, far) = (SocketAddr::from(([127, 0, 0, 1], 9)), SocketAddr::from(([192, 0, 2, 1], 9)));
        let none = HeaderMap::new();
        let with = |name, value| HeaderMap::from_iter([(name, HeaderValue::from_static(value))]);
        assert!(!admits(&MetricsAccess::Off, near, &none));
        assert!(admits(&MetricsAccess::Local, near, &none));
        assert!(!admits(&MetricsAccess::Local, far, &none));
        assert!(!admits(&MetricsAccess::Local, near, &with("x-forwarded-for".parse().unwrap(), "192.0.2.1")));
        let token = MetricsAccess::Token("a-token-of-some-length".into());
        assert!(!admits(&token, near, &none));
        assert!(!admits(&token, near, &with(header::AUTHORIZATION, "Bearer wrong")));
        assert!(admits(&token, far, &with(header::AUTHORIZATION, "Bearer a-token-of-some-length")));
    }
}
