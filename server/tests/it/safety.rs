//! What protects browsers: where requests come from, and headers.

use crate::client::{Client, admin_cookie, config};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::{PASSWORD, on_both};
use serde_json::json;
use server::config::Config;

#[tokio::test]
async fn a_cookie_opens_what_a_token_opens_until_it_is_signed_out() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        let get = async || {
            client.send(Method::GET, "/api/training/categories", &[("cookie", &cookie)], Body::empty()).await.status
        };
        assert_eq!(get().await, StatusCode::OK);
        let value = cookie.split_once('=').unwrap().1;
        docendo::identity::service::sign_out(&house.installation, value, "192.0.2.1").await.unwrap();
        assert_eq!(get().await, StatusCode::UNAUTHORIZED);
    })
    .await;
}

#[tokio::test]
async fn another_site_cannot_make_a_browser_write() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        let post = async |headers: &[(&str, &str)]| {
            let headers = [headers, &[("cookie", cookie.as_str())]].concat();
            client.send(Method::POST, "/api/training/categories", &headers, Body::from("{}")).await
        };
        for foreign in
            [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "same-site"), ("accept", "*/*")]
        {
            let answer = post(&[foreign]).await;
            assert_eq!(
                (answer.status, answer.json()["error"]["code"].as_str()),
                (StatusCode::FORBIDDEN, Some("FORBIDDEN")),
                "{foreign:?}"
            );
        }
        for own in [("origin", "http://127.0.0.1:3000"), ("sec-fetch-site", "same-origin")] {
            assert_eq!(post(&[own]).await.status, StatusCode::BAD_REQUEST, "it came as far as the empty body: {own:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn pages_and_server_functions_are_written_to_from_pages_alone() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        for path in ["/sign-in", "/set-up", "/do/anything"] {
            let foreign = client.send(Method::POST, path, &[("origin", "https://evil.example")], Body::empty()).await;
            assert_eq!(foreign.status, StatusCode::FORBIDDEN, "{path}");
            let own = client.send(Method::POST, path, &[("origin", "http://127.0.0.1:3000")], Body::empty()).await;
            assert_ne!(own.status, StatusCode::FORBIDDEN, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_program_with_a_token_needs_no_origin() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let answer = client
            .send(Method::POST, "/api/training/categories", &[("origin", "https://portal.example")], Body::from("{}"))
            .await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn another_site_cannot_try_passwords_for_a_token() {
    on_both(async |house| {
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        let body = format!(r#"{{"email":"admin@test.example","password":"{PASSWORD}"}}"#);
        let foreign = [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")];
        for path in ["/api/token", "/api/token/", "/api/token/refresh/"] {
            for headers in foreign {
                for kind in ["application/json", "text/plain", "application/x-www-form-urlencoded"] {
                    for cookie in [None, Some(("cookie", cookie.as_str()))] {
                        let headers: Vec<_> = [headers, ("content-type", kind)].into_iter().chain(cookie).collect();
                        let answer = client.send(Method::POST, path, &headers, Body::from(body.clone())).await;
                        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
                        assert!(answer.json()["detail"].is_string(), "{path} {headers:?}");
                    }
                }
            }
        }
        let json = ("content-type", "application/json");
        for own in [None, Some(("origin", "http://127.0.0.1:3000")), Some(("sec-fetch-site", "same-origin"))] {
            let headers: Vec<_> = [json].into_iter().chain(own).collect();
            let answer = client.send(Method::POST, "/api/token/", &headers, Body::from(body.clone())).await;
            assert_eq!(answer.status, StatusCode::OK, "programs, and the description of this server: {own:?}");
        }
    })
    .await;
}

/// A server that knows its address.
fn addressed() -> Config {
    Config { public_url: Some("https://training.example.com".to_owned()), ..config() }
}

#[tokio::test]
async fn pages_and_forms_are_at_the_servers_own_address_alone_if_it_knows_it() {
    on_both(async |house| {
        let (client, cookie) = (Client::with(&house, addressed()).await, admin_cookie(&house).await);
        let (own, rebound) = (("host", "training.example.com"), ("host", "evil.example"));
        for path in ["/sign-in", "/people", "/", "/nowhere"] {
            let answer = client.send(Method::GET, path, &[rebound, ("cookie", &cookie)], Body::empty()).await;
            assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
            assert!(answer.text.contains(r#"href="https://training.example.com""#), "{path}: {}", answer.text);
            let said = answer.text.replace(['\u{2068}', '\u{2069}'], "");
            assert!(said.contains("Open it at https://training.example.com."), "{path}: {said}");
            assert!(!answer.text.contains("<form"), "{path}: no form would be taken here");
            let answer = client.send(Method::GET, path, &[own, ("cookie", &cookie)], Body::empty()).await;
            assert_ne!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{path}");
        }
        let form = [rebound, ("origin", "http://evil.example"), ("cookie", cookie.as_str())];
        let answer = client.send(Method::POST, "/people", &form, Body::empty()).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
        for (path, status) in [
            ("/healthz", StatusCode::OK),
            ("/readyz", StatusCode::OK),
            ("/metrics", StatusCode::NOT_FOUND),
            ("/favicon.svg", StatusCode::OK),
        ] {
            assert_eq!(client.send(Method::GET, path, &[rebound], Body::empty()).await.status, status, "{path}");
        }
        let token = Client::admin(&house).await.token().to_owned();
        let api = client.bearing(&token).send(Method::GET, "/api/training/categories", &[rebound], Body::empty()).await;
        assert_eq!(api.status, StatusCode::OK, "programs reach the contracts under any name");
        let rebound = client.send(Method::POST, "/api/training/categories", &form, Body::from("{}")).await;
        assert_eq!(rebound.status, StatusCode::FORBIDDEN, "the name that was asked makes no origin its own");
    })
    .await;
}

#[tokio::test]
async fn a_visitor_is_told_by_their_address_whether_the_proxy_adds_the_port_or_not() {
    on_both(async |house| {
        let config = Config { behind_proxy: true, rate_limit: true, ..config() };
        let client = Client::with(&house, config).await;
        let sign_in = async |address: &str| {
            client.send(Method::POST, "/api/token/", &[("x-forwarded-for", address)], Body::from("{}")).await.status
        };
        for port in 1000..1010 {
            assert_ne!(sign_in(&format!("192.0.2.1:{port}")).await, StatusCode::TOO_MANY_REQUESTS, "{port}");
        }
        for same in ["192.0.2.1:9", "192.0.2.1", "198.51.100.7, 192.0.2.1:9"] {
            assert_eq!(sign_in(same).await, StatusCode::TOO_MANY_REQUESTS, "{same}");
        }
        for other in ["192.0.2.2:1000", "[2001:db8::1]:443", "[2001:db8:0:1::1]"] {
            assert_ne!(sign_in(other).await, StatusCode::TOO_MANY_REQUESTS, "{other}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_response_carries_the_security_headers() {
    on_both(async |house| {
        let client = Client::with(&house, addressed()).await;
        let get = async |path| client.send(Method::GET, path, &[("host", "training.example.com")], Body::empty()).await;
        for path in ["/healthz", "/api/training/categories", "/api/nothing", "/nowhere", "/swagger/"] {
            let answer = get(path).await;
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{path}");
            assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
            assert_eq!(answer.header("x-request-id").len(), 16, "{path}");
        }
        for personal in ["/api/training/categories", "/people", "/sign-in"] {
            let answer = get(personal).await;
            let vary = answer.headers.get_all("vary").iter().any(|value| value == "Cookie, Authorization");
            assert!(vary && answer.header("cache-control") == "no-store", "{personal}");
        }
    })
    .await;
}

#[tokio::test]
async fn without_https_nobody_is_told_to_insist_on_it() {
    on_both(async |house| {
        assert_eq!(Client::anonymous(&house).await.get("/healthz").await.header("strict-transport-security"), "");
    })
    .await;
}

#[tokio::test]
async fn the_identifier_of_a_request_is_taken_over_from_a_proxy_if_it_is_plain_and_from_nobody_else() {
    on_both(async |house| {
        let proxied = Client::with(&house, Config { behind_proxy: true, ..config() }).await;
        let id = async |client: &Client, given: &str| {
            let answer = client.send(Method::GET, "/healthz", &[("x-request-id", given)], Body::empty()).await;
            answer.header("x-request-id").to_owned()
        };
        assert_eq!(id(&proxied, "proxy-0042").await, "proxy-0042");
        assert_ne!(id(&proxied, "two words").await, "two words");
        let admin = Client::admin(&house).await;
        assert_ne!(id(&admin, "made-up-0042").await, "made-up-0042");
        let body = json!({ "name": "Made up", "code": "MADE-UP" }).to_string();
        let headers = [("x-request-id", "made-up-0042"), ("content-type", "application/json")];
        let written = admin.send(Method::POST, "/api/training/categories", &headers, Body::from(body)).await;
        assert_eq!(written.status, StatusCode::CREATED, "{}", written.text);
        let find = "SELECT request_id FROM journal ORDER BY id DESC LIMIT 1";
        let (kept,): (String,) = house.admin.read(async |read| read.unscoped_one(find, &[]).await).await.unwrap();
        assert_eq!(kept, written.header("x-request-id"));
        assert_ne!(kept, "made-up-0042");
    })
    .await;
}

#[tokio::test]
async fn a_path_cannot_lead_out_of_the_site() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        for path in ["/pkg/../../Cargo.toml", "/pkg/%2e%2e/%2e%2e/Cargo.toml", "/.cargo/config.toml", "//etc/passwd"] {
            let answer = client.get(path).await;
            assert!(!answer.text.contains("[workspace]") && !answer.text.contains("root:"), "{path}");
            assert_ne!(answer.status, StatusCode::OK, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_nul_in_an_address_or_form_is_no_failure_of_the_server() {
    on_both(async |house| {
        let role = Client::admin(&house).await.get("/api/training/requirements/role/%00").await;
        assert_eq!(role.status, StatusCode::NOT_FOUND, "{}", role.text);
        let (client, cookie) = (Client::anonymous(&house).await, admin_cookie(&house).await);
        let own = ("origin", "http://127.0.0.1:3000");
        let headers = [("cookie", cookie.as_str()), own];
        for path in ["/people?search=%00", "/courses?search=a%00b", "/journal?search=%00", "/search?q=%00"] {
            let answer = client.send(Method::GET, path, &headers, Body::empty()).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
        }
        let form = [("cookie", cookie.as_str()), own, ("content-type", "application/x-www-form-urlencoded")];
        for (path, body) in
            [("/matrix/views", "name=a%00&query=as_of%3D%250a%2500"), ("/courses/categories", "name=%00&code=%00")]
        {
            let answer = client.send(Method::POST, path, &form, Body::from(body)).await;
            assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
        }
    })
    .await;
}
