//! The forms about the access of a person.

use super::Browser;
use crate::{client::cookie, people::somebody};
use axum::{body::Body, http::Method};
use docendo::testing::{House, PASSWORD, on_both};

/// Opens the access of somebody with an account; returns the address of its page.
async fn access(house: &House, browser: &Browser) -> String {
    somebody(house, "wanda@test.example", "trainer").await;
    let page = raw(browser, "/people?search=wanda").await;
    let (_, main) = page.split_once("<main").unwrap();
    let person = addresses(main, "/people/").into_iter().find(|href| href[8..].parse::<i64>().is_ok()).unwrap();
    format!("{person}/access")
}

/// A page with its tags.
async fn raw(browser: &Browser, path: &str) -> String {
    browser.client.send(Method::GET, path, &[("cookie", &browser.cookie)], Body::empty()).await.text
}

/// Where the links of a page lead that begin with `start`.
fn addresses(page: &str, start: &str) -> Vec<String> {
    let found = page.split("href=\"").filter_map(|part| Some(part.split_once('"')?.0));
    found.filter(|href| href.starts_with(start)).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_role_can_be_given_on_the_page_that_shows_a_new_password() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let shown = browser.send(&format!("{access}/password"), "").await.text;
        let password = shown.split("<strong class=\"code\">").nth(1).unwrap().split('<').next().unwrap();
        // The form of the roles does not post to the address of this page, which would make up another password.
        assert!(shown.contains(&format!("action=\"{access}\"")), "{shown}");
        assert_eq!(browser.done(&access, "access_role=auditor").await, access);
        assert!(browser.page(&access).await.contains("Auditor"));
        cookie(&house, "wanda@test.example", password).await;
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_closed_twice_stays_closed() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let switch = format!("{access}/account");
        assert!(raw(&browser, &switch).await.contains("name=\"seen\" value=\"open\""));
        for _ in 0..2 {
            assert_eq!(browser.done(&switch, "seen=open").await, access);
            assert!(browser.page(&access).await.contains("State closed"));
        }
        // A form that does not say what was seen changes nothing.
        assert!(browser.refused(&switch, "").await.contains("Somebody else changed this"));
        assert!(raw(&browser, &switch).await.contains("name=\"seen\" value=\"closed\""));
        for _ in 0..2 {
            assert_eq!(browser.done(&switch, "seen=closed").await, access);
            assert!(browser.page(&access).await.contains("State open"));
        }
        cookie(&house, "wanda@test.example", PASSWORD).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_presses_twice_is_not_told_of_a_failure() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        for _ in 0..2 {
            assert_eq!(browser.done(&access, "access_role=auditor").await, access);
        }
        let take = addresses(&raw(&browser, &access).await, &format!("{access}/roles/")).remove(0);
        for _ in 0..2 {
            assert_eq!(browser.done(&take, "").await, access);
        }
        let history = browser.page(access.trim_end_matches("/access")).await;
        assert_eq!(history.matches("Access role taken back").count(), 1, "{history}");
    })
    .await;
}

#[tokio::test]
async fn two_presses_that_arrive_together_end_as_one() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let twice = async |path: &str, form: &str| {
            let (one, other) = tokio::join!(browser.done(path, form), browser.done(path, form));
            assert_eq!((one, other), (access.clone(), access.clone()), "{path}");
        };
        for (seen, state) in [("open", "State closed"), ("closed", "State open")] {
            twice(&format!("{access}/account"), &format!("seen={seen}")).await;
            assert!(browser.page(&access).await.contains(state), "{state}");
        }
        browser.done(&access, "access_role=auditor").await;
        let take = addresses(&raw(&browser, &access).await, &format!("{access}/roles/")).remove(0);
        twice(&take, "").await;
        let history = browser.page(access.trim_end_matches("/access")).await;
        for told in ["Account closed", "Account opened again", "Access role taken back"] {
            assert_eq!(history.matches(told).count(), 1, "{told}: {history}");
        }
    })
    .await;
}
