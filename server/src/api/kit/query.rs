//! The query string, read parameter by parameter, and paging. An empty parameter (`?search=`) is an absent one.

use super::{Failure, Field, KnownId, field::Found};
use axum::{extract::FromRequestParts, http::request::Parts};
use docendo::{
    error::{Flaws, Problem},
    kernel::page::{Page, pages},
};
use std::{collections::HashMap, convert::Infallible};
use uuid::Uuid;

/// The parameters of a query string and what was found wrong with them so far. Of a parameter that is given twice the
/// last one counts; parameters that nobody reads are passed over.
#[derive(Debug, Default)]
pub struct Query {
    fields: HashMap<String, String>,
    flaws: Flaws,
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let pairs = form_urlencoded(parts.uri.query().unwrap_or_default());
        Ok(Self { fields: pairs.filter(|(_, value)| !value.is_empty()).collect(), flaws: Flaws::default() })
    }
}

impl Query {
    /// A text.
    pub fn text(&mut self, name: &str) -> Field<'_, String> {
        let found = match self.fields.remove(name) {
            None => Found::Absent,
            Some(text) if text.contains('\0') => Found::Wrong(Problem::BadCharacter),
            Some(text) => Found::Value(text),
        };
        Field::new(name.to_owned(), found, &mut self.flaws)
    }

    /// A whole number.
    pub fn int(&mut self, name: &str) -> Field<'_, i64> {
        self.text(name).parse(|text| text.trim().parse().map_err(|_| Problem::NotANumber))
    }

    /// True or false; also `1` and `0`.
    pub fn flag(&mut self, name: &str) -> Field<'_, bool> {
        self.text(name).parse(|text| match text.to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(Problem::NotABool),
        })
    }

    /// An identifier, written as a UUID. One of something else reads as one that nothing has, see [`KnownId`].
    pub fn id<T: KnownId>(&mut self, name: &str) -> Field<'_, T> {
        self.text(name).parse(|text| Uuid::try_parse(text.trim()).map(T::known).map_err(|_| Problem::NotAnId))
    }

    /// Identifiers with commas between them, written as UUIDs.
    pub fn ids<T: KnownId>(&mut self, name: &str) -> Field<'_, Vec<T>> {
        let id = |text: &str| Uuid::try_parse(text.trim()).map(T::known).map_err(|_| Problem::NotAnId);
        self.text(name).parse(|text| text.split(',').filter(|part| !part.trim().is_empty()).map(id).collect())
    }

    /// Which page is wanted, by the rules of the contract.
    pub fn page(&mut self, rules: &PageRules) -> PageWanted {
        let number = self.int(rules.number).within(1, i64::MAX).or(1);
        let size = self.int(rules.size).within(1, i64::MAX).or(rules.default).min(rules.most);
        PageWanted { number, size }
    }

    /// What `build` makes of the parameters, or all flaws. `build` may return `None` only where a flaw was noted.
    pub fn finish<T>(self, build: impl FnOnce() -> Option<T>) -> Result<T, Failure> {
        Ok(self.flaws.check_with(build())?)
    }

    /// All flaws, if there are any.
    pub fn check(self) -> Result<(), Failure> {
        Ok(self.flaws.check()?)
    }
}

/// How a contract pages with a number and a size (one-domain, X14). A size above the largest is taken for the largest.
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

/// The pairs of a query string, decoded; bytes that are not UTF-8 become replacement characters.
fn form_urlencoded(query: &str) -> impl Iterator<Item = (String, String)> + '_ {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                let digit = |byte: Option<u8>| {
                    byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
                };
                if let (Some(high), Some(low)) = (digit(ahead.next()), digit(ahead.next())) {
                    bytes.push(high << 4 | low);
                    rest = ahead;
                } else {
                    bytes.push(b'%');
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Query {
        Query {
            fields: form_urlencoded(text).filter(|(_, value)| !value.is_empty()).collect(),
            flaws: Flaws::default(),
        }
    }

    const RULES: PageRules = PageRules { number: "page", size: "limit", default: 20, most: 100 };

    #[test]
    fn a_query_is_decoded_and_empty_parameters_are_absent() {
        let mut query = query("search=fire%20safety+%C3%A9&status=&x=100%");
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
    fn every_wrong_parameter_is_named() {
        let mut query = query("page=0&limit=x&active=perhaps&ids=1,2");
        query.page(&RULES);
        let _ = query.flag("active").optional();
        let _ = query.ids::<docendo::kernel::id::CourseId>("ids").optional();
        let Err(Failure::Domain(docendo::Error::Invalid(flaws))) = query.check() else { panic!("flaws") };
        let fields: Vec<_> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["page", "limit", "active", "ids"]);
    }
}
