//! What the types of the description have no place for: what is empty in a query is not there, and how identifiers that may
//! be null are written.

use serde_json::{Value, json};

/// How a UUID is written.
const UUID: &str = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

/// Says it of every operation of `description`.
pub(super) fn describe(description: &mut Value) {
    describe_fields(&mut description["components"]["schemas"]);
    let paths = description["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut());
    let operations = paths.filter_map(Value::as_object_mut).flat_map(|path| path.values_mut());
    let parameters = operations.filter_map(|operation| operation.get_mut("parameters")?.as_array_mut()).flatten();
    for parameter in parameters.filter(|one| one["in"] == "query" && one["required"] == false) {
        parameter["allowEmptyValue"] = json!(true);
    }
}

/// Says of identifiers that may be null how they are written: a reader may take the format of what has two types for a hint only.
fn describe_fields(schema: &mut Value) {
    let is_nullable = schema["type"].as_array().is_some_and(|types| types.contains(&json!("null")));
    match schema {
        Value::Object(fields) if is_nullable && fields.get("format") == Some(&json!("uuid")) => {
            fields.insert("pattern".to_owned(), json!(UUID));
        }
        Value::Object(fields) => fields.values_mut().for_each(describe_fields),
        Value::Array(items) => items.iter_mut().for_each(describe_fields),
        _ => {}
    }
}
