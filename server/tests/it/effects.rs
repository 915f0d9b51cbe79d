//! What must be seen in one contract after something happened in another.

use crate::client::Client;
use axum::http::{Method, StatusCode};
use chrono::{Days, TimeDelta};
use docendo::{
    competence::completion::{self, CompletionDraft, Outcome, VerificationDraft},
    kernel::{
        clock::Clock as _,
        id::{CompletionId, CourseId, Id as _, PersonId},
    },
    testing::{House, on_both},
};
use serde_json::{Value, json};

/// A welder, who is required to hold what one course grants for 12 months.
struct Works {
    client: Client,
    welder: PersonId,
    course: CourseId,
}

async fn works(house: &House) -> Works {
    let client = Client::admin(house).await;
    let list = client.get("/api/training/categories").await.json();
    let body = json!({ "code": "FIRE", "title": "Fire watch", "categoryId": list["data"]["categories"][0]["id"], "durationHours": 4,
        "status": "active", "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory", "validityMonths": 12 });
    let course = client.post("/api/training/courses", &body).await.json()["data"]["course"]["id"].clone();
    let course = CourseId::from_uuid(course.as_str().unwrap().parse().unwrap()).unwrap();
    let welder = house.world().person("Welder").role("Welder").await;
    Works { client, welder, course }
}

impl Works {
    /// The id by which E-QMS knows the role.
    async fn role(&self) -> i64 {
        let roles = self.client.get("/api/roles/").await.json();
        let role = roles.as_array().unwrap().iter().find(|role| role["name"] == "Welder").unwrap()["id"].clone();
        role.as_i64().unwrap()
    }

    /// Requires the course of welders, through EHS.
    async fn require(&self) {
        let body = json!({ "requirements": [{ "courseId": self.course.uuid(), "isMandatory": true }] });
        let answer = self.client.json(Method::PUT, "/api/training/requirements/role/Welder", &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    }

    /// What E-QMS says the welder lacks: status and days.
    async fn missing(&self) -> Vec<(Value, Value)> {
        let path = format!("/api/role-training-requirements/users/{}/missing", self.welder.number());
        let answer = self.client.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let list = answer.json()["data"].clone();
        list.as_array().unwrap().iter().map(|one| (one["status"].clone(), one["daysUntilExpiry"].clone())).collect()
    }

    /// The welder's cell in the matrix of EHS.
    async fn cell(&self) -> Value {
        let path = format!("/api/training/matrix?type=user_course&userIds={}", self.welder.uuid());
        self.client.get(&path).await.json()["data"]["cells"][0]["status"].clone()
    }

    /// The welder passes the course today; the proof waits to be verified.
    async fn pass(&self, house: &House) -> CompletionId {
        let draft = CompletionDraft {
            person: self.welder.into(),
            course: self.course.into(),
            completed_on: house.today().into(),
            outcome: Outcome::Passed.into(),
            requires_verification: true.into(),
            ..CompletionDraft::default()
        };
        house.admin.write(async |work| completion::service::record(work, draft).await).await.unwrap().id
    }
}

/// Effect 7.
#[tokio::test]
async fn a_completion_ends_what_eqms_misses_and_its_expiry_brings_it_back() {
    on_both(async |house| {
        let works = works(&house).await;
        works.require().await;
        assert_eq!(works.missing().await, [(json!("missing"), Value::Null)]);
        let passed = works.pass(&house).await;
        assert_eq!(works.missing().await, [(json!("missing"), Value::Null)], "nobody has verified it");
        let verify = house.colleague().await;
        let verify =
            verify.write(async |work| completion::service::verify(work, passed, VerificationDraft::default()).await);
        verify.await.unwrap();
        assert_eq!((works.missing().await, works.cell().await), (vec![], json!("completed")));
        let begun = house.clock.now();
        house.clock.set(begun + TimeDelta::days(350));
        let works = Works { client: Client::admin(&house).await, ..works };
        assert_eq!(works.missing().await, [(json!("expiring_soon"), json!(15))]);
        assert_eq!(works.cell().await, "expiring_soon");
        house.clock.set(begun.checked_add_days(Days::new(365)).unwrap());
        let works = Works { client: Client::admin(&house).await, ..works };
        assert_eq!(works.missing().await, [(json!("expired"), Value::Null)]);
        assert_eq!(works.cell().await, "expired");
    })
    .await;
}

/// Effect 8.
#[tokio::test]
async fn a_requirement_of_eqms_is_a_gap_in_ehs() {
    on_both(async |house| {
        let works = works(&house).await;
        let gaps = async || {
            let path = format!("/api/training/matrix/gaps?userId={}", works.welder.uuid());
            works.client.get(&path).await.json()["data"]["gaps"].clone()
        };
        assert_eq!(gaps().await, json!([]));
        let courses = house.admin.read(async |read| docendo::catalogue::service::by_codes(read).await).await.unwrap();
        let competency = courses.into_values().find(|known| known.id == works.course).unwrap().grants;
        let body = json!({ "roleId": works.role().await, "competencyId": competency.number(), "isMandatory": true,
            "isRegulatory": false, "priority": "high" });
        let answer = works.client.post("/api/role-training-requirements", &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let gap = gaps().await[0].clone();
        assert_eq!((&gap["course"]["id"], &gap["status"]), (&json!(works.course.uuid()), &json!("not_assigned")));
        assert_eq!((&gap["requirementSource"], &gap["requirementLevel"]), (&json!("role"), &json!("mandatory")));
    })
    .await;
}
