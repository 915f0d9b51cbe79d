//! In which language a page comes: the person, else the organisation, else the browser decides.

use crate::client::{Client, admin_cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    kernel::{
        input::{Draft as _, Input},
        optimistic_lock::OptimisticLock,
    },
    organisation::{SettingsDraft, service::change_settings},
    testing::on_both,
};

const OWN: (&str, &str) = ("origin", "http://127.0.0.1:3000");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// The language that `/` or, for whoever is not signed in, the door comes in.
async fn language(client: &Client, cookie: &str, accepted: &str) -> String {
    let path = if cookie.contains("docendo") { "/" } else { "/sign-in" };
    let headers = [("cookie", cookie), ("accept-language", accepted)];
    let page = client.send(Method::GET, path, &headers, Body::empty()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page.text.split_once("<html lang=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap().0.to_owned()
}

async fn choose(client: &Client, cookie: &str, language: &str) -> String {
    let headers = [("cookie", cookie), OWN, FORM];
    let body = Body::from(format!("back=%2Fpeople&language={language}"));
    let answer = client.send(Method::POST, "/preferences", &headers, body).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/people"));
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn who_is_not_signed_in_reads_as_their_browser_asks_until_they_choose() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        assert_eq!(language(&client, "", "es-MX, en;q=0.5").await, "es");
        assert_eq!(language(&client, "", "").await, "en");
        let chosen = choose(&client, "", "fr").await;
        assert_eq!(language(&client, &chosen, "es").await, "fr");
        let unknown = choose(&client, "", "tlh").await;
        assert_eq!(language(&client, &unknown, "es").await, "es");
    })
    .await;
}

#[tokio::test]
async fn the_person_comes_before_the_organisation_and_that_before_the_browser() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        assert_eq!(language(&client, &cookie, "fr").await, "fr");
        let draft = SettingsDraft {
            name: Input::text("Test works"),
            expiring_days: Input::text("30"),
            language: Input::text("es"),
        };
        let settings = draft.parse().unwrap();
        house
            .admin
            .write(async |work| change_settings(work, &OptimisticLock::Anything, &settings).await)
            .await
            .unwrap();
        assert_eq!(language(&client, &cookie, "fr").await, "es");
        choose(&client, &cookie, "ar").await;
        // Another device of theirs keeps no cookie of that, and still knows.
        assert_eq!(language(&client, &cookie, "fr").await, "ar");
        choose(&client, &cookie, "any").await;
        assert_eq!(language(&client, &cookie, "fr").await, "es");
    })
    .await;
}

#[tokio::test]
async fn arabic_runs_from_right_to_left_and_falls_back_to_english() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        let headers = [("cookie", cookie.as_str()), ("accept-language", "ar")];
        let page = client.send(Method::GET, "/courses", &headers, Body::empty()).await;
        assert!(page.text.contains("<html lang=\"ar\" dir=\"rtl\""), "{}", page.text);
        let english = r#"<span lang="en" dir="ltr">Create the first course<"#;
        assert!(page.text.contains("الدورات") && page.text.contains(english), "{}", page.text);
    })
    .await;
}

/// Pages of an administrator that every organisation has, and what is made of them for others than browsers.
const PAGES: &[&str] = &[
    "/",
    "/people",
    "/people/new",
    "/courses",
    "/courses/new",
    "/courses/categories",
    "/requirements",
    "/requirements/new",
    "/matrix",
    "/matrix/print",
    "/matrix/export?format=csv",
    "/gaps",
    "/completions/new",
    "/completions/pending",
    "/imports",
    "/exports",
    "/organisation",
    "/journal",
    "/journal/sign-ins",
    "/search?q=a",
    "/nowhere",
];

#[tokio::test]
async fn english_in_a_page_of_another_language_is_marked_in_elements_alone() {
    /// Characters for private use, of which some stand around texts until a page is done.
    const PRIVATE: std::ops::RangeInclusive<char> = '\u{F0000}'..='\u{FFFFD}';
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        for accepted in ["ar", "fr"] {
            let headers = [("cookie", cookie.as_str()), ("accept-language", accepted)];
            let mut marked = 0;
            for path in PAGES {
                let page = client.send(Method::GET, path, &headers, Body::empty()).await;
                assert!(!page.text.contains(|one| PRIVATE.contains(&one)), "{accepted} {path}: {}", page.text);
                assert!(!page.text.contains("&lt;span lang"), "{accepted} {path}: {}", page.text);
                marked += page.text.matches("lang=\"en\" dir=\"ltr\"").count();
            }
            assert!(marked > 100, "{accepted}: English is marked {marked} times");
        }
    })
    .await;
}

#[tokio::test]
async fn the_settings_of_an_organisation_are_changed_on_their_page() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        let headers = [("cookie", cookie.as_str()), OWN, FORM];
        let post =
            async |body: &'static str| client.send(Method::POST, "/organisation", &headers, Body::from(body)).await;
        let refused = post("_fn=/do/organisation/change&name=+&expiring_days=400&language=&version=1").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Fill this in.") && refused.text.contains("Between 1 and 365."));
        assert_eq!(
            post("_fn=/do/organisation/change&name=Talleres+Norte&expiring_days=60&language=es&version=1").await.status,
            StatusCode::SEE_OTHER
        );
        let shown = client.send(Method::GET, "/organisation", &headers, Body::empty()).await;
        assert!(shown.text.contains("Talleres Norte") && shown.text.contains("Organización"), "{}", shown.text);
        assert!(shown.text.contains("<html lang=\"es\""), "{}", shown.text);
    })
    .await;
}
