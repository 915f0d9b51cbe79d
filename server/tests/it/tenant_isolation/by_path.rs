//! Every operation of the API whose path names something, tried with what another tenant owns: made from the description, so
//! that a new endpoint is tried without a word here.
//!
//! What another tenant owns has to be answered exactly like what nobody owns. Its owner sends the same request last, and it has
//! to succeed: else it could have been refused for another reason. References in bodies and queries are tried by hand in `api`.

use super::{
    entries,
    ours::{self, MARK, Rows, THEIR_ADMIN},
};
use crate::client::{Answer, Client};
use axum::{body::Body, http::Method};
use docendo::{
    kernel::id::{CategoryId, CompetencyId, CourseId, DocumentId, PersonId, RequirementId, RoleId, SiteId},
    testing::{House, on_both},
};
use serde_json::{Map, Value, json};

/// One thing in the forms in which paths name things.
struct Named {
    number: String,
    uuid: String,
    name: String,
}

macro_rules! named {
    ($id:expr, $name:expr) => {
        Named { number: $id.0.to_string(), uuid: $id.uuid().to_string(), name: $name.to_owned() }
    };
}

/// Which entities paths name, and one of each that a tenant owns. `None`: nobody said yet.
fn owned(rows: &Rows, role: &str, entity: &str) -> Option<Named> {
    Some(match entity {
        "category" => named!(rows.category, ""),
        "competency" => named!(rows.competency, ""),
        "course" => named!(rows.course, ""),
        "document" => named!(rows.document, ""),
        "person" => named!(rows.person, ""),
        "requirement" => named!(rows.requirement, ""),
        "role" => named!(rows.role, role),
        "site" => named!(rows.site, ""),
        _ => return None,
    })
}

/// The same of what nobody owns.
fn nobodys(entity: &str) -> Option<Named> {
    const NUMBER: i64 = 999_999;
    Some(match entity {
        "category" => named!(CategoryId(NUMBER), ""),
        "competency" => named!(CompetencyId(NUMBER), ""),
        "course" => named!(CourseId(NUMBER), ""),
        "document" => named!(DocumentId(NUMBER), ""),
        "person" => named!(PersonId(NUMBER), ""),
        "requirement" => named!(RequirementId(NUMBER), ""),
        "role" => named!(RoleId(NUMBER), "Nobody"),
        "site" => named!(SiteId(NUMBER), ""),
        _ => return None,
    })
}

/// An operation whose path names something.
struct Operation {
    method: Method,
    path: String,
    told: Value,
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
    fn names(&self) -> usize {
        self.parameters("path").len()
    }

    /// What the path names at place `at`, in the form that it has there; `thing` finds it by its entity.
    fn name(&self, at: usize, thing: &impl Fn(&str) -> Option<Named>) -> String {
        let parameter = self.parameters("path")[at];
        let name = &parameter["name"];
        let entity = parameter["x-entity"].as_str().unwrap_or_else(|| {
            panic!("{self} does not say what {name} names: describe it with `Told::path` or `Told::path_of`")
        });
        let named = thing(entity).unwrap_or_else(|| {
            panic!(
                "{self} names one {entity} ({name}), of which this test has none: make one for each tenant in \
                 `tenant_isolation/ours.rs` and add it to `owned` and `nobodys` here"
            )
        });
        match (parameter["schema"]["type"].as_str(), parameter["schema"]["format"].as_str()) {
            (Some("integer"), _) => named.number,
            (_, Some("uuid")) => named.uuid,
            _ => named.name,
        }
    }

    /// The address with these names, and what else has to be asked.
    fn address(&self, names: &[String]) -> String {
        let mut names = names.iter();
        let parts = self
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { names.next().unwrap().clone() } else { part.to_owned() });
        let path = parts.collect::<Vec<_>>().join("/");
        let needed = self.parameters("query").into_iter().filter(|one| one["required"] == true);
        let asked = needed.map(|one| {
            let example = &one["schema"]["example"];
            assert!(!example.is_null(), "{self}: {} has to be sent: give it an example", one["name"]);
            format!("{}={}", one["name"].as_str().unwrap(), example.to_string().trim_matches('"'))
        });
        format!("{path}?{}", asked.collect::<Vec<_>>().join("&"))
    }

    async fn send(&self, client: &Client, names: &[String]) -> Answer {
        let (method, address) = (self.method.clone(), self.address(names));
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

/// The operations of the description whose paths name something; those that take something away come last.
async fn operations(client: &Client) -> Vec<Operation> {
    let description = client.get("/swagger.json").await.json();
    let mut found = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap().iter().filter(|(path, _)| path.contains('{')) {
        for (method, told) in item.as_object().unwrap() {
            found.push(Operation::new(&description, path, method, told));
        }
    }
    found.sort_by_key(|operation| operation.method == Method::DELETE);
    found
}

/// What is told, whatever it was that was asked for.
fn told(answer: &Answer, names: &[String]) -> (u16, String, String) {
    let text = names.iter().fold(answer.text.clone(), |text, name| without(&text, name));
    (answer.status.as_u16(), answer.header("etag").to_owned(), text)
}

/// `text` without `name`; a number is compared whole.
fn without(text: &str, name: &str) -> String {
    if name.parse::<i64>().is_err() {
        return text.replace(name, "…");
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let runs = text.split_inclusive(|c: char| !is_digit(c)).map(|run| {
        let rest = run.trim_start_matches(is_digit);
        if run.len() - rest.len() == name.len() && run.starts_with(name) {
            format!("…{rest}")
        } else {
            run.to_owned()
        }
    });
    runs.collect()
}

/// Asks for every mixture of what another tenant owns and what the caller's own does, and for the same with what nobody owns.
async fn try_as_another_tenant(
    house: &House,
    theirs_admin: &Client,
    operation: &Operation,
    ours: &Rows,
    theirs: &Rows,
) {
    let all = |thing: &dyn Fn(&str) -> Option<Named>| -> Vec<String> {
        (0..operation.names()).map(|at| operation.name(at, &|entity: &str| thing(entity))).collect()
    };
    let foreign = all(&|entity| owned(ours, ours::ROLE, entity));
    let own = all(&|entity| owned(theirs, ours::THEIR_ROLE, entity));
    let unknown = all(&nobodys);
    for mixture in 1..1 << operation.names() {
        let is_foreign = |at: usize| mixture & (1 << at) != 0;
        let mix = |others: &[String]| -> Vec<String> {
            (0..own.len()).map(|at| if is_foreign(at) { others[at].clone() } else { own[at].clone() }).collect()
        };
        let (foreign, unknown) = (mix(&foreign), mix(&unknown));
        let before = entries(house).await;
        let answer = operation.send(theirs_admin, &foreign).await;
        let expected = operation.send(theirs_admin, &unknown).await;
        assert_eq!(told(&answer, &foreign), told(&expected, &unknown), "{operation} with {foreign:?}");
        assert!(!answer.text.contains(MARK), "{operation} shows a name: {}", answer.text);
        assert_eq!(entries(house).await, before, "{operation} changed something");
    }
}

#[tokio::test]
async fn what_another_tenant_owns_is_answered_like_what_nobody_owns() {
    on_both(async |house| {
        let (ours, theirs) = (ours::ours(&house).await, ours::theirs(&house).await);
        let theirs_admin = Client::anonymous(&house).await.signed_in(THEIR_ADMIN).await;
        let operations = operations(&theirs_admin).await;
        assert!(operations.len() > 8, "the description is empty");
        for operation in &operations {
            try_as_another_tenant(&house, &theirs_admin, operation, &ours, &theirs).await;
        }
        let owner = Client::admin(&house).await;
        for operation in &operations {
            let names =
                (0..operation.names()).map(|at| operation.name(at, &|entity: &str| owned(&ours, ours::ROLE, entity)));
            let names: Vec<String> = names.collect();
            let answer = operation.send(&owner, &names).await;
            assert!(answer.status.is_success(), "{operation} as its owner: {} {}", answer.status, answer.text);
        }
    })
    .await;
}
