//! What an entry of the journal changed, field by field, for histories that people read.

use serde_json::Value;
use std::collections::BTreeMap;

/// One field that an entry changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field by its name in the domain; fields inside others are joined by a dot: `period.from`.
    pub field: String,
    /// Its value before, as text; none = it was empty. The items of a list are joined by commas.
    pub before: Option<String>,
    /// Its value after.
    pub after: Option<String>,
}

/// The fields that differ between two states of one entity, by name. An entry that tells only one state changed nothing:
/// it is about a beginning or an end.
pub(super) fn changes(before: Option<&str>, after: Option<&str>) -> Vec<Change> {
    let (Some(mut old), Some(new)) = (before.and_then(fields), after.and_then(fields)) else { return Vec::new() };
    let mut found = Vec::new();
    for (field, after) in new {
        let before = old.remove(&field).flatten();
        if before != after {
            found.push(Change { field, before, after });
        }
    }
    found.extend(old.into_iter().filter(|(_, before)| before.is_some()).map(|(field, before)| Change {
        field,
        before,
        after: None,
    }));
    found.sort_unstable_by(|a, b| a.field.cmp(&b.field));
    found
}

/// The fields of a state that have a value, by name: for entries that tell one state alone.
pub(super) fn stated_fields(state: &str) -> Vec<(String, String)> {
    let fields = fields(state).unwrap_or_default().into_iter();
    fields.filter_map(|(field, value)| Some((field, value?))).collect()
}

/// The value of one field in the state after or, if that has no such field, before. A field that was emptied is told as
/// empty: what it held before no longer holds.
pub(super) fn stated(before: Option<&str>, after: Option<&str>, field: &str) -> Option<String> {
    [after, before].into_iter().flatten().find_map(|state| fields(state)?.remove(field)).flatten()
}

/// The names of a state that is a text, or a list of texts.
pub(super) fn names(state: &str) -> Option<Vec<String>> {
    let one = |value: Value| if let Value::String(name) = value { Some(name) } else { None };
    match serde_json::from_str(state).ok()? {
        Value::Array(items) => items.into_iter().map(one).collect(),
        other => Some(vec![one(other)?]),
    }
}

/// The fields of a state, if it is an object, or a list with one: a thing beside the number of what it belongs to.
fn fields(json: &str) -> Option<BTreeMap<String, Option<String>>> {
    let inside = |value| if let Value::Object(object) = value { Some(object) } else { None };
    let object = match serde_json::from_str(json).ok()? {
        Value::Array(items) => items.into_iter().find_map(inside),
        other => inside(other),
    }?;
    let mut found = BTreeMap::new();
    for (name, value) in object {
        flatten(name, value, &mut found);
    }
    Some(found)
}

fn flatten(name: String, value: Value, found: &mut BTreeMap<String, Option<String>>) {
    match value {
        Value::Object(inner) => {
            for (key, value) in inner {
                flatten(format!("{name}.{key}"), value, found);
            }
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(text).collect();
            found.insert(name, Some(items.join(", ")).filter(|all| !all.is_empty()));
        }
        other => {
            found.insert(name, text(&other));
        }
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(field: &str, before: Option<&str>, after: Option<&str>) -> Change {
        Change { field: field.into(), before: before.map(Into::into), after: after.map(Into::into) }
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = r#"{"title": "Fire", "hours": 4.0, "months": 24, "owner": null, "gone": 1}"#;
        let after = r#"{"title": "Fire", "hours": 4.5, "months": null, "owner": 7}"#;
        let expected = [
            change("gone", Some("1"), None),
            change("hours", Some("4.0"), Some("4.5")),
            change("months", Some("24"), None),
            change("owner", None, Some("7")),
        ];
        assert_eq!(changes(Some(before), Some(after)), expected);
    }

    #[test]
    fn what_lies_inside_has_a_name_of_its_own_and_lists_are_told_whole() {
        let before = r#"{"period": {"from": "2026-01-01", "to": null}, "needs": [1, 2]}"#;
        let after = r#"{"period": {"from": "2026-01-01", "to": "2027-01-01"}, "needs": []}"#;
        let expected = [change("needs", Some("1, 2"), None), change("period.to", None, Some("2027-01-01"))];
        assert_eq!(changes(Some(before), Some(after)), expected);
    }

    #[test]
    fn a_field_is_told_by_the_later_state_that_has_it() {
        let told = |field| {
            stated(
                Some(r#"{"course": 7, "day": "2026-01-01"}"#),
                Some(r#"{"course": 8, "in": {"role": "Welder"}}"#),
                field,
            )
        };
        assert_eq!(told("course").as_deref(), Some("8"));
        assert_eq!(told("day").as_deref(), Some("2026-01-01"));
        assert_eq!(told("in.role").as_deref(), Some("Welder"));
        assert_eq!(told("score"), None);
    }

    #[test]
    fn a_field_that_was_emptied_no_longer_has_its_former_value() {
        let (before, after) = (r#"{"period": {"to": "2022-01-01"}}"#, r#"{"period": {"to": null}}"#);
        assert_eq!(stated(Some(before), Some(after), "period.to"), None);
    }

    #[test]
    fn a_state_may_be_a_name_or_some_or_a_thing_beside_its_owner() {
        assert_eq!(names(r#""Welder""#), Some(vec!["Welder".to_owned()]));
        assert_eq!(names(r#"["a.csv", "b.csv"]"#), Some(vec!["a.csv".to_owned(), "b.csv".to_owned()]));
        assert_eq!(names(r#"{"name": "a.csv"}"#), None);
        assert_eq!(names(r#"[5, {"name": "a.pdf"}]"#), None);
        assert_eq!(stated_fields(r#"[5, {"name": "a.pdf", "note": null}]"#), [("name".to_owned(), "a.pdf".to_owned())]);
    }

    #[test]
    fn a_beginning_changes_nothing() {
        assert!(changes(None, Some(r#"{"title": "Fire"}"#)).is_empty());
        assert!(changes(Some(r#"{"title": "Fire"}"#), Some(r#""withdrawn by mistake""#)).is_empty());
        assert!(changes(Some("not JSON"), Some("{}")).is_empty());
    }
}
