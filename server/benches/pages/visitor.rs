//! The founder of the large organisation, who asks the router without a network.

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use docendo::{
    demo::FOUNDER,
    identity::{
        DEMO_PASSWORD, SignInKind,
        service::{Proof, sign_in},
    },
    testing::{House, routes_of},
};
use server::config::Config;
use std::collections::BTreeSet;
use tower::ServiceExt as _;

/// Somebody who asks.
pub(crate) struct Visitor {
    app: Router,
    cookie: String,
    token: String,
    /// The routes of pages and endpoints, as their routers know them.
    pub(crate) routes: BTreeSet<String>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

impl Answer {
    pub(crate) fn is_html(&self) -> bool {
        self.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Visitor {
    /// The founder, signed in both ways.
    pub(crate) async fn founder(house: &House) -> Self {
        let config = Config { rate_limit: false, ..Config::default() };
        let app = server::app(house.installation.clone(), config).await.expect("a server");
        let enter = async |kind| {
            sign_in(&house.installation, FOUNDER, DEMO_PASSWORD, "::1", kind).await.expect("a sign-in").proof
        };
        let Proof::Cookie(cookie) = enter(SignInKind::Browser).await else { panic!("a browser gets a cookie") };
        let Proof::Tokens { access, .. } = enter(SignInKind::Api).await else { panic!("a program gets tokens") };
        let routes = routes(house).await;
        Self { app, cookie: format!("__Host-docendo={cookie}"), token: format!("Bearer {access}"), routes }
    }

    /// Asks for `address`.
    pub(crate) async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address).header(header::HOST, "127.0.0.1:3000");
        let request = if address.starts_with("/api/") {
            request.header(header::AUTHORIZATION, &self.token)
        } else {
            request.header(header::COOKIE, &self.cookie)
        };
        let request = request.body(Body::empty()).expect("a request");
        let (parts, body) = self.app.clone().oneshot(request).await.expect("an answer").into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole answer");
        Answer { status: parts.status, headers: parts.headers, bytes }
    }
}

/// The routes of pages and endpoints.
async fn routes(house: &House) -> BTreeSet<String> {
    let set_up = docendo::provisioning::SetUp::begin(&house.installation).await.expect("whether it is set up");
    let installation = house.installation.clone();
    let pages = app::router(app::AppState { installation, set_up: set_up.into(), client: None, is_https: false });
    &routes_of(&pages) | &routes_of(&server::api::routes().expect("endpoints"))
}
