//! What the plain pages of the door share.

use crate::{
    cookie,
    state::AppState,
    t,
    ui::{Notice, NoticeKind},
};
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use leptos::prelude::*;

/// The accounts of the demo organisation, by their access roles.
pub(super) const DEMO_ACCOUNTS: [(&str, &str); 5] = [
    ("admin@demo.test", "system-admin"),
    ("manager@demo.test", "manager"),
    ("trainer@demo.test", "trainer"),
    ("worker@demo.test", "learner"),
    ("auditor@demo.test", "auditor"),
];

/// `response` with a header that sets or removes the cookie.
pub(super) fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Whether this browser would keep the cookie: without it a sign-in succeeds and is forgotten at once.
pub(super) fn keeps_cookies(state: &AppState, headers: &HeaderMap) -> bool {
    cookie::can_be_kept(headers, state.is_https)
}

/// Why nobody can sign in over this connection, and what to do.
#[component]
pub(super) fn NotSecure() -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Warning title=t!("door-insecure-title")>
            <p>{t!("door-insecure-text")}</p>
        </Notice>
    }
}
