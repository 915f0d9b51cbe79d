//! The operations of the API as their description has them, for tests that walk it: a new one is walked without a word.

use crate::client::{Answer, Client};
use axum::{body::Body, http::Method};
use serde_json::{Map, Value, json};

/// One thing in the forms in which paths name things.
pub(crate) struct Named {
    pub(crate) number: String,
    pub(crate) uuid: String,
    pub(crate) name: String,
}

/// An operation of the description.
pub(crate) struct Operation {
    method: Method,
    /// As it is described: `/api/training/courses/{course_id}`.
    pub(crate) path: String,
    /// What is said of it.
    pub(crate) told: Value,
    body: Sent,
}

/// What a request carries.
enum Sent {
    Nothing,
    Json(Value),
    File,
}

impl std::fmt::Display for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Operation {
    /// All of them; those that take something away come last.
    pub(crate) async fn all(client: &Client) -> Vec<Self> {
        let description = client.get("/swagger.json").await.json();
        let mut found = Vec::new();
        for (path, item) in description["paths"].as_object().unwrap() {
            for (method, told) in item.as_object().unwrap() {
                found.push(Self::new(&description, path, method, told));
            }
        }
        assert!(found.len() > 10, "the description is empty");
        found.sort_by_key(|operation| operation.method == Method::DELETE);
        found
    }

    fn new(description: &Value, path: &str, method: &str, told: &Value) -> Self {
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let content = &told["requestBody"]["content"];
        let body = if content["multipart/form-data"].is_object() {
            Sent::File
        } else if content["application/json"].is_object() {
            Sent::Json(sample(description, &content["application/json"]["schema"]))
        } else {
            Sent::Nothing
        };
        Self { method, path: path.to_owned(), told: told.clone(), body }
    }

    fn parameters(&self, place: &str) -> Vec<&Value> {
        self.told["parameters"].as_array().into_iter().flatten().filter(|one| one["in"] == place).collect()
    }

    /// How many things the path names.
    pub(crate) fn names(&self) -> usize {
        self.parameters("path").len()
    }

    /// What the path names at place `at`, in the form that it has there; `thing` finds it by its entity.
    pub(crate) fn name(&self, at: usize, thing: &impl Fn(&str) -> Option<Named>) -> String {
        let parameter = self.parameters("path")[at];
        let name = &parameter["name"];
        let entity = parameter["x-entity"].as_str().unwrap_or_else(|| {
            panic!("{self} does not say what {name} names: describe it with `OperationBuilder::path` or `path_of`")
        });
        let named = thing(entity).unwrap_or_else(|| {
            panic!(
                "{self} names one {entity} ({name}), of which this test has none: make one for each tenant in \
                 `tenant_isolation/ours.rs` and add it to `owned` and `nobodys` in `tenant_isolation/by_path.rs`"
            )
        });
        match (parameter["schema"]["type"].as_str(), parameter["schema"]["format"].as_str()) {
            (Some("integer"), _) => named.number,
            (_, Some("uuid")) => named.uuid,
            _ => named.name,
        }
    }

    /// The address with these names and these parameters of the query, and what else has to be asked.
    fn address(&self, names: &[String], asked: &[(&str, &str)]) -> String {
        let mut names = names.iter();
        let parts = self
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { names.next().unwrap().clone() } else { part.to_owned() });
        let path = parts.collect::<Vec<_>>().join("/");
        let needed = self.parameters("query").into_iter().filter(|one| one["required"] == true);
        let needed = needed.filter(|one| asked.iter().all(|(name, _)| one["name"] != *name));
        let needed = needed.map(|one| {
            let example = &one["schema"]["example"];
            assert!(!example.is_null(), "{self}: {} has to be sent: give it an example", one["name"]);
            format!("{}={}", one["name"].as_str().unwrap(), example.to_string().trim_matches('"'))
        });
        let asked = asked.iter().map(|(name, value)| format!("{name}={value}"));
        format!("{path}?{}", needed.chain(asked).collect::<Vec<_>>().join("&"))
    }

    pub(crate) async fn send(&self, client: &Client, names: &[String]) -> Answer {
        self.send_asking(client, names, &[]).await
    }

    /// The same with these parameters of the query.
    pub(crate) async fn send_asking(&self, client: &Client, names: &[String], asked: &[(&str, &str)]) -> Answer {
        let (method, address) = (self.method.clone(), self.address(names, asked));
        match &self.body {
            Sent::Nothing => client.send(method, &address, &[], Body::empty()).await,
            Sent::Json(body) => client.json(method, &address, body).await,
            Sent::File => {
                let part = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\ntext\r\n--cut--\r\n";
                let kind = [("content-type", "multipart/form-data; boundary=cut")];
                client.send(method, &address, &kind, Body::from(part)).await
            }
        }
    }
}

/// A value like `schema`: of an object what has to be there, and everything that has an example.
fn sample(description: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return sample(description, description.pointer(reference.trim_start_matches('#')).unwrap());
    }
    if !schema["example"].is_null() {
        return schema["example"].clone();
    }
    let first = if schema["type"].is_array() { &schema["type"][0] } else { &schema["type"] };
    match first.as_str() {
        Some("object") => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let fields = schema["properties"].as_object().into_iter().flatten();
            let sent = fields.filter(|(name, field)| required.contains(&json!(name)) || !field["example"].is_null());
            Value::Object(sent.map(|(name, field)| (name.clone(), sample(description, field))).collect::<Map<_, _>>())
        }
        Some("array") => json!([]),
        Some("boolean") => json!(true),
        Some("integer" | "number") => schema["minimum"].as_i64().unwrap_or(1).into(),
        _ => json!("text"),
    }
}
