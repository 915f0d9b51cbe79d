//! One model of input. What somebody typed or sent is a **draft**: every field of it may be missing, a text, or a value
//! ([`Input`]). Parsing it makes a type that cannot be wrong, or tells every flaw at once, each with its field ([`Flaws`]).
//!
//! Forms give texts ([`Draft::of`]), the contracts' bodies and imports give values, and a browser that checks a form before it sends
//! it runs the same code: drafts need no database, and travel as JSON. The macro [`draft!`](draft) declares the fields of a draft
//! and of what it parses to once.

mod declare;
mod number;
mod value;

pub(crate) use declare::{
    draft, draft_field, draft_fields, draft_held, draft_name, draft_of, draft_shown, drafted, value_struct,
};
pub(crate) use number::whole_numbers;
pub use value::{Email, FromText, Line, Paragraphs, decimal};

use super::{flaws::Flaws, problem::Problem};
use serde::{Deserialize, Serialize};

/// What stands in a field of a draft.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Input<T> {
    /// Nothing was said. Something new has none or a default; in a change, what is there stays.
    #[default]
    Missing,
    /// A text that is still to be read. White space alone means that there is none: in a change it clears the field.
    Text(String),
    /// A value.
    Value(T),
    /// Somebody looked for what was meant and found this wrong. It does not travel: a draft is parsed where that was found.
    Wrong(Problem),
}

/// What has named texts: a form, in a request or in a browser.
pub trait Texts {
    /// The texts of the fields called `name`, in their order.
    fn texts(&self, name: &str) -> Vec<&str>;
}

impl<N: AsRef<str>, T: AsRef<str>> Texts for Vec<(N, T)> {
    fn texts(&self, name: &str) -> Vec<&str> {
        self.iter().filter(|(other, _)| other.as_ref() == name).map(|(_, text)| text.as_ref()).collect()
    }
}

/// A draft, as [`draft!`](draft) makes it.
pub trait Draft: Sized {
    /// What it parses to.
    type Value;

    /// The draft that a form describes. A box that is not sent is not ticked: a form shows every box of its draft.
    fn of(form: &impl Texts) -> Self;

    /// What the draft says or, of what it says nothing, what `other` says.
    #[must_use]
    fn over(self, other: Self) -> Self;

    /// The texts of the fields of a form that shows the draft.
    fn shown(&self) -> Vec<(&'static str, String)>;

    /// What the draft describes, or every flaw of it.
    fn parse(&self) -> Result<Self::Value, Flaws> {
        let mut flaws = Flaws::default();
        let value = self.read(None, &mut flaws);
        flaws.check_with(value)
    }

    /// What the draft makes of what is there `before`, or every flaw of it: a field of which it says nothing stays.
    fn change(&self, before: &Self::Value) -> Result<Self::Value, Flaws> {
        let mut flaws = Flaws::default();
        let value = self.read(Some(before), &mut flaws);
        flaws.check_with(value)
    }

    /// What the draft describes or, beside what is there `before`, what it makes of that. `None` only after a flaw was
    /// noted.
    fn read(&self, before: Option<&Self::Value>, flaws: &mut Flaws) -> Option<Self::Value>;
}

impl<T: FromText> Input<T> {
    /// A text that is still to be read.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// That there is to be none: in a change it clears the field.
    #[must_use]
    pub const fn cleared() -> Self {
        Self::Text(String::new())
    }

    /// The value that there is or none: nothing stays as it was.
    #[must_use]
    pub fn exactly(value: Option<T>) -> Self {
        value.map_or_else(Self::cleared, Self::Value)
    }

    /// Whether nothing was said.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// What it says or, if that is nothing, what `other` says.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        if self.is_missing() { other } else { self }
    }

    /// Whether nothing of it travels.
    pub(crate) const fn is_silent(&self) -> bool {
        matches!(self, Self::Missing | Self::Wrong(_))
    }

    /// The value, if there is one.
    pub fn value(&self) -> Result<Option<T>, Problem> {
        match self {
            Self::Missing => Ok(None),
            Self::Text(text) if text.trim().is_empty() => Ok(None),
            Self::Text(text) => T::from_text(text.trim()).map(Some),
            Self::Value(value) => Ok(Some(value.clone())),
            Self::Wrong(problem) => Err(problem.clone()),
        }
    }

    /// The value, if there is one and nothing is wrong with it: for rules between fields.
    pub fn known(&self) -> Option<T> {
        self.value().ok().flatten()
    }

    /// The value of `field`, which may be missing. `None` only after a flaw was noted.
    pub fn optional(&self, field: &str, before: Option<&Option<T>>, flaws: &mut Flaws) -> Option<Option<T>> {
        match (self, before) {
            (Self::Missing, Some(before)) => Some(before.clone()),
            _ => self.noted(field, flaws).ok(),
        }
    }

    /// The value of `field`, which has to be there. `None` only after a flaw was noted.
    pub fn required(&self, field: &str, before: Option<&T>, flaws: &mut Flaws) -> Option<T> {
        if let (Self::Missing, Some(before)) = (self, before) {
            return Some(before.clone());
        }
        let value = self.noted(field, flaws).ok()?;
        flaws.take(field, value.ok_or(Problem::Required))
    }

    /// The value of `field`, or `default` if there is none. `None` only after a flaw was noted.
    pub fn or(&self, default: T, field: &str, before: Option<&T>, flaws: &mut Flaws) -> Option<T> {
        match (self, before) {
            (Self::Missing, Some(before)) => Some(before.clone()),
            _ => Some(self.noted(field, flaws).ok()?.unwrap_or(default)),
        }
    }

    /// The value, if there is one, or an error after what is wrong with `field` was noted.
    fn noted(&self, field: &str, flaws: &mut Flaws) -> Result<Option<T>, ()> {
        self.value().map_err(|problem| match (&problem, T::RULE) {
            (Problem::OutOfRange(..), Some(rule)) => flaws.breaks(rule, field),
            _ => flaws.add(field, problem),
        })
    }

    /// The texts of the fields of a form that shows it.
    pub fn shown(&self) -> Vec<String> {
        match self {
            Self::Missing | Self::Wrong(_) => Vec::new(),
            Self::Text(text) => vec![text.clone()],
            Self::Value(value) => value.to_form(),
        }
    }
}

impl<T> From<T> for Input<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Input<T> {
    /// The value; none says nothing.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Self::Value)
    }
}

impl<T: FromText> From<Option<Option<T>>> for Input<T> {
    /// What changes of what may be missing say: `None` nothing, and `Some(None)` that it is cleared.
    fn from(value: Option<Option<T>>) -> Self {
        value.map_or(Self::Missing, Self::exactly)
    }
}

impl<T: FromText> Serialize for Input<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing | Self::Wrong(_) => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Value(value) => serializer.serialize_str(&value.to_text()),
        }
    }
}

impl<'de, T> Deserialize<'de> for Input<T> {
    /// Whatever is sent is a text that is still to be read, so that nothing gets past its limits.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Sent::deserialize(deserializer).map(|sent| Self::Text(sent.text()))
    }
}

/// A field as it travels.
#[derive(Deserialize)]
#[serde(untagged)]
enum Sent {
    Nothing(()),
    Flag(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    Many(Vec<Sent>),
}

impl Sent {
    fn text(self) -> String {
        match self {
            Self::Nothing(()) => String::new(),
            Self::Flag(flag) => flag.to_text(),
            Self::Whole(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text,
            Self::Many(all) => all.into_iter().map(Self::text).collect::<Vec<_>>().join(value::SEPARATOR),
        }
    }
}

#[cfg(test)]
mod tests;
