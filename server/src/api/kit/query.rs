//! The query string, read parameter by parameter, and paging. An empty parameter (`?search=`) is an absent one.

use super::{Failure, Field, Place, field::Found};
use axum::{extract::FromRequestParts, http::request::Parts};
use docendo::{
    Error,
    error::{Flaws, Problem},
    kernel::page::{Page, pages},
};
use std::{
    collections::{HashMap, hash_map::Entry},
    convert::Infallible,
    num::IntErrorKind,
};

/// The number of the last page that can be asked for: more rows than any list has.
const LAST_PAGE: i64 = 1_000_000;

/// The parameters of a query string and what was found wrong with them so far. Parameters that nobody reads are passed
/// over, whatever is wrong with them.
#[derive(Debug, Default)]
pub struct Query {
    /// The decoded value of each parameter, or why there is none.
    fields: HashMap<String, Result<String, Problem>>,
    flaws: Flaws,
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

impl Query {
    fn parse(query: &str) -> Self {
        let mut fields = HashMap::new();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            // Nobody reads a parameter whose name is none.
            let Some(name) = decode(name).filter(|_| !value.is_empty()) else { continue };
            match fields.entry(name) {
                Entry::Vacant(place) => _ = place.insert(decode(value).ok_or(Problem::BadCharacter)),
                Entry::Occupied(mut place) => _ = place.insert(Err(Problem::Repeated)),
            }
        }
        Self { fields, flaws: Flaws::default() }
    }

    /// A text.
    pub fn text(&mut self, name: &str) -> Field<'_, String> {
        let found = match self.fields.remove(name) {
            None => Found::Absent,
            Some(Err(problem)) => Found::Wrong(problem),
            Some(Ok(text)) if text.contains('\0') => Found::Wrong(Problem::BadCharacter),
            Some(Ok(text)) => Found::Value(text),
        };
        Field::new(name.to_owned(), found, &mut self.flaws)
    }

    /// A whole number; one that is too large to be told from others is the largest there is.
    pub fn int(&mut self, name: &str) -> Field<'_, i64> {
        self.text(name).parse(|text| {
            text.trim().parse().or_else(|error: std::num::ParseIntError| match error.kind() {
                IntErrorKind::PosOverflow => Ok(i64::MAX),
                IntErrorKind::NegOverflow => Ok(i64::MIN),
                _ => Err(Problem::NotANumber),
            })
        })
    }

    /// True or false; also `1` and `0`.
    pub fn flag(&mut self, name: &str) -> Field<'_, bool> {
        self.text(name).parse(|text| match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(Problem::NotABool),
        })
    }

    /// Which page is wanted, by the rules of the contract.
    pub fn page(&mut self, rules: &PageRules) -> PageWanted {
        let number = self.int(rules.number).within(1, LAST_PAGE).or(1);
        let size = self.size(rules.size, rules.most, rules.above).or(rules.default);
        PageWanted { number, size }
    }

    /// The size of a part of a list, from 1 to `most`.
    pub fn size(&mut self, name: &str, most: i64, above: Above) -> Field<'_, i64> {
        self.int(name).parse(|size| match (size, above) {
            (1.., Above::Most) => Ok(size.min(most)),
            (1.., Above::Flaw) if size <= most => Ok(size),
            _ => Err(Problem::OutOfRange(1, most)),
        })
    }

    /// What `build` makes of the parameters, or all flaws. `build` may return `None` only where a flaw was noted.
    pub fn finish<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, Failure> {
        self.flaws.check_with(build()).map_err(placed)
    }

    /// All flaws, if there are any.
    pub fn check(self) -> Result<(), Failure> {
        self.flaws.check().map_err(placed)
    }
}

/// Flaws are told of the query string.
fn placed(error: Error) -> Failure {
    match error {
        Error::Invalid(flaws) => Failure::Flawed(Place::Query, flaws),
        other => other.into(),
    }
}

/// What becomes of a size above the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// It is taken for the largest.
    Most,
    /// It is a flaw.
    Flaw,
}

/// How a contract pages with a number and a size (one-domain, X14).
#[derive(Debug, Clone, Copy)]
pub struct PageRules {
    /// The parameter for the number of the page, from 1.
    pub number: &'static str,
    /// The parameter for the size of a page.
    pub size: &'static str,
    /// The size when none is asked for.
    pub default: i64,
    /// The largest size.
    pub most: i64,
    /// What becomes of a larger one.
    pub above: Above,
}

/// A page that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageWanted {
    /// Its number, from 1.
    pub number: i64,
    /// How many rows it has at most.
    pub size: i64,
}

impl PageWanted {
    /// The part of the list that it is.
    #[must_use]
    pub fn part(self) -> Page {
        Page::number(self.number, self.size)
    }

    /// How many such pages `total` rows fill.
    #[must_use]
    pub fn of(self, total: i64) -> i64 {
        pages(total, self.size)
    }
}

/// The text that `text` encodes; nothing if a percent sign is not followed by two hexadecimal digits, or if it is not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => digit(rest.next())? << 4 | digit(rest.next())?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: Option<u8>) -> Option<u8> {
    char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Query {
        Query::parse(text)
    }

    /// What is wrong with the parameters of a query that were read.
    fn flaws(query: Query) -> Vec<String> {
        let Err(Failure::Flawed(Place::Query, flaws)) = query.check() else { panic!("no flaws") };
        flaws.into_iter().map(|flaw| flaw.to_string()).collect()
    }

    const RULES: PageRules = PageRules { number: "page", size: "limit", default: 20, most: 100, above: Above::Most };

    #[test]
    fn a_query_is_decoded_and_empty_parameters_are_absent() {
        let mut query = query("search=fire%20safety+%C3%A9&status=&x=100%25");
        assert_eq!(query.text("search").optional().as_deref(), Some("fire safety é"));
        assert_eq!(query.text("status").optional(), None);
        assert_eq!(query.text("x").optional().as_deref(), Some("100%"));
    }

    #[test]
    fn a_page_larger_than_the_largest_is_the_largest() {
        assert_eq!(query("limit=1000").page(&RULES), PageWanted { number: 1, size: 100 });
        assert_eq!(query("page=3").page(&RULES).part(), Page { offset: 40, limit: 20 });
    }

    #[test]
    fn where_a_contract_says_so_a_page_larger_than_the_largest_is_a_flaw() {
        let mut query = query("limit=101");
        query.page(&PageRules { above: Above::Flaw, ..RULES });
        assert_eq!(flaws(query), ["limit: must be between 1 and 100"]);
    }

    #[test]
    fn every_wrong_parameter_is_named() {
        let mut query = query("page=0&limit=x&active=perhaps");
        query.page(&RULES);
        let _ = query.flag("active").optional();
        assert_eq!(
            flaws(query),
            ["page: must be between 1 and 1000000", "limit: must be a number", "active: must be true or false",]
        );
    }

    #[test]
    fn a_number_of_any_length_is_a_number() {
        let mut long = query("page=12345678901234567890&limit=12345678901234567890");
        assert_eq!(long.page(&RULES).size, RULES.most);
        assert_eq!(flaws(long), ["page: must be between 1 and 1000000"]);
        let mut negative = query("limit=-12345678901234567890");
        negative.page(&RULES);
        assert_eq!(flaws(negative), ["limit: must be between 1 and 100"]);
    }

    #[test]
    fn what_is_given_twice_or_wrongly_encoded_is_told_if_it_is_read() {
        let mut query = query("a=1&a=1&b=100%&c=%ff&d=%+1&e=%zz&f=1&f=2&%ff=1");
        for name in ["a", "b", "c", "d"] {
            let _ = query.text(name).optional();
        }
        let bad = "has a character that cannot be used here";
        assert_eq!(
            flaws(query),
            ["a: is given twice".to_owned(), format!("b: {bad}"), format!("c: {bad}"), format!("d: {bad}")]
        );
    }
}
