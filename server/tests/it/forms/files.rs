//! Forms with files, sent as a page that is alive sends them, and without scripts.

use super::{Browser, beside};
use crate::client::Answer;
use axum::{
    body::{Body, Bytes},
    http::{Method, StatusCode},
};
use docendo::{
    documents::MOST_BYTES,
    testing::{House, on_both},
};
use hyper::body::Frame;
use serde_json::json;
use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
};

const FUNCTION: &str = "/do/course/file/attach";

/// A browser, and a course.
async fn begin(house: &House) -> (Browser, String) {
    let browser = Browser::of(house).await;
    let category = house.numbers("SELECT MIN(id) FROM category WHERE code = 'SAFETY'").await[0];
    let fields = format!(
        "code=FIRE&title=Fire&category_id={category}&delivery_type=classroom&course_type=initial&requirement_level=mandatory&status=active"
    );
    let course = browser.done("/courses/new", &fields).await;
    (browser, course)
}

/// The parts of a form.
fn parts(fields: &[(&str, &str)], file: Option<(&str, &str)>) -> String {
    let field = |(name, value): &(&str, &str)| {
        format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = file.map(|(name, content)| {
        format!("--cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n")
    });
    fields.iter().map(field).chain(file).chain(["--cut--\r\n".to_owned()]).collect()
}

async fn send(browser: &Browser, method: Method, path: &str, body: Body) -> Answer {
    let (cookie, origin) = (("cookie", browser.cookie.as_str()), ("origin", "http://127.0.0.1:3000"));
    let kind = ("content-type", "multipart/form-data; boundary=cut");
    browser.client.send(method, path, &[cookie, origin, kind], body).await
}

/// A body that does not say how long it is, and comes in pieces.
fn unannounced(body: String) -> Body {
    Body::new(Unannounced { rest: Bytes::from(body), is_on_its_way: false })
}

struct Unannounced {
    rest: Bytes,
    /// Whether the next piece has not arrived yet.
    is_on_its_way: bool,
}

impl hyper::body::Body for Unannounced {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.is_on_its_way = !self.is_on_its_way;
        if self.is_on_its_way {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let piece = self.rest.len().min(64 * 1024);
        Poll::Ready((piece > 0).then(|| Ok(Frame::data(self.rest.split_to(piece)))))
    }
}

#[tokio::test]
async fn a_function_takes_files_once_and_says_what_is_wrong_with_them() {
    on_both(async |house| {
        let (browser, course) = begin(&house).await;
        let id = course.rsplit('/').next().unwrap();
        let call = async |body: Body| send(&browser, Method::POST, FUNCTION, body).await;
        let file = parts(&[("id", id), ("form_key", "a"), ("description", "Read it")], Some(("a.txt", "text")));
        for _ in 0..2 {
            let taken = call(Body::from(file.clone())).await;
            assert_eq!((taken.status, taken.json()), (StatusCode::OK, json!(course)));
        }
        assert_eq!(house.numbers("SELECT COUNT(*) FROM document WHERE description = 'Read it'").await, [1]);

        for (file, problem) in [(None, json!("Required")), (Some(("", "")), json!("Required"))] {
            let refused = call(Body::from(parts(&[("id", id)], file))).await;
            let told = json!({ "Invalid": [{ "field": "file", "problem": problem }] });
            assert_eq!((refused.status, refused.json()), (StatusCode::UNPROCESSABLE_ENTITY, told));
        }
        let above = "x".repeat(MOST_BYTES + 1);
        let refused = call(Body::from(parts(&[("id", id)], Some(("a.txt", &above))))).await;
        let told = json!({ "Invalid": [{ "field": "file", "problem": { "TooLarge": MOST_BYTES } }] });
        assert_eq!((refused.status, refused.json()), (StatusCode::UNPROCESSABLE_ENTITY, told));
        let far_above = parts(&[("id", id)], Some(("a.txt", &"x".repeat(MOST_BYTES + 1024 * 1024))));
        for body in [Body::from(far_above.clone()), unannounced(far_above)] {
            let refused = call(body).await;
            assert_eq!((refused.status, refused.json()), (StatusCode::PAYLOAD_TOO_LARGE, json!("TooLarge")));
        }
        assert_eq!(call(Body::from("no parts")).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(house.numbers("SELECT COUNT(*) FROM document").await, [1]);
    })
    .await;
}

#[tokio::test]
async fn without_scripts_the_page_says_what_is_wrong_with_a_file_and_keeps_what_was_typed() {
    on_both(async |house| {
        let (browser, course) = begin(&house).await;
        let path = format!("{course}/attachments");
        let fields = [("_fn", FUNCTION), ("description", "A list of what to read")];
        let refused = send(&browser, Method::POST, &path, Body::from(parts(&fields, None))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(beside(&refused.text, "file"), "Fill this in.");
        assert!(refused.text.contains("A list of what to read"), "{}", refused.text);
        let far_above = "x".repeat(MOST_BYTES + 1024 * 1024);
        let body = unannounced(parts(&fields, Some(("a.txt", &far_above))));
        let refused = send(&browser, Method::POST, &path, body).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(refused.text.contains("It is more than the server takes in one go"), "{}", refused.text);
        assert!(refused.text.contains("A list of what to read"), "{}", refused.text);
    })
    .await;
}

#[tokio::test]
async fn files_are_sent_from_pages_alone() {
    on_both(async |house| {
        let (browser, course) = begin(&house).await;
        let id = course.rsplit('/').next().unwrap();
        let body = || Body::from(parts(&[("id", id)], Some(("a.txt", "text"))));
        let got = send(&browser, Method::GET, FUNCTION, body()).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "nothing is written by looking");
        let headers = [
            ("cookie", browser.cookie.as_str()),
            ("origin", "https://evil.example"),
            ("content-type", "multipart/form-data; boundary=cut"),
        ];
        let foreign = browser.client.send(Method::POST, FUNCTION, &headers, body()).await;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN);
        assert_eq!(house.numbers("SELECT COUNT(*) FROM document").await, [0]);
    })
    .await;
}
