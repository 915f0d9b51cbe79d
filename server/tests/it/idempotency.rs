//! `Idempotency-Key`: a request that is sent again is carried out once, and answered as it was the first time.

use crate::{
    client::{Answer, Client},
    people::{another_tenant, somebody},
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use chrono::TimeDelta;
use docendo::{
    kernel::clock::Clock as _,
    testing::{House, PASSWORD, on_both},
};
use serde_json::{Value, json};

const CATEGORIES: &str = "/api/training/categories";

/// Sends JSON under a key.
async fn send(client: &Client, method: Method, path: &str, key: &str, body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("idempotency-key", key)];
    client.send(method, path, &headers, Body::from(body.to_string())).await
}

async fn post(client: &Client, path: &str, key: &str, body: &Value) -> Answer {
    send(client, Method::POST, path, key, body).await
}

fn category(code: &str) -> Value {
    json!({ "name": "Lifting", "code": code })
}

/// A course, whose path is returned.
async fn course(admin: &Client) -> String {
    let category = admin.get(CATEGORIES).await.json()["data"]["categories"][0]["id"].clone();
    let body = json!({ "code": "FIRE", "title": "Fire", "categoryId": category, "durationHours": 4, "status": "active",
        "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory" });
    let answer = post(admin, "/api/training/courses", "course", &body).await;
    assert_eq!(answer.text, post(admin, "/api/training/courses", "course", &body).await.text);
    format!("/api/training/courses/{}", answer.json()["data"]["course"]["id"].as_str().unwrap())
}

fn assert_same(one: &Answer, other: &Answer) {
    assert_eq!((one.status, &one.text), (other.status, &other.text));
    for name in ["content-type", "etag", "location"] {
        assert_eq!(one.header(name), other.header(name), "{name}");
    }
}

#[tokio::test]
async fn what_is_created_twice_is_created_once_and_answered_alike() {
    on_both(async |house: House| {
        let admin = Client::admin(&house).await;
        let body = category("LIFT");
        let send = || post(&admin, CATEGORIES, "\"8e03978e\"", &body);
        let (one, other) = tokio::join!(send(), send());
        assert_eq!(one.status, StatusCode::CREATED, "{}", one.text);
        assert_same(&one, &other);
        assert_same(&one, &send().await);
        assert_same(&one, &post(&admin, CATEGORIES, "8e03978e", &body).await);
        let spaced = r#"{ "code": "LIFT",  "name": "Lifting" }"#;
        let headers = [("idempotency-key", "8e03978e")];
        assert_same(&one, &admin.send(Method::POST, CATEGORIES, &headers, Body::from(spaced)).await);
        assert_eq!(
            admin.post(CATEGORIES, &body).await.status,
            StatusCode::CONFLICT,
            "without a key it is another request"
        );
    })
    .await;
}

#[tokio::test]
async fn another_request_under_the_same_key_is_refused_in_the_words_of_the_contract() {
    on_both(async |house: House| {
        let admin = Client::admin(&house).await;
        post(&admin, CATEGORIES, "k", &category("LIFT")).await;
        let refused = post(&admin, CATEGORIES, "k", &category("LOAD")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.json()["error"]["code"], "IDEMPOTENCY_KEY_REUSED", "{}", refused.text);
        let malformed = post(&admin, CATEGORIES, "a b", &category("LOAD")).await;
        assert_eq!(malformed.status, StatusCode::BAD_REQUEST);
        assert_eq!(malformed.json()["error"]["code"], "VALIDATION_ERROR", "{}", malformed.text);
    })
    .await;
}

#[tokio::test]
async fn a_key_is_the_sender_s_own_and_a_request_that_failed_leaves_it_free() {
    on_both(async |house: House| {
        let admin = Client::admin(&house).await;
        let colleague = somebody(&house, "mia@test.example", "system_admin").await;
        assert_eq!(post(&admin, CATEGORIES, "k", &json!({ "name": "Lifting" })).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(post(&admin, CATEGORIES, "k", &category("SAFETY")).await.status, StatusCode::CONFLICT);
        assert_eq!(post(&admin, CATEGORIES, "k", &category("LIFT")).await.status, StatusCode::CREATED);
        assert_eq!(post(&colleague, CATEGORIES, "k", &category("LIFT")).await.status, StatusCode::CONFLICT);
        assert_eq!(post(&colleague, CATEGORIES, "k", &category("LOAD")).await.status, StatusCode::CREATED);
        let theirs = post(&another_tenant(&house).await, CATEGORIES, "k", &category("LIFT")).await;
        assert_eq!(theirs.status, StatusCode::CREATED, "{}", theirs.text);
        house.clock.set(house.clock.now() + TimeDelta::hours(24));
        let admin = Client::admin(&house).await;
        assert_eq!(post(&admin, CATEGORIES, "k", &category("LIFT")).await.status, StatusCode::CONFLICT, "a day later");
    })
    .await;
}

#[tokio::test]
async fn a_change_that_rests_on_a_version_is_answered_again_although_there_is_a_newer_one() {
    on_both(async |house: House| {
        let admin = Client::admin(&house).await;
        let path = course(&admin).await;
        let version = admin.get(&path).await.header("etag").to_owned();
        let change = async || {
            let headers = [("if-match", version.as_str()), ("idempotency-key", "k")];
            admin.send(Method::PUT, &path, &headers, Body::from(r#"{"title":"Fire safety"}"#)).await
        };
        let first = change().await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.text);
        assert_ne!(first.header("etag"), version);
        assert_same(&first, &change().await);
    })
    .await;
}

#[tokio::test]
async fn a_file_is_attached_once_however_it_is_packed() {
    on_both(async |house: House| {
        let admin = Client::admin(&house).await;
        let path = format!("{}/attachments", course(&admin).await);
        let attach = async |boundary: &str, content: &str| {
            let kind = format!("multipart/form-data; boundary={boundary}");
            let body = format!(
                "--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{content}\r\n--{boundary}--\r\n"
            );
            let headers = [("content-type", kind.as_str()), ("idempotency-key", "k")];
            admin.send(Method::POST, &path, &headers, Body::from(body)).await
        };
        let first = attach("cut", "one").await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
        assert_same(&first, &attach("other", "one").await);
        assert_eq!(attach("cut", "two").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(house.numbers("SELECT COUNT(*) FROM document").await, [1]);
    })
    .await;
}

#[tokio::test]
async fn a_requirement_is_set_once_and_another_one_under_its_key_is_refused() {
    on_both(async |house: House| {
        let admin = Client::admin(&house).await;
        course(&admin).await;
        let role = docendo::kernel::id::Id::number(house.world().role("Welder").await);
        let competency = house.numbers("SELECT MIN(id) FROM competency").await[0];
        let path = "/api/role-training-requirements";
        let body = json!({ "roleId": role, "competencyId": competency, "isMandatory": true, "isRegulatory": false, "priority": "high" });
        let first = post(&admin, path, "k", &body).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
        assert_same(&first, &post(&admin, path, "k", &body).await);
        let other = post(&admin, path, "k", &json!({ "roleId": role })).await;
        assert_eq!(other.status, StatusCode::BAD_REQUEST, "what cannot be used is told before: {}", other.text);
        let mut changed = body.clone();
        changed["priority"] = json!("low");
        let other = post(&admin, path, "k", &changed).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(other.json()["error"].as_str().unwrap().contains("Idempotency-Key"), "{}", other.text);
        let own = format!("{path}/{}", first.json()["id"]);
        let nothing = json!({});
        let delete = || send(&admin, Method::DELETE, &own, "k", &nothing);
        assert_same(&delete().await, &delete().await);
    })
    .await;
}

#[tokio::test]
async fn who_is_registered_twice_is_one_user_whose_tokens_are_not_kept() {
    on_both(async |house: House| {
        let admin = Client::admin(&house).await;
        let new =
            |role: &str| json!({ "email": "jo@test.example", "last_name": "Jo", "password": PASSWORD, "role": role });
        let register = async |role: &str| post(&admin, "/api/accounts/users/register", "k", &new(role)).await;
        let (first, again) = (register("student").await, register("student").await);
        assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED), "{}", again.text);
        assert_eq!(first.json()["user"], again.json()["user"]);
        let access = again.json()["access"].as_str().unwrap().to_owned();
        assert_eq!(admin.bearing(&access).get("/api/accounts/users/me").await.status, StatusCode::OK);
        let reused = register("trainer").await;
        assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reused.json()["detail"].as_str().unwrap().contains("Idempotency-Key"), "{}", reused.text);
        let token = first.json()["refresh"].as_str().unwrap().to_owned();
        let kept =
            format!("SELECT COUNT(*) FROM idempotency_key WHERE answer LIKE '%{token}%' OR answer LIKE '%{access}%'");
        assert_eq!(house.numbers(&kept).await, [0]);
    })
    .await;
}

#[tokio::test]
async fn every_endpoint_that_writes_says_that_it_takes_a_key_but_those_that_give_tokens() {
    let admin = Client::admin(&docendo::testing::on_sqlite().await).await;
    let description = admin.get("/swagger.json").await.json();
    let mut without = Vec::new();
    for (path, operations) in description["paths"].as_object().unwrap() {
        for (method, told) in operations.as_object().unwrap().iter().filter(|(method, _)| *method != "get") {
            let parameters = told["parameters"].as_array().into_iter().flatten();
            let has_key = parameters.into_iter().any(|one| one["name"] == "Idempotency-Key" && one["in"] == "header");
            let is_told = has_key && told["responses"]["422"].is_object();
            without.extend((!is_told).then(|| format!("{method} {path}")));
        }
    }
    assert_eq!(without, ["post /api/token", "post /api/token/refresh"]);
}
