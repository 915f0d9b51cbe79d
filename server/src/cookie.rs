//! The browser's cookie; the pages set it when somebody signs in (`app::pages::door`).

use axum::http::HeaderMap;
use axum_extra::extract::cookie::CookieJar;

/// The name of the cookie. Browsers keep one with this prefix only if it is secure, for this host alone and all its paths.
pub const NAME: &str = "__Host-docendo";

/// The value of the cookie that a request carries.
pub fn read(headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers).get(NAME).map(|cookie| cookie.value().to_owned())
}
