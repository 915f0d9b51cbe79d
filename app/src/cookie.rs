//! The browser's cookie. Its prefix makes browsers keep it only if it is secure, for this host alone and all of its paths.
//!
//! Browsers treat loopback as secure; on plain http elsewhere they drop the cookie, and sign-in says so (see
//! [`can_be_kept`]).

use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use docendo::identity::service::{Proof, SignedIn};

/// The name of the cookie.
pub const NAME: &str = "__Host-docendo";
/// How long a browser keeps it, in seconds: as long as the sign-in holds.
const SECONDS: i64 = 14 * 24 * 60 * 60;

/// The value of the cookie that a request carries.
#[must_use]
pub fn read(headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers).get(NAME).map(|cookie| cookie.value().to_owned())
}

/// The header that makes a browser keep the cookie of `signed_in`; nothing for a sign-in of the API.
#[must_use]
pub fn keep(signed_in: &SignedIn) -> Option<HeaderValue> {
    let Proof::Cookie(value) = &signed_in.proof else { return None };
    HeaderValue::from_str(&format!("{}; Max-Age={SECONDS}", cookie(value))).ok()
}

/// The header that makes a browser forget the cookie.
#[must_use]
pub fn forget() -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{}; Max-Age=0", cookie(""))).ok()
}

fn cookie(value: &str) -> Cookie<'_> {
    Cookie::build((NAME, value)).path("/").secure(true).http_only(true).same_site(SameSite::Lax).build()
}

/// Whether a browser that talks to us as `host` (of the Host header) would keep the cookie.
#[must_use]
pub fn can_be_kept(headers: &HeaderMap, is_https: bool) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host
        .strip_prefix('[')
        .and_then(|rest| rest.split(']').next())
        .unwrap_or_else(|| host.split(':').next().unwrap_or_default());
    let is_loopback = name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    is_https || is_loopback
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(host: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        can_be_kept(&headers, false)
    }

    #[test]
    fn on_plain_http_only_loopback_keeps_the_cookie() {
        assert!(kept("127.0.0.1:3000"));
        assert!(kept("localhost:3000"));
        assert!(kept("[::1]:3000"));
        assert!(!kept("training.example.com"));
        assert!(!kept("192.168.1.7:3000"));
        assert!(!kept("localhost.example.com"));
    }

    #[test]
    fn a_forgotten_cookie_is_named_like_the_one_that_is_kept() {
        let header = forget().unwrap();
        assert_eq!(header, "__Host-docendo=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0");
    }
}
