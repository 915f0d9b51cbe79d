//! The form with which everybody changes their own password.

use super::{Browser, words};
use crate::{
    client::{Client, config, cookie},
    people::somebody,
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    identity::{SignInKind, service::sign_in},
    testing::{House, PASSWORD, on_both},
};
use serde_json::json;
use server::config::Config;

const PAGE: &str = "/profile/password";
const EMAIL: &str = "worker@test.example";
const NEW: &str = "a kettle on a quiet roof";

/// The browser of a worker.
async fn worker(house: &House) -> Browser {
    Browser { client: Client::anonymous(house).await, cookie: cookie(house, EMAIL, PASSWORD).await }
}

fn typed(old: &str, new: &str, again: &str) -> String {
    let field = |name: &str, value: &str| format!("{name}={}", value.replace(' ', "+"));
    [field("old_password", old), field("password", new), field("password_again", again)].join("&")
}

async fn enters(house: &House, password: &str) -> bool {
    sign_in(&house.installation, EMAIL, password, "192.0.2.1", SignInKind::Browser).await.is_ok()
}

#[tokio::test]
async fn a_worker_changes_their_password_and_all_their_other_sign_ins_end() {
    on_both(async |house: House| {
        let program = somebody(&house, EMAIL, "learner").await;
        assert_eq!(program.get("/api/training/courses").await.status, StatusCode::OK);
        let (here, there) = (worker(&house).await, worker(&house).await);
        assert_eq!(here.done(PAGE, &typed(PASSWORD, NEW, NEW)).await, format!("{PAGE}?done=yes"));
        assert!(here.page(&format!("{PAGE}?done=yes")).await.contains("Your password is changed"));
        let other = there.client.send(Method::GET, PAGE, &[("cookie", &there.cookie)], Body::empty()).await;
        assert_eq!(other.status, StatusCode::SEE_OTHER, "another browser signs in again");
        assert_eq!(program.get("/api/training/courses").await.status, StatusCode::UNAUTHORIZED);
        assert!(enters(&house, NEW).await);
        assert!(!enters(&house, PASSWORD).await);
        let own = here.client.send(Method::GET, "/", &[("cookie", &here.cookie)], Body::empty()).await.text;
        let (_, menu) = own.split_once("id=\"person-menu\"").unwrap();
        assert!(menu.contains(&format!("href=\"{PAGE}\"")), "{menu}");
        let page = menu.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(here.page(page).await.contains("Own password changed"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_password_that_cannot_be_taken_is_told_beside_its_field_and_never_shown() {
    on_both(async |house: House| {
        somebody(&house, EMAIL, "learner").await;
        let browser = worker(&house).await;
        for (fields, sentence) in [
            (typed("not this one, no", NEW, NEW), "This is not your present password."),
            (typed(PASSWORD, NEW, "a kettle on a noisy roof"), "This is not the same as what you typed above."),
            (typed(PASSWORD, "short", "short"), "At least 12 characters."),
            (typed(PASSWORD, EMAIL, EMAIL), "It is too easy to guess."),
            (typed(PASSWORD, "docendo-demo-2026", "docendo-demo-2026"), "belongs to the demo organisation"),
        ] {
            let answer = browser.send(PAGE, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields}");
            assert!(words(&answer.text).contains(sentence), "{fields}: {}", words(&answer.text));
            assert!(!answer.text.contains(PASSWORD) && !answer.text.contains("kettle"), "{}", answer.text);
        }
        assert!(enters(&house, PASSWORD).await);
    })
    .await;
}

#[tokio::test]
async fn whoever_found_a_browser_open_cannot_guess_the_password() {
    on_both(async |house: House| {
        somebody(&house, EMAIL, "learner").await;
        let browser = worker(&house).await;
        for _ in 0..5 {
            browser.refused(PAGE, &typed("not this one, no", NEW, NEW)).await;
        }
        let answer = browser.send(PAGE, &typed(PASSWORD, NEW, NEW)).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{}", words(&answer.text));
        // From a network that is known, as that of this browser's sign-in, its owner enters.
        cookie(&house, EMAIL, PASSWORD).await;
        assert!(!enters(&house, PASSWORD).await, "from anywhere else nobody does");
    })
    .await;
}

#[tokio::test]
async fn a_password_is_changed_no_faster_than_somebody_signs_in() {
    on_both(async |house: House| {
        somebody(&house, EMAIL, "learner").await;
        let client = Client::with(&house, Config { rate_limit: true, ..config() }).await;
        let browser = Browser { client, ..worker(&house).await };
        for _ in 0..10 {
            browser.send("/sign-in", "").await;
        }
        let refused = browser.send(PAGE, &typed(PASSWORD, NEW, NEW)).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{}", words(&refused.text));
        assert_eq!(refused.header("retry-after"), "6");
        assert!(!enters(&house, NEW).await);
    })
    .await;
}

/// Of the server functions those of the password alone answer, and no contract does.
async fn nothing_else_answers(browser: &Browser) {
    assert_eq!(contract(browser).await, StatusCode::UNAUTHORIZED);
    for (function, status) in [("people", StatusCode::GONE), ("profile/password", StatusCode::OK)] {
        let (path, cookie) = (format!("/do/{function}?asked="), [("cookie", browser.cookie.as_str())]);
        let answer = browser.client.send(Method::GET, &path, &cookie, Body::empty()).await;
        assert_eq!(answer.status, status, "{function}: {}", answer.text);
    }
}

/// What a contract answers to the cookie of a browser.
async fn contract(browser: &Browser) -> StatusCode {
    let cookie = [("cookie", browser.cookie.as_str())];
    browser.client.send(Method::GET, "/api/training/categories", &cookie, Body::empty()).await.status
}

#[tokio::test]
async fn whose_password_somebody_else_set_is_led_to_change_it_from_every_page() {
    on_both(async |house: House| {
        let admin = Client::admin(&house).await;
        let new =
            json!({ "email": "nora@test.example", "first_name": "Nora", "password": PASSWORD, "role": "trainer" });
        let registered = admin.post("/api/accounts/users/register/", &new).await.json();
        assert_eq!(registered["must_change_password"], true);
        let tokens = json!({ "email": "nora@test.example", "password": PASSWORD });
        let said = async || admin.post("/api/token/", &tokens).await.json();
        assert_eq!(said().await["must_change_password"], true);
        let program = admin.bearing(said().await["access"].as_str().unwrap());
        let me = program.get("/api/accounts/users/me/").await;
        assert_eq!((me.status, &me.json()["must_change_password"]), (StatusCode::OK, &json!(true)));
        let browser = Browser {
            client: Client::anonymous(&house).await,
            cookie: cookie(&house, "nora@test.example", PASSWORD).await,
        };
        for path in ["/", "/courses", "/people", "/matrix", "/nowhere", "/sign-in", "/people/1/access"] {
            let answer = browser.client.send(Method::GET, path, &[("cookie", &browser.cookie)], Body::empty()).await;
            assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, PAGE), "{path}");
        }
        assert_eq!(browser.send("/people/new", "_fn=/do/person/create&first_name=A").await.header("location"), PAGE);
        nothing_else_answers(&browser).await;
        let page = browser.page(PAGE).await;
        assert!(
            page.contains("Choose a password of your own") && page.contains("Someone else knows your password"),
            "{page}"
        );
        assert_eq!(browser.done("/preferences", "scheme=dark&back=/profile/password").await, PAGE);
        assert!(
            browser.refused(PAGE, &typed(PASSWORD, PASSWORD, PASSWORD)).await.contains("Choose a different password")
        );
        browser.done(PAGE, &typed(PASSWORD, NEW, NEW)).await;
        assert_eq!(contract(&browser).await, StatusCode::OK);
        assert!(!browser.page("/courses").await.contains("Choose a password of your own"));
        let tokens = json!({ "email": "nora@test.example", "password": NEW });
        assert_eq!(admin.post("/api/token/", &tokens).await.json()["must_change_password"], false);
        assert_eq!(browser.done("/sign-out", "").await, "/sign-in");
    })
    .await;
}
