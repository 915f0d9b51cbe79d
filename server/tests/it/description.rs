//! The description of the API is whole and true: these tests walk it, so that a new operation needs no entry in a list.

use crate::{client::Client, people::worker};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use docendo::testing::{House, on_both, routes_of};
use serde_json::Value;
use std::collections::BTreeSet;

/// One operation of the description.
struct Operation {
    method: Method,
    /// As it is described: `/api/training/courses/{course_id}`.
    path: String,
    told: Value,
}

impl Operation {
    /// The contract that it belongs to.
    fn contract(&self) -> &str {
        self.told["tags"][0].as_str().unwrap()
    }

    /// The path with `1` for every parameter.
    fn address(&self) -> String {
        let parts = self.path.split('/').map(|part| if part.starts_with('{') { "1" } else { part });
        parts.collect::<Vec<_>>().join("/")
    }

    fn takes_a_body(&self) -> bool {
        self.told["requestBody"].is_object()
    }

    /// Whether nobody needs to be signed in.
    fn is_open(&self) -> bool {
        self.told["security"].as_array().is_some_and(|schemes| schemes.iter().all(|one| one == &serde_json::json!({})))
    }

    fn tells(&self, status: &str) -> bool {
        self.told["responses"][status].is_object()
    }

    async fn send(&self, client: &Client, body: &'static str) -> crate::client::Answer {
        let content = self.told["requestBody"]["content"].as_object();
        let kind = content.and_then(|kinds| kinds.keys().next()).map_or("application/json", String::as_str);
        client.send(self.method.clone(), &self.address(), &[("content-type", kind)], Body::from(body)).await
    }
}

impl std::fmt::Display for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

async fn operations(house: &House) -> Vec<Operation> {
    let description = Client::anonymous(house).await.get("/swagger.json").await.json();
    let mut found = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, told) in item.as_object().unwrap() {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            found.push(Operation { method, path: path.clone(), told: told.clone() });
        }
    }
    assert!(found.len() > 10, "the description is empty");
    found
}

/// Whether `body` tells a failure as `contract` does.
fn is_voice_of(contract: &str, body: &Value) -> bool {
    let is_list = |value: &Value| value.as_array().is_some_and(|list| !list.is_empty());
    match contract {
        "ehs" => {
            let error = &body["error"];
            body["success"] == false
                && error["code"].is_string()
                && error["message"].is_string()
                && error["details"].is_object()
        }
        "eqms" => {
            let is_flaw = |one: &Value| ["msg", "param", "location"].iter().all(|field| one[field].is_string());
            body["error"].is_string()
                || is_list(&body["errors"]) && body["errors"].as_array().unwrap().iter().all(is_flaw)
        }
        "sigecap" => body["detail"].is_string() || is_list(&body["detail"]),
        "entraide" => body["detail"].is_string() || body.as_object().is_some_and(|fields| fields.values().all(is_list)),
        other => panic!("nobody knows how {other} speaks"),
    }
}

/// The paths of the contracts as the router knows them.
fn routes() -> BTreeSet<String> {
    routes_of(&server::api::routes().unwrap()).into_iter().filter(|path| path.starts_with("/api/")).collect()
}

#[tokio::test]
async fn every_route_is_described_and_every_described_operation_has_a_route() {
    on_both(async |house| {
        let operations = operations(&house).await;
        let described: BTreeSet<String> = operations.iter().map(|one| one.path.clone()).collect();
        assert_eq!(routes(), described);
        let admin = Client::admin(&house).await;
        for operation in &operations {
            let same_path = operations.iter().filter(|other| other.path == operation.path);
            let methods: BTreeSet<&str> = same_path.map(|other| other.method.as_str()).collect();
            for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
                let other = Method::from_bytes(method.as_bytes()).unwrap();
                let status = admin.send(other, &operation.address(), &[], Body::empty()).await.status;
                let has_route = status != StatusCode::METHOD_NOT_ALLOWED;
                assert_eq!(has_route, methods.contains(method), "{method} {}", operation.path);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_operation_belongs_to_the_owner_of_its_path_and_has_a_name_of_its_own() {
    on_both(async |house| {
        let operations = operations(&house).await;
        for operation in &operations {
            assert_eq!(server::owner::owner_of(&operation.path).name, operation.contract(), "{operation}");
        }
        let names: BTreeSet<String> = operations.iter().map(|one| one.told["operationId"].to_string()).collect();
        assert_eq!(names.len(), operations.len());
    })
    .await;
}

#[tokio::test]
async fn every_operation_asks_who_is_there_unless_it_says_that_it_is_open() {
    on_both(async |house| {
        let nobody = Client::anonymous(&house).await;
        for operation in operations(&house).await {
            let answer = operation.send(&nobody, "{}").await;
            let expected = if operation.is_open() { StatusCode::BAD_REQUEST } else { StatusCode::UNAUTHORIZED };
            assert_eq!(answer.status, expected, "{operation}: {}", answer.text);
            assert!(is_voice_of(operation.contract(), &answer.json()), "{operation}: {}", answer.text);
            assert!(operation.tells(expected.as_str()), "{operation} does not tell of {expected}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_operation_that_takes_a_body_tells_of_a_malformed_one_in_its_contracts_voice() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        for operation in operations(&house).await.into_iter().filter(Operation::takes_a_body) {
            for bad in ["{\"a\": ", "[1]", "\u{0}"] {
                let answer = operation.send(&admin, bad).await;
                let expected = if operation.contract() == "sigecap" { 422 } else { 400 };
                assert_eq!(answer.status, expected, "{operation}: {}", answer.text);
                assert!(is_voice_of(operation.contract(), &answer.json()), "{operation}: {}", answer.text);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_write_is_told_so_whatever_they_send() {
    on_both(async |house| {
        let worker = worker(&house).await;
        let operations = operations(&house).await;
        for operation in operations.iter().filter(|one| one.takes_a_body() && one.tells("403")) {
            let answer = operation.send(&worker, "{\"a\": ").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{operation}: {}", answer.text);
            assert!(is_voice_of(operation.contract(), &answer.json()), "{operation}: {}", answer.text);
        }
    })
    .await;
}

/// The words of a pattern like `^(asc|desc)?$`.
fn words(pattern: &str) -> Vec<&str> {
    let inside = pattern.trim_start_matches("^(").trim_end_matches('$').trim_end_matches('?').trim_end_matches(')');
    let is_word = |word: &&str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
    let all: Vec<&str> = inside.split('|').collect();
    if all.iter().all(is_word) { all } else { Vec::new() }
}

/// Values that the description of a parameter allows, and values that it does not.
fn values(parameter: &Value) -> (Vec<String>, Vec<String>) {
    let (schema, mut good, mut bad) = (&parameter["schema"], Vec::new(), Vec::new());
    if parameter["allowEmptyValue"] == true {
        good.push(String::new());
    }
    if schema["type"] == "integer" || schema["type"][0] == "integer" {
        bad.push("many".to_owned());
        match schema["maximum"].as_i64() {
            Some(most) => {
                good.push(most.to_string());
                bad.push((most + 1).to_string());
            }
            None => good.push("92233720368547758080".to_owned()),
        }
        if let Some(least) = schema["minimum"].as_i64() {
            good.push(least.to_string());
            bad.push((least - 1).to_string());
        }
    }
    let words = words(schema["pattern"].as_str().unwrap_or_default());
    if !words.is_empty() {
        good.extend(words.iter().map(|&word| word.to_owned()));
        bad.push("no_such_word".to_owned());
    }
    (good, bad)
}

#[tokio::test]
async fn what_a_query_takes_and_refuses_is_what_its_description_says() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let mut looked_at = 0;
        for operation in operations(&house).await.into_iter().filter(|one| !one.path.contains('{')) {
            let parameters = operation.told["parameters"].as_array().cloned().unwrap_or_default();
            let is_needed = |one: &&Value| one["in"] == "query" && one["required"] == true;
            let needed = parameters.iter().filter(is_needed).map(|one| {
                let first = words(one["schema"]["pattern"].as_str().unwrap())[0].to_owned();
                (one["name"].as_str().unwrap().to_owned(), first)
            });
            let needed: Vec<(String, String)> = needed.collect();
            for parameter in parameters.iter().filter(|one| one["in"] == "query") {
                let name = parameter["name"].as_str().unwrap();
                let others = needed.iter().filter(|(other, _)| other != name);
                let others: Vec<String> = others.map(|(other, value)| format!("&{other}={value}")).collect();
                let others = others.concat();
                let (good, bad) = values(parameter);
                let good = good.into_iter().map(|value| (value, true));
                for (value, is_good) in good.chain(bad.into_iter().map(|value| (value, false))) {
                    let answer = admin.get(&format!("{}?{name}={value}{others}", operation.path)).await;
                    let expected = if is_good { [200, 200] } else { [400, 422] };
                    assert!(expected.contains(&answer.status.as_u16()), "{operation} {name}={value}: {}", answer.text);
                    looked_at += 1;
                }
            }
        }
        assert!(looked_at > 60, "{looked_at}");
    })
    .await;
}

#[tokio::test]
async fn every_described_answer_says_how_its_body_looks() {
    on_both(async |house| {
        for operation in operations(&house).await {
            for (status, answer) in operation.told["responses"].as_object().unwrap() {
                let bodies = answer["content"].as_object().into_iter().flat_map(serde_json::Map::values);
                let described = bodies.filter(|body| body["schema"].is_object()).count();
                assert_eq!(described, 1, "{operation}: {status}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_parts_of_a_form_are_named_as_the_description_says() {
    on_both(async |house| {
        let admin = Client::admin(&house).await;
        let description = admin.get("/swagger.json").await.json();
        let form = &description["components"]["schemas"]["AttachmentIn"];
        assert_eq!(form["propertyNames"]["pattern"], r#"^[^\u0000-\u001f\u007f"\\]*$"#);
        let operations = operations(&house).await;
        let forms = operations.iter().filter(|one| one.path.ends_with("/attachments"));
        for operation in forms {
            let kind = [("content-type", "multipart/form-data; boundary=cut")];
            // No course is called 1, which is told once the form was read.
            for (name, expected) in [("note", 404), ("notiz é", 404), ("no\u{8}te", 400), ("no\u{7f}te", 400)] {
                let part = format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\nx\r\n--cut--\r\n");
                let answer = admin.send(Method::POST, &operation.address(), &kind, Body::from(part)).await;
                assert_eq!(answer.status, expected, "{name:?}: {}", answer.text);
            }
        }
    })
    .await;
}
