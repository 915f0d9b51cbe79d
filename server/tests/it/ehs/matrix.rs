//! The training matrix and gaps (EHS, section 10).

use super::{code, details, settled};
use crate::{client::Client, people::worker};
use axum::http::StatusCode;
use docendo::{
    competence::requirement::TermsDraft,
    kernel::{
        id::{CourseId, Id as _, PersonId, SiteId},
        input::Input,
    },
    testing::{House, day, on_both},
};
use serde_json::{Value, json};

const PATH: &str = "/api/training/matrix";

/// A works with two sites, two roles, three courses and three people in every state that there is.
struct Works {
    ann: PersonId,
    bob: PersonId,

    north: SiteId,
    fire: CourseId,
    weld: CourseId,
}

async fn course(client: &Client, code: &str, months: Option<u32>, level: &str) -> CourseId {
    let list = client.get("/api/training/categories").await.json();
    let category = &list["data"]["categories"][0]["id"];
    let body = json!({ "code": code, "title": format!("Title of {code}"), "categoryId": category, "durationHours": 4, "status": "active",
        "deliveryType": "classroom", "courseType": "initial", "requirementLevel": level, "validityMonths": months });
    let answer = client.post("/api/training/courses", &body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    CourseId::from_uuid(answer.json()["data"]["course"]["id"].as_str().unwrap().parse().unwrap()).unwrap()
}

async fn works(house: &House, client: &Client) -> Works {
    let world = house.world();
    let north = world.site("North").await;
    let ann = world.person("Ann Test").role("Welder").site("North").await;
    let bob = world.person("Bob Test").role("Welder").site("South").await;
    world.person("Cem Test").role("Driver").site("South").await;
    let fire = course(client, "FIRE", Some(12), "mandatory").await;
    let weld = course(client, "WELD", Some(24), "mandatory").await;
    let lift = course(client, "LIFT", None, "optional").await;
    world.requirement(fire).of_role("Welder").await;
    let with_grace = TermsDraft { grace_days: Input::text("30"), ..TermsDraft::default() };
    world.requirement(weld).of_role("Welder").on(with_grace).await;
    let by_then =
        TermsDraft { is_mandatory: false.into(), deadline: day("2027-01-01").into(), ..TermsDraft::default() };
    world.requirement(lift).at_site("South").on(by_then).await;
    world.completion(ann, fire).on("2026-01-20").await;
    world.completion(ann, weld).on("2024-12-01").await;
    world.completion(bob, fire).on("2025-01-20").await;
    Works { ann, bob, north, fire, weld }
}

/// `row column status` of every cell.
fn cells(answer: &Value) -> Vec<String> {
    let data = &answer["data"];
    let name = |list: &str, id: &Value, field: &str| {
        data[list].as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap()[field].as_str().unwrap().to_owned()
    };
    let line = |cell: &Value| {
        format!(
            "{} {} {}",
            name("rows", &cell["rowId"], "name"),
            name("columns", &cell["columnId"], "code"),
            cell["status"].as_str().unwrap()
        )
    };
    data["cells"].as_array().unwrap().iter().map(line).collect()
}

async fn ask(client: &Client, query: &str) -> Value {
    let answer = client.get(&format!("{PATH}?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.text);
    answer.json()
}

#[tokio::test]
async fn the_matrix_by_person_has_rows_columns_cells_and_a_summary() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        works(&house, &client).await;
        let answer = ask(&client, "type=user_course").await;
        insta::assert_json_snapshot!("matrix_user_course", settled(&answer));
    })
    .await;
}

#[tokio::test]
async fn roles_and_sites_show_the_worst_status_and_count_their_people() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        works(&house, &client).await;
        let roles = ask(&client, "type=role_course").await;
        assert_eq!(
            cells(&roles),
            ["Driver LIFT not_assigned", "Welder FIRE expired", "Welder LIFT not_assigned", "Welder WELD overdue"]
        );
        insta::assert_json_snapshot!("matrix_role_course", settled(&roles));
        let sites = ask(&client, "type=site_course").await;
        let expected = [
            "North FIRE completed",
            "North WELD expiring_soon",
            "South FIRE expired",
            "South LIFT not_assigned",
            "South WELD overdue",
        ];
        assert_eq!(cells(&sites), expected);
    })
    .await;
}

#[tokio::test]
async fn every_filter_of_the_document_selects() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let Works { ann, bob, fire, weld, north, .. } = works(&house, &client).await;
        let of = async |query: String| cells(&ask(&client, &format!("type=user_course&{query}")).await);
        assert_eq!(
            of(format!("siteId={}", north.uuid())).await,
            ["Ann Test FIRE completed", "Ann Test WELD expiring_soon"]
        );
        assert_eq!(of("roleFilter=driver".into()).await, ["Cem Test LIFT not_assigned"]);
        assert!(of("roleFilter=Nobody".into()).await.is_empty());
        assert_eq!(
            of("mandatoryOnly=true&statusFilter=gaps_only".into()).await,
            ["Bob Test FIRE expired", "Bob Test WELD overdue"]
        );
        assert_eq!(of("statusFilter=expiring_only".into()).await, ["Ann Test WELD expiring_soon"]);
        assert_eq!(of("statusFilter=overdue_only".into()).await, ["Bob Test WELD overdue"]);
        // Of a site it is told although somebody else's has expired there, which is the worse.
        let again = house.world().person("Dee Test").role("Welder").site("North").await;
        house.world().completion(again, weld).on("2023-01-01").await;
        let sites = cells(&ask(&client, "type=role_course&statusFilter=overdue_only").await);
        assert_eq!(sites, ["Welder WELD expired"]);
        assert_eq!(
            of(format!("userIds={},{}&courseIds={}", ann.uuid(), bob.uuid(), fire.uuid())).await,
            ["Ann Test FIRE completed", "Bob Test FIRE expired"]
        );
        assert!(of(format!("categoryId={}", docendo::kernel::id::CategoryId(999).uuid())).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_job_role_may_be_called_like_an_access_role() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        works(&house, &client).await;
        for name in ["Worker", "Manager"] {
            let person = house.world().person(&format!("{name}s Test")).role(name).site("North").await;
            let answer = ask(&client, &format!("type=user_course&roleFilter={name}")).await;
            let rows = answer["data"]["rows"].as_array().unwrap();
            assert_eq!(rows.iter().map(|row| &row["id"]).collect::<Vec<_>>(), [&json!(person.uuid())]);
            assert_eq!(rows[0]["role"], name);
        }
    })
    .await;
}

#[tokio::test]
async fn a_cell_of_a_site_counts_those_too_who_hold_what_they_need_not() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let Works { ann, .. } = works(&house, &client).await;
        let courses = house.admin.read(async |read| docendo::catalogue::service::by_codes(read).await).await.unwrap();
        house.world().completion(ann, courses["lift"].id).on("2026-02-01").await;
        let answer = ask(&client, "type=site_course").await;
        assert!(cells(&answer).contains(&"North LIFT completed".to_owned()), "{answer}");
        let data = &answer["data"];
        let id = |list: &str, field: &str, value: &str| {
            data[list].as_array().unwrap().iter().find(|one| one[field] == value).unwrap()["id"].clone()
        };
        let (north, lift) = (id("rows", "name", "North"), id("columns", "code", "LIFT"));
        let cells = data["cells"].as_array().unwrap();
        let cell = cells.iter().find(|cell| cell["rowId"] == north && cell["columnId"] == lift).unwrap();
        assert_eq!(cell["counts"]["completed"], 1);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_question_names_each_parameter() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let answer = client.get(&format!("{PATH}?siteId=x&statusFilter=some&mandatoryOnly=perhaps&userIds=1,2")).await;
        assert_eq!((answer.status, code(&answer)), (StatusCode::BAD_REQUEST, "VALIDATION_ERROR".into()));
        assert_eq!(details(&answer), ["mandatoryOnly", "siteId", "statusFilter", "type", "userIds"]);
    })
    .await;
}

#[tokio::test]
async fn a_worker_sees_their_own_row_and_their_own_gaps_only() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let Works { ann, .. } = works(&house, &admin).await;
        let worker = worker(&house).await;
        let rows = ask(&worker, "type=user_course").await;
        assert!(rows["data"]["rows"].as_array().unwrap().iter().all(|row| row["name"] != "Ann Test"), "{rows}");
        assert_eq!(worker.get(&format!("{PATH}?type=role_course")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(worker.get(&format!("{PATH}/gaps?userId={}", ann.uuid())).await.status, StatusCode::FORBIDDEN);
        assert_eq!(worker.get(&format!("{PATH}/gaps")).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn gaps_tell_source_level_status_and_what_to_do() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let Works { bob, .. } = works(&house, &client).await;
        let answer = client.get(&format!("{PATH}/gaps?userId={}", bob.uuid())).await;
        assert_eq!(answer.status, StatusCode::OK);
        insta::assert_json_snapshot!("gaps", settled(&answer.json()));
    })
    .await;
}

#[tokio::test]
async fn gaps_of_nobody_are_not_found() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let answer = client.get(&format!("{PATH}/gaps?userId={}", PersonId(999).uuid())).await;
        assert_eq!((answer.status, code(&answer)), (StatusCode::NOT_FOUND, "NOT_FOUND".into()));
        assert_eq!(client.get(&format!("{PATH}/gaps?userId=7")).await.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn a_completion_shows_in_the_very_next_matrix() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let Works { bob, fire, .. } = works(&house, &client).await;
        let query = format!("type=user_course&userIds={}&courseIds={}", bob.uuid(), fire.uuid());
        assert_eq!(cells(&ask(&client, &query).await), ["Bob Test FIRE expired"]);
        house.world().completion(bob, fire).on("2026-11-19").await;
        assert_eq!(cells(&ask(&client, &query).await), ["Bob Test FIRE completed"]);
    })
    .await;
}
