//! A JSON body, read field by field: all that is wrong with it is told at once, each flaw with the field's own name.

use super::{Failure, Field, field::Found};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
    response::IntoResponse as _,
};
use docendo::error::{Flaws, Problem};
use serde_json::{Map, Value};

/// A JSON object and what was found wrong with it so far. Fields that nobody reads are passed over.
#[derive(Debug, Default)]
pub struct Body {
    fields: Map<String, Value>,
    /// What stands before a field's name in flaws: `requirements[2].` inside lists.
    prefix: String,
    flaws: Flaws,
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Failure;

    /// Reads the body whatever its declared type is: clients of the contracts are known to omit it.
    /// An empty body is an empty object, so that every missing field is named.
    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
                _ => Failure::Malformed("The request body could not be read to its end".to_owned()),
            }
        })?;
        Self::parse(&bytes)
    }
}

impl Body {
    fn parse(bytes: &[u8]) -> Result<Self, Failure> {
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(fields)) => Ok(Self { fields, ..Self::default() }),
            Ok(_) => Err(Failure::Malformed("The request body must be a JSON object".to_owned())),
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                Err(Failure::Malformed(format!("The request body is not valid JSON (line {line}, column {column})")))
            }
        }
    }

    /// A text. A NUL, which no database column takes, is refused.
    pub fn text(&mut self, name: &str) -> Field<'_, String> {
        self.field(name, |value| match value {
            Value::String(text) if text.contains('\0') => Found::Wrong(Problem::BadCharacter),
            Value::String(text) => Found::Value(text),
            _ => Found::Wrong(Problem::NotText),
        })
    }

    /// A whole number; `4.0` is one.
    pub fn int(&mut self, name: &str) -> Field<'_, i64> {
        self.field(name, |value| whole(&value).map_or(Found::Wrong(Problem::NotANumber), Found::Value))
    }

    /// A number.
    pub fn number(&mut self, name: &str) -> Field<'_, f64> {
        self.field(name, |value| value.as_f64().map_or(Found::Wrong(Problem::NotANumber), Found::Value))
    }

    /// True or false.
    pub fn flag(&mut self, name: &str) -> Field<'_, bool> {
        self.field(name, |value| value.as_bool().map_or(Found::Wrong(Problem::NotABool), Found::Value))
    }

    /// A list of texts.
    pub fn texts(&mut self, name: &str) -> Field<'_, Vec<String>> {
        self.field(name, |value| match value {
            Value::Array(values) => {
                let texts = values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect::<Option<_>>();
                texts.map_or(Found::Wrong(Problem::NotText), Found::Value)
            }
            _ => Found::Wrong(Problem::NotAList),
        })
    }

    /// A list of objects, each read by `read`; flaws inside are named like `requirements[2].courseId`.
    /// The value is `None` for the items in which `read` noted a flaw, so those are left out.
    pub fn objects<T>(&mut self, name: &str, mut read: impl FnMut(&mut Self) -> Option<T>) -> Field<'_, Vec<T>> {
        let path = self.path(name);
        let found = match self.fields.remove(name) {
            None => Found::Absent,
            Some(Value::Null) => Found::Null,
            Some(Value::Array(items)) => {
                let read = items.into_iter().enumerate().filter_map(|(at, item)| self.item(&path, at, item, &mut read));
                Found::Value(read.collect())
            }
            Some(_) => Found::Wrong(Problem::NotAList),
        };
        Field::new(path, found, &mut self.flaws)
    }

    fn item<T>(
        &mut self,
        path: &str,
        at: usize,
        item: Value,
        read: &mut impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let Value::Object(fields) = item else {
            self.flaws.add(format!("{path}[{at}]"), Problem::NotAnObject);
            return None;
        };
        let mut inner = Self { fields, prefix: format!("{path}[{at}]."), flaws: std::mem::take(&mut self.flaws) };
        let value = read(&mut inner);
        self.flaws = inner.flaws;
        value
    }

    /// What `build` makes of the fields, or all flaws. `build` may return `None` only where a flaw was noted.
    pub fn finish<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, Failure> {
        Ok(self.flaws.check_with(build())?)
    }

    fn field<T>(&mut self, name: &str, read: impl FnOnce(Value) -> Found<T>) -> Field<'_, T> {
        let found = match self.fields.remove(name) {
            None => Found::Absent,
            Some(Value::Null) => Found::Null,
            Some(value) => read(value),
        };
        Field::new(self.path(name), found, &mut self.flaws)
    }

    fn path(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }
}

/// The whole number in `value`, if it is one and fits.
fn whole(value: &Value) -> Option<i64> {
    /// Beyond this not every whole number has a floating-point form of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let rounded =
        |number: f64| (number.fract() == 0.0 && number.abs() < EXACT).then(|| format!("{number:.0}").parse().ok());
    value.as_i64().or_else(|| value.as_f64().and_then(rounded).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::Error;
    use proptest::prelude::*;

    fn flaws(body: Body) -> Vec<String> {
        let Err(Failure::Domain(Error::Invalid(flaws))) = body.finish(|| None::<()>) else { panic!("no flaws") };
        flaws.into_iter().map(|flaw| flaw.to_string()).collect()
    }

    #[test]
    fn every_wrong_field_is_named_whatever_is_wrong_with_it() {
        let mut body =
            Body::parse(br#"{"title": 7, "hours": "x", "open": "yes", "score": 101, "ids": [1], "text": "\u0000"}"#)
                .unwrap();
        let _ = body.text("code").required();
        let _ = body.text("title").required();
        let _ = body.number("hours").optional();
        let _ = body.flag("open").or(false);
        let _ = body.int("score").within(0, 100).given();
        let _ = body.texts("ids").optional();
        let _ = body.text("text").changed();
        assert_eq!(
            flaws(body),
            [
                "code: is required",
                "title: must be text",
                "hours: must be a number",
                "open: must be true or false",
                "score: must be between 0 and 100",
                "ids: must be text",
                "text: has a character that cannot be used here",
            ]
        );
    }

    #[test]
    fn flaws_inside_a_list_say_which_item() {
        let mut body = Body::parse(br#"{"requirements": [{"courseId": 7}, 5, {"isMandatory": null}]}"#).unwrap();
        let _ = body.objects("requirements", |item| item.text("courseId").required()).required();
        assert_eq!(
            flaws(body),
            [
                "requirements[0].courseId: must be text",
                "requirements[1]: must be an object",
                "requirements[2].courseId: is required"
            ]
        );
    }

    #[test]
    fn absent_null_and_a_value_are_told_apart() {
        let mut body = Body::parse(br#"{"null": null, "four": 4.0}"#).unwrap();
        assert_eq!(body.text("absent").given(), None);
        assert_eq!(body.text("null").given(), Some(None));
        assert_eq!(body.int("four").given(), Some(Some(4)));
        assert!(body.finish(|| Some(())).is_ok());
    }

    proptest! {
        #[test]
        fn no_body_breaks_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(mut body) = Body::parse(&bytes) {
                let _ = body.text("a").required();
            }
        }

        #[test]
        fn a_whole_number_is_read_as_itself(number in any::<i64>()) {
            prop_assert_eq!(whole(&serde_json::json!(number)), Some(number));
        }
    }
}
