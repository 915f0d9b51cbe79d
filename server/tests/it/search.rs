//! The search for people, courses and actions.

use crate::client::{Client, cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    demo,
    identity::DEMO_PASSWORD,
    testing::{House, on_both},
};

/// What `who@demo.test` reads at `path`.
async fn reads(house: &House, who: &str, path: &str) -> String {
    let email = format!("{who}@demo.test");
    let cookie = cookie(house, &email, DEMO_PASSWORD).await;
    let headers = [("cookie", cookie.as_str())];
    let answer = Client::anonymous(house).await.send(Method::GET, path, &headers, Body::empty()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.text
}

#[tokio::test]
async fn a_search_finds_people_courses_and_actions_whatever_their_accents() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let people = reads(&house, "manager", "/search?q=NOVAKOVA").await;
        assert!(people.contains("Helena Nováková") && people.contains("<h1"), "{people}");
        let courses = reads(&house, "manager", "/search?q=forklift").await;
        assert!(courses.contains("FLT-01") && courses.contains("FLT-02"), "{courses}");
        let actions = reads(&house, "manager", "/search?q=add+requirement").await;
        assert!(actions.contains("href=\"/requirements/new\""), "{actions}");
        assert!(reads(&house, "manager", "/search?q=zzzz").await.contains("Nothing fits"));
    })
    .await;
}

#[tokio::test]
async fn the_palette_gets_a_listbox_of_links() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let found = reads(&house, "admin", "/search/palette?q=nogueira").await;
        assert!(found.contains("role=\"option\"") && found.contains("José Nogueira"), "{found}");
        assert!(!found.contains("<html"), "{found}");
        let begin = reads(&house, "admin", "/search/palette?q=").await;
        assert!(begin.contains("href=\"/people/new\"") && begin.contains("href=\"/matrix\""), "{begin}");
    })
    .await;
}

#[tokio::test]
async fn nobody_finds_what_they_may_not_open() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let worker = reads(&house, "worker", "/search?q=helena").await;
        assert!(!worker.contains("Nováková"), "{worker}");
        let worker = reads(&house, "worker", "/search/palette?q=").await;
        assert!(!worker.contains("/people/new") && !worker.contains("/matrix"), "{worker}");
        assert!(worker.contains("href=\"/courses\""), "{worker}");
    })
    .await;
}
