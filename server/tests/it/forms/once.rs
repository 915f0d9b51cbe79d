//! A form that is sent twice is carried out once, and leads to the same page each time.

use super::Browser;
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use chrono::TimeDelta;
use docendo::{
    kernel::clock::Clock as _,
    testing::{House, PASSWORD, on_both},
};
use std::collections::BTreeSet;

/// A course, made by its form; its address.
async fn course(browser: &Browser, house: &House) -> String {
    let category = house.numbers("SELECT MIN(id) FROM category WHERE code = 'SAFETY'").await[0];
    let fields = format!(
        "code=FIRE&title=Fire&category_id={category}&delivery_type=classroom&course_type=initial&requirement_level=mandatory&status=active"
    );
    browser.done("/courses/new", &fields).await
}

/// Sends a form of the page `shown` to `path` twice at the same moment, and once more; where all three led.
async fn thrice(browser: &Browser, (shown, path): (&str, &str), fields: &str) -> BTreeSet<String> {
    let fields = browser.keyed(shown, fields).await;
    let (one, other) = tokio::join!(browser.done(path, &fields), browser.done(path, &fields));
    BTreeSet::from([one, other, browser.done(path, &fields).await])
}

#[tokio::test]
async fn of_every_kind_of_form_the_second_is_led_where_the_first_was() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let course = course(&browser, &house).await;
        let id = course.rsplit('/').next().unwrap();
        let own = |path: &'static str| (path, path);
        let made = thrice(&browser, own("/people/new"), "first_name=Jo&last_name=Twice&start=2026-01-01").await;
        let person = made.first().unwrap().clone();
        let recorded = format!("person=Jo+Twice&course={id}&completed_on=2026-11-02&outcome=passed");
        let job = (format!("{person}/jobs"), "role=Welder&from=2026-11-01&new_role=yes&new_role_name=Welder");
        let archive = format!("{course}/archive");
        let version = format!("version={}", browser.hidden(&archive, "version").await);
        let all = [
            (made.len(), "a person"),
            (thrice(&browser, own("/completions/new"), &recorded).await.len(), "a completion"),
            (thrice(&browser, (&job.0, &job.0), job.1).await.len(), "a job role"),
            (thrice(&browser, own("/courses/categories"), "category_name=Lifting&code=LIFT").await.len(), "a category"),
            (thrice(&browser, own("/matrix"), "name=Mine&query=by%3Dsite").await.len(), "a view"),
            (thrice(&browser, (&archive, &archive), &version).await.len(), "a step"),
            (thrice(&browser, (&course, &course), "").await.len(), "a button alone"),
        ];
        for (places, what) in all {
            assert_eq!(places, 1, "{what}");
        }
        for (count, what) in [
            ("person WHERE last_name = 'Twice'", 1),
            ("completion", 1),
            ("holding h JOIN role r ON r.id = h.role_id WHERE r.name = 'Welder'", 1),
            ("category WHERE code = 'LIFT'", 1),
            ("saved_view", 1),
            ("journal WHERE entity = 'course'", 3),
        ] {
            assert_eq!(house.numbers(&format!("SELECT COUNT(*) FROM {count}")).await, [what], "{count}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_changed_after_going_back_and_what_comes_from_the_page_opened_again_is_another_form() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let fields = browser.keyed("/people/new", "first_name=Jo&last_name=Twice&start=2026-11-01").await;
        let one = browser.done("/people/new", &fields).await;
        let back = browser.done("/people/new", &fields.replace("Jo", "Jan")).await;
        let again = browser.keyed("/people/new", "first_name=Jo&last_name=Twice&start=2026-11-01").await;
        let again = browser.done("/people/new", &again).await;
        house.clock.set(house.clock.now() + TimeDelta::hours(24));
        let late = browser.done("/people/new", &fields).await;
        assert_eq!(BTreeSet::from([one, back, again, late]).len(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_was_refused_is_corrected_and_sent_with_the_key_that_it_had() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let fields = browser.keyed("/people/new", "first_name=Jo&last_name=&start=2026-11-01").await;
        let key = fields.split(['=', '&']).nth(1).unwrap();
        let refused = browser.refused_html("/people/new", &fields).await;
        assert!(refused.contains(&format!("name=\"form_key\" value=\"{key}\"")), "{refused}");
        let corrected = fields.replace("last_name=", "last_name=Twice");
        let first = browser.done("/people/new", &corrected).await;
        assert_eq!(browser.done("/people/new", &corrected).await, first);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_attached_twice_is_kept_once() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let path = format!("{}/attachments", course(&browser, &house).await);
        let key = browser.hidden(&path, "form_key").await;
        let send = async |content: &str| {
            let body = format!(
                "--cut\r\ncontent-disposition: form-data; name=\"_fn\"\r\n\r\n/do/course/file/attach\r\n\
                 --cut\r\ncontent-disposition: form-data; name=\"form_key\"\r\n\r\n{key}\r\n\
                 --cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{content}\r\n--cut--\r\n"
            );
            let origin = ("origin", "http://127.0.0.1:3000");
            let kind = ("content-type", "multipart/form-data; boundary=cut");
            let headers = [("cookie", browser.cookie.as_str()), origin, kind];
            let answer = browser.client.send(Method::POST, &path, &headers, Body::from(body)).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        };
        tokio::join!(send("one"), send("one"));
        send("one").await;
        let kept = async || house.numbers("SELECT COUNT(*) FROM document").await[0];
        assert_eq!(kept().await, 1);
        send("two").await;
        assert_eq!(kept().await, 2, "another file under the same name");
    })
    .await;
}

#[tokio::test]
async fn a_password_that_is_changed_twice_is_changed_once_and_nobody_is_told_that_it_is_wrong() {
    on_both(async |house: House| {
        let browser = Browser::of(&house).await;
        let page = "/profile/password";
        let new = "a+kettle+on+a+quiet+roof";
        let fields = format!("old_password={PASSWORD}&password={new}&password_again={new}");
        let fields = browser.keyed(page, &fields).await;
        for _ in 0..2 {
            assert_eq!(browser.done(page, &fields).await, format!("{page}?done=yes"));
        }
        let fields = fields.replace(PASSWORD, "another");
        assert!(browser.refused(page, &fields).await.contains("password"), "another form is checked");
    })
    .await;
}
