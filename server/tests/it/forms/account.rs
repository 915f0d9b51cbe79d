//! Accounts and their passwords, which pages tell once.

use super::{
    Browser,
    access::{access, addresses, raw},
    words,
};
use crate::client::cookie;
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::{House, on_both};

/// The password that a page tells once.
fn told(page: &str) -> String {
    page.split("<strong class=\"code\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_new_password_is_told_once_and_its_page_leads_to_that_of_the_access() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let path = format!("{access}/password");
        let answer = browser.send(&path, "").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        // Whoever gives a role afterwards does so on another page, and makes up no other password.
        assert!(!answer.text.contains("name=\"_fn\""), "{}", answer.text);
        assert!(!addresses(&answer.text, &access).is_empty(), "{}", answer.text);
        let password = told(&answer.text);
        for page in [&access, &path] {
            assert!(!raw(&browser, page).await.contains(&password), "{page}");
        }
        assert_eq!(browser.done(&access, "access_role=auditor").await, access);
        assert!(browser.page(&access).await.contains("Auditor"));
        cookie(&house, "wanda@test.example", &password).await;
    })
    .await;
}

#[tokio::test]
async fn an_account_is_opened_with_a_password_that_is_told_once_and_not_opened_again() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let person = browser.done("/people/new", "last_name=Novak&email=nora@test.example").await;
        let access = format!("{person}/access");
        assert!(browser.page(&access).await.contains("Open an account"));
        let answer = browser.send(&access, "new=yes&access_role=trainer").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert!(words(&answer.text).contains("State open"), "{}", words(&answer.text));
        let password = told(&answer.text);
        browser.outdated(&access, "new=yes&access_role=trainer").await;
        assert!(!raw(&browser, &access).await.contains(&password));
        cookie(&house, "nora@test.example", &password).await;
    })
    .await;
}

#[tokio::test]
async fn a_question_about_what_is_not_there_is_no_page() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let other = browser.done("/people/new", "last_name=Novak&email=nora@test.example").await;
        for path in [format!("{access}/roles/0"), format!("{other}/access/account"), "/people/0/access".to_owned()] {
            let headers = [("cookie", browser.cookie.as_str())];
            let answer = browser.client.send(Method::GET, &path, &headers, Body::empty()).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    })
    .await;
}
