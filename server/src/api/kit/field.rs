//! One field that was sent: absent, null, wrong, or a value; and what the contract expects of it.

use docendo::{
    error::{Flaws, Problem},
    kernel::id::Id,
};

/// What was found under a field's name.
#[derive(Debug)]
pub(super) enum Found<T> {
    /// Nothing.
    Absent,
    /// An explicit null.
    Null,
    /// Something else than expected.
    Wrong(Problem),
    /// A value.
    Value(T),
}

/// One field of a body or query string, read as a `T`. It is finished by saying whether it has to be there:
/// [`required`](Field::required), [`optional`](Field::optional), [`or`](Field::or), [`given`](Field::given) or
/// [`changed`](Field::changed). What is wrong with it is noted; `finish` or `check` of the body or query tells it.
#[derive(Debug)]
#[must_use = "say whether the field is required or optional"]
pub struct Field<'a, T> {
    name: String,
    found: Found<T>,
    flaws: &'a mut Flaws,
}

impl<'a, T> Field<'a, T> {
    pub(super) fn new(name: String, found: Found<T>, flaws: &'a mut Flaws) -> Self {
        Self { name, found, flaws }
    }

    /// The value, which has to be there. `None` only after a flaw was noted.
    pub fn required(self) -> Option<T> {
        match self.found {
            Found::Value(value) => Some(value),
            Found::Absent | Found::Null => flaw(self.flaws, self.name, Problem::Required),
            Found::Wrong(problem) => flaw(self.flaws, self.name, problem),
        }
    }

    /// The value, if there is one; absent and null are the same.
    pub fn optional(self) -> Option<T> {
        self.given().flatten()
    }

    /// The value, or `default` if there is none.
    pub fn or(self, default: T) -> T {
        self.optional().unwrap_or(default)
    }

    /// For partial updates of what may be empty: `None` = not sent, `Some(None)` = to be emptied.
    pub fn given(self) -> Option<Option<T>> {
        match self.found {
            Found::Absent => None,
            Found::Null => Some(None),
            Found::Value(value) => Some(Some(value)),
            Found::Wrong(problem) => flaw(self.flaws, self.name, problem),
        }
    }

    /// For partial updates of what cannot be empty: `None` = not sent; null is a flaw.
    pub fn changed(self) -> Option<T> {
        match self.found {
            Found::Absent => None,
            Found::Value(value) => Some(value),
            Found::Null => flaw(self.flaws, self.name, Problem::Required),
            Found::Wrong(problem) => flaw(self.flaws, self.name, problem),
        }
    }

    /// The same field with its value parsed further.
    pub fn parse<U>(self, parse: impl FnOnce(T) -> Result<U, Problem>) -> Field<'a, U> {
        let found = match self.found {
            Found::Absent => Found::Absent,
            Found::Null => Found::Null,
            Found::Wrong(problem) => Found::Wrong(problem),
            Found::Value(value) => parse(value).map_or_else(Found::Wrong, Found::Value),
        };
        Field { name: self.name, found, flaws: self.flaws }
    }
}

fn flaw<T>(flaws: &mut Flaws, name: String, problem: Problem) -> Option<T> {
    flaws.add(name, problem);
    None
}

impl<'a> Field<'a, i64> {
    /// The same field as the identifier with this number; they begin at 1.
    pub fn numbered<T: Id>(self) -> Field<'a, T> {
        self.parse(|number| if number > 0 { Ok(T::of(number)) } else { Err(Problem::NotAnId) })
    }

    /// The same field, refused if its value is not between `least` and `most`.
    pub fn within(self, least: i64, most: i64) -> Self {
        self.parse(
            |value| if (least..=most).contains(&value) { Ok(value) } else { Err(Problem::OutOfRange(least, most)) },
        )
    }
}

impl<'a> Field<'a, String> {
    /// The same field as one of `words`.
    pub fn word(self, words: &'static [&'static str]) -> Field<'a, &'static str> {
        self.parse(|text| words.iter().find(|word| **word == text).copied().ok_or(Problem::NotOneOf(words)))
    }
}
