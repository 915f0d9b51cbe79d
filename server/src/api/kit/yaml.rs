//! JSON → YAML in block style. Keys and texts are quoted as in JSON, which YAML reads the same way.

use serde_json::Value;

/// `value` as a YAML document.
pub(super) fn write(value: &Value) -> String {
    let mut out = String::new();
    block(value, 0, &mut out);
    out
}

/// Writes `value`, whose lines are indented by `depth` steps; the caller has written what stands before it.
fn block(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                indent(depth, out);
                out.push_str(&Value::String(name.clone()).to_string());
                out.push(':');
                after(value, depth, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                indent(depth, out);
                out.push('-');
                after(item, depth, out);
            }
        }
        plain => {
            out.push_str(&plain.to_string());
            out.push('\n');
        }
    }
}

/// Writes `value` after a key or a dash: on the same line if it is plain, else on lines of its own.
fn after(value: &Value, depth: usize, out: &mut String) {
    let is_nested = value.as_object().is_some_and(|fields| !fields.is_empty())
        || value.as_array().is_some_and(|items| !items.is_empty());
    out.push(if is_nested { '\n' } else { ' ' });
    block(value, depth + 1, out);
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn nested_values_become_blocks() {
        let value = json!({ "a": { "b": [1, "x: y\n"], "c": {} }, "d": null });
        assert_eq!(super::write(&value), "\"a\":\n  \"b\":\n    - 1\n    - \"x: y\\n\"\n  \"c\": {}\n\"d\": null\n");
    }
}
