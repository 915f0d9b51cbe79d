//! What people lack of what their roles require.

use super::{PATH, flaws, works};
use crate::{client::Client, people::somebody};
use axum::http::StatusCode;
use docendo::{
    kernel::{
        date::Period,
        id::{Id as _, PersonId},
        optimistic_lock::OptimisticLock,
    },
    people,
    testing::{day, on_both},
};
use serde_json::{Value, json};

async fn missing(client: &Client, person: PersonId, query: &str) -> Value {
    client.get(&format!("{PATH}/users/{}/missing{query}", person.number())).await.json()
}

#[tokio::test]
async fn what_one_person_lacks_is_told_with_the_requirement() {
    on_both(async |house| {
        let works = works(&house).await;
        works.set(&json!({ "gracePeriodDays": 7, "isRegulatory": true })).await;
        let ann = house.world().person("Ann Test").email("ann@test.example").role("Welder").await;
        let told = missing(&works.admin, ann, "").await;
        let line = json!({ "userId": ann.number(), "userName": "Ann Test", "userEmail": "ann@test.example", "roleId": works.role,
            "roleName": "welder", "competencyId": works.fire, "competencyCode": "FIRE", "competencyName": "Title of FIRE",
            "competencyCategory": told["data"][0]["competencyCategory"], "isMandatory": true, "isRegulatory": true, "priority": "critical",
            "gracePeriodDays": 7, "complianceDeadline": null, "status": "missing", "daysUntilExpiry": null });
        assert_eq!(told, json!({ "data": [line], "total": 1 }));
        let unknown = works.admin.get(&format!("{PATH}/users/99999/missing")).await;
        assert_eq!((unknown.status, unknown.json()), (StatusCode::NOT_FOUND, json!({ "error": "User not found" })));
        let wrong = works.admin.get(&format!("{PATH}/users/{}/missing?daysThreshold=-1", ann.number())).await;
        assert_eq!(flaws(&wrong), ["query daysThreshold: daysThreshold must be between 0 and 3650"]);
    })
    .await;
}

#[tokio::test]
async fn the_threshold_says_what_expires_soon() {
    on_both(async |house| {
        let works = works(&house).await;
        works.set(&json!({})).await;
        let ann = house.world().person("Ann Test").role("Welder").await;
        let courses = house.admin.read(async |read| docendo::catalogue::service::by_codes(read).await).await.unwrap();
        house.world().completion(ann, courses["fire"].id).on("2026-01-01").await;
        assert_eq!(missing(&works.admin, ann, "").await["total"], 0, "it holds for 42 days");
        let told = missing(&works.admin, ann, "?daysThreshold=42").await["data"][0].clone();
        assert_eq!((&told["status"], &told["daysUntilExpiry"]), (&json!("expiring_soon"), &json!(42)));
        assert_eq!(told["userEmail"], "");
    })
    .await;
}

#[tokio::test]
async fn everybody_sees_what_they_lack_themselves_and_managers_what_others_lack() {
    on_both(async |house| {
        let works = works(&house).await;
        let worker = somebody(&house, "worker@test.example", "learner").await;
        let own = worker.get("/api/accounts/users/me/").await.json()["id"].as_i64().unwrap();
        assert_eq!(missing(&worker, PersonId(own), "").await, json!({ "data": [], "total": 0 }));
        let ann = house.world().person("Ann Test").role("Welder").await;
        let forbidden = json!({ "error": "Forbidden: Cannot view other users missing competencies" });
        let path = format!("{PATH}/users/{}/missing", ann.number());
        for path in [path.as_str(), &format!("{PATH}/compliance/gaps")] {
            let refused = worker.get(path).await;
            assert_eq!((refused.status, refused.json()), (StatusCode::FORBIDDEN, forbidden.clone()));
            let manager = works.admin.get(path).await;
            assert_eq!(manager.status, StatusCode::OK);
        }
    })
    .await;
}

#[tokio::test]
async fn the_gaps_of_all_are_filtered_and_paged_and_those_who_left_have_none() {
    on_both(async |house| {
        let works = works(&house).await;
        works.set(&json!({})).await;
        let ann = house.world().person("Ann Test").role("Welder").await;
        house.world().person("Bob Test").role("Welder").await;
        let gaps = async |query: &str| works.admin.get(&format!("{PATH}/compliance/gaps?{query}")).await.json();
        let all = gaps("").await;
        let names: Vec<&Value> = all["data"].as_array().unwrap().iter().map(|one| &one["userName"]).collect();
        assert_eq!(names, ["Ann Test", "Bob Test"]);
        assert_eq!(all["pagination"], json!({ "page": 1, "limit": 50, "total": 2, "pages": 1 }));
        let second = gaps("page=2&limit=1").await;
        assert_eq!((&second["data"][0]["userName"], &second["pagination"]["pages"]), (&json!("Bob Test"), &json!(2)));
        assert_eq!(gaps(&format!("roleId={}&competencyId={}", works.role, works.fire)).await["pagination"]["total"], 2);
        assert_eq!(gaps(&format!("competencyId={}", works.weld)).await["pagination"]["total"], 0);
        let leave = house.admin.write(async |work| {
            let employment = people::service::detail(work, ann).await?.employments[0];
            let left = Period { to: Some(day("2026-11-01")), ..employment.period };
            people::service::change_employment(work, (ann, employment.id), &OptimisticLock::Anything, left, true).await
        });
        leave.await.unwrap();
        assert_eq!(gaps("").await["pagination"]["total"], 1);
    })
    .await;
}

#[tokio::test]
async fn a_requirement_of_an_access_role_bears_on_whoever_holds_it() {
    on_both(async |house| {
        let works = works(&house).await;
        let roles = works.admin.get("/api/roles/?level=6").await.json();
        assert_eq!(roles[0]["name"], "Manager");
        let body = json!({ "roleId": roles[0]["id"], "competencyId": works.fire, "isMandatory": true, "isRegulatory": false, "priority": "low" });
        assert_eq!(works.admin.post(PATH, &body).await.status, StatusCode::CREATED);
        let manager = somebody(&house, "manager@test.example", "manager").await;
        let own = manager.get("/api/accounts/users/me/").await.json()["id"].as_i64().unwrap();
        let told = missing(&manager, PersonId(own), "").await["data"][0].clone();
        assert_eq!((&told["roleName"], &told["status"]), (&json!("manager"), &json!("missing")));
    })
    .await;
}
