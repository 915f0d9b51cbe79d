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

/// What `who@demo.test` reads at `path`, as a page or as the listbox of the palette.
async fn reads(house: &House, who: &str, path: &str, fragment: bool) -> String {
    let email = format!("{who}@demo.test");
    let cookie = cookie(house, &email, DEMO_PASSWORD).await;
    let mut headers = vec![("cookie", cookie.as_str())];
    headers.extend(fragment.then_some(("x-fragment", "palette")));
    let answer = Client::anonymous(house).await.send(Method::GET, path, &headers, Body::empty()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.text
}

#[tokio::test]
async fn a_search_finds_people_courses_and_actions_whatever_their_accents() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let people = reads(&house, "manager", "/search?q=NOVAKOVA", false).await;
        assert!(people.contains("Helena Nováková") && people.contains("<h1"), "{people}");
        let courses = reads(&house, "manager", "/search?q=forklift", false).await;
        assert!(courses.contains("FLT-01") && courses.contains("FLT-02"), "{courses}");
        let actions = reads(&house, "manager", "/search?q=add+requirement", false).await;
        assert!(actions.contains("href=\"/requirements/new\""), "{actions}");
        assert!(reads(&house, "manager", "/search?q=zzzz", false).await.contains("Nothing fits"));
    })
    .await;
}

#[tokio::test]
async fn the_palette_gets_a_listbox_of_links() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let found = reads(&house, "admin", "/search?q=nogueira", true).await;
        assert!(found.contains("role=\"option\"") && found.contains("José Nogueira"), "{found}");
        assert!(!found.contains("<html"), "{found}");
        let begin = reads(&house, "admin", "/search?q=", true).await;
        assert!(begin.contains("href=\"/people/new\"") && begin.contains("href=\"/matrix\""), "{begin}");
    })
    .await;
}

#[tokio::test]
async fn nobody_finds_what_they_may_not_open() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let worker = reads(&house, "worker", "/search?q=helena", false).await;
        assert!(!worker.contains("Nováková"), "{worker}");
        let worker = reads(&house, "worker", "/search?q=", true).await;
        assert!(!worker.contains("/people/new") && !worker.contains("/matrix"), "{worker}");
        assert!(worker.contains("href=\"/courses\""), "{worker}");
    })
    .await;
}
