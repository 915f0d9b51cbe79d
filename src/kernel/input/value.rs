//! How values are read from texts, and texts of limited length.

use super::Input;
use crate::kernel::{date, field, id::Id, problem::Problem, rule::Rule};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt, ops::Deref};

/// What stands between the values of a set that is one text.
pub(super) const SEPARATOR: &str = ",";

/// A value that is read from what somebody typed. What is written reads back the same.
pub trait FromText: Clone {
    /// The named rule that a number beyond its limits breaks, where contracts answer such a number with a code of its own.
    const RULE: Option<Rule> = None;

    /// The value in `text`, which has no white space at its ends, and is not empty.
    fn from_text(text: &str) -> Result<Self, Problem>;

    /// The text of the value.
    fn to_text(&self) -> String;

    /// What the fields of a form say that have `texts`.
    #[must_use]
    fn of_form(texts: &[&str]) -> Input<Self> {
        texts.first().map_or(Input::Missing, |text| Input::Text((*text).to_owned()))
    }

    /// The texts of the fields of a form that show the value.
    fn to_form(&self) -> Vec<String> {
        vec![self.to_text()]
    }
}

impl FromText for NaiveDate {
    fn from_text(text: &str) -> Result<Self, Problem> {
        date::parse(text)
    }

    fn to_text(&self) -> String {
        self.to_string()
    }
}

/// A box of a form is ticked if it is sent with any value.
impl FromText for bool {
    fn from_text(text: &str) -> Result<Self, Problem> {
        match text {
            "yes" | "true" | "on" | "1" => Ok(true),
            "no" | "false" | "off" | "0" => Ok(false),
            _ => Err(Problem::NotABool),
        }
    }

    fn to_text(&self) -> String {
        (if *self { "yes" } else { "no" }).to_owned()
    }

    fn of_form(texts: &[&str]) -> Input<Self> {
        Input::Value(texts.iter().any(|text| !text.is_empty()))
    }

    fn to_form(&self) -> Vec<String> {
        self.then(|| self.to_text()).into_iter().collect()
    }
}

impl<T: Id> FromText for T {
    fn from_text(text: &str) -> Result<Self, Problem> {
        text.parse().map(T::of).map_err(|_| Problem::NotAnId)
    }

    fn to_text(&self) -> String {
        self.number().to_string()
    }
}

/// A set; a form has a field for each of its values, and none if it is empty.
impl<T: FromText + Ord> FromText for BTreeSet<T> {
    fn from_text(text: &str) -> Result<Self, Problem> {
        let parts = text.split(SEPARATOR).map(str::trim).filter(|part| !part.is_empty());
        parts.map(T::from_text).collect()
    }

    fn to_text(&self) -> String {
        self.to_form().join(SEPARATOR)
    }

    fn of_form(texts: &[&str]) -> Input<Self> {
        Input::Text(texts.join(SEPARATOR))
    }

    fn to_form(&self) -> Vec<String> {
        self.iter().map(T::to_text).collect()
    }
}

/// An e-mail address. Whether mail arrives there only sending some can tell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The address in `text`. White space alone is [`Problem::Required`].
    pub fn parse(text: &str) -> Result<Self, Problem> {
        field::email(Some(text))?.map(Self).ok_or(Problem::Required)
    }

    /// The address in the form in which two are the same.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

impl FromText for Email {
    fn from_text(text: &str) -> Result<Self, Problem> {
        Self::parse(text)
    }

    fn to_text(&self) -> String {
        self.0.clone()
    }
}

impl Deref for Email {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number with a fraction, after a point or a comma: digits alone, without an exponent.
pub fn decimal(text: &str) -> Result<f64, Problem> {
    let text = text.replace(',', ".");
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = digits.len() > digits.matches('.').count()
        && (whole.bytes().chain(fraction.bytes())).all(|byte| byte.is_ascii_digit());
    if is_number { number(&text) } else { Err(Problem::NotANumber) }
}

#[cfg(not(target_arch = "wasm32"))]
fn number(text: &str) -> Result<f64, Problem> {
    text.parse().map_err(|_| Problem::NotANumber)
}

/// Browsers read numbers by the same rule; the tables that the standard library reads them with would be loaded with the page.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::unnecessary_wraps, reason = "the one for servers may fail")]
fn number(text: &str) -> Result<f64, Problem> {
    Ok(js_sys::Number::parse_float(text))
}

macro_rules! limited_texts {
    ($($(#[$meta:meta])* $name:ident, $read:path;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
        #[serde(try_from = "String")]
        pub struct $name<const MOST: usize>(String);

        impl<const MOST: usize> TryFrom<String> for $name<MOST> {
            type Error = Problem;

            fn try_from(text: String) -> Result<Self, Problem> {
                Self::parse(&text)
            }
        }

        impl<const MOST: usize> $name<MOST> {
            /// The value in `text`. White space alone is [`Problem::Required`].
            pub fn parse(text: &str) -> Result<Self, Problem> {
                Self::optional(text)?.ok_or(Problem::Required)
            }

            /// The value in `text`, if there is any.
            pub fn optional(text: &str) -> Result<Option<Self>, Problem> {
                Ok($read(Some(text), MOST)?.map(Self))
            }
        }

        impl<const MOST: usize> FromText for $name<MOST> {
            fn from_text(text: &str) -> Result<Self, Problem> {
                Self::parse(text)
            }

            fn to_text(&self) -> String {
                self.0.clone()
            }
        }

        impl<const MOST: usize> Deref for $name<MOST> {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<const MOST: usize> fmt::Display for $name<MOST> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

limited_texts! {
    /// One line of at most so many characters, with single spaces.
    Line, field::optional_line;
    /// Any number of lines of at most so many characters in all.
    Paragraphs, field::optional_text;
}
