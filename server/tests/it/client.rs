//! A client that talks to the router without a network.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderName, Method, Request, StatusCode, header},
    response::Response,
};
use docendo::{
    db::Db,
    identity::{
        SignInKind,
        service::{Proof, sign_in},
    },
    installation,
    kernel::clock::SystemClock,
    testing::{House, PASSWORD},
};
use serde_json::{Value, json};
use server::{config::Config, state::AppState};
use std::sync::Arc;
use tower::ServiceExt as _;

/// A client of one server, with a token or without.
#[derive(Clone)]
pub(crate) struct Client {
    app: Router,
    token: Option<String>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) bytes: axum::body::Bytes,
}

impl Answer {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text))
    }

    /// The value of a header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// The configuration of tests: without limits of rate.
pub(crate) fn config() -> Config {
    Config { rate_limit: false, ..Config::default() }
}

impl Client {
    /// A stranger to the server of `house`.
    pub(crate) async fn stranger(house: &House) -> Self {
        Self::with(house, config()).await
    }

    /// A stranger to the server of `house` with this configuration.
    pub(crate) async fn with(house: &House, config: Config) -> Self {
        let app = server::app(house.installation.clone(), config).await.unwrap();
        Self { app, token: None }
    }

    /// A stranger to the server with this state.
    pub(crate) fn of(state: AppState) -> Self {
        Self { app: server::router::build(state).unwrap(), token: None }
    }

    /// A stranger to a server over the empty database at `url`, and the token that opens its set-up.
    pub(crate) async fn on_fresh(url: &str) -> (Self, String) {
        let db = Db::open(url).await.unwrap();
        db.migrate().await.unwrap();
        let installation = installation::open(db, Arc::new(SystemClock));
        let state = AppState::new(installation, config()).await.unwrap();
        let token = state.set_up.token().unwrap();
        (Self::of(state), token)
    }

    /// The administrator of `house`, with a token.
    pub(crate) async fn admin(house: &House) -> Self {
        Self::stranger(house).await.signed_in("admin@test.example").await
    }

    /// The same client with a token for `email`.
    pub(crate) async fn signed_in(mut self, email: &str) -> Self {
        let answer = self.post("/api/token/", &json!({ "email": email, "password": PASSWORD })).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        self.token = Some(answer.json()["access"].as_str().unwrap().to_owned());
        self
    }

    /// The same client with this token.
    pub(crate) fn bearing(&self, token: &str) -> Self {
        Self { app: self.app.clone(), token: Some(token.to_owned()) }
    }

    /// The token that it shows.
    pub(crate) fn token(&self) -> &str {
        self.token.as_deref().unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.json(Method::POST, path, body).await
    }

    pub(crate) async fn json(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.send(method, path, &[("content-type", "application/json")], Body::from(body.to_string())).await
    }

    /// Sends anything.
    pub(crate) async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header(header::HOST, "127.0.0.1:3000");
        }
        for (name, value) in headers {
            request = request.header(name.parse::<HeaderName>().unwrap(), *value);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        read(self.app.clone().oneshot(request.body(body).unwrap()).await.unwrap()).await
    }
}

async fn read(response: Response) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status, headers: parts.headers, text, bytes }
}

/// The cookie header of a browser in which whoever has `email` is signed in.
pub(crate) async fn cookie(house: &House, email: &str, password: &str) -> String {
    let signed_in = sign_in(&house.installation, email, password, "::1", SignInKind::Browser).await.unwrap();
    let Proof::Cookie(value) = signed_in.proof else { panic!("a browser gets a cookie") };
    format!("__Host-docendo={value}")
}

/// The same for the administrator of the test's organisation.
pub(crate) async fn admin_cookie(house: &House) -> String {
    cookie(house, "admin@test.example", PASSWORD).await
}
