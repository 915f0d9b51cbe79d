//! One value as it was sent: JSON in a body, text in a query string. Kinds of fields read it as what they need.

use docendo::error::Problem;
use serde_json::{Map, Value};
use std::num::IntErrorKind;

/// A value as it was sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Sent {
    /// In a JSON body; never null.
    Json(Value),
    /// In a query string, decoded; never empty.
    Text(String),
}

impl Sent {
    /// A text. A NUL, which no database column takes, is refused.
    pub fn text(self) -> Result<String, Problem> {
        match self {
            Self::Text(text) | Self::Json(Value::String(text)) => {
                if text.contains('\0') {
                    Err(Problem::BadCharacter)
                } else {
                    Ok(text)
                }
            }
            Self::Json(_) => Err(Problem::NotText),
        }
    }

    /// A whole number. In a body `4.0` is one; in a query one that is too large to be told from others is the largest there
    /// is.
    pub fn whole(self) -> Result<i64, Problem> {
        match self {
            Self::Json(value) => whole(&value).ok_or(Problem::NotANumber),
            Self::Text(_) => {
                let text = self.text()?;
                text.trim().parse().or_else(|error: std::num::ParseIntError| match error.kind() {
                    IntErrorKind::PosOverflow => Ok(i64::MAX),
                    IntErrorKind::NegOverflow => Ok(i64::MIN),
                    _ => Err(Problem::NotANumber),
                })
            }
        }
    }

    /// A number.
    pub fn number(self) -> Result<f64, Problem> {
        let number = match self {
            Self::Json(value) => value.as_f64(),
            Self::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        };
        number.ok_or(Problem::NotANumber)
    }

    /// True or false; in a query also `1` and `0`.
    pub fn flag(self) -> Result<bool, Problem> {
        match self {
            Self::Json(value) => value.as_bool().ok_or(Problem::NotABool),
            Self::Text(_) => match self.text()?.to_ascii_lowercase().as_str() {
                "true" | "1" => Ok(true),
                "false" | "0" => Ok(false),
                _ => Err(Problem::NotABool),
            },
        }
    }

    /// A list, which only a body can have.
    pub fn list(self) -> Result<Vec<Value>, Problem> {
        match self {
            Self::Json(Value::Array(items)) => Ok(items),
            _ => Err(Problem::NotAList),
        }
    }

    /// An object, which only a body can have.
    pub fn object(self) -> Result<Map<String, Value>, Problem> {
        match self {
            Self::Json(Value::Object(fields)) => Ok(fields),
            _ => Err(Problem::NotAnObject),
        }
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
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_body_says_of_which_type_a_value_is_and_a_query_does_not() {
        assert_eq!(Sent::Json(json!(4.0)).whole(), Ok(4));
        assert_eq!(Sent::Json(json!("4")).whole(), Err(Problem::NotANumber));
        assert_eq!(Sent::Text("4".into()).whole(), Ok(4));
        assert_eq!(Sent::Json(json!(1)).flag(), Err(Problem::NotABool));
        assert_eq!(Sent::Text("1".into()).flag(), Ok(true));
        assert_eq!(Sent::Json(json!(7)).text(), Err(Problem::NotText));
        assert_eq!(Sent::Text("7".into()).text(), Ok("7".to_owned()));
        assert_eq!(Sent::Text("infinity".into()).number(), Err(Problem::NotANumber));
    }

    #[test]
    fn a_number_of_any_length_is_a_number_in_a_query() {
        assert_eq!(Sent::Text("12345678901234567890".into()).whole(), Ok(i64::MAX));
        assert_eq!(Sent::Text("-12345678901234567890".into()).whole(), Ok(i64::MIN));
    }

    proptest! {
        #[test]
        fn a_whole_number_is_read_as_itself(number in any::<i64>()) {
            prop_assert_eq!(Sent::Json(json!(number)).whole(), Ok(number));
            prop_assert_eq!(Sent::Text(number.to_string()).whole(), Ok(number));
        }
    }
}
