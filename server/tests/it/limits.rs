//! Limits of size and rate, and panics.

use crate::client::{Client, config};
use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode},
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use chrono::TimeDelta;
use docendo::{kernel::clock::Clock as _, testing::on_both};
use serde_json::{Value, json};
use server::{
    config::Config,
    limits::{self, Rates},
    owner::speak,
    state::AppState,
};
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;

#[tokio::test]
async fn a_body_above_a_megabyte_is_refused_however_it_is_sent() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let large = json!({ "name": "x".repeat(1024 * 1024) }).to_string();
        let announced = client.send(Method::POST, "/api/training/categories", &[], Body::from(large.clone())).await;
        assert_eq!(
            (announced.status, announced.json()["error"]["code"].as_str()),
            (StatusCode::PAYLOAD_TOO_LARGE, Some("PAYLOAD_TOO_LARGE"))
        );
        let length = [("content-length", "1048597")];
        let told = client.send(Method::POST, "/api/token/", &length, Body::from(large)).await;
        assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(told.json()["detail"].is_string());
    })
    .await;
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_back() {
    on_both(async |house| {
        let client = Client::with(&house, Config { rate_limit: true, ..config() }).await;
        let mut last = client.get("/api/training/categories").await;
        for _ in 0..400 {
            last = client.get("/api/training/categories").await;
        }
        assert_eq!(
            (last.status, last.json()["error"]["code"].as_str()),
            (StatusCode::TOO_MANY_REQUESTS, Some("RATE_LIMITED"))
        );
        assert_eq!(last.header("retry-after"), "1");
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_tells_for_how_long_it_is_still_closed() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        let wrong = json!({ "email": "admin@test.example", "password": "not this one, no" });
        let later = |seconds| house.clock.set(house.clock.now() + TimeDelta::seconds(seconds));
        for _ in 0..5 {
            assert_eq!(client.post("/api/token/", &wrong).await.status, StatusCode::UNAUTHORIZED);
        }
        later(60);
        assert_eq!(client.post("/api/token/", &wrong).await.status, StatusCode::UNAUTHORIZED);
        later(30);
        let told = client.post("/api/token/", &wrong).await;
        assert_eq!((told.status, told.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "90"));
        let form = [("origin", "http://127.0.0.1:3000"), ("content-type", "application/x-www-form-urlencoded")];
        let body = Body::from("email=admin%40test.example&password=any+at+all");
        let page = client.send(Method::POST, "/sign-in", &form, body).await;
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "90"));
        assert!(page.text.contains("Wait 2 minutes and try again."), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn signing_in_is_limited_more_strictly_than_the_rest() {
    on_both(async |house| {
        let client = Client::with(&house, Config { rate_limit: true, ..config() }).await;
        let mut last = client.post("/api/token/", &json!({})).await;
        for _ in 0..10 {
            last = client.post("/api/token/", &json!({})).await;
        }
        assert_eq!(
            (last.status, last.json()),
            (StatusCode::TOO_MANY_REQUESTS, json!({ "detail": "Request was throttled." }))
        );
        assert_eq!(last.header("retry-after"), "6");
        assert_eq!(client.get("/api/training/categories").await.status, StatusCode::UNAUTHORIZED, "the rest goes on");
    })
    .await;
}

#[tokio::test]
async fn entraide_has_the_quotas_of_its_document_and_tells_them() {
    on_both(async |house| {
        let limited = Client::with(&house, Config { rate_limit: true, ..config() }).await;
        let mut last = limited.get("/api/accounts/users/me/").await;
        for _ in 0..60 {
            assert_eq!(last.status, StatusCode::UNAUTHORIZED);
            last = limited.get("/api/accounts/users/me/").await;
        }
        assert_eq!(
            (last.status, last.json()),
            (StatusCode::TOO_MANY_REQUESTS, json!({ "detail": "Request was throttled." }))
        );
        assert_eq!((last.header("x-ratelimit-limit"), last.header("x-ratelimit-remaining")), ("60", "0"));
        let reset: i64 = last.header("x-ratelimit-reset").parse().unwrap();
        assert_eq!(reset, house.clock.now().timestamp() + 60);
        // The other contracts promise none.
        assert_eq!(limited.get("/api/training/categories").await.status, StatusCode::UNAUTHORIZED);
    })
    .await;
}

#[tokio::test]
async fn an_address_is_refused_before_the_database_is_asked_who_it_is() {
    on_both(async |house| {
        let client = Client::with(&house, Config { rate_limit: true, ..config() }).await;
        for _ in 0..10 {
            client.post("/api/token/", &json!({})).await;
        }
        // Whoever asks the database from now on waits for a connection.
        let mut held = Vec::new();
        while let Ok(tx) = timeout(Duration::from_millis(300), house.installation.db.read()).await {
            held.push(tx.unwrap());
        }
        let client = client.bearing("nonsense");
        let answer = timeout(Duration::from_secs(5), client.post("/api/token/", &json!({}))).await;
        assert_eq!(answer.map(|answer| answer.status), Ok(StatusCode::TOO_MANY_REQUESTS));
    })
    .await;
}

#[tokio::test]
async fn an_address_has_more_than_a_visitor_but_not_without_end() {
    on_both(async |house| {
        let state = AppState::new(house.installation.clone(), Config { rate_limit: true, ..config() }).await.unwrap();
        let app = Router::new()
            .route("/", get(async || ()))
            .layer(from_fn_with_state((state, Rates::begin()), limits::by_address));
        let mut statuses = Vec::new();
        for _ in 0..5000 {
            let request = Request::get("/").header("authorization", "Bearer nonsense").body(Body::empty()).unwrap();
            statuses.push(app.clone().layer(from_fn(speak)).oneshot(request).await.unwrap().status());
        }
        let refused = statuses.iter().position(|status| *status == StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.is_some_and(|at| at >= 1000), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_panic_is_told_in_the_voice_of_the_contract_and_tells_nothing() {
    async fn broken() -> &'static str {
        panic!("the secret inside")
    }
    let app = Router::new().route("/api/training/broken", get(broken)).route("/api/token/broken", get(broken));
    let app = app.layer(CatchPanicLayer::custom(limits::panicked)).layer(from_fn(speak));
    let ask = async |path: &str| -> (StatusCode, Value) {
        let response = app.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        let (status, body) = (response.status(), axum::body::to_bytes(response.into_body(), 10_000).await.unwrap());
        (status, serde_json::from_slice(&body).unwrap())
    };
    let ehs = json!({ "success": false, "error": { "code": "INTERNAL_ERROR", "message": "Something went wrong inside", "details": {} } });
    assert_eq!(ask("/api/training/broken").await, (StatusCode::INTERNAL_SERVER_ERROR, ehs));
    assert_eq!(
        ask("/api/token/broken").await,
        (StatusCode::INTERNAL_SERVER_ERROR, json!({ "detail": "Internal server error" }))
    );
}
