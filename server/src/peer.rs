//! The address that a request came from.

use crate::state::AppState;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{Extensions, HeaderMap},
    middleware::Next,
    response::Response,
};
use docendo::identity;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::atomic::{AtomicBool, Ordering},
};

/// The address that a request came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

impl Peer {
    /// The peer of the request with these extensions.
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get::<Self>().copied().unwrap_or(Self(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
    }

    /// What one visitor cannot easily change: an IPv4 address, or the upper half of an IPv6 address.
    #[must_use]
    pub fn network(self) -> IpAddr {
        identity::network(self.0)
    }
}

/// Whether it was told that requests come as through a proxy. Once is enough: anybody can send what proxies do.
static TOLD: AtomicBool = AtomicBool::new(false);

/// Whether a proxy seems to say where a request came from, and is not heard.
fn is_unheeded(behind_proxy: bool, headers: &HeaderMap) -> bool {
    !behind_proxy && headers.contains_key("x-forwarded-for")
}

/// Notes the peer of a request for everything below, the pages included, which look into axum's own [`ConnectInfo`].
pub async fn note(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let direct = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
    let forwarded = if state.config.behind_proxy { forwarded(request.headers()) } else { None };
    if is_unheeded(state.config.behind_proxy, request.headers()) && !TOLD.swap(true, Ordering::Relaxed) {
        tracing::warn!(
            "a request came with X-Forwarded-For, which is ignored: if it came through a proxy, all visitors count as one until \
             behind_proxy is true"
        );
    }
    if let Some(address) = forwarded.or(direct) {
        request.extensions_mut().insert(Peer(address));
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((address, 0))));
    }
    next.run(request).await
}

/// The address that the proxy in front of us saw. Only the last entry is the proxy's own; anybody can send the others.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    address(last.rsplit(',').next()?.trim())
}

/// An address as proxies write it: alone, in brackets, or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = || text.strip_prefix('[')?.strip_suffix(']')?.parse().map(IpAddr::V6).ok();
    text.parse().ok().or_else(bare).or_else(|| text.parse().ok().map(|with_port: SocketAddr| with_port.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_nearest_proxy_added_is_believed() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "1.1.1.1, 203.0.113.9".parse().unwrap());
        assert_eq!(forwarded(&headers), Some("203.0.113.9".parse().unwrap()));
        assert!(is_unheeded(false, &headers) && !is_unheeded(true, &headers));
        assert!(!is_unheeded(false, &HeaderMap::new()));
    }

    #[test]
    fn an_address_is_read_in_every_way_that_proxies_write_it() {
        let six = Some("2001:db8::1".parse().unwrap());
        for text in ["2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:443"] {
            assert_eq!(address(text), six, "{text}");
        }
        for text in ["1.2.3.4", "1.2.3.4:5678"] {
            assert_eq!(address(text), Some("1.2.3.4".parse().unwrap()), "{text}");
        }
        for text in ["", "unknown", "[1.2.3.4]", "1.2.3.4:", "[2001:db8::1", "_hidden"] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
