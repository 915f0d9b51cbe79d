//! `POST /api/token/` and `POST /api/token/refresh/`.

use crate::client::Client;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use docendo::{
    kernel::clock::Clock as _,
    people,
    testing::{House, PASSWORD, on_both},
};
use serde_json::json;

async fn tokens(client: &Client) -> (String, String) {
    let answer = client.post("/api/token/", &json!({ "email": "ADMIN@test.example", "password": PASSWORD })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let text = |name: &str| answer.json()[name].as_str().unwrap().to_owned();
    (text("access"), text("refresh"))
}

/// Whether the token opens anything: an unknown path of a contract is 404 for everybody, so a real one is asked.
async fn opens(client: &Client, token: &str) -> bool {
    client.bearing(token).get("/api/training/categories").await.status == StatusCode::OK
}

#[tokio::test]
async fn a_token_opens_for_a_day_and_its_refresh_token_gets_new_ones_for_a_week() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        let (access, refresh) = tokens(&client).await;
        assert!(opens(&client, &access).await);
        assert!(!opens(&client, &refresh).await, "a refresh token opens nothing");
        later(&house, TimeDelta::hours(24));
        assert!(!opens(&client, &access).await);
        let again = client.post("/api/token/refresh/", &json!({ "refresh": refresh })).await;
        assert_eq!(again.status, StatusCode::OK);
        assert!(opens(&client, again.json()["access"].as_str().unwrap()).await);
        assert_eq!(again.json().as_object().unwrap().len(), 1, "no new refresh token");
        later(&house, TimeDelta::days(6));
        let late = client.post("/api/token/refresh/", &json!({ "refresh": refresh })).await;
        assert_eq!((late.status, late.json()), (StatusCode::UNAUTHORIZED, invalid()));
    })
    .await;
}

fn later(house: &House, by: TimeDelta) {
    house.clock.set(house.clock.now() + by);
}

fn invalid() -> serde_json::Value {
    json!({ "detail": "Token is invalid or expired", "code": "token_not_valid" })
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_answered_alike() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        for email in ["admin@test.example", "nobody@test.example"] {
            let answer =
                client.post("/api/token/", &json!({ "email": email, "password": "wrong-horse-battery-7" })).await;
            let body = json!({ "detail": "No active account found with the given credentials" });
            assert_eq!((answer.status, answer.json()), (StatusCode::UNAUTHORIZED, body), "{email}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_body_with_flaws_is_answered_with_every_field() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        let empty = client.post("/api/token/", &json!({})).await;
        let both = json!({ "email": ["This field is required."], "password": ["This field is required."] });
        assert_eq!((empty.status, empty.json()), (StatusCode::BAD_REQUEST, both));
        let wrong = client.post("/api/token/", &json!({ "email": "nobody", "password": 7 })).await;
        let both =
            json!({ "email": ["This field must be an e-mail address."], "password": ["This field must be text."] });
        assert_eq!((wrong.status, wrong.json()), (StatusCode::BAD_REQUEST, both));
        let none = client.post("/api/token/refresh/", &json!({ "refresh": null })).await;
        assert_eq!(
            (none.status, none.json()),
            (StatusCode::BAD_REQUEST, json!({ "refresh": ["This field is required."] }))
        );
    })
    .await;
}

#[tokio::test]
async fn a_forged_token_opens_nothing() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        let (access, _) = tokens(&client).await;
        assert!(opens(&client, &access).await);
        let mut forged = access.clone();
        forged.replace_range(forged.len() - 3.., "AAA");
        for bad in [forged.as_str(), "", "a.b.c", "eyJhbGciOiJub25lIn0.e30."] {
            assert!(!opens(&client, bad).await, "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_sixth_attempt_after_five_failures_is_throttled_for_a_minute() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        let right = json!({ "email": "admin@test.example", "password": PASSWORD });
        for _ in 0..5 {
            let wrong = json!({ "email": "admin@test.example", "password": "wrong-horse-battery-7" });
            assert_eq!(client.post("/api/token/", &wrong).await.status, StatusCode::UNAUTHORIZED);
        }
        let sixth = client.post("/api/token/", &right).await;
        assert_eq!(
            (sixth.status, sixth.json()),
            (StatusCode::TOO_MANY_REQUESTS, json!({ "detail": "Request was throttled." }))
        );
        assert_eq!(sixth.header("retry-after"), "60");
        later(&house, TimeDelta::minutes(1));
        assert_eq!(client.post("/api/token/", &right).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn whose_employment_has_ended_is_out_at_once() {
    on_both(async |house| {
        let today = house.today();
        let ben = house.world().person("Ben Ford").email("ben@test.example").access(&["learner"]).await;
        let detail = house.admin.read(async |read| people::service::detail(read, ben).await).await.unwrap();
        let employment = detail.employments[0].id;
        let client = Client::anonymous(&house).await.signed_in("ben@test.example").await;
        assert_eq!(client.get("/api/training/categories").await.status, StatusCode::OK);
        house.admin.write(async |work| people::service::end_employment(work, employment, today).await).await.unwrap();
        assert_eq!(client.get("/api/training/categories").await.status, StatusCode::UNAUTHORIZED);
        let again = client.post("/api/token/", &json!({ "email": "ben@test.example", "password": PASSWORD })).await;
        assert_eq!(again.status, StatusCode::UNAUTHORIZED);
    })
    .await;
}

#[tokio::test]
async fn the_key_of_the_tokens_survives_a_restart() {
    on_both(async |house| {
        let (access, _) = tokens(&Client::anonymous(&house).await).await;
        let now: DateTime<Utc> = house.clock.now();
        let restarted = Client::anonymous(&house).await;
        assert!(opens(&restarted, &access).await, "{now}");
    })
    .await;
}
