//! What uploads take of the memory together.

use crate::client::{Answer, Client, admin_cookie};
use axum::{
    body::{Body, Bytes},
    http::{Method, StatusCode},
};
use docendo::testing::{House, on_both};
use hyper::body::Frame;
use serde_json::json;
use server::{state::AppState, uploads::Uploads};
use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::timeout;

const OWN: (&str, &str) = ("origin", "http://127.0.0.1:3000");
const FORM: (&str, &str) = ("content-type", "multipart/form-data; boundary=cut");
const ATTACHMENTS: &str = "/api/training/courses/8f8f8f8f-0000-8000-8000-000000000001/attachments";
const LONG: Duration = Duration::from_mins(1);

/// A body of which nothing comes.
struct Silence;

impl hyper::body::Body for Silence {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }
}

/// A body that is not small, for a server that has room for a megabyte.
fn large() -> Body {
    Body::from(format!("{}--cut--", " ".repeat(100 * 1024)))
}

/// A client of a server whose uploads take as much as one may, and do not wait for long.
async fn client(house: &House) -> Client {
    let mut state = AppState::new(house.installation.clone(), crate::client::config()).await.unwrap();
    state.uploads = Uploads::new(1024 * 1024, Duration::from_millis(20));
    Client::of(state)
}

/// Sends `body` to the function that takes imports.
async fn import(client: &Client, cookie: &str, body: Body) -> Answer {
    client.send(Method::POST, "/do/import/upload", &[("cookie", cookie), OWN, FORM], body).await
}

/// Sends `body` to the page of imports.
async fn import_plainly(client: &Client, cookie: &str, body: Body) -> Answer {
    client.send(Method::POST, "/imports", &[("cookie", cookie), OWN, FORM], body).await
}

#[tokio::test]
async fn who_finds_no_room_for_an_upload_is_told_in_the_voice_of_the_page_or_contract() {
    on_both(async |house| {
        let (client, cookie) = (client(&house).await, admin_cookie(&house).await);
        let api = client.clone().signed_in("admin@test.example").await;
        let (first, shown) = (client.clone(), cookie.clone());
        let slow = tokio::spawn(async move { import(&first, &shown, Body::new(Silence)).await.status });
        let refused = async {
            loop {
                let answer = import_plainly(&client, &cookie, large()).await;
                if answer.status == StatusCode::SERVICE_UNAVAILABLE {
                    return answer;
                }
            }
        };
        let page = timeout(LONG, refused).await.unwrap();
        assert_eq!(page.header("retry-after"), "30");
        assert!(page.text.contains("The server is busy with other files"), "{}", page.text);
        let called = import(&client, &cookie, large()).await;
        assert_eq!((called.status, called.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "30"));
        assert_eq!(called.json(), json!({ "Crowded": 30 }), "the form says it");
        let told = api.send(Method::POST, ATTACHMENTS, &[FORM], large()).await;
        assert_eq!(
            (told.status, told.json()["error"]["code"].as_str(), told.header("retry-after")),
            (StatusCode::SERVICE_UNAVAILABLE, Some("SERVICE_UNAVAILABLE"), "30")
        );
        assert_eq!(client.get("/sign-in").await.status, StatusCode::OK, "everything else goes on");
        slow.abort();
        assert!(slow.await.is_err());
        let next = import(&client, &cookie, large()).await;
        assert_eq!(next.status, StatusCode::UNPROCESSABLE_ENTITY, "there is room again");
    })
    .await;
}

#[tokio::test]
async fn who_is_not_signed_in_takes_no_room_for_what_nobody_reads() {
    on_both(async |house| {
        let (client, cookie) = (client(&house).await, admin_cookie(&house).await);
        let unknown = client.clone();
        let answer = timeout(LONG, async { import_plainly(&unknown, "", Body::new(Silence)).await }).await.unwrap();
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "it is told to sign in");
        let answer = timeout(LONG, async { import(&unknown, "", Body::new(Silence)).await }).await.unwrap();
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(import(&client, &cookie, Body::from("--cut--")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_small_upload_does_not_wait_behind_a_large_one() {
    on_both(async |house| {
        let (client, cookie) = (client(&house).await, admin_cookie(&house).await);
        let api = client.clone().signed_in("admin@test.example").await;
        let (first, shown) = (client.clone(), cookie.clone());
        let slow = tokio::spawn(async move { import(&first, &shown, Body::new(Silence)).await.status });
        while import(&client, &cookie, large()).await.status != StatusCode::SERVICE_UNAVAILABLE {}
        let small = timeout(LONG, async { api.send(Method::POST, ATTACHMENTS, &[FORM], Body::from("--cut--")).await });
        assert_ne!(small.await.unwrap().status, StatusCode::SERVICE_UNAVAILABLE);
        slow.abort();
    })
    .await;
}
