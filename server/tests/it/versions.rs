//! Versions of things over REST: `ETag` on what is read and written, `If-Match` before it is changed.

use crate::client::{Answer, Client};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::on_both;
use serde_json::{Value, json};

const ROLE: &str = "/api/training/requirements/role/Welder";
const REQUIREMENTS: &str = "/api/role-training-requirements";

/// Creates a course; its identifier.
async fn course(admin: &Client, code: &str) -> String {
    let list = admin.get("/api/training/categories").await.json();
    let body = json!({ "code": code, "title": "Welding", "categoryId": list["data"]["categories"][0]["id"], "durationHours": 4,
        "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory", "status": "active" });
    admin.post("/api/training/courses", &body).await.json()["data"]["course"]["id"].as_str().unwrap().to_owned()
}

/// Sends a change that rests on the versions of `tag`.
async fn send(client: &Client, method: Method, path: &str, tag: &str, body: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("if-match", tag)];
    client.send(method, path, &headers, Body::from(body.to_string())).await
}

/// Changes twice, both times resting on the version that is read first; `first` and `second` are what is written.
async fn race(admin: &Client, path: &str, first: &Value, second: &Value) -> Answer {
    let read = admin.get(path).await;
    let tag = read.header("etag").to_owned();
    assert!(tag.len() > 2 && tag.starts_with('"') && tag.ends_with('"'), "{path}: {tag}");
    let done = send(admin, Method::PUT, path, &tag, first).await;
    assert_eq!(done.status, StatusCode::OK, "{path}: {}", done.text);
    let next = admin.get(path).await.header("etag").to_owned();
    assert_eq!(done.header("etag"), next, "{path}");
    assert_ne!(next, tag, "{path}");
    let late = send(admin, Method::PUT, path, &tag, second).await;
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED, "{path}: {}", late.text);
    assert_eq!(admin.get(path).await.header("etag"), next, "{path}");
    let weak = format!("\"other\", W/{next}");
    for tag in ["*", &weak] {
        let done = send(admin, Method::PUT, path, tag, first).await;
        assert_eq!(done.status, StatusCode::OK, "{path} {tag}: {}", done.text);
    }
    late
}

#[tokio::test]
async fn of_two_who_change_a_course_the_second_is_told_if_that_was_asked_for() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let path = format!("/api/training/courses/{}", course(&admin, "WELD").await);
        let late = race(&admin, &path, &json!({ "title": "First" }), &json!({ "title": "Second" })).await;
        assert_eq!(late.json()["error"]["code"], "PRECONDITION_FAILED");
        assert_eq!(
            late.json()["error"]["message"],
            "The course is of another version than If-Match names: read it again"
        );
        assert_eq!(admin.get(&path).await.json()["data"]["course"]["title"], "First");
        // Whoever does not ask is not told.
        let done = admin.json(Method::PUT, &path, &json!({ "title": "Third" })).await;
        assert_eq!((done.status, done.header("etag")), (StatusCode::OK, admin.get(&path).await.header("etag")));
        for bad in ["5", "\"5", "\"5\" \"6\"", "*, \"5\""] {
            let malformed = send(&admin, Method::PUT, &path, bad, &json!({ "title": "Fourth" })).await;
            assert_eq!(malformed.status, StatusCode::BAD_REQUEST, "{bad}");
            assert_eq!(malformed.json()["error"]["code"], "VALIDATION_ERROR", "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_who_set_what_a_role_requires_the_second_is_told_if_that_was_asked_for() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let one = |id: &str, is_mandatory: bool| json!({ "courseId": id, "isMandatory": is_mandatory });
        let (weld, fire) = (course(&admin, "WELD").await, course(&admin, "FIRE").await);
        let both = json!({ "requirements": [one(&weld, true), one(&fire, true)] });
        let late = race(&admin, ROLE, &both, &json!({ "requirements": [] })).await;
        assert_eq!(late.json()["error"]["code"], "PRECONDITION_FAILED");
        // Also if nothing but a word of one of them is another.
        let optional = json!({ "requirements": [one(&weld, true), one(&fire, false)] });
        race(&admin, ROLE, &optional, &json!({ "requirements": [] })).await;
        assert_eq!(admin.get(ROLE).await.json()["data"]["requirements"].as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_a_requirement_of_a_role_the_second_is_told_if_that_was_asked_for() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let weld = course(&admin, "WELD").await;
        let wanted = json!({ "requirements": [{ "courseId": weld, "isMandatory": true }] });
        admin.json(Method::PUT, ROLE, &wanted).await;
        let id = admin.get(REQUIREMENTS).await.json()["data"][0]["id"].clone();
        let path = format!("{REQUIREMENTS}/{id}");
        let before = admin.get(&path).await.header("etag").to_owned();
        let late = race(&admin, &path, &json!({ "notes": "first" }), &json!({ "notes": "second" })).await;
        assert_eq!(late.json()["error"], "The requirement is of another version than If-Match names: read it again");
        assert_eq!(admin.get(&path).await.json()["notes"], "first");
        let malformed = send(&admin, Method::DELETE, &path, "now", &json!({})).await;
        assert_eq!(malformed.status, StatusCode::BAD_REQUEST, "{}", malformed.text);
        assert!(malformed.json()["error"].as_str().unwrap().starts_with("If-Match must be"), "{}", malformed.text);
        let late = send(&admin, Method::DELETE, &path, &before, &json!({})).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED, "{}", late.text);
        assert_eq!(admin.get(&path).await.json()["status"], "active");
        let current = admin.get(&path).await.header("etag").to_owned();
        let done = send(&admin, Method::DELETE, &path, &current, &json!({})).await;
        assert_eq!((done.status, done.header("etag")), (StatusCode::OK, admin.get(&path).await.header("etag")));
        assert_eq!(admin.get(&path).await.json()["status"], "inactive");
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_tells_its_version_travels_compressed_as_others_do() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let path = format!("/api/training/courses/{}", course(&admin, "WELD").await);
        let answer = admin.send(Method::GET, &path, &[("accept-encoding", "gzip")], Body::empty()).await;
        assert_eq!((answer.status, answer.header("content-encoding")), (StatusCode::OK, "gzip"));
        assert!(!answer.header("etag").is_empty());
    })
    .await;
}
