//! What all contracts have in common: paths, methods, bodies, and the description.

use crate::client::Client;
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn an_unknown_path_is_answered_in_the_voice_of_its_owner() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let ehs = json!({ "success": false, "error": { "code": "NOT_FOUND", "message": "Not found", "details": {} } });
        for (path, body) in [
            ("/api/training/nothing", ehs),
            ("/api/token/nothing/", json!({ "detail": "Not found." })),
            ("/api/training-requests/nothing", json!({ "detail": "Not found" })),
            ("/api/programs/nothing", json!({ "message": "Not found" })),
            ("/api/role-training-requirements/nothing/at/all", json!({ "error": "Not found" })),
            ("/api/nothing", json!({ "detail": "Not found." })),
            ("/api", json!({ "detail": "Not found." })),
            ("/api/", json!({ "detail": "Not found." })),
            ("/api//", json!({ "detail": "Not found." })),
        ] {
            let answer = client.get(path).await;
            assert_eq!((answer.status, answer.json()), (StatusCode::NOT_FOUND, body), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_wrong_method_is_told_which_ones_are_right() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        let answer = client.send(Method::DELETE, "/api/training/categories", &[], Body::empty()).await;
        assert_eq!(
            (answer.status, answer.json()["error"]["code"].as_str()),
            (StatusCode::METHOD_NOT_ALLOWED, Some("METHOD_NOT_ALLOWED"))
        );
        assert_eq!(answer.header("allow"), "GET,HEAD,POST");
        let answer = client.get("/api/token/").await;
        assert_eq!(
            (answer.status, answer.json()),
            (StatusCode::METHOD_NOT_ALLOWED, json!({ "detail": "Method \"GET\" not allowed." }))
        );
    })
    .await;
}

#[tokio::test]
async fn malformed_json_is_a_flaw_of_the_request_in_every_voice() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        for bad in ["{", "[1]", "\"text\"", "{\"name\": }", "\u{feff}{}"] {
            let ehs = client.send(Method::POST, "/api/training/categories", &[], Body::from(bad)).await;
            assert_eq!(
                (ehs.status, ehs.json()["error"]["code"].as_str()),
                (StatusCode::BAD_REQUEST, Some("VALIDATION_ERROR")),
                "{bad}"
            );
            let entraide = client.send(Method::POST, "/api/token/", &[], Body::from(bad)).await;
            assert_eq!(entraide.status, StatusCode::BAD_REQUEST, "{bad}");
            assert!(entraide.json()["detail"].is_string(), "{bad}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(
            client.send(Method::POST, "/api/token/", &[], Body::from(deep)).await.status,
            StatusCode::BAD_REQUEST
        );
    })
    .await;
}

#[tokio::test]
async fn without_credentials_a_contract_says_so_in_its_voice() {
    on_both(async |house| {
        let answer = Client::anonymous(&house).await.get("/api/training/categories").await;
        assert_eq!(
            (answer.status, answer.json()["error"]["code"].as_str()),
            (StatusCode::UNAUTHORIZED, Some("UNAUTHORIZED"))
        );
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    })
    .await;
}

#[tokio::test]
async fn one_slash_at_the_end_of_a_path_makes_no_difference() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        assert_eq!(client.get("/api/training/categories/?includeSystem=false").await.status, StatusCode::OK);
        assert_eq!(client.post("/api/token", &json!({})).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(client.get("/api/training/categories//").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_parameter_that_cannot_be_read_one_way_only_is_a_flaw() {
    on_both(async |house| {
        let client = Client::admin(&house).await;
        for (query, field, problem) in [
            ("userIds=,", "userIds", "must be an identifier"),
            ("mandatoryOnly=true&mandatoryOnly=false", "mandatoryOnly", "is given twice"),
            ("roleFilter=%ff", "roleFilter", "has a character that cannot be used here"),
            ("roleFilter=100%", "roleFilter", "has a character that cannot be used here"),
        ] {
            let answer = client.get(&format!("/api/training/matrix?type=user_course&{query}")).await;
            let message = answer.json()["error"]["details"][field][0].clone();
            assert_eq!((answer.status, message.as_str()), (StatusCode::BAD_REQUEST, Some(problem)), "{query}");
        }
        let unread = client.get("/api/training/categories?other=1&other=2&third=%ff").await;
        assert_eq!(unread.status, StatusCode::OK, "nobody reads them");
        for number in ["0", "12345678901234567890"] {
            let answer = client.get(&format!("/api/training/courses?page={number}")).await;
            let message = answer.json()["error"]["details"]["page"][0].clone();
            assert_eq!(message.as_str(), Some("must be between 1 and 1000000"), "{number}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_description_names_every_endpoint_in_both_forms() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        let json = client.get("/swagger.json").await.json();
        assert_eq!(json["openapi"], "3.1.0");
        assert_eq!(json["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
        let yaml = client.get("/swagger.yaml").await;
        assert_eq!(yaml.header("content-type"), "application/yaml");
        for path in ["/api/token", "/api/token/refresh"] {
            assert!(json["paths"][path]["post"]["responses"]["200"].is_object(), "{path}");
            assert!(yaml.text.contains(&format!("\"{path}\":")), "{path}");
        }
        assert_eq!(undocumented(&json), Vec::<String>::new());
    })
    .await;
}

/// Endpoints that do not say what they answer when all is well.
fn undocumented(description: &Value) -> Vec<String> {
    let endpoints = description["paths"].as_object().unwrap().iter();
    let all = endpoints.flat_map(|(path, methods)| {
        methods.as_object().unwrap().iter().map(move |(method, endpoint)| (path, method, endpoint))
    });
    let is_bare = |endpoint: &Value| {
        !endpoint["responses"].as_object().is_some_and(|all| all.keys().any(|status| status.starts_with('2')))
    };
    all.filter(|(_, _, endpoint)| is_bare(endpoint)).map(|(path, method, _)| format!("{method} {path}")).collect()
}

#[tokio::test]
async fn redoc_comes_from_the_binary_under_a_policy_that_lets_it_run() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        for path in ["/redoc", "/redoc/"] {
            let page = client.get(path).await;
            assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
            assert!(
                page.text.contains("src=\"/redoc/redoc.standalone.js\"")
                    && page.text.contains("spec-url=\"/swagger.json\"")
            );
            assert!(!page.text.contains("://"), "nothing comes from elsewhere");
            assert!(page.header("content-security-policy").contains("script-src 'self'"));
        }
    })
    .await;
}

#[tokio::test]
async fn swagger_ui_comes_from_the_binary_under_a_policy_that_lets_it_run() {
    on_both(async |house| {
        let client = Client::anonymous(&house).await;
        let page = client.get("/swagger/").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("swagger-ui-bundle.js"));
        assert!(!page.text.contains("<script>"), "an inline script would not run");
        assert!(page.header("content-security-policy").contains("script-src 'self'"));
        assert!(client.get("/swagger/swagger-initializer.js").await.text.contains("/swagger.json"));
    })
    .await;
}
