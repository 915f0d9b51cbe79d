//! The pieces of a large matrix that its grid fetches, over HTTP, and its files.

use crate::client::{Client, cookie};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::{
    competence::{State, window},
    demo::{FOUNDER, Measures, create_large},
    identity::DEMO_PASSWORD,
    testing::{House, on_both},
};

/// A browser in which the founder of a large organisation of 60 people and 50 courses is signed in.
struct Browser {
    client: Client,
    cookie: String,
}

impl Browser {
    async fn of(house: &House) -> Self {
        create_large(&house.installation, Measures { people: 60, courses: 50 }).await.unwrap();
        let cookie = cookie(house, FOUNDER, DEMO_PASSWORD).await;
        Self { client: Client::anonymous(house).await, cookie }
    }

    /// What the server function at `path` answers for what is asked.
    async fn ask(&self, path: &str, asked: &str) -> crate::client::Answer {
        let query = serde_urlencoded::to_string([("asked", asked)]).unwrap();
        self.get(&format!("{path}?{query}")).await
    }

    async fn get(&self, path: &str) -> crate::client::Answer {
        self.client.send(Method::GET, path, &[("cookie", &self.cookie)], Body::empty()).await
    }
}

#[tokio::test]
async fn a_window_and_its_names_are_pieces_of_one_matrix() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let cells = browser.ask("/do/matrix/window", "rows=10-30&columns=0-40").await;
        assert_eq!((cells.status, cells.header("cache-control")), (StatusCode::OK, "no-store"));
        let tile = window::tile(&cells.bytes).unwrap();
        assert_eq!((tile.part.first_row, tile.part.rows, tile.part.columns), (10, 20, 40));
        assert!(tile.marks.iter().any(|mark| mark.state == State::Valid && mark.is_required));
        let names = browser.ask("/do/matrix/names", "rows=0-500&columns=45-60").await;
        let names = window::names(&names.bytes).unwrap();
        // Two of the first courses are needed by none of the sixty, and have no column.
        assert_eq!((names.rows.len(), names.columns.len()), (61, 3));
        assert_eq!((names.columns[0].code.as_str(), names.part.fingerprint), ("C-048", tile.part.fingerprint));
        let past = browser.ask("/do/matrix/window", "rows=900-950&columns=0-40").await;
        let past = window::tile(&past.bytes).unwrap();
        assert_eq!((past.part.rows, past.marks.len()), (0, 0));
        let found = browser.ask("/do/matrix/find", "q=c-046").await;
        assert_eq!(found.text, "{\"Column\":43}");
        let soon = browser.ask("/do/matrix/window", "rows=soon&columns=0-40").await;
        assert_eq!(soon.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn an_export_has_what_the_matrix_shows_and_nothing_that_a_spreadsheet_carries_out() {
    on_both(async |house| {
        let browser = Browser::of(&house).await;
        let csv = browser.get("/matrix/export.csv?under=site").await;
        assert_eq!(csv.header("content-disposition"), "attachment; filename=\"matrix-2026-11-20.csv\"");
        let lines: Vec<&str> = csv.text.lines().collect();
        // The heads, the founder without a site, the two sites that sixty people fill, and everybody.
        assert_eq!(lines.len(), 1 + 1 + 2 + 60);
        assert!(lines[0].starts_with("\u{feff}\"Person\",\"Number\",\"Role\",\"Site\","));
        assert!(lines[2].starts_with("\"Northfield\","), "{}", lines[2]);
        let xlsx = browser.get("/matrix/export.xlsx").await;
        assert!(xlsx.bytes.starts_with(b"PK"));
        let table = browser.get("/matrix/export.csv?as=text").await;
        assert!(table.text.starts_with("Person\tNumber\t"));
    })
    .await;
}
