//! What protects browsers whatever a handler does: headers, and the check of where a writing request came from.
//!
//! A page says by itself, in its content security policy, which scripts may run: it alone knows their nonce (`app::render`).
//! Everything else gets a policy here that lets nothing run.

use crate::{api::kit::Failure, credentials::bearer, state::AppState};
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

/// Puts the security headers on every response.
pub async fn headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let draws = ["/swagger", "/redoc"].iter().any(|folder| is_below(request.uri().path(), folder));
    let policy = HeaderValue::from_static(if draws { DESCRIPTION } else { CLOSED });
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

/// Refuses a writing request that another site made a browser send: one to a page, or with a cookie.
/// A request of the API with a token cannot be made that way, because no browser adds one by itself.
pub async fn same_origin(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let headers = request.headers();
    let is_at_risk = is_page(request.uri().path()) || headers.contains_key(header::COOKIE) && bearer(headers).is_none();
    if is_reading || !is_at_risk || is_own(headers, state.config.public_url.as_deref()) {
        next.run(request).await
    } else {
        Failure::ForeignOrigin.into_response()
    }
}

/// Whether the browser says that a page of this server sent the request: by its origin or, without one, by its own verdict.
fn is_own(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = text(header::ORIGIN) else {
        return text(HeaderName::from_static("sec-fetch-site")) == Some("same-origin");
    };
    let Some((_, authority)) = origin.split_once("://") else { return false };
    let is_host = text(header::HOST).is_some_and(|host| host.eq_ignore_ascii_case(authority));
    let is_public = public_url.is_some_and(|url| url.trim_end_matches('/').eq_ignore_ascii_case(origin));
    is_host || is_public
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&'static str, &'static str)], public_url: Option<&str>) -> bool {
        let name = |name| HeaderName::from_static(name);
        let headers = pairs.iter().map(|(header, value)| (name(header), HeaderValue::from_static(value))).collect();
        is_own(&headers, public_url)
    }

    #[test]
    fn only_the_servers_own_origin_is_its_own() {
        assert!(own(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")], None));
        assert!(!own(&[("origin", "http://evil.example"), ("host", "127.0.0.1:3000")], None));
        assert!(!own(&[("origin", "null"), ("host", "127.0.0.1:3000")], None));
        assert!(own(&[("origin", "https://t.example"), ("host", "inner:80")], Some("https://t.example/")));
        assert!(!own(&[("origin", "http://t.example"), ("host", "inner:80")], Some("https://t.example")));
    }

    #[test]
    fn without_an_origin_the_browsers_verdict_counts() {
        assert!(own(&[("sec-fetch-site", "same-origin")], None));
        assert!(!own(&[("sec-fetch-site", "same-site")], None));
        assert!(!own(&[("sec-fetch-site", "cross-site")], None));
        assert!(!own(&[], None));
    }

    #[test]
    fn what_only_begins_like_another_folder_is_a_page() {
        assert!(is_page("/apiary"));
        assert!(!is_page("/api/training/courses"));
        assert!(!is_page("/pkg/docendo.js"));
    }
}
