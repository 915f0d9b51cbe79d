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
    // Tags are compared strongly: a weak one is none of ours.
    for tag in [format!("W/{next}"), String::new()] {
        let refused = send(admin, Method::PUT, path, &tag, second).await;
        assert_eq!(refused.status, StatusCode::PRECONDITION_FAILED, "{path} {tag}: {}", refused.text);
    }
    let several = format!("\"other\", , {next}");
    for tag in ["*", &several] {
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
            "The course is not of a version that If-Match names: read it again"
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
        assert_eq!(late.json()["error"], "The requirement is not of a version that If-Match names: read it again");
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
async fn an_answer_that_travels_compressed_has_a_tag_of_its_own_that_names_the_same_version() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let path = format!("/api/training/courses/{}", course(&admin, "WELD").await);
        let plain = admin.get(&path).await;
        assert_eq!(plain.header("content-encoding"), "");
        assert!(plain.headers.get_all("vary").iter().any(|names| names == "accept-encoding"));
        let gzip = [("accept-encoding", "gzip")];
        let coded = admin.send(Method::GET, &path, &gzip, Body::empty()).await;
        assert_eq!((coded.status, coded.header("content-encoding")), (StatusCode::OK, "gzip"));
        assert_eq!(coded.header("etag"), format!("{}-gzip\"", plain.header("etag").trim_end_matches('"')));
        for (tag, title) in [(coded.header("etag"), "First"), (plain.header("etag"), "Second")] {
            let sent = send(&admin, Method::PUT, &path, tag, &json!({ "title": title })).await;
            // The second rests on what the first has changed.
            let expected = if title == "First" { StatusCode::OK } else { StatusCode::PRECONDITION_FAILED };
            assert_eq!(sent.status, expected, "{tag}: {}", sent.text);
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_role_requires_is_set_on_condition_that_it_is_there() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let wanted = json!({ "requirements": [{ "courseId": course(&admin, "WELD").await, "isMandatory": true }] });
        let refused = send(&admin, Method::PUT, ROLE, "*", &wanted).await;
        assert_eq!(refused.status, StatusCode::PRECONDITION_FAILED, "{}", refused.text);
        assert_eq!(refused.json()["error"]["code"], "PRECONDITION_FAILED");
        let roles = admin.get("/api/roles").await;
        assert!(!roles.text.contains("Welder"), "{}", roles.text);
        // Whoever names the version of "nothing is required" says what is there, and makes the role.
        let nothing = admin.get(ROLE).await.header("etag").to_owned();
        let made = send(&admin, Method::PUT, ROLE, &nothing, &wanted).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.text);
        let done = send(&admin, Method::PUT, ROLE, "*", &json!({ "requirements": [] })).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text);
    })
    .await;
}
