//! The fields of a body or query string, read one by one, so that all that is wrong is told at once, each flaw with the
//! field's own name.

use super::{
    Failure, Place, Sent,
    kind::{FieldKind, Wrong},
};
use docendo::error::{Flaw, Problem};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What was sent and what was found wrong with it so far. Fields that nobody reads are passed over, whatever is wrong with
/// them.
#[derive(Debug, Default)]
pub struct Fields {
    /// What was sent under each name: a value, nothing (null), or something that cannot be read at all.
    sent: HashMap<String, Result<Option<Sent>, Problem>>,
    flaws: Vec<Flaw>,
}

/// What was found under a field's name.
enum FieldValue<T> {
    Absent,
    /// Null, or a text of white space alone where one means nothing.
    Empty,
    Value(T),
}

/// What is read from the fields of a body or query string. The macros [`body!`](super::body) and [`query!`](super::query)
/// make it.
pub trait FromFields: Sized {
    /// The value; `None` only after a flaw was noted.
    fn read(fields: &mut Fields) -> Option<Self>;
}

impl Fields {
    /// The fields of a JSON object.
    pub(super) fn of_object(object: Map<String, Value>) -> Self {
        let sent = object.into_iter().map(|(name, value)| {
            let value = if value.is_null() { None } else { Some(Sent::Json(value)) };
            (name, Ok(value))
        });
        Self { sent: sent.collect(), flaws: Vec::new() }
    }

    /// The parameters of a query string.
    pub(super) fn of_query(parameters: HashMap<String, Result<String, Problem>>) -> Self {
        let sent = parameters.into_iter().map(|(name, value)| (name, value.map(|text| Some(Sent::Text(text)))));
        Self { sent: sent.collect(), flaws: Vec::new() }
    }

    /// The value, which has to be there. `None` only after a flaw was noted.
    pub fn required<K: FieldKind>(&mut self, name: &str, kind: &K) -> Option<K::Value> {
        match self.found(name, kind)? {
            FieldValue::Value(value) => Some(value),
            FieldValue::Absent | FieldValue::Empty => self.flaw(name, Problem::Required),
        }
    }

    /// The value, if there is one; absent and null are the same.
    pub fn optional<K: FieldKind>(&mut self, name: &str, kind: &K) -> Option<K::Value> {
        self.given(name, kind).flatten()
    }

    /// For changes of what may be empty: `None` = not sent, `Some(None)` = to be emptied.
    pub fn given<K: FieldKind>(&mut self, name: &str, kind: &K) -> Option<Option<K::Value>> {
        match self.found(name, kind)? {
            FieldValue::Absent => None,
            FieldValue::Empty => Some(None),
            FieldValue::Value(value) => Some(Some(value)),
        }
    }

    /// For changes of what cannot be empty: `None` = not sent; null is a flaw.
    pub fn changed<K: FieldKind>(&mut self, name: &str, kind: &K) -> Option<K::Value> {
        match self.found(name, kind)? {
            FieldValue::Absent => None,
            FieldValue::Value(value) => Some(value),
            FieldValue::Empty => self.flaw(name, Problem::Required),
        }
    }

    /// What stands under `name`; `None` after a flaw was noted.
    fn found<K: FieldKind>(&mut self, name: &str, kind: &K) -> Option<FieldValue<K::Value>> {
        let sent = match self.sent.remove(name) {
            None => return Some(FieldValue::Absent),
            Some(Ok(None)) => return Some(FieldValue::Empty),
            Some(Ok(Some(sent))) => sent,
            Some(Err(problem)) => return self.flaw(name, problem),
        };
        match kind.read(sent) {
            Ok(Some(value)) => Some(FieldValue::Value(value)),
            Ok(None) => Some(FieldValue::Empty),
            Err(Wrong::Here(problem)) => self.flaw(name, problem),
            Err(Wrong::Inside(flaws)) => {
                let inside = |flaw: Flaw| Flaw { field: format!("{name}{}", flaw.field), ..flaw };
                self.flaws.extend(flaws.into_iter().map(inside));
                None
            }
        }
    }

    fn flaw<T>(&mut self, name: &str, problem: Problem) -> Option<T> {
        self.flaws.push(Flaw::new(name, problem));
        None
    }

    /// The value that is read from the fields, or all that is wrong with them.
    pub(super) fn read<T: FromFields>(mut self) -> Result<T, Vec<Flaw>> {
        let value = T::read(&mut self);
        value.filter(|_| self.flaws.is_empty()).ok_or(self.flaws)
    }

    /// The same for a part of a request.
    pub(super) fn read_from<T: FromFields>(self, place: Place) -> Result<T, Failure> {
        self.read().map_err(|flaws| Failure::Flawed(place, flaws))
    }
}
