//! What forms say of fields that cannot be used: the true limits, and the words of the page.

use super::{Browser, beside, words};
use crate::client::Client;
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::{empty_database, on_both};

#[tokio::test]
async fn a_number_that_cannot_be_used_is_told_its_limits() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let course = browser
            .refused("/courses/new", "duration_hours=0&validity_months=1.5&passing_score=1.5&max_attempts=0")
            .await;
        for hint in [
            "Length : More than 0, and 10,000 at most.",
            "Write a whole number between 1 and 1,200.",
            "Write a whole number between 0 and 100.",
            "Between 1 and 100.",
        ] {
            assert!(course.contains(hint), "{hint}: {course}");
        }
        let requirement = browser.refused("/requirements/new", "grace_days=-1&refresh_months=-1").await;
        for hint in ["Between 0 and 3,650.", "Between 1 and 1,200."] {
            assert!(requirement.contains(hint), "{hint}: {requirement}");
        }
        let settings = browser.refused("/organisation", "name=+&expiring_days=1.5&language=").await;
        assert!(settings.contains("Write a whole number between 1 and 365."), "{settings}");
        assert!(settings.contains("Name : Fill this in."), "{settings}");
    })
    .await;
}

#[tokio::test]
async fn a_day_far_away_is_told_the_years_that_are_taken() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        for day in ["1899-01-01", "0001-01-01", "9999-12-31"] {
            let refused = browser.refused("/requirements/new", &format!("deadline={day}")).await;
            assert!(refused.contains("Give a day between the years 1900 and 2200."), "{day}: {refused}");
        }
        let refused = browser.refused("/requirements/new", "deadline=2026-02-30").await;
        assert!(refused.contains("Give a day of the calendar, such as 2026-11-20."), "{refused}");
        let refused = browser.refused("/completions/new", "completed_on=1949-12-31").await;
        assert!(refused.contains("Not before 1 Jan 1950."), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn who_types_a_name_hears_whether_nobody_or_several_match() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        for first in ["Jo", "Ann"] {
            browser.done("/people/new", &format!("first_name={first}&last_name=Namesake&start=2020-01-01")).await;
        }
        let nobody = browser.refused("/completions/new", "person=Zoe").await;
        assert!(nobody.contains("Nobody here matches that. Write a name or an employee number."), "{nobody}");
        let several = browser.refused("/completions/new", "person=namesake").await;
        assert!(several.contains("Several people match that. Choose one of them, or write more."), "{several}");
    })
    .await;
}

#[tokio::test]
async fn the_summary_of_errors_calls_a_field_as_its_label_does() {
    let folder = tempfile::tempdir().unwrap();
    for url in empty_database::on_each(folder.path()).await {
        let (client, token) = Client::on_fresh(&url).await;
        let answer = set_up(&client, format!("token={token}&name=+&email=a@b.example")).await;
        assert!(words(&answer).contains("Name of the organisation : Fill this in."), "{answer}");
    }
}

/// Sends the form of set-up, which is refused; returns the page that says so.
async fn set_up(client: &Client, fields: String) -> String {
    let headers = [("origin", "http://127.0.0.1:3000"), ("content-type", "application/x-www-form-urlencoded")];
    let answer = client.send(Method::POST, "/set-up", &headers, Body::from(fields)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    answer.text
}

#[tokio::test]
async fn everything_wrong_with_a_set_up_is_told_beside_its_field_and_the_password_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    for url in empty_database::on_each(folder.path()).await {
        let (client, token) = Client::on_fresh(&url).await;
        let fields = format!("token={token}&name=++&first_name=a%07b&email=a@b&password=kettle");
        let refused = set_up(&client, fields).await;
        for (field, told) in [
            ("name", "Fill this in."),
            ("first_name", "It has a character that cannot be used here."),
            ("last_name", "Fill this in."),
            ("email", "Write an e-mail address, such as name@example.com."),
            ("password", "At least 12 characters."),
        ] {
            assert_eq!(beside(&refused, field), told);
        }
        assert!(refused.contains("value=\"a@b\"") && !refused.contains("kettle"), "{refused}");
    }
}
