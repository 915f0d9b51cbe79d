//! What holds of every request because of how [`Query`](super::Query) and [`Body`](super::Body) read it, for the description:
//! numbers of a query have any length, its texts no NUL, and what is empty is not there; an update without a body changes
//! nothing; the names of a form's parts have no control characters and no quotation marks.

use serde_json::{Value, json};

/// Updates, in which nothing has to be sent.
const UPDATES: [&str; 2] = ["ehs_courses_update", "eqms_requirements_update"];
/// How a UUID is written.
const UUID: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

/// How `If-Match` is written.
const TAGS: &str = r#"^(\*|(W/)?"[!#-~]*"(, *(W/)?"[!#-~]*")*)$"#;

/// How the name of a form's part is written: it stands in quotation marks, in a line of its own.
const PART: &str = r#"^[^\u0000-\u001f\u007f"\\]*$"#;

/// Says it of every operation of `description`.
pub(super) fn describe(description: &mut Value) {
    describe_forms(description);
    describe_fields(&mut description["components"]["schemas"]);
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

/// Says it of the schemas of forms, each of which is a component.
fn describe_forms(description: &mut Value) {
    let operations = description["paths"].as_object().into_iter().flat_map(|paths| paths.values());
    let operations = operations.filter_map(Value::as_object).flat_map(|path| path.values());
    let forms =
        operations.filter_map(|one| one.pointer("/requestBody/content/multipart~1form-data/schema/$ref")?.as_str());
    let forms: Vec<String> = forms.filter_map(|form| Some(form.strip_prefix('#')?.to_owned())).collect();
    for form in forms {
        if let Some(schema) = description.pointer_mut(&form) {
            schema["propertyNames"] = json!({ "pattern": PART });
        }
    }
}

/// Says of identifiers that may be null how they are written: a reader may take the format of what has two types for a hint only.
fn describe_fields(schema: &mut Value) {
    let is_nullable = schema["type"].as_array().is_some_and(|types| types.contains(&json!("null")));
    match schema {
        Value::Object(fields) if is_nullable && fields.get("format") == Some(&json!("uuid")) => {
            fields.insert("pattern".to_owned(), json!(format!("^{UUID}$")));
        }
        Value::Object(fields) => fields.values_mut().for_each(describe_fields),
        Value::Array(items) => items.iter_mut().for_each(describe_fields),
        _ => {}
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
