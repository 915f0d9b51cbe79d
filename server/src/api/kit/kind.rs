//! Kinds of fields: each says once what a field takes, for the description and for reading it.
//!
//! | kind | reads | |
//! |---|---|---|
//! | [`line`], [`text`] | `String` | one line, or any number of lines, of at most so many characters |
//! | [`email`], [`web_address`] | `String` | as they must be written |
//! | [`verbatim`] | `String` | any text, as it is: what is searched for, a password |
//! | [`one_of`], [`word`] | an enum, or a word | one of a few words |
//! | [`whole`], [`decimal`] | `i64`, `f64` | a number within limits |
//! | [`flag`] | `bool` | true or false |
//! | [`day`], [`moment`] | a day, a moment | in the years 1900 to 2200 |
//! | [`number_id`] | an identifier | of contracts that show numbers |
//! | [`objects`](super::objects) | what a [`body!`](super::body) makes | a list of objects |
//!
//! `spelling!` makes a kind of the words that a contract has of its own for an enum.
//! [`FieldKind::parse`] and [`FieldKind::map`] make a value of the domain of what a kind reads. A contract adds kinds of
//! its own, such as its identifiers.

mod number;
mod spelling;
mod text;
mod time;

pub use number::{Decimal, Flag, NumberId, Whole, decimal, flag, number_id, whole};
pub(crate) use spelling::spelling;
pub use text::{Line, Verbatim, WebAddress, Word, email, line, one_of, text, verbatim, web_address, word};
pub use time::{Day, Moment, day, moment};

use super::{Place, Schemas, Sent};
use docendo::error::{Flaw, Problem};
use utoipa::openapi::{Object, RefOr, Schema, SchemaFormat, Type};

/// What is wrong with a value.
#[derive(Debug, PartialEq)]
pub enum Wrong {
    /// This, with the value itself.
    Here(Problem),
    /// These, with what is inside it; their names go on from its own: `[2].courseId`.
    Inside(Vec<Flaw>),
}

impl From<Problem> for Wrong {
    fn from(problem: Problem) -> Self {
        Self::Here(problem)
    }
}

/// Where a field stands and whether it must have a value, which its description may depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// In a body or in a query string.
    pub place: Place,
    /// Whether it must have a value, or cannot lose the one it has.
    pub is_required: bool,
}

/// What a field takes: how it is described, and how it is read.
pub trait FieldKind: Sized {
    /// What is read.
    type Value;

    /// The schema of a value.
    fn schema(&self, position: Position) -> RefOr<Schema>;

    /// The schemas that it refers to.
    fn schemas(&self, _: &mut Schemas) {}

    /// What the description says of the field if its declaration says nothing.
    fn hint(&self) -> Option<String> {
        None
    }

    /// The value in `sent`; `None` if it means that there is none, as a text of white space alone does.
    fn read(&self, sent: Sent) -> Result<Option<Self::Value>, Wrong>;

    /// The same kind with its value parsed further.
    fn parse<T, F: Fn(Self::Value) -> Result<T, Problem>>(self, parse: F) -> impl FieldKind<Value = T> {
        self.parse_optional(move |value| parse(value).map(Some))
    }

    /// The same kind with another value made of each.
    fn map<T, F: Fn(Self::Value) -> T>(self, make: F) -> impl FieldKind<Value = T> {
        self.parse(move |value| Ok(make(value)))
    }

    /// The same kind with its value parsed further, where some values mean that there is none.
    fn parse_optional<T, F: Fn(Self::Value) -> Result<Option<T>, Problem>>(
        self,
        parse: F,
    ) -> impl FieldKind<Value = T> {
        Parsed { kind: self, parse }
    }
}

/// A kind whose value is parsed further.
struct Parsed<K, F> {
    kind: K,
    parse: F,
}

impl<K: FieldKind, T, F: Fn(K::Value) -> Result<Option<T>, Problem>> FieldKind for Parsed<K, F> {
    type Value = T;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        self.kind.schema(position)
    }

    fn hint(&self) -> Option<String> {
        self.kind.hint()
    }

    fn read(&self, sent: Sent) -> Result<Option<T>, Wrong> {
        Ok(self.kind.read(sent)?.map(&self.parse).transpose()?.flatten())
    }
}

/// The schema of a plain value.
fn plain(kind: Type, format: Option<SchemaFormat>) -> Object {
    let mut schema = Object::with_type(kind);
    schema.format = format;
    schema
}
