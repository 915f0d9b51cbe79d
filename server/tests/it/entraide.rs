//! Contract `entraide`: registration and one's own profile. Its tokens are in `token`.

use crate::{client::Client, people::somebody};
use axum::http::StatusCode;
use chrono::TimeDelta;
use docendo::{
    kernel::clock::Clock as _,
    testing::{PASSWORD, on_both},
};
use serde_json::{Value, json};

const REGISTER: &str = "/api/accounts/users/register/";
const ME: &str = "/api/accounts/users/me/";

fn new(email: &str, role: &str) -> Value {
    json!({ "email": email, "first_name": "New", "last_name": "User", "password": PASSWORD, "role": role })
}

#[tokio::test]
async fn whoever_is_registered_can_sign_in_and_has_tokens_at_once() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let answer = admin.post(REGISTER, &new("newuser@test.example", "trainer")).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let body = answer.json();
        let user = json!({ "id": body["user"]["id"], "email": "newuser@test.example", "username": "", "first_name": "New",
            "last_name": "User", "role": "trainer", "date_joined": "2026-11-20T12:00:00Z", "is_active": true });
        assert_eq!(body["user"], user);
        let me = admin.bearing(body["access"].as_str().unwrap()).get(ME).await.json();
        assert_eq!((&me["id"], &me["role"]), (&user["id"], &user["role"]));
        let signed_in = Client::anonymous(&house).await.signed_in("newuser@test.example").await;
        assert_eq!(signed_in.get(ME).await.json()["email"], "newuser@test.example");
        let refresh = json!({ "refresh": body["refresh"] });
        assert_eq!(admin.post("/api/token/refresh/", &refresh).await.status, StatusCode::OK);
        house.clock.set(house.clock.now() + TimeDelta::minutes(61));
        let late = admin.post("/api/token/refresh/", &refresh).await;
        assert_eq!(late.status, StatusCode::UNAUTHORIZED, "what was handed over lasts an hour");
    })
    .await;
}

#[tokio::test]
async fn every_field_that_cannot_be_used_is_named() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let answer = admin.post(REGISTER, &json!({})).await;
        let required = ["This field is required."];
        let body = json!({ "email": required, "password": required, "role": required });
        assert_eq!((answer.status, answer.json()), (StatusCode::BAD_REQUEST, body));
        for (field, value) in [
            ("email", json!("nobody")),
            ("email", json!("admin@test.example")),
            ("password", json!("short")),
            ("role", json!("center_supervisor")),
            ("role", json!("king")),
            ("last_name", json!("x".repeat(201))),
        ] {
            let mut body = new("another@test.example", "student");
            body[field] = value;
            let answer = admin.post(REGISTER, &body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
            let named: Vec<String> = answer.json().as_object().unwrap().keys().cloned().collect();
            assert_eq!(named, [field], "{}", answer.text);
        }
        assert_eq!(admin.post(REGISTER, &new("another@test.example", "student")).await.status, StatusCode::CREATED);
    })
    .await;
}

#[tokio::test]
async fn names_may_be_left_out() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        for (email, name, told) in [("a.b@test.example", json!(null), "a.b"), ("c@test.example", json!("Pelé"), "Pelé")]
        {
            let body = json!({ "email": email, "first_name": name, "password": PASSWORD, "role": "student" });
            let user = admin.post(REGISTER, &body).await.json()["user"].clone();
            assert_eq!((&user["first_name"], &user["last_name"]), (&json!(""), &json!(told)));
        }
    })
    .await;
}

#[tokio::test]
async fn only_staff_registers_and_nobody_above_themselves() {
    on_both(async |house| {
        let worker = somebody(&house, "worker@test.example", "learner").await;
        let answer = worker.post(REGISTER, &json!({})).await;
        let forbidden = json!({ "detail": "You do not have permission to perform this action." });
        assert_eq!((answer.status, answer.json()), (StatusCode::FORBIDDEN, forbidden), "before the body is read");
        let hr = somebody(&house, "hr@test.example", "hr").await;
        let answer = hr.post(REGISTER, &new("boss@test.example", "admin")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.json()["role"][0].is_string(), "{}", answer.text);
        assert_eq!(hr.post(REGISTER, &new("boss@test.example", "trainer")).await.status, StatusCode::CREATED);
    })
    .await;
}

#[tokio::test]
async fn a_profile_has_every_field_and_one_role_that_the_contract_knows() {
    on_both(async |house| {
        let manager = somebody(&house, "manager@test.example", "manager").await;
        let me = manager.get(ME).await.json();
        let body = json!({ "id": me["id"], "email": "manager@test.example", "username": "", "first_name": "Wanda",
            "last_name": "Worker", "role": "student", "profile_picture": null, "birth_date": null, "birth_city": null,
            "CIN_id": null, "phone_number": null, "address": null, "city": null, "date_joined": "2026-11-20T12:00:00Z",
            "is_active": true, "created_at": "2026-11-20T12:00:00Z", "updated_at": "2026-11-20T12:00:00Z",
            "must_change_password": false });
        assert_eq!(me, body);
        assert_eq!(Client::admin(&house).await.get(ME).await.json()["role"], "admin");
    })
    .await;
}
