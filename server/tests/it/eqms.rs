//! Contract `eqms`: requirements of roles. What people lack of them is in `missing`.

mod missing;

use crate::{
    client::{Answer, Client},
    people::{somebody, worker},
};
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use docendo::{
    kernel::clock::Clock as _,
    testing::{House, day, on_both},
};
use serde_json::{Value, json};

const PATH: &str = "/api/role-training-requirements";

/// A role and two competencies of courses, by the numbers that the contract shows.
struct Works {
    admin: Client,
    role: i64,
    fire: i64,
    weld: i64,
}

async fn works(house: &House) -> Works {
    let admin = Client::admin(house).await;
    let list = admin.get("/api/training/categories").await.json();
    let category = &list["data"]["categories"][0]["id"];
    let mut courses = Vec::new();
    for (code, months) in [("FIRE", json!(12)), ("WELD", json!(null))] {
        let body = json!({ "code": code, "title": format!("Title of {code}"), "categoryId": category, "durationHours": 4, "status": "active",
            "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory", "validityMonths": months });
        let answer = admin.post("/api/training/courses", &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        courses.push(answer.json()["data"]["course"]["id"].clone());
    }
    // The contract lists no competencies: a requirement of the course is set through EHS and read here.
    let required: Vec<Value> = courses.iter().map(|id| json!({ "courseId": id, "isMandatory": true })).collect();
    let path = "/api/training/requirements/role/Fitter";
    assert_eq!(admin.json(Method::PUT, path, &json!({ "requirements": required })).await.status, StatusCode::OK);
    house.world().role("Welder").await;
    let roles = admin.get("/api/roles/").await.json();
    let role = roles.as_array().unwrap().iter().find(|role| role["name"] == "Welder").unwrap()["id"].as_i64().unwrap();
    let listed = admin.get(PATH).await.json()["data"].clone();
    let number = |code: &str| {
        let found = listed.as_array().unwrap().iter().find(|one| one["competencyCode"] == code).unwrap();
        found["competencyId"].as_i64().unwrap()
    };
    Works { role, fire: number("FIRE"), weld: number("WELD"), admin }
}

impl Works {
    fn body(&self, competency: i64) -> Value {
        json!({ "roleId": self.role, "competencyId": competency, "isMandatory": true, "isRegulatory": false, "priority": "critical" })
    }

    /// Sets a requirement of the role for fire; its path.
    async fn set(&self, more: &Value) -> String {
        let mut body = self.body(self.fire);
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let answer = self.admin.post(PATH, &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        assert_eq!(answer.json()["message"], "Role training requirement created successfully");
        format!("{PATH}/{}", answer.json()["id"])
    }

    async fn put(&self, path: &str, body: &Value) -> Answer {
        self.admin.json(Method::PUT, path, body).await
    }

    async fn delete(&self, path: &str) -> Answer {
        self.admin.json(Method::DELETE, path, &Value::Null).await
    }

    async fn of_role(&self, query: &str) -> Value {
        self.admin.get(&format!("{PATH}/roles/{}/competencies{query}", self.role)).await.json()
    }
}

/// `location param: msg` of every flaw.
fn flaws(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
    let line = |one: &Value| format!("{} {}: {}", one["location"], one["param"], one["msg"]).replace('"', "");
    answer.json()["errors"].as_array().unwrap().iter().map(line).collect()
}

#[tokio::test]
async fn everything_that_is_set_is_told_again() {
    on_both(async |house| {
        let works = works(&house).await;
        let more = json!({ "gracePeriodDays": 30, "complianceDeadline": "2027-03-31T12:00:00Z", "minimumProficiencyLevel": "Intermediate",
            "refreshFrequencyMonths": 12, "status": "active", "effectiveDate": "2025-01-01T00:00:00Z", "endDate": "2030-12-31T23:59:59Z",
            "justification": "Required for quality auditor role", "regulatoryReference": "ISO 9001, 7.2", "notes": "Within 30 days" });
        let path = works.set(&more).await;
        let told = works.admin.get(&path).await.json();
        let expected = json!({ "id": told["id"], "roleId": works.role, "competencyId": works.fire, "isMandatory": true, "isRegulatory": false,
            "priority": "critical", "gracePeriodDays": 30, "complianceDeadline": "2027-03-31T00:00:00Z",
            "minimumProficiencyLevel": "Intermediate", "refreshFrequencyMonths": 12, "status": "active",
            "effectiveDate": "2025-01-01T00:00:00Z", "endDate": "2031-01-01T00:00:00Z", "justification": "Required for quality auditor role",
            "regulatoryReference": "ISO 9001, 7.2", "notes": "Within 30 days", "createdAt": "2026-11-20T12:00:00Z",
            "updatedAt": "2026-11-20T12:00:00Z", "createdBy": house.admin.who().person.0, "roleName": "welder", "roleDisplayName": "Welder",
            "competencyCode": "FIRE", "competencyName": "Title of FIRE", "competencyCategory": told["competencyCategory"],
            "competencyHasExpiry": true, "competencyDefaultValidityMonths": 12 });
        assert_eq!(told, expected);
        let listed = works.admin.get(&format!("{PATH}?roleId={}", works.role)).await.json();
        assert_eq!(listed, json!({ "data": [expected], "pagination": { "page": 1, "limit": 50, "total": 1, "pages": 1 } }));
        assert_eq!(works.of_role("").await, json!({ "data": [expected], "total": 1 }));
    })
    .await;
}

#[tokio::test]
async fn requirements_set_through_ehs_are_listed_here_and_the_other_way_round() {
    on_both(async |house| {
        let works = works(&house).await;
        works.set(&json!({})).await;
        let ehs = works.admin.get("/api/training/requirements/role/Welder").await.json();
        assert_eq!(ehs["data"]["requirements"][0]["course"]["code"], "FIRE");
        let path = "/api/training/requirements/role/Welder";
        let answer = works.put(path, &json!({ "requirements": [] })).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(works.of_role("").await["total"], 0);
        let kept = works.of_role("?includeInactive=true").await;
        assert_eq!((&kept["total"], &kept["data"][0]["status"]), (&json!(1), &json!("inactive")));
    })
    .await;
}

#[tokio::test]
async fn every_flaw_is_told_with_its_field_and_place() {
    on_both(async |house| {
        let works = works(&house).await;
        assert_eq!(
            flaws(&works.admin.post(PATH, &json!({})).await),
            [
                "body roleId: Valid role ID is required",
                "body competencyId: Valid competency ID is required",
                "body isMandatory: isMandatory is required",
                "body isRegulatory: isRegulatory is required",
                "body priority: priority is required",
            ]
        );
        let wrong = json!({ "roleId": "x", "competencyId": 0, "isMandatory": "yes", "isRegulatory": 1, "priority": "urgent",
            "gracePeriodDays": -1, "refreshFrequencyMonths": 0, "status": "gone", "endDate": "31.12.2026" });
        let told = flaws(&works.admin.post(PATH, &wrong).await);
        assert_eq!(told.len(), 9, "{told:?}");
        assert_eq!(told[4], "body priority: priority must be one of critical, high, normal, low");
        let unknown = json!({ "roleId": 99_999, "competencyId": works.fire, "isMandatory": true, "isRegulatory": true, "priority": "low" });
        assert_eq!(flaws(&works.admin.post(PATH, &unknown).await), ["body roleId: Valid role ID is required"]);
        let mut backwards = works.body(works.fire);
        backwards["effectiveDate"] = json!("2026-05-01T00:00:00Z");
        backwards["endDate"] = json!("2026-04-01T00:00:00Z");
        assert_eq!(flaws(&works.admin.post(PATH, &backwards).await), ["body endDate: endDate must be later than the start"]);
        assert_eq!(flaws(&works.admin.get(&format!("{PATH}/x")).await), ["params id: id must be an identifier"]);
        assert_eq!(
            flaws(&works.admin.get(&format!("{PATH}?limit=101&status=gone&roleId=x")).await),
            [
                "query roleId: Valid role ID is required",
                "query status: status must be one of active, inactive, deprecated",
                "query limit: limit must be between 1 and 100",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn of_a_role_and_a_competency_there_is_one_requirement_which_can_be_taken_up_again() {
    on_both(async |house| {
        let works = works(&house).await;
        let path = works.set(&json!({})).await;
        let again = async || works.admin.post(PATH, &works.body(works.fire)).await;
        let body = json!({ "error": "This competency is already required for this role" });
        assert_eq!((again().await.status, again().await.json()), (StatusCode::CONFLICT, body));
        house.clock.set(house.clock.now() + TimeDelta::hours(13));
        for _ in 0..2 {
            let deleted = works.delete(&path).await;
            let body = json!({ "message": "Role training requirement deleted successfully" });
            assert_eq!((deleted.status, deleted.json()), (StatusCode::OK, body));
        }
        assert_eq!(works.admin.get(&path).await.json()["status"], "inactive");
        assert_eq!(again().await.status, StatusCode::CONFLICT);
        let refused = works.put(&path, &json!({ "notes": "x" })).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.json()["error"].is_string());
        assert_eq!(works.put(&path, &json!({ "status": "active" })).await.status, StatusCode::OK);
        let told = works.admin.get(&path).await.json();
        assert_eq!((&told["status"], &told["endDate"]), (&json!("active"), &Value::Null));
    })
    .await;
}

#[tokio::test]
async fn a_deletion_leaves_the_days_before_as_they_were() {
    on_both(async |house| {
        let works = works(&house).await;
        let path = works.set(&json!({ "effectiveDate": "2026-01-01T00:00:00Z" })).await;
        house.clock.set(house.clock.now() + TimeDelta::days(10));
        let works = Works { admin: Client::admin(&house).await, ..works };
        assert_eq!(works.delete(&path).await.status, StatusCode::OK);
        let (facts, today) = (
            house.admin.read(async |read| docendo::competence::service::facts(read).await).await.unwrap(),
            house.today(),
        );
        let welder = docendo::kernel::id::RoleId(works.role);
        let of_welders = |one: &docendo::competence::facts::RequirementFact| {
            one.scope == docendo::competence::facts::Scope::Role(welder)
        };
        let period = facts.rules.requirements.iter().find(|one| of_welders(one)).unwrap().period;
        assert!(period.contains(day("2026-11-25")) && !period.contains(today));
    })
    .await;
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name_and_null_empties() {
    on_both(async |house| {
        let works = works(&house).await;
        let path = works.set(&json!({ "gracePeriodDays": 30, "notes": "keep", "refreshFrequencyMonths": 6 })).await;
        let change = json!({ "isMandatory": false, "priority": "normal", "gracePeriodDays": null, "refreshFrequencyMonths": 24, "roleId": works.role });
        let answer = works.put(&path, &change).await;
        let body = json!({ "message": "Role training requirement updated successfully" });
        assert_eq!((answer.status, answer.json()), (StatusCode::OK, body));
        let told = works.admin.get(&path).await.json();
        assert_eq!((&told["isMandatory"], &told["priority"], &told["notes"]), (&json!(false), &json!("normal"), &json!("keep")));
        assert_eq!((&told["gracePeriodDays"], &told["refreshFrequencyMonths"]), (&Value::Null, &json!(24)));
        let other = works.put(&path, &json!({ "competencyId": works.weld })).await;
        assert_eq!(flaws(&other), ["body competencyId: competencyId cannot be changed: make a new one instead"]);
        let unknown = works.put(&format!("{PATH}/99999"), &json!({})).await;
        let body = json!({ "error": "Role training requirement not found" });
        assert_eq!((unknown.status, unknown.json()), (StatusCode::NOT_FOUND, body));
    })
    .await;
}

#[tokio::test]
async fn lists_are_filtered_and_paged() {
    on_both(async |house| {
        let works = works(&house).await;
        works.set(&json!({ "isRegulatory": true })).await;
        let total =
            async |query: &str| works.admin.get(&format!("{PATH}?{query}")).await.json()["pagination"]["total"].clone();
        assert_eq!(total("").await, 3, "two of them through EHS");
        let by_role = format!("roleId={}", works.role);
        let by_competency = format!("competencyId={}", works.fire);
        for (query, expected) in [
            (by_role.as_str(), 1),
            (by_competency.as_str(), 2),
            ("status=active", 3),
            ("status=inactive", 0),
            ("isMandatory=false", 0),
            ("isRegulatory=true", 1),
            ("priority=critical", 1),
            ("priority=normal", 2),
        ] {
            assert_eq!(total(query).await, expected, "{query}");
        }
        let second = works.admin.get(&format!("{PATH}?page=2&limit=2")).await.json();
        assert_eq!(second["pagination"], json!({ "page": 2, "limit": 2, "total": 3, "pages": 2 }));
        assert_eq!(second["data"].as_array().unwrap().len(), 1);
        assert_eq!(
            works.admin.get(&format!("{PATH}/roles/99999/competencies")).await.json(),
            json!({ "data": [], "total": 0 })
        );
    })
    .await;
}

#[tokio::test]
async fn everybody_reads_managers_write_and_administrators_delete() {
    on_both(async |house| {
        let works = works(&house).await;
        let path = works.set(&json!({})).await;
        let (worker, manager) = (worker(&house).await, somebody(&house, "manager@test.example", "manager").await);
        assert_eq!(worker.get(&path).await.status, StatusCode::OK);
        assert_eq!(worker.get(PATH).await.status, StatusCode::OK);
        let forbidden = json!({ "error": "Forbidden: Insufficient permissions" });
        let refused = worker.post(PATH, &works.body(works.weld)).await;
        assert_eq!((refused.status, refused.json()), (StatusCode::FORBIDDEN, forbidden.clone()));
        assert_eq!(manager.post(PATH, &works.body(works.weld)).await.status, StatusCode::CREATED);
        assert_eq!(manager.json(Method::PUT, &path, &json!({ "priority": "low" })).await.status, StatusCode::OK);
        let refused = manager.json(Method::DELETE, &path, &Value::Null).await;
        assert_eq!((refused.status, refused.json()), (StatusCode::FORBIDDEN, forbidden));
    })
    .await;
}
