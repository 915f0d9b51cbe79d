//! What the description says of declared fields.

use crate::api::kit::{
    Place, Schemas,
    about::documentation,
    kind::{FieldKind, Position},
};
use serde_json::Value;
use utoipa::openapi::{
    Object, RefOr, Required, Schema, Type,
    path::{Parameter, ParameterIn},
    schema::SchemaType,
};

/// Whether a field of a body has to be sent, and whether it cannot be empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Presence {
    pub(crate) is_required: bool,
    pub(crate) is_kept: bool,
}

/// The schema of a body without fields.
pub(crate) fn object(lines: &[&str]) -> Object {
    let mut object = Object::new();
    object.description = Some(documentation(lines)).filter(|text| !text.is_empty());
    object
}

/// Adds a field to the schema of a body.
pub(crate) fn property<T, K: FieldKind<Value = T>>(
    object: &mut Object,
    presence: Presence,
    name: &str,
    kind: &K,
    lines: &[&str],
    example: &[Value],
) {
    let mut schema = kind.schema(Position { place: Place::Body, is_required: presence.is_kept });
    let description = described(lines, kind);
    let nullable = |schema_type: &mut SchemaType| {
        if let (false, SchemaType::Type(one)) = (presence.is_kept, &*schema_type) {
            *schema_type = SchemaType::Array(vec![one.clone(), Type::Null]);
        }
    };
    match &mut schema {
        RefOr::T(Schema::Object(value)) => {
            nullable(&mut value.schema_type);
            value.description = description;
            value.example = example.first().cloned();
        }
        RefOr::T(Schema::Array(list)) => {
            nullable(&mut list.schema_type);
            list.description = description;
            list.example = example.first().cloned();
        }
        _ => {}
    }
    object.properties.insert(name.to_owned(), schema);
    if presence.is_required {
        object.required.push(name.to_owned());
    }
}

/// A field of a query string.
pub(crate) fn parameter_of<T, K: FieldKind<Value = T>>(
    is_required: bool,
    name: &str,
    kind: &K,
    lines: &[&str],
    example: &[Value],
) -> Parameter {
    let mut schema = kind.schema(Position { place: Place::Query, is_required });
    if let RefOr::T(Schema::Object(value)) = &mut schema {
        value.example = example.first().cloned();
    }
    let mut parameter = Parameter::new(name);
    parameter.parameter_in = ParameterIn::Query;
    parameter.required = if is_required { Required::True } else { Required::False };
    parameter.description = described(lines, kind);
    parameter.schema = Some(schema);
    parameter
}

/// Adds the schemas that a kind refers to.
pub(crate) fn schemas_of<T, K: FieldKind<Value = T>>(kind: &K, schemas: &mut Schemas) {
    kind.schemas(schemas);
}

/// What the declaration says of a field, or else its kind.
fn described<K: FieldKind>(lines: &[&str], kind: &K) -> Option<String> {
    Some(documentation(lines)).filter(|text| !text.is_empty()).or_else(|| kind.hint())
}
