//! Figures about this process for Prometheus: `/metrics`, for those whom the setting `metrics` admits.
//!
//! A request is counted under the pattern of its route (`/people/{id}`), never under its address: addresses are without
//! number and tell whom somebody looked at.

use crate::{config::MetricsAccess, credentials::bearer, failure::Failure, state::AppState};
use axum::{
    Router,
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
    routing::get,
};
use docendo::kernel::secret;
use std::{net::SocketAddr, time::Instant};

/// Where the figures are.
pub(crate) const PATH: &str = "/metrics";
/// The content type of the text format.
const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

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
    let text = state.figures.text(&state.installation).await?;
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
    state.figures.count(method, route, status, begin.elapsed());
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
