//! The addresses of the door, and what its pages share.

use super::{super::kit::step::step, set_up, sign_in};
use crate::{
    cookie,
    state::AppState,
    t,
    ui::{Notice, NoticeKind},
};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
    routing::{get, post},
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

pub(in crate::pages) fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/sign-out", post(sign_in::leave))
        .route("/set-up", get(set_up::show).post(set_up::create))
        .route("/set-up/demo", step(1, set_up::load_demo))
}

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
