//! Exports and the matrix for paper, over HTTP.

use crate::client::{Answer, Client, cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    demo::{FOUNDER, Measures, create_large},
    exchange::export::{LARGE, service},
    identity::DEMO_PASSWORD,
    kernel::page::Page,
    testing::{House, caller, on_both},
    work::Read,
};
use std::time::Duration;

/// A browser in which the founder of a large organisation is signed in.
struct Browser {
    client: Client,
    cookie: String,
}

impl Browser {
    async fn of(house: &House, people: usize, courses: usize) -> Self {
        create_large(&house.installation, Measures { people, courses }).await.unwrap();
        let cookie = cookie(house, FOUNDER, DEMO_PASSWORD).await;
        Self { client: Client::anonymous(house).await, cookie }
    }

    async fn get(&self, path: &str) -> Answer {
        self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await
    }

    async fn send(&self, path: &str, fields: &'static str) -> Answer {
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("origin", "http://127.0.0.1:3000"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept-language", "es"),
        ];
        self.client.send(Method::POST, path, &headers, Body::from(fields)).await
    }

    /// What the audit trail says of exports, without the marks between its words.
    async fn trail(&self) -> String {
        self.get("/journal?entity=export").await.text.replace("<!>", "")
    }

    /// The page at `path` once it tells of no work any more; while it does, a browser without scripts loads it again.
    async fn settled(&self, path: &str) -> Answer {
        let look = async {
            loop {
                let page = self.get(path).await;
                if !page.text.contains(r#"id="busy""#) {
                    return page;
                }
                let again = format!(r#"<noscript><meta http-equiv="refresh" content="5; url={path}"></noscript>"#);
                assert!(page.text.contains(&again) && page.text.contains("<progress"), "{}", page.text);
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), look).await.unwrap()
    }
}

#[tokio::test]
async fn a_large_matrix_is_exported_in_the_background_in_the_words_of_whoever_asks() {
    on_both(async |house| {
        let browser = Browser::of(&house, 900, 120).await;
        let matrix = browser.get("/matrix").await;
        assert!(matrix.text.contains("Excel and CSV are written in the background"));
        assert!(
            matrix.text.contains(r#"value="/do/matrix/export""#)
                && !matrix.text.contains(r#"href="/matrix/export.csv""#)
        );
        let at_once = browser.get("/matrix/export.csv?under=site").await;
        assert_eq!((at_once.status, at_once.header("location")), (StatusCode::SEE_OTHER, "/matrix?under=site"));

        let begun = browser.send("/matrix", "_fn=/do/matrix/export&form=csv&query=under%3Dsite").await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
        let address = begun.header("location").to_owned();
        let page = browser.settled(&address).await;
        assert!(page.text.contains("matrix-2026-11-20.csv") && page.text.contains("27 Nov 2026"), "{}", page.text);
        let file = browser.get(&format!("{address}/file")).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"matrix-2026-11-20.csv\"");
        let lines: Vec<&str> = file.text.lines().collect();
        // The heads, the founder without a site, four sites, and everybody.
        assert_eq!(lines.len(), 1 + 1 + 4 + 900);
        assert!(lines[0].starts_with("\u{feff}\"Persona\","), "{}", lines[0]);
        assert!((lines.len() - 1) * (lines[0].split(',').count() - 5) > LARGE);

        let trail = browser.trail().await;
        assert!(trail.contains("Export: begun") && trail.contains("Export: fetched"), "{trail}");
        assert!(trail.contains("<bdi>matrix-2026-11-20.csv</bdi>") && trail.contains("Under: their site"), "{trail}");
        let removed = browser.send(&address, "_fn=/do/export/remove").await;
        assert_eq!((removed.status, removed.header("location")), (StatusCode::SEE_OTHER, "/exports"));
        for gone in [address.clone(), format!("{address}/file")] {
            assert_eq!(browser.get(&gone).await.status, StatusCode::NOT_FOUND);
        }
        assert!(browser.get("/exports").await.text.contains("No file waits for you"));
    })
    .await;
}

#[tokio::test]
async fn a_small_matrix_arrives_at_once_and_is_in_the_trail() {
    on_both(async |house| {
        let browser = Browser::of(&house, 20, 20).await;
        assert!(browser.get("/matrix").await.text.contains(r#"href="/matrix/export.xlsx""#));
        assert!(browser.get("/matrix/export.xlsx").await.bytes.starts_with(b"PK"));
        let trail = browser.trail().await;
        assert!(
            trail.contains("Export: taken at once") && trail.contains("<bdi>matrix-2026-11-20.xlsx</bdi>"),
            "{trail}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_server_removes_files_whose_time_is_over_by_itself() {
    on_both(async |house| {
        let browser = Browser::of(&house, 20, 20).await;
        let begun = browser.send("/matrix", "_fn=/do/matrix/export&form=csv&query=").await;
        browser.settled(begun.header("location")).await;
        house.clock.set("2026-11-27T12:00:00Z".parse().unwrap());
        let tidying = server::tidy::begin(house.installation.clone());
        let founder = caller(&house.installation, FOUNDER).await;
        let count = async |read: &mut Read| read.unscoped_one::<(i64,)>("SELECT COUNT(*) FROM export", &[]).await;
        let look = async {
            while founder.read(count).await.unwrap() != (0,) {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), look).await.unwrap();
        tidying.abort();
        let all = Page { offset: 0, limit: 10 };
        assert_eq!(founder.read(async |read| service::list(read, all).await).await.unwrap().total, 0);
    })
    .await;
}

#[tokio::test]
async fn the_matrix_for_paper_has_every_cell_on_sheets_that_repeat_the_names() {
    on_both(async |house| {
        let browser = Browser::of(&house, 60, 50).await;
        let page = browser.get("/matrix/print").await;
        assert_eq!(page.status, StatusCode::OK);
        let sheets = page.text.matches("class=\"print-sheet\"").count();
        // 48 of the courses are needed by somebody: seventeen fit on a sheet.
        assert_eq!(sheets, 3);
        assert_eq!(page.text.matches("<th scope=\"row\" class=\"print-who\">").count(), 3 * (61 + 1));
        assert_eq!(page.text.matches("class=\"print-what\"").count(), 48);
        assert!(!page.text.contains("<script type=\"module\" nonce"), "it needs no scripts");
        let wider = browser.get("/matrix/print?paper=a3&show=gaps").await;
        assert!(wider.text.contains("print-a3") && wider.text.contains(">Gaps<"), "{}", wider.text);
        assert_eq!(browser.get("/matrix/print?paper=a9").await.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn too_many_cells_for_paper_are_told_with_what_to_do() {
    on_both(async |house| {
        let browser = Browser::of(&house, 900, 120).await;
        let page = browser.get("/matrix/print").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("Narrow the filters, or take it as an Excel file"));
        assert!(!page.text.contains("print-sheet\""));
    })
    .await;
}
