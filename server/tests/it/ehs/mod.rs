//! Contract `ehs`, one file a section of its document.

mod attachments;
mod categories;
mod courses;
mod matrix;
mod requirements;

use crate::client::Answer;
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

/// The code of a failure.
fn code(answer: &Answer) -> String {
    answer.json()["error"]["code"].as_str().unwrap().to_owned()
}

/// The fields that a failure names, in order.
fn details(answer: &Answer) -> Vec<String> {
    let body = answer.json();
    let mut fields: Vec<String> = body["error"]["details"].as_object().unwrap().keys().cloned().collect();
    fields.sort_unstable();
    fields
}

/// `body` with `id-1`, `id-2` … for the UUIDs in the order in which they appear: databases number in their own way.
fn settled(body: &Value) -> Value {
    fn walk(value: &mut Value, seen: &mut HashMap<Uuid, usize>) {
        match value {
            Value::String(text) => {
                if let Ok(id) = Uuid::try_parse(text) {
                    let next = seen.len() + 1;
                    *text = format!("id-{}", seen.entry(id).or_insert(next));
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, seen)),
            Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, seen)),
            _ => {}
        }
    }
    let mut body = body.clone();
    walk(&mut body, &mut HashMap::new());
    body
}
