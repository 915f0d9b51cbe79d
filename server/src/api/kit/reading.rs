//! What holds of every request because of how [`Query`](super::Query) and [`Body`](super::Body) read it, for the description:
//! numbers of a query have any length, its texts no NUL, and what is empty is not there; an update without a body changes
//! nothing.

use serde_json::{Value, json};

/// Updates, in which nothing has to be sent.
const UPDATES: [&str; 2] = ["ehs_courses_update", "eqms_requirements_update"];
/// How a UUID is written.
const UUID: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

/// How `If-Match` is written.
const TAGS: &str = r#"^(\*|(W/)?"[!#-~]*"(, *(W/)?"[!#-~]*")*)$"#;

/// Says it of every operation of `description`.
pub(super) fn describe(description: &mut Value) {
    let paths = description["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut());
    let operations = paths.filter_map(Value::as_object_mut).flat_map(|path| path.values_mut());
    for operation in operations {
        let is_update = operation["operationId"].as_str().is_some_and(|id| UPDATES.contains(&id));
        if is_update {
            operation["requestBody"]["required"] = json!(false);
        }
        let Some(parameters) = operation.get_mut("parameters").and_then(Value::as_array_mut) else { continue };
        for parameter in parameters {
            describe_parameter(parameter);
        }
    }
}

fn describe_parameter(parameter: &mut Value) {
    if parameter["in"] == "header" && parameter["name"] == "If-Match" {
        parameter["schema"] = json!({ "type": "string", "minLength": 1, "pattern": TAGS, "examples": ["\"5\""] });
    } else if parameter["in"] == "query" {
        let is_required = parameter["required"] == true;
        if !is_required {
            parameter["allowEmptyValue"] = json!(true);
        }
        describe_query(&mut parameter["schema"], is_required);
    }
}

fn describe_query(schema: &mut Value, is_required: bool) {
    let Some(fields) = schema.as_object_mut() else { return };
    let kind = fields.get("type").cloned().unwrap_or_default();
    let is = |word: &str| kind == word || kind.as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == word));
    let format = fields.get("format").and_then(Value::as_str).unwrap_or_default().to_owned();
    if is("integer") && format == "int64" {
        fields.remove("format");
    } else if is("string") && format == "uuid" && !is_required {
        fields.remove("format");
        fields.insert("pattern".to_owned(), json!(format!("^({UUID})?$")));
    } else if is("string") && format.is_empty() && !fields.contains_key("pattern") {
        fields.insert("pattern".to_owned(), json!(r"^[^\u0000]*$"));
    }
}
