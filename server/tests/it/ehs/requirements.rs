//! Requirements of a role (EHS, section 11).

use super::{code, details, settled};
use crate::{
    client::{Answer, Client},
    people::worker,
};
use axum::http::{Method, StatusCode};
use docendo::{
    kernel::id::{CourseId, Id as _},
    testing::on_both,
};
use serde_json::{Value, json};

const SUPERVISOR: &str = "/api/training/requirements/role/Site%20Supervisor";

async fn course(client: &Client, code: &str) -> String {
    let list = client.get("/api/training/categories").await.json();
    let body = json!({ "code": code, "title": format!("Title of {code}"), "categoryId": list["data"]["categories"][0]["id"], "durationHours": 4,
        "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory", "status": "active" });
    let answer = client.post("/api/training/courses", &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()["data"]["course"]["id"].as_str().unwrap().to_owned()
}

async fn put(client: &Client, body: &Value) -> Answer {
    client.json(Method::PUT, SUPERVISOR, body).await
}

/// `code mandatory` of every requirement.
fn listed(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let line = |one: &Value| format!("{} {}", one["course"]["code"].as_str().unwrap(), one["isMandatory"]);
    answer.json()["data"]["requirements"].as_array().unwrap().iter().map(line).collect()
}

#[tokio::test]
async fn setting_the_requirements_of_a_role_replaces_them() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let (a, b, c) = (course(&client, "A-1").await, course(&client, "B-1").await, course(&client, "C-1").await);
        let first = put(&client, &json!({ "requirements": [{ "courseId": a, "isMandatory": true }, { "courseId": b, "isMandatory": true }] })).await;
        assert_eq!(listed(&first), ["A-1 true", "B-1 true"]);
        insta::assert_json_snapshot!("requirements", settled(&first.json()));
        let second = put(&client, &json!({ "requirements": [{ "courseId": b, "isMandatory": false }, { "courseId": c, "isMandatory": true }] })).await;
        assert_eq!(listed(&second), ["B-1 false", "C-1 true"]);
        let kept = |answer: &Answer, code: &str| {
            let all = answer.json()["data"]["requirements"].clone();
            all.as_array().unwrap().iter().find(|one| one["course"]["code"] == code).unwrap()["id"].clone()
        };
        assert_eq!(kept(&first, "B-1"), kept(&second, "B-1"), "a changed requirement keeps its identity");
        assert_eq!(client.get("/api/training/requirements/role/site%20supervisor").await.json()["data"]["requirements"], second.json()["data"]["requirements"]);
        assert!(listed(&put(&client, &json!({ "requirements": [] })).await).is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_refresher_stands_for_the_course_that_it_refreshes() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let (first, again) = (course(&client, "A-1").await, course(&client, "A-2").await);
        let link = json!({ "refresherCourseId": again });
        let linked = client.json(Method::PUT, &format!("/api/training/courses/{first}"), &link).await;
        assert_eq!(linked.status, StatusCode::OK, "{}", linked.text);
        let asked = |ids: &[&String]| {
            let all: Vec<Value> = ids.iter().map(|id| json!({ "courseId": id, "isMandatory": true })).collect();
            json!({ "requirements": all })
        };
        // What it grants is required: who completes either has it.
        assert_eq!(listed(&put(&client, &asked(&[&again])).await), ["A-1 true"]);
        let both = put(&client, &asked(&[&first, &again])).await;
        assert_eq!(
            (both.status, details(&both)),
            (StatusCode::BAD_REQUEST, vec!["requirements[1].courseId".to_owned()])
        );
        let person = house.world().person("Sam Test").role("Site Supervisor").await;
        let course = CourseId::from_uuid(again.parse().unwrap()).unwrap();
        house.world().completion(person, course).on("2026-01-20").await;
        let matrix = client.get(&format!("/api/training/matrix?type=user_course&courseIds={again}")).await.json();
        let cells = matrix["data"]["cells"].as_array().unwrap();
        assert_eq!(cells.iter().map(|cell| &cell["status"]).collect::<Vec<_>>(), ["completed"], "{matrix}");
        assert_eq!(matrix["data"]["columns"][0]["code"], "A-1");
    })
    .await;
}

#[tokio::test]
async fn a_role_that_nobody_knows_requires_nothing() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let answer = client.get("/api/training/requirements/role/Nobody%2Fat%20all").await;
        assert!(listed(&answer).is_empty());
        assert_eq!(answer.json()["data"]["roleName"], "Nobody/at all");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_set_is_told_and_nothing_is_changed() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let a = course(&client, "A-1").await;
        put(&client, &json!({ "requirements": [{ "courseId": a, "isMandatory": true }] })).await;
        let unknown = CourseId(999).uuid().to_string();
        let answer = put(&client, &json!({ "requirements": [{ "courseId": unknown, "isMandatory": true }] })).await;
        assert_eq!((answer.status, code(&answer)), (StatusCode::NOT_FOUND, "TRN001".into()));
        let twice = json!({ "requirements": [{ "courseId": a, "isMandatory": true }, { "courseId": a, "isMandatory": false }] });
        let answer = put(&client, &twice).await;
        assert_eq!((answer.status, details(&answer)), (StatusCode::BAD_REQUEST, vec!["requirements[1].courseId".to_owned()]));
        let answer = put(&client, &json!({ "requirements": [{ "courseId": "x" }, 7] })).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(details(&answer), ["requirements[0].courseId", "requirements[0].isMandatory", "requirements[1]"]);
        assert_eq!(details(&put(&client, &json!({})).await), ["requirements"]);
        assert_eq!(listed(&client.get(SUPERVISOR).await), ["A-1 true"]);
    })
    .await;
}

#[tokio::test]
async fn a_worker_may_look_but_not_set() {
    on_both(async |house| {
        let worker = worker(&house).await;
        assert_eq!(worker.get(SUPERVISOR).await.status, StatusCode::OK);
        let answer = put(&worker, &json!({ "requirements": [] })).await;
        assert_eq!((answer.status, code(&answer)), (StatusCode::FORBIDDEN, "FORBIDDEN".into()));
    })
    .await;
}
