//! What becomes of pages and forms while a server loads the records.

use super::{Browser, words};
use crate::client::{Client, config};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    competence::Snapshots,
    installation,
    testing::{House, on_both},
};
use server::state::AppState;
use std::time::Duration;

/// The administrator's browser at another server, which has loaded nothing yet, and in which a request does not wait.
async fn at_another(house: &House) -> Browser {
    let installation = installation::open(house.installation.db.clone(), house.installation.clock.clone());
    let impatient = installation.part::<Snapshots>().waiting(Duration::ZERO);
    let state = AppState::new(installation.clone().with(impatient), config()).await.unwrap();
    Browser { client: Client::of(state), ..Browser::of(house).await }
}

#[tokio::test]
async fn a_page_says_how_far_they_are_and_opens_by_itself() {
    on_both(async |house| {
        let browser = at_another(&house).await;
        let cookie = [("cookie", browser.cookie.as_str())];
        let told = browser.client.send(Method::GET, "/matrix", &cookie, Body::empty()).await;
        assert_eq!(told.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(words(&told.text).contains("Your records are being loaded"), "{}", words(&told.text));
        let seconds: u64 = told.header("refresh").parse().unwrap();
        assert!((1..=5).contains(&seconds));
    })
    .await;
}

#[tokio::test]
async fn a_form_waits_for_them_and_is_shown_again_with_what_was_typed() {
    on_both(async |house| {
        let browser = at_another(&house).await;
        let answer = browser.send("/completions/new", "_fn=/do/completion/record&notes=Typed+with+care").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", words(&answer.text));
        assert!(answer.text.contains("Typed with care"));
    })
    .await;
}
