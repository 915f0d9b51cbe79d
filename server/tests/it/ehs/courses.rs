//! Courses (EHS, section 4).

use super::{code, details, settled};
use crate::{
    client::{Answer, Client},
    people::{another_tenant, worker},
};
use axum::http::{Method, StatusCode};
use docendo::{
    kernel::id::{CategoryId, CourseId, PersonId},
    testing::{House, on_both},
};
use serde_json::{Value, json};

const PATH: &str = "/api/training/courses";
/// A UUID that no entity has.
const NOBODY: &str = "6f1c3b1e-3d5f-4a57-9d0a-0d6f7c1f2a3b";

async fn category(client: &Client, code: &str) -> Value {
    let list = client.get("/api/training/categories").await.json();
    list["data"]["categories"].as_array().unwrap().iter().find(|one| one["code"] == code).unwrap()["id"].clone()
}

/// What a course needs at least, with `more` over it.
async fn body(client: &Client, code: &str, more: Value) -> Value {
    let mut body = json!({
        "code": code, "title": format!("Title of {code}"), "categoryId": category(client, "SAFETY").await, "durationHours": 4,
        "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory",
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// Creates a course and returns its identifier.
async fn create(client: &Client, code: &str, more: Value) -> String {
    let answer = client.post(PATH, &body(client, code, more).await).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()["data"]["course"]["id"].as_str().unwrap().to_owned()
}

async fn put(client: &Client, id: &str, change: Value) -> Answer {
    client.json(Method::PUT, &format!("{PATH}/{id}"), &change).await
}

async fn course(client: &Client, id: &str) -> Value {
    client.get(&format!("{PATH}/{id}")).await.json()["data"]["course"].clone()
}

/// The codes of a list and its pagination.
async fn codes(client: &Client, query: &str) -> (Vec<String>, Value) {
    let answer = client.get(&format!("{PATH}?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.text);
    let data = &answer.json()["data"];
    let codes =
        data["courses"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
    (codes, data["pagination"].clone())
}

fn me(house: &House) -> String {
    house.admin.who().person.uuid().to_string()
}

#[tokio::test]
async fn a_course_is_created_shown_and_listed_with_everything() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let first = create(&client, "IND-001", json!({})).await;
        let more = json!({
            "description": "Two lines\nof text", "durationHours": 7.5, "deliveryType": "toolbox_talk", "validityMonths": 12,
            "refresherCourseId": first, "ownerId": me(&house), "externalUrl": "https://example.com/fs", "passingScore": 80,
            "maxAttempts": 3, "selfEnrollment": true, "status": "active", "prerequisiteCourseIds": [first],
        });
        let created = client.post(PATH, &body(&client, "FS-001", more).await).await;
        assert_eq!(created.status, StatusCode::CREATED);
        insta::assert_json_snapshot!("course", settled(&created.json()));
        let id = created.json()["data"]["course"]["id"].as_str().unwrap().to_owned();
        assert_eq!(client.get(&format!("{PATH}/{id}")).await.json(), created.json());
        let list = client.get(PATH).await;
        insta::assert_json_snapshot!("courses", settled(&list.json()));
    })
    .await;
}

#[tokio::test]
async fn an_update_changes_what_it_sends_and_clears_what_is_null() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let all = json!({ "description": "x", "validityMonths": 12, "ownerId": me(&house), "externalUrl": "http://example.com", "passingScore": 80, "maxAttempts": 2 });
        let id = create(&client, "FS-001", all).await;
        create(&client, "FS-002", json!({ "refresherCourseId": id })).await;
        let before = course(&client, &id).await;
        let changed = put(&client, &id, json!({ "title": "Fire Safety Awareness - Updated", "validityMonths": 24, "passingScore": 75 })).await;
        assert_eq!(changed.status, StatusCode::OK);
        let mut expected = before.clone();
        (expected["title"], expected["validityMonths"], expected["passingScore"]) = (json!("Fire Safety Awareness - Updated"), json!(24), json!(75));
        assert_eq!(changed.json()["data"]["course"], expected);
        let nothing = json!({
            "description": null, "validityMonths": null, "ownerId": null, "externalUrl": "", "passingScore": null, "maxAttempts": null,
            "durationHours": 0, "refresherCourseId": null, "prerequisiteCourseIds": [],
        });
        let cleared = put(&client, &id, nothing).await.json()["data"]["course"].clone();
        for field in ["description", "validityMonths", "owner", "externalUrl", "passingScore", "maxAttempts", "refresherCourse"] {
            assert_eq!(cleared[field], Value::Null, "{field}");
        }
        assert_eq!(cleared["durationHours"], json!(0.0));
        let refused = put(&client, &id, json!({ "code": null, "status": null, "selfEnrollment": null })).await;
        assert_eq!(details(&refused), ["code", "selfEnrollment", "status"]);
    })
    .await;
}

#[tokio::test]
async fn every_flaw_of_a_course_is_named_as_the_contract_names_the_field() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let needed = ["categoryId", "code", "courseType", "deliveryType", "durationHours", "requirementLevel", "title"];
        assert_eq!(details(&client.post(PATH, &json!({})).await), needed);
        let wrong_types = json!({
            "code": 1, "title": [], "description": {}, "categoryId": "x", "durationHours": "4", "deliveryType": 1, "courseType": "x",
            "requirementLevel": null, "validityMonths": 1.5, "ownerId": 3, "externalUrl": "javascript:alert(1)", "passingScore": "80",
            "maxAttempts": 0, "selfEnrollment": "yes", "status": "open", "prerequisiteCourseIds": "x", "refresherCourseId": "x",
        });
        let answer = client.post(PATH, &wrong_types).await;
        assert_eq!((answer.status, code(&answer)), (StatusCode::BAD_REQUEST, "VALIDATION_ERROR".into()));
        insta::assert_json_snapshot!("course_flaws", answer.json());
        let id = create(&client, "FS-001", json!({})).await;
        let before = course(&client, &id).await;
        let too_much = json!({ "code": "x".repeat(51), "title": "x".repeat(10_000), "description": "x".repeat(10_001), "validityMonths": 1_201, "durationHours": -1 });
        let answer = put(&client, &id, too_much).await;
        assert_eq!(details(&answer), ["code", "description", "durationHours", "title", "validityMonths"]);
        for malformed in ["{", "[]", "null", "{\"title\": \"x\",}"] {
            let answer = client.send(Method::PUT, &format!("{PATH}/{id}"), &[], axum::body::Body::from(malformed)).await;
            assert_eq!((answer.status, code(&answer)), (StatusCode::BAD_REQUEST, "VALIDATION_ERROR".into()), "{malformed}");
        }
        assert_eq!(course(&client, &id).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_passing_score_beyond_a_hundred_is_trn010() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        for score in [-1, 101] {
            let answer = client.post(PATH, &body(&client, "FS-001", json!({ "passingScore": score })).await).await;
            assert_eq!((answer.status, code(&answer)), (StatusCode::BAD_REQUEST, "TRN010".into()), "{score}");
        }
        assert_eq!(codes(&client, "").await.1["totalItems"], 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_unknown_is_a_flaw_in_a_body_and_trn001_in_a_path() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let other = CategoryId(1).uuid().to_string();
        let unknown = json!({ "categoryId": CourseId(1).uuid(), "ownerId": PersonId(9_999).uuid(), "refresherCourseId": other, "prerequisiteCourseIds": [NOBODY] });
        let answer = client.post(PATH, &body(&client, "FS-001", unknown).await).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(details(&answer), ["categoryId", "ownerId", "prerequisiteCourseIds", "refresherCourseId"]);
        for id in [NOBODY, &other, &CourseId(77).uuid().to_string(), "7", "not-a-uuid"] {
            for answer in [client.get(&format!("{PATH}/{id}")).await, put(&client, id, json!({ "title": "x" })).await] {
                let expected = json!({ "success": false, "error": { "code": "TRN001", "message": "Training course not found", "details": {} } });
                assert_eq!((answer.status, answer.json()), (StatusCode::NOT_FOUND, expected), "{id}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_that_is_there_in_any_case_is_a_conflict() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        create(&client, "FS-001", json!({})).await;
        let second = create(&client, "FS-002", json!({})).await;
        let again = client.post(PATH, &body(&client, "fs-001", json!({})).await).await;
        assert_eq!((again.status, code(&again)), (StatusCode::CONFLICT, "CONFLICT".into()));
        let renamed = put(&client, &second, json!({ "code": "FS-001" })).await;
        assert_eq!((renamed.status, code(&renamed)), (StatusCode::CONFLICT, "CONFLICT".into()));
        assert_eq!(course(&client, &second).await["code"], "FS-002");
    })
    .await;
}

#[tokio::test]
async fn a_cycle_of_prerequisites_is_refused_and_nothing_changes() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let a = create(&client, "A", json!({})).await;
        let b = create(&client, "B", json!({ "prerequisiteCourseIds": [a] })).await;
        let c = create(&client, "C", json!({ "prerequisiteCourseIds": [b] })).await;
        for needs in [&a, &b, &c] {
            let answer = put(&client, &a, json!({ "title": "Changed", "prerequisiteCourseIds": [needs] })).await;
            assert_eq!((answer.status, code(&answer)), (StatusCode::BAD_REQUEST, "VALIDATION_ERROR".into()));
            assert!(answer.text.contains("prerequisite"), "{}", answer.text);
        }
        assert_eq!(course(&client, &a).await["title"], "Title of A");
        let replaced = put(&client, &c, json!({ "prerequisiteCourseIds": [a, a] })).await.json();
        let prerequisites = replaced["data"]["course"]["prerequisites"].as_array().unwrap();
        assert_eq!(
            (prerequisites.len(), &prerequisites[0]["course"]["code"], &prerequisites[0]["isMandatory"]),
            (1, &json!("A"), &json!(true))
        );
    })
    .await;
}

#[tokio::test]
async fn an_archived_course_answers_trn009_until_its_status_alone_is_changed_back() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let id = create(&client, "FS-001", json!({ "status": "archived" })).await;
        for change in [json!({ "title": "New" }), json!({ "title": "New", "status": "active" }), json!({ "prerequisiteCourseIds": [create(&client, "X", json!({})).await] })] {
            let answer = put(&client, &id, change).await;
            let expected = json!({ "success": false, "error": { "code": "TRN009", "message": "Cannot modify archived course", "details": {} } });
            assert_eq!((answer.status, answer.json()), (StatusCode::BAD_REQUEST, expected));
        }
        assert_eq!(course(&client, &id).await["title"], "Title of FS-001");
        let back = put(&client, &id, json!({ "status": "active" })).await;
        assert_eq!((back.status, &back.json()["data"]["course"]["status"]), (StatusCode::OK, &json!("active")));
        assert_eq!(put(&client, &id, json!({ "title": "New" })).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_list_is_filtered_searched_sorted_and_paged() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let general = category(&client, "GENERAL").await;
        create(&client, "B-1", json!({ "title": "Élan vital", "status": "active", "deliveryType": "online" })).await;
        create(&client, "C-3", json!({ "title": "Ants", "description": "élan of 50%", "categoryId": general, "courseType": "refresher" })).await;
        create(&client, "A-2", json!({ "title": "Zebra crossings", "requirementLevel": "optional" })).await;
        for (query, expected) in [
            ("", vec!["C-3", "B-1", "A-2"]),
            ("sortBy=code&sortOrder=desc", vec!["C-3", "B-1", "A-2"]),
            ("sortBy=created_at", vec!["B-1", "C-3", "A-2"]),
            ("sortBy=createdAt&sortOrder=desc", vec!["A-2", "C-3", "B-1"]),
            ("search=ELAN", vec!["C-3", "B-1"]),
            ("search=50%25", vec!["C-3"]),
            ("search=a-2", vec!["A-2"]),
            ("status=active&deliveryType=online", vec!["B-1"]),
            ("courseType=refresher", vec!["C-3"]),
            ("requirementLevel=optional", vec!["A-2"]),
            ("status=archived", vec![]),
            (&format!("categoryId={}", general.as_str().unwrap()), vec!["C-3"]),
            (&format!("categoryId={NOBODY}"), vec![]),
        ] {
            assert_eq!(codes(&client, query).await.0, expected, "{query}");
        }
        let (page, pagination) = codes(&client, "limit=2&page=2").await;
        assert_eq!((page, pagination), (vec!["A-2".to_owned()], json!({ "page": 2, "limit": 2, "totalItems": 3, "totalPages": 2 })));
        assert_eq!(codes(&client, "limit=1000").await.1["limit"], 100);
        let wrong = client.get(&format!("{PATH}?status=open&categoryId=x&deliveryType=x&courseType=x&requirementLevel=x&page=0&limit=x&sortBy=x&sortOrder=x")).await;
        assert_eq!(details(&wrong), ["categoryId", "courseType", "deliveryType", "limit", "page", "requirementLevel", "sortBy", "sortOrder", "status"]);
    })
    .await;
}

#[tokio::test]
async fn a_worker_reads_courses_and_another_organisation_sees_none() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let id = create(&admin, "FS-001", json!({})).await;
        let worker = worker(&house).await;
        assert_eq!(course(&worker, &id).await["code"], "FS-001");
        for refused in [
            worker.post(PATH, &body(&worker, "FS-002", json!({})).await).await,
            put(&worker, &id, json!({ "title": "x" })).await,
        ] {
            assert_eq!((refused.status, code(&refused)), (StatusCode::FORBIDDEN, "FORBIDDEN".into()));
        }
        let theirs = another_tenant(&house).await;
        assert_eq!(code(&theirs.get(&format!("{PATH}/{id}")).await), "TRN001");
        assert_eq!(code(&put(&theirs, &id, json!({ "title": "x" })).await), "TRN001");
        assert_eq!(codes(&theirs, "").await.1["totalItems"], 0);
        let needs = theirs
            .post(PATH, &body(&theirs, "FS-001", json!({ "prerequisiteCourseIds": [id], "ownerId": me(&house) })).await)
            .await;
        assert_eq!(details(&needs), ["ownerId", "prerequisiteCourseIds"]);
        assert_eq!(course(&admin, &id).await["title"], "Title of FS-001");
    })
    .await;
}
