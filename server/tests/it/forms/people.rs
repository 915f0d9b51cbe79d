//! The forms about people.

use super::Browser;
use docendo::testing::{House, on_both};

/// Adds somebody who is employed as a welder; returns the address of their page.
async fn add(browser: &Browser) -> String {
    let fields = "last_name=Periods&employee_number=P-1&department=Yard&start=2020-01-01&role=Welder";
    browser.done("/people/new", fields).await
}

/// Sends the form of a fact as it shows now: with `fields`, and the version that it carries.
async fn change(browser: &Browser, fact: &str, fields: &str) -> String {
    let version = browser.hidden(fact, "version").await;
    browser.done(fact, &format!("{fields}&version={version}")).await
}

/// The address of the only fact of `kind` on the page of a person.
async fn fact(browser: &Browser, person: &str, kind: &str) -> String {
    let headers = [("cookie", browser.cookie.as_str())];
    let page = browser.client.send(axum::http::Method::GET, person, &headers, axum::body::Body::empty()).await.text;
    let address = page.split("href=\"").find_map(|part| part.split_once('"')?.0.strip_prefix(person));
    assert!(address.is_some(), "{page}");
    let found = page.split("href=\"").filter_map(|part| Some(part.split_once('"')?.0));
    found.map(str::to_owned).find(|href| href.starts_with(&format!("{person}/{kind}/"))).unwrap()
}

#[tokio::test]
async fn the_history_of_a_person_tells_what_holds_after_a_day_was_cleared() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let person = add(&browser).await;
        for (kind, what) in [("jobs", "Welder"), ("employment", "Employment")] {
            let fact = fact(&browser, &person, kind).await;
            let sentence = |period: &str| format!("{what} corrected: {period} ");
            change(&browser, &fact, "from=2020-01-01&to=2022-01-01").await;
            change(&browser, &fact, "from=2021-01-01&to=").await;
            assert!(browser.page(&person).await.contains(&sentence("since 1 Jan 2021")), "{kind}");
            change(&browser, &fact, "from=&to=").await;
            assert!(browser.page(&person).await.contains(&sentence("always")), "{kind}");
            change(&browser, &fact, "from=&to=2026-01-01").await;
        }
    })
    .await;
}

#[tokio::test]
async fn job_roles_end_with_an_employment_whose_start_is_corrected_too() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let person = add(&browser).await;
        let employment = fact(&browser, &person, "employment").await;
        change(&browser, &employment, "from=2019-01-01&to=2026-11-01&end_jobs=yes").await;
        let page = browser.page(&person).await;
        assert!(page.contains("1 Jan 2019 to 1 Nov 2026"), "{page}");
        assert!(page.contains("Welder 1 Jan 2020 to 1 Nov 2026"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn what_was_given_by_mistake_is_withdrawn_with_a_reason_and_told() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let person = add(&browser).await;
        for (kind, title, told) in [
            ("jobs", "Withdraw this job role?", "Welder withdrawn: since 1 Jan 2020"),
            ("employment", "Withdraw this employment?", "Employment withdrawn: since 1 Jan 2020"),
        ] {
            let fact = fact(&browser, &person, kind).await;
            let withdraw = format!("{fact}/withdraw");
            assert!(browser.page(&withdraw).await.contains(title), "{kind}");
            let version = browser.hidden(&withdraw, "version").await;
            let blank = format!("reason=+&version={version}");
            assert!(browser.refused(&withdraw, &blank).await.contains("Fill this in."), "{kind}");
            let sent = format!("reason=Of+another+Amina&version={version}");
            let sent = browser.addressed(&withdraw, &sent).await;
            for _ in 0..2 {
                assert_eq!(browser.done(&withdraw, &sent).await, person);
            }
            let page = browser.page(&person).await;
            assert!(page.contains(&format!("{told} 20 Nov 2026 Reason: Of another Amina")), "{page}");
            assert_eq!(page.matches(told).count(), 1, "{page}");
        }
        let page = browser.page(&person).await;
        assert!(page.contains("None so far.") && page.contains("None is recorded"), "{page}");
        // The same can be recorded again.
        browser.done(&format!("{person}/employment"), "from=2021-01-01").await;
        browser.done(&format!("{person}/jobs"), "role=Welder&from=2021-01-01").await;
    })
    .await;
}

#[tokio::test]
async fn a_job_role_or_site_that_nobody_has_is_made_when_its_box_is_ticked() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let person = add(&browser).await;
        let jobs = format!("{person}/jobs");
        let fields = "role=Weldr&site=North&from=2026-01-01";
        let refused = browser.refused(&jobs, fields).await;
        assert!(refused.contains("No job role is called that yet. Do you mean Welder?"), "{refused}");
        assert!(refused.contains("Make Weldr a new role") && !refused.contains("a new site"), "{refused}");
        // The box was ticked for that name, and not for what is typed afterwards.
        let other = "role=Weldder&site=North&from=2026-01-01&new_role=yes&new_role_name=Weldr";
        let refused = browser.refused(&jobs, other).await;
        assert!(refused.contains("Make Weldder a new role") && !refused.contains("value=\"yes\" checked"), "{refused}");
        browser.done(&jobs, &format!("{fields}&new_role=yes&new_role_name=Weldr")).await;
        // Without a site so far the first one was no question.
        let refused = browser.refused("/people/new", "last_name=Typing&role=welder&site=Harbour").await;
        assert!(refused.contains("No site is called that yet. Choose one"), "{refused}");
        assert!(refused.contains("Make Harbour a new site") && !refused.contains("a new role"), "{refused}");
        let person = browser
            .done("/people/new", "last_name=Typing&role=welder&site=Harbour&new_site=yes&new_site_name=Harbour")
            .await;
        assert!(browser.page(&person).await.contains("Welder at Harbour"));
    })
    .await;
}

#[tokio::test]
async fn a_person_is_not_changed_without_the_version_that_was_looked_at() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let person = add(&browser).await;
        let edit = format!("{person}/edit");
        for version in ["", "&version=", "&version=7", "&version=one"] {
            browser.outdated(&edit, &format!("last_name=Lost{version}")).await;
        }
        let page = browser.page(&person).await;
        assert!(page.contains("Periods") && page.contains("Yard") && !page.contains("Lost"), "{page}");
        browser.done(&edit, "version=1&last_name=Periods&department=Stores").await;
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_an_employment_or_a_job_role_at_once_the_second_is_told_and_keeps_what_was_typed() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let person = add(&browser).await;
        for kind in ["jobs", "employment"] {
            let fact = fact(&browser, &person, kind).await;
            // Both have the form open.
            let version = browser.hidden(&fact, "version").await;
            browser.done(&fact, &format!("from=2021-01-01&version={version}")).await;
            let late = format!("from=2022-03-04&version={version}");
            let refused = browser.outdated(&fact, &late).await;
            assert!(refused.contains("value=\"2022-03-04\""), "{kind}: {refused}");
            browser.outdated(&fact, "from=2022-03-04").await;
            assert!(browser.page(&person).await.contains("since 1 Jan 2021"), "{kind}");
            change(&browser, &fact, "from=2022-03-04").await;
            assert!(browser.page(&person).await.contains("since 4 Mar 2022"), "{kind}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_the_settings_at_once_the_second_is_told_and_keeps_what_was_typed() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let version = browser.hidden("/organisation", "version").await;
        browser.done("/organisation", &format!("name=Works+North&expiring_days=40&language=&version={version}")).await;
        let late = format!("name=Works+South&expiring_days=50&language=&version={version}");
        let refused = browser.outdated("/organisation", &late).await;
        assert!(refused.contains("value=\"Works South\""), "{refused}");
        let settings = async |read: &mut docendo::work::Read| docendo::organisation::service::current(read).await;
        assert_eq!(house.admin.read(settings).await.unwrap().name, "Works North");
        let version = browser.hidden("/organisation", "version").await;
        browser.done("/organisation", &format!("name=Works+South&expiring_days=50&language=&version={version}")).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_withdraws_what_somebody_else_has_corrected_meanwhile_is_told() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let person = add(&browser).await;
        for kind in ["jobs", "employment"] {
            let fact = fact(&browser, &person, kind).await;
            let withdraw = format!("{fact}/withdraw");
            let seen = browser.hidden(&withdraw, "version").await;
            change(&browser, &fact, "from=2020-06-01&to=").await;
            for outdated in [format!("reason=A+slip&version={seen}"), "reason=A+slip".to_owned()] {
                let refused = browser.outdated(&withdraw, &outdated).await;
                assert!(refused.contains("A slip"), "{refused}");
            }
            assert!(browser.page(&person).await.contains("1 Jun 2020"), "{kind}");
            let version = browser.hidden(&withdraw, "version").await;
            assert_eq!(browser.done(&withdraw, &format!("reason=A+slip&version={version}")).await, person);
        }
    })
    .await;
}
