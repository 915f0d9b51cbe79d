//! What the page of a requirement tells of how it was set.

use super::Browser;
use crate::client::Client;
use axum::http::{Method, StatusCode};
use docendo::{competence::requirement, testing::on_both};
use serde_json::json;

#[tokio::test]
async fn a_requirement_tells_who_set_it_through_which_interface_also_after_a_change() {
    on_both(async |house| {
        let (browser, client) = (Browser::of(&house).await, Client::admin(&house).await);
        let categories = client.get("/api/training/categories").await.json();
        let course = json!({ "code": "A-1", "title": "Ropes", "categoryId": categories["data"]["categories"][0]["id"],
            "durationHours": 4, "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory",
            "status": "active" });
        let course = client.post("/api/training/courses", &course).await.json()["data"]["course"]["id"].clone();
        let body = json!({ "requirements": [{ "courseId": course, "isMandatory": true }] });
        client.json(Method::PUT, "/api/training/requirements/role/Rigger", &body).await;
        let all = house.admin.read(async |read| requirement::service::list(read).await).await.unwrap();
        let page = format!("/requirements/{}", all[0].id);
        let set = "Set 20 Nov 2026 Ada Admin , through the interface EHS";
        let shown = browser.page(&page).await;
        assert!(shown.contains(set), "{shown}");
        browser
            .done(&format!("{page}/change"), "version=1&priority=low&requirement_status=active&is_mandatory=yes")
            .await;
        let shown = browser.page(&page).await;
        assert!(shown.contains("Priority changed from") && shown.contains(set), "{shown}");
        for version in ["", "version=1&"] {
            let fields = format!("{version}priority=high&requirement_status=active");
            let outdated = browser.send(&format!("{page}/change"), &fields).await;
            assert_eq!(outdated.status, StatusCode::CONFLICT, "{}", outdated.text);
            // Sent again as it is, it is refused again.
            let kept = if version.is_empty() { "2" } else { "1" };
            assert!(outdated.text.contains(&format!("name=\"version\" value=\"{kept}\"")), "{}", outdated.text);
        }
    })
    .await;
}
