//! Categories (EHS, section 3).

use super::{code, details, settled};
use crate::{client::Client, people::worker};
use axum::http::StatusCode;
use docendo::testing::on_both;
use serde_json::{Value, json};

const PATH: &str = "/api/training/categories";

fn codes(list: &Value) -> Vec<&str> {
    list["data"]["categories"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn categories_of_the_system_and_the_organisation_are_listed_by_place() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let body = json!({ "name": "Contractor Training", "code": "CONTRACTOR", "description": "For those who come and go", "displayOrder": 15 });
        let created = client.post(PATH, &body).await;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.text);
        insta::assert_json_snapshot!("category_created", settled(&created.json()));
        let list = client.get(PATH).await;
        assert_eq!(list.status, StatusCode::OK);
        insta::assert_json_snapshot!("categories", settled(&list.json()));
        assert_eq!(codes(&client.get(&format!("{PATH}?includeSystem=false&activeOnly=0")).await.json()), ["CONTRACTOR"]);
    })
    .await;
}

#[tokio::test]
async fn a_category_that_only_has_a_name_and_a_code_comes_last() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let created =
            client.post(PATH, &json!({ "name": "  Zoo   keeping ", "code": "ZOO", "description": null })).await;
        let category = &created.json()["data"]["category"];
        assert_eq!(
            (&category["name"], &category["description"], &category["displayOrder"]),
            (&json!("Zoo keeping"), &Value::Null, &json!(100))
        );
        assert_eq!(codes(&client.get(PATH).await.json()).last(), Some(&"ZOO"));
    })
    .await;
}

#[tokio::test]
async fn every_flaw_of_a_category_is_named_and_nothing_is_created() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let before = client.get(PATH).await.text;
        for (body, fields) in [
            (json!({}), vec!["code", "name"]),
            (
                json!({ "name": "x".repeat(10_000), "code": 7, "displayOrder": "first", "description": ["x"] }),
                vec!["code", "description", "displayOrder", "name"],
            ),
            (json!({ "name": " ", "code": "a\u{0}b", "displayOrder": -1 }), vec!["code", "displayOrder", "name"]),
        ] {
            let answer = client.post(PATH, &body).await;
            assert_eq!((answer.status, code(&answer)), (StatusCode::BAD_REQUEST, "VALIDATION_ERROR".into()), "{body}");
            assert_eq!(details(&answer), fields, "{}", answer.text);
        }
        assert_eq!(client.get(&format!("{PATH}?includeSystem=perhaps")).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(client.get(PATH).await.text, before);
    })
    .await;
}

#[tokio::test]
async fn a_code_that_is_there_in_any_case_is_a_conflict() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        client.post(PATH, &json!({ "name": "One", "code": "ONE" })).await;
        for taken in ["one", " ONE ", "Safety"] {
            let answer = client.post(PATH, &json!({ "name": "Two", "code": taken })).await;
            assert_eq!((answer.status, code(&answer)), (StatusCode::CONFLICT, "CONFLICT".into()), "{taken}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_worker_reads_categories_and_creates_none() {
    on_both(async |house| {
        let client = worker(&house).await;
        assert_eq!(client.get(PATH).await.status, StatusCode::OK);
        let refused = client.post(PATH, &json!({ "name": "One", "code": "ONE" })).await;
        assert_eq!((refused.status, code(&refused)), (StatusCode::FORBIDDEN, "FORBIDDEN".into()));
        let nobody = Client::anonymous(&house).await.get(PATH).await;
        assert_eq!((nobody.status, code(&nobody)), (StatusCode::UNAUTHORIZED, "UNAUTHORIZED".into()));
    })
    .await;
}
