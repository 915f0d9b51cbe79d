//! The forms about the access of a person.

use super::{Browser, beside, words};
use crate::{
    client::{Client, config, cookie},
    people::somebody,
};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use chrono::TimeDelta;
use docendo::{
    kernel::clock::Clock as _,
    testing::{House, PASSWORD, on_both},
};
use server::config::Config;

/// Opens the access of somebody with an account; returns the address of its page.
pub(super) async fn access(house: &House, browser: &Browser) -> String {
    somebody(house, "wanda@test.example", "trainer").await;
    let page = raw(browser, "/people?search=wanda").await;
    let (_, main) = page.split_once("<main").unwrap();
    let person = addresses(main, "/people/").into_iter().find(|href| href[8..].parse::<i64>().is_ok()).unwrap();
    format!("{person}/access")
}

/// A page with its tags.
pub(super) async fn raw(browser: &Browser, path: &str) -> String {
    browser.client.send(Method::GET, path, &[("cookie", &browser.cookie)], Body::empty()).await.text
}

/// Where the links of a page lead that begin with `start`.
pub(super) fn addresses(page: &str, start: &str) -> Vec<String> {
    let found = page.split("href=\"").filter_map(|part| Some(part.split_once('"')?.0));
    found.filter(|href| href.starts_with(start)).map(str::to_owned).collect()
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
        browser.outdated(&switch, "").await;
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
async fn an_access_role_that_cannot_be_given_is_told_beside_its_field() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        for (sent, told) in [
            ("access_role=", "Fill this in."),
            ("access_role=emperor", "There is no such role any more. Choose another."),
            ("access_role=a%07b", "It has a character that cannot be used here."),
        ] {
            let refused = browser.refused_html(&access, sent).await;
            assert_eq!(beside(&refused, "access_role"), told, "{sent}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_presses_twice_is_not_told_of_a_failure() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let give = browser.keyed(&access, "access_role=auditor").await;
        for _ in 0..2 {
            assert_eq!(browser.done(&access, &give).await, access);
        }
        let take = addresses(&raw(&browser, &access).await, &format!("{access}/roles/")).remove(0);
        let sent = browser.addressed(&take, "").await;
        for _ in 0..2 {
            assert_eq!(browser.done(&take, &sent).await, access);
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
            let form = browser.keyed(path, form).await;
            let (one, other) = tokio::join!(browser.done(path, &form), browser.done(path, &form));
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

/// Lets so much time pass.
fn later(house: &House, seconds: i64) {
    house.clock.set(house.clock.now() + TimeDelta::seconds(seconds));
}

#[tokio::test]
async fn a_sensitive_step_asks_for_the_password_again_after_ten_minutes() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let role = addresses(&raw(&browser, &access).await, &format!("{access}/roles/")).remove(0);
        let settings = "version=1&name=Renamed+works&expiring_days=45&language=";
        let steps = [
            (access.clone(), "access_role=auditor"),
            (format!("{access}/account"), "seen=open"),
            (format!("{access}/account"), "seen=closed"),
            (role, ""),
            (format!("{access}/password"), ""),
            ("/organisation".to_owned(), settings),
        ];
        for (path, fields) in steps {
            assert!(!raw(&browser, &path).await.contains("name=\"own_password\""), "{path}");
            later(&house, 601);
            assert!(raw(&browser, &path).await.contains("name=\"own_password\""), "{path}");
            for (typed, sentence) in [("", "Fill this in."), ("not+this+one", "This is not your present password.")] {
                let answer = browser.send(&path, &format!("{fields}&own_password={typed}")).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", words(&answer.text));
                assert!(answer.text.contains("name=\"own_password\""), "{path}");
                assert!(words(&answer.text).contains(sentence), "{path}: {}", words(&answer.text));
                assert!(!answer.text.contains("not this one"), "{path}");
            }
            let answer = browser.send(&path, &format!("{fields}&own_password={PASSWORD}")).await;
            assert!(matches!(answer.status.as_u16(), 200 | 303), "{path}: {}", words(&answer.text));
        }
        assert!(browser.page("/organisation").await.contains("Organisation"));
        later(&house, 601);
        let kept = browser.send("/organisation", "name=Typed+works&expiring_days=45").await.text;
        assert!(kept.contains("value=\"Typed works\""), "what was typed stays");
    })
    .await;
}

#[tokio::test]
async fn what_moves_or_ends_a_sign_in_asks_for_the_password_again_too() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let person = access.trim_end_matches("/access");
        let employment = addresses(&raw(&browser, person).await, &format!("{person}/employment/")).remove(0);
        let (edit, withdraw) = (format!("{person}/edit"), format!("{employment}/withdraw"));
        let named = "last_name=Worker&first_name=Wanda&employee_number=";
        let steps = [
            (&edit, format!("{named}&department=Yard&email=wanda2@test.example")),
            (&employment, "from=2026-11-20&to=2027-01-01".to_owned()),
            (&withdraw, "reason=By+mistake".to_owned()),
        ];
        for (path, fields) in steps {
            assert!(!raw(&browser, path).await.contains("name=\"own_password\""), "{path}");
            later(&house, 601);
            assert!(raw(&browser, path).await.contains("name=\"own_password\""), "{path}");
            let version = browser.hidden(path, "version").await;
            let fields = format!("{fields}&version={version}");
            assert!(browser.refused(path, &fields).await.contains("Fill this in."), "{path}");
            assert!(raw(&browser, path).await.contains("name=\"own_password\""), "{path}");
            assert_eq!(browser.done(path, &format!("{fields}&own_password={PASSWORD}")).await, person, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_leaves_a_sign_in_alone_asks_for_no_password() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let access = access(&house, &browser).await;
        let edit = access.replace("/access", "/edit");
        later(&house, 601);
        let version = browser.hidden(&edit, "version").await;
        let fields = "last_name=Worker&first_name=Wanda&employee_number=&department=Yard&email=wanda@test.example";
        browser.done(&edit, &format!("{fields}&version={version}")).await;
        let fields =
            "last_name=Nobody&employee_number=P-9&department=Yard&start=2026-01-01&role=Welder&email=no@test.example";
        let other = browser.done("/people/new", fields).await;
        let edit = format!("{other}/edit");
        assert!(!raw(&browser, &edit).await.contains("name=\"own_password\""), "they have no account");
        let version = browser.hidden(&edit, "version").await;
        browser.done(&edit, &format!("last_name=Nobody&email=none@test.example&version={version}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_password_is_tried_no_faster_before_a_sensitive_step_than_at_the_door() {
    on_both(async |house: House| {
        let client = Client::with(&house, Config { rate_limit: true, ..config() }).await;
        let browser = Browser { client, ..Browser::of(&house).await };
        let settings = "version=1&name=Renamed+works&expiring_days=45&language=";
        later(&house, 601);
        for _ in 0..10 {
            browser.send("/sign-in", "").await;
        }
        let refused = browser.send("/organisation", &format!("{settings}&own_password={PASSWORD}")).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{}", words(&refused.text));
        assert_eq!(refused.header("retry-after"), "6");
        assert!(words(&refused.text).contains("Too many attempts. Wait a minute and try again."));
        // What tries no password is let through.
        assert!(browser.refused("/organisation", settings).await.contains("Fill this in."));
    })
    .await;
}

#[tokio::test]
async fn nobody_changes_their_own_access_on_its_page() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let own = format!("/people/{}/access", house.admin.who().person);
        let page = raw(&browser, &own).await;
        assert!(words(&page).contains("You can't change your own access"), "{}", words(&page));
        assert!(!page.contains(&format!("{own}/")) && !page.contains("access_role"), "{page}");
        for (path, fields) in [
            (own.clone(), "_fn=/do/access/grant&access_role=auditor"),
            (format!("{own}/account"), "seen=open"),
            (format!("{own}/password"), ""),
        ] {
            assert!(browser.refused(&path, fields).await.contains("You can't change your own access"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn rights_beyond_the_givers_own_are_told_to_administrators_and_stand_out_in_the_trail() {
    on_both(async |house: House| {
        let admin = Browser::of(&house).await;
        let access = access(&house, &admin).await;
        somebody(&house, "hana@test.example", "hr").await;
        let hana = Browser {
            client: Client::anonymous(&house).await,
            cookie: cookie(&house, "hana@test.example", PASSWORD).await,
        };
        assert_eq!(hana.done(&access, "access_role=auditor").await, access);
        let home = admin.page("/").await;
        assert!(home.contains("gave the role Auditor on"), "{home}");
        assert!(!hana.page("/").await.contains("gave the role"));
        let trail = raw(&admin, "/journal?entity=holding").await;
        assert_eq!(trail.matches("data-mark=\"beyond\"").count(), 1, "{trail}");
        assert!(words(&trail).contains("More rights than the giver has"));
        assert!(words(&trail).contains("trail.read"), "{}", words(&trail));
    })
    .await;
}
