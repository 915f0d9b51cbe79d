//! What lies around the pages: their addresses, compression, and how they are refused.

use crate::client::{Client, admin_cookie, config};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::on_both;
use server::config::Config;

const OWN: (&str, &str) = ("origin", "http://127.0.0.1:3000");

/// The answer is a page with this status and title, which its own policy lets show its style.
fn is_page(answer: &crate::client::Answer, status: StatusCode, title: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert!(answer.header("content-type").starts_with("text/html"), "{status}: {:?}", answer.headers);
    assert!(answer.text.contains(title) && answer.text.contains("/pkg/docendo.css"), "{status}: {}", answer.text);
    assert!(answer.header("content-security-policy").contains("style-src 'self'"), "{status}");
}

#[tokio::test]
async fn whatever_refuses_a_page_answers_with_a_page() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        let large = Body::from("x".repeat(1024 * 1024 + 1));
        let large = client.send(Method::POST, "/sign-in", &[OWN], large).await;
        is_page(&large, StatusCode::PAYLOAD_TOO_LARGE, "That is too large");
        let foreign = client.send(Method::POST, "/sign-in", &[("origin", "https://evil.example")], Body::empty()).await;
        is_page(&foreign, StatusCode::FORBIDDEN, "That did not come from this site");
        let wrong = client.send(Method::DELETE, "/sign-in", &[OWN], Body::empty()).await;
        is_page(&wrong, StatusCode::METHOD_NOT_ALLOWED, "That cannot be done at this address");
        assert_eq!(wrong.header("allow"), "GET,HEAD,POST");
        let headers = [("cookie", cookie.as_str()), ("accept-language", "xx"), ("accept", "text/html")];
        let no_text = client.send(Method::GET, "/people/%ff", &headers, Body::empty()).await;
        is_page(&no_text, StatusCode::BAD_REQUEST, "This address cannot be read");
    })
    .await;
}

#[tokio::test]
async fn who_looks_too_often_gets_a_page_and_a_time() {
    on_both(async |house| {
        let client = Client::with(&house, Config { rate_limit: true, ..config() }).await;
        let post = async || client.send(Method::POST, "/set-up/demo", &[OWN], Body::empty()).await;
        for _ in 0..10 {
            assert_ne!(post().await.status, StatusCode::TOO_MANY_REQUESTS);
        }
        let refused = post().await;
        is_page(&refused, StatusCode::TOO_MANY_REQUESTS, "Too many attempts");
        assert_eq!(refused.header("retry-after"), "6");
    })
    .await;
}

#[tokio::test]
async fn a_slash_at_the_end_leads_to_the_same_page() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        let headers = [("cookie", cookie.as_str())];
        let get = async |path: &str| client.send(Method::GET, path, &headers, Body::empty()).await;
        assert_eq!(get("/people/?search=ada").await.status, StatusCode::OK);
        assert_eq!(get("/sign-in/").await.status, get("/sign-in").await.status);
        assert_eq!(get("/people//").await.status, StatusCode::NOT_FOUND);
        assert_eq!(get("//").await.status, StatusCode::NOT_FOUND);
        let post = client.send(Method::POST, "/sign-in/", &[OWN], Body::empty()).await;
        assert_eq!(post.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn pages_and_json_travel_compressed_if_the_client_can_unpack_them() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        for path in ["/sign-in", "/api/training/categories", "/swagger.yaml"] {
            for (accepted, encoding) in [("gzip, br", "br"), ("gzip", "gzip"), ("identity", "")] {
                let headers = [("accept-encoding", accepted)];
                let answer = client.send(Method::GET, path, &headers, Body::empty()).await;
                assert_eq!((answer.status, answer.header("content-encoding")), (StatusCode::OK, encoding), "{path}");
                let vary = answer.headers.get_all("vary").iter().any(|value| value == "accept-encoding");
                assert!(vary, "{path}: {:?}", answer.headers);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_told_and_not_guessed() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        for wrong in [
            "/?sites=none",
            "/?day=later",
            "/journal?entity=guild",
            "/journal?action=x",
            "/completions/new?person=Ann",
            "/completions/new?course=first",
            "/completions/new?recorded=yes",
            "/completions/new?completed_on=31.02.2026",
            "/completions/pending?decided=yes",
            "/requirements/new?role=welder",
            "/requirements/new?site=north",
            "/requirements/new?competency=FA",
            "/courses/new?category=safety",
        ] {
            let headers = [("cookie", cookie.as_str()), ("accept", "text/html")];
            let answer = client.send(Method::GET, wrong, &headers, Body::empty()).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}: {}", answer.text);
        }
    })
    .await;
}
