//! What tells browsers of changes: one organisation hears its own, and whoever is not signed in hears nothing.

use crate::client::{Client, admin_cookie, config, cookie};
use axum::{
    body::{Body, HttpBody as _},
    http::{Request, StatusCode, header},
};
use docendo::{
    kernel::input::{Draft as _, Input},
    people::{self, PersonDraft, RoleName},
    testing::{House, PASSWORD, on_both},
    trail::live::Live,
};
use std::{future::poll_fn, pin::Pin};
use tower::ServiceExt as _;

/// A stream that is read as it comes.
struct Stream(Body);

impl Stream {
    /// The stream for the browser with `cookie`, which has begun.
    async fn of(house: &House, cookie: &str) -> Self {
        let app = server::app(house.installation.clone(), config()).await.unwrap();
        let request = Request::get("/live").header(header::HOST, "127.0.0.1:3000").header(header::COOKIE, cookie);
        let answer = app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
        let mut stream = Self(answer.into_body());
        let begin = stream.next().await.unwrap();
        assert!(begin.contains("retry: 1000"), "{begin}");
        stream
    }

    async fn next(&mut self) -> Option<String> {
        let frame = poll_fn(|context| Pin::new(&mut self.0).poll_frame(context)).await?;
        Some(String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap())
    }
}

#[tokio::test]
async fn an_organisation_hears_of_its_own_changes_until_the_server_ends() {
    on_both(async |house| {
        let other_admin = house.another_tenant().await;
        let theirs = cookie(&house, "admin@other.example", PASSWORD).await;
        let (mut own, mut other) =
            (Stream::of(&house, &admin_cookie(&house).await).await, Stream::of(&house, &theirs).await);
        let new = PersonDraft { last_name: Input::text("Quill"), ..PersonDraft::default() }.parse().unwrap();
        house.admin.write(async |work| people::service::create(work, &new).await).await.unwrap();
        assert_eq!(own.next().await.unwrap(), "data: person\n\n");
        let diver = RoleName::parse("Diver").unwrap();
        other_admin.write(async |work| people::service::find_or_create_roles(work, &[&diver]).await).await.unwrap();
        assert_eq!(other.next().await.unwrap(), "data: role\n\n", "and nothing of the person");
        house.installation.part::<Live>().end();
        assert_eq!((own.next().await, other.next().await), (None, None));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_not_signed_in_hears_nothing() {
    on_both(async |house| {
        let answer = Client::anonymous(&house).await.get("/live").await;
        assert_eq!((answer.status, answer.text.as_str()), (StatusCode::UNAUTHORIZED, "\"SignIn\""));
    })
    .await;
}
