//! What protects browsers whatever a handler does: headers, and the check of where a writing request came from.
//!
//! A page says by itself, in its content security policy, which scripts may run: it alone knows their nonce (`app::render`).
//! Everything else gets a policy here that lets nothing run.

use crate::{config::usual_port, credentials::bearer, failure::Failure, state::AppState};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
/// For everything that is no page: nothing may be loaded, run or framed.
const CLOSED: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// Swagger UI and Redoc ship no inline script, but set styles and show images that they hold as data.
const DESCRIPTION: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// What no page asks a browser for.
const PERMISSIONS: &str =
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

/// The service worker asks this server, and nobody else.
const WORKER: &str = "default-src 'none'; connect-src 'self'";

/// Puts the security headers on every response.
pub async fn headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let draws = ["/swagger", "/redoc"].iter().any(|folder| is_below(request.uri().path(), folder));
    let policy = HeaderValue::from_static(match request.uri().path() {
        _ if draws => DESCRIPTION,
        "/worker.js" => WORKER,
        _ => CLOSED,
    });
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if state.config.is_https() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    // What nobody said anything about may hold personal data: nothing keeps it.
    let cache = headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if !cache.to_str().is_ok_and(|cache| cache.contains("public")) {
        headers.append(header::VARY, HeaderValue::from_static("Cookie, Authorization"));
    }
    response
}

/// Whether a page may be at `path`.
pub(crate) fn is_page(path: &str) -> bool {
    !["/api", "/swagger", "/redoc", "/pkg", "/healthz", "/readyz", "/metrics"].iter().any(|other| is_below(path, other))
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Answers for pages under the server's own address alone, if it was told which one that is: under another name, anybody's
/// who lets it point here, a page would be of another origin. The contracts, and what watches over the server, are reached
/// under any name, and so is what the page looks like that says so.
pub async fn own_host(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match state.config.public_url.as_deref() {
        Some(url) if is_page(request.uri().path()) && !is_sign(&request) && !is_host_of(url, &request) => {
            Failure::WrongHost(url.to_owned()).into_response()
        }
        _ => next.run(request).await,
    }
}

/// Whether the sign of the product is asked for.
fn is_sign(request: &Request) -> bool {
    request.method() == Method::GET && request.uri().path() == "/favicon.svg"
}

/// Whether a request was sent to the host, and port, of `url`.
fn is_host_of(url: &str, request: &Request) -> bool {
    let (_, own) = url.split_once("://").unwrap_or_default();
    let mut hosts = request.headers().get_all(header::HOST).iter();
    // An address in the request itself goes before the header.
    let asked = match (request.uri().authority(), hosts.next(), hosts.next()) {
        (Some(authority), ..) => Some(authority.as_str()),
        (None, Some(host), None) => host.to_str().ok(),
        (None, ..) => None,
    };
    asked.is_some_and(|asked| asked.strip_suffix(usual_port(url)).unwrap_or(asked).eq_ignore_ascii_case(own))
}

/// Refuses a writing request that another site made a browser send.
///
/// A request to a page, or with a cookie, has to show that a page of this server sent it. Where somebody signs in for a token
/// a program need not show anything, but what a browser says of another site is refused: that site would learn by whom and
/// from where passwords are tried, and take the attempts of others. Elsewhere in the API no browser adds a token by itself.
pub async fn same_origin(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let (headers, path, public_url) = (request.headers(), request.uri().path(), state.config.public_url.as_deref());
    let has_to_show = is_page(path) || headers.contains_key(header::COOKIE) && bearer(headers).is_none();
    let is_refused = match origin(headers, public_url) {
        Origin::Own => false,
        Origin::Unknown => has_to_show,
        Origin::Foreign => has_to_show || is_below(path, TOKENS),
    };
    if is_reading || !is_refused { next.run(request).await } else { Failure::ForeignOrigin.into_response() }
}

/// Where tokens are given, renewed and taken back.
const TOKENS: &str = "/api/token";

/// Who made a browser send a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// A page of this server.
    Own,
    /// Another site.
    Foreign,
    /// Nothing is said of it: no browser of today sends it.
    Unknown,
}

/// What a browser says: by the origin or, without one, by its own verdict.
fn origin(headers: &HeaderMap, public_url: Option<&str>) -> Origin {
    let name = |is_own| if is_own { Origin::Own } else { Origin::Foreign };
    if let Some(origin) = headers.get(header::ORIGIN) {
        return name(origin.to_str().is_ok_and(|origin| is_own(origin, headers, public_url)));
    }
    let verdict = headers.get(HeaderName::from_static("sec-fetch-site"));
    verdict.map_or(Origin::Unknown, |verdict| name(verdict == "same-origin"))
}

/// Whether `origin` is this server: the address that it was told or, if it was told none, the host that was asked.
fn is_own(origin: &str, headers: &HeaderMap, public_url: Option<&str>) -> bool {
    if let Some(url) = public_url {
        return url.eq_ignore_ascii_case(origin);
    }
    let Some((_, authority)) = origin.split_once("://") else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    host.is_some_and(|host| host.eq_ignore_ascii_case(authority))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&'static str, &'static str)], public_url: Option<&str>) -> Origin {
        let name = |name| HeaderName::from_static(name);
        let headers = pairs.iter().map(|(header, value)| (name(header), HeaderValue::from_static(value))).collect();
        origin(&headers, public_url)
    }

    #[test]
    fn only_the_servers_own_origin_is_its_own() {
        let own = Origin::Own;
        assert_eq!(sent(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")], None), own);
        assert_ne!(sent(&[("origin", "http://evil.example"), ("host", "127.0.0.1:3000")], None), own);
        assert_ne!(sent(&[("origin", "null"), ("host", "127.0.0.1:3000")], None), own);
        assert_eq!(sent(&[("origin", "https://t.example"), ("host", "inner:80")], Some("https://t.example")), own);
        assert_ne!(sent(&[("origin", "https://t.example")], Some("https://t.example:80")), own);
        assert_ne!(sent(&[("origin", "http://t.example"), ("host", "inner:80")], Some("https://t.example")), own);
    }

    #[test]
    fn the_host_that_was_asked_makes_no_origin_its_own_once_the_server_knows_its_address() {
        let rebound = [("origin", "http://evil.example"), ("host", "evil.example")];
        assert_eq!(sent(&rebound, Some("https://t.example")), Origin::Foreign);
    }

    #[test]
    fn without_an_origin_the_browsers_verdict_counts() {
        assert_eq!(sent(&[("sec-fetch-site", "same-origin")], None), Origin::Own);
        assert_eq!(sent(&[("sec-fetch-site", "same-site")], None), Origin::Foreign);
        assert_eq!(sent(&[("sec-fetch-site", "cross-site")], None), Origin::Foreign);
        assert_eq!(sent(&[], None), Origin::Unknown);
    }

    #[test]
    fn a_host_is_the_servers_with_its_port_or_without_the_usual_one() {
        let asked = |host: &str, url: &str| {
            is_host_of(url, &Request::get("/").header(header::HOST, host).body(axum::body::Body::empty()).unwrap())
        };
        for host in ["t.example", "T.Example", "t.example:443"] {
            assert!(asked(host, "https://t.example"), "{host}");
        }
        assert!(asked("t.example:8443", "https://t.example:8443"));
        for host in ["evil.example", "t.example:80", "t.example.evil.example", "", "127.0.0.1:3000"] {
            assert!(!asked(host, "https://t.example"), "{host}");
        }
        let (one, two) = ("t.example", "evil.example");
        let both = Request::get("/").header(header::HOST, one).header(header::HOST, two);
        assert!(!is_host_of("https://t.example", &both.body(axum::body::Body::empty()).unwrap()), "two hosts are none");
        let absolute = Request::get("http://evil.example/").header(header::HOST, one);
        assert!(!is_host_of("https://t.example", &absolute.body(axum::body::Body::empty()).unwrap()));
    }

    #[test]
    fn what_only_begins_like_another_folder_is_a_page() {
        assert!(is_page("/apiary"));
        assert!(!is_page("/api/training/courses"));
        assert!(!is_page("/pkg/docendo.js"));
    }
}
