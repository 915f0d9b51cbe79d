//! Contract `sigecap`: roles.

use crate::{client::Client, people::somebody};
use axum::http::StatusCode;
use docendo::testing::on_both;
use serde_json::{Value, json};

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|role| role["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn roles_of_access_and_of_work_are_listed_with_how_many_hold_them() {
    on_both(async |house| {
        house.world().role("Welder").await;
        let admin = Client::admin(&house).await;
        let answer = admin.get("/api/roles/").await;
        assert_eq!((answer.status, answer.header("x-total-count")), (StatusCode::OK, "8"));
        let list = answer.json();
        assert_eq!(
            names(&list),
            ["Admin", "Training Manager", "HR", "Manager", "Instructor", "Auditor", "Participant", "Welder"]
        );
        let first = &list[0];
        assert_eq!(
            (&first["level"], &first["users_count"], &first["is_system"]),
            (&json!(10), &json!(1), &json!(true))
        );
        assert_eq!(first["permissions_count"], docendo::identity::Permission::ALL.len());
        assert_eq!((&list[7]["is_system"], &list[7]["users_count"]), (&json!(false), &json!(0)));
    })
    .await;
}

#[tokio::test]
async fn a_part_of_the_roles_is_told_with_the_length_of_the_whole() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let answer = admin.get("/api/roles?skip=1&limit=2").await;
        assert_eq!((names(&answer.json()), answer.header("x-total-count")), (vec!["Training Manager", "HR"], "7"));
        assert_eq!(names(&admin.get("/api/roles?level=5").await.json()), ["Instructor"]);
        assert_eq!(admin.get("/api/roles?is_active=false").await.json(), json!([]));
        assert_eq!(names(&admin.get("/api/roles?limit=5000").await.json()).len(), 7);
        let answer = admin.get("/api/roles?level=x&skip=-1").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            answer.json()["detail"][1],
            json!({ "loc": ["query", "level"], "msg": "must be a number", "type": "not_a_number" })
        );
    })
    .await;
}

#[tokio::test]
async fn roles_are_for_those_who_give_them() {
    on_both(async |house| {
        let hr = somebody(&house, "hr@test.example", "hr").await;
        assert_eq!(hr.get("/api/roles/").await.status, StatusCode::OK);
        let manager = somebody(&house, "manager@test.example", "manager").await;
        let answer = manager.get("/api/roles/").await;
        assert_eq!(
            (answer.status, answer.json()),
            (StatusCode::FORBIDDEN, json!({ "detail": "Not enough permissions" }))
        );
        let answer = Client::anonymous(&house).await.get("/api/roles/").await;
        assert_eq!(
            (answer.status, answer.json()),
            (StatusCode::UNAUTHORIZED, json!({ "detail": "Not authenticated" }))
        );
    })
    .await;
}
