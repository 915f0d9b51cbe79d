//! Pages and contracts read what earlier releases left. What becomes of the rows is in `src/testing/release/upgrade.rs`.

use crate::client::{Answer, Client};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::{
    House,
    release::{self, Release},
};
use serde_json::json;

/// Whoever was signed in before the upgrade.
struct Entered {
    client: Client,
    cookie: String,
}

impl Entered {
    async fn of(release: &Release, house: &House) -> Self {
        let cookie = format!("__Host-docendo={}", release.told("cookie"));
        Self { client: Client::anonymous(house).await, cookie }
    }

    async fn get(&self, path: &str) -> Answer {
        let answer = self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer
    }
}

#[tokio::test]
async fn whoever_was_signed_in_still_is_and_every_page_and_contract_reads_what_was_left() {
    for release in &release::all() {
        release.upgraded(async |house| read_all(release, &house).await).await;
    }
}

/// Pages about many things.
const PAGES: [&str; 17] = [
    "/",
    "/matrix",
    "/matrix?show=gaps",
    "/matrix/print",
    "/people",
    "/courses",
    "/courses/categories",
    "/requirements",
    "/completions/pending",
    "/gaps",
    "/imports",
    "/exports",
    "/journal",
    "/journal/sign-ins",
    "/organisation",
    "/profile/password",
    "/search?q=Benali",
];

/// Those about one thing each: where its row is, and where its page.
const OF_ONE: [(&str, &str); 4] =
    [("person", "/people"), ("course", "/courses"), ("requirement", "/requirements"), ("import", "/imports")];

async fn read_all(release: &Release, house: &House) {
    let browser = Entered::of(release, house).await;
    let mut paths: Vec<String> = PAGES.map(str::to_owned).into();
    for (table, prefix) in OF_ONE {
        let ids = house.numbers(&format!("SELECT id FROM {table} ORDER BY id")).await;
        paths.extend(ids.iter().map(|id| format!("{prefix}/{id}")));
    }
    for path in &paths {
        browser.get(path).await;
    }
    assert!(browser.get("/people").await.text.contains("Benali"));
    let answer = browser.client.post("/api/token/refresh/", &json!({ "refresh": release.told("refresh") })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let program = browser.client.bearing(answer.json()["access"].as_str().unwrap());
    for path in ["/api/accounts/users/me/", "/api/roles/"] {
        let answer = program.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    }
}
