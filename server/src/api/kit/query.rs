//! Query strings. An empty parameter (`?search=`) is an absent one.

use super::{Failure, Fields, FromFields, Place};
use axum::http::request::Parts;
use docendo::error::Problem;
use std::collections::{HashMap, hash_map::Entry};

/// What is in the query string of a request.
pub(crate) fn read<T: FromFields>(parts: &Parts) -> Result<T, Failure> {
    parse(parts.uri.query().unwrap_or_default()).read_from(Place::Query)
}

fn parse(query: &str) -> Fields {
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
    Fields::of_query(fields)
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
    use crate::api::kit::{
        Above, PageRules, PageWanted,
        kind::{flag, verbatim},
        query,
    };
    use docendo::kernel::page::Page;

    const RULES: PageRules = PageRules { number: "page", size: "limit", default: 20, most: 100, above: Above::Most };
    const STRICT: PageRules = PageRules { above: Above::Flaw, ..RULES };

    query! {
        /// What is asked for.
        Asked {
            search "search": Option<String> = verbatim();
            is_active "active": bool = flag(), default true;
            ..page: PageWanted = RULES;
        }
    }

    query! {
        /// What is asked for where a larger page is a flaw.
        Strict {
            ..page: PageWanted = STRICT;
        }
    }

    fn read<T: FromFields>(query: &str) -> Result<T, Vec<String>> {
        parse(query).read_from(Place::Query).map_err(|failure| {
            let Failure::Flawed(Place::Query, flaws) = failure else { panic!("no flaws") };
            flaws.into_iter().map(|flaw| flaw.to_string()).collect()
        })
    }

    fn page(query: &str) -> Result<PageWanted, Vec<String>> {
        read::<Asked>(query).map(|asked| asked.page)
    }

    #[test]
    fn a_query_is_decoded_and_empty_parameters_are_absent() {
        let asked: Asked = read("search=fire%20safety+%C3%A9&active=&x=100%25").unwrap();
        assert_eq!((asked.search.as_deref(), asked.is_active), (Some("fire safety é"), true));
        assert_eq!(read::<Asked>("search=").unwrap().search, None);
        assert_eq!(read::<Asked>("search=100%25").unwrap().search.as_deref(), Some("100%"));
    }

    #[test]
    fn a_page_larger_than_the_largest_is_the_largest() {
        assert_eq!(page("limit=1000"), Ok(PageWanted { number: 1, size: 100 }));
        assert_eq!(page("page=3").unwrap().part(), Page { offset: 40, limit: 20 });
    }

    #[test]
    fn where_a_contract_says_so_a_page_larger_than_the_largest_is_a_flaw() {
        assert_eq!(read::<Strict>("limit=101").unwrap_err(), ["limit: must be between 1 and 100"]);
        assert_eq!(read::<Strict>("limit=100").unwrap().page.size, 100);
    }

    #[test]
    fn every_wrong_parameter_is_named() {
        assert_eq!(
            page("page=0&limit=x&active=perhaps").unwrap_err(),
            ["active: must be true or false", "page: must be between 1 and 1000000", "limit: must be a number"]
        );
    }

    #[test]
    fn a_number_of_any_length_is_a_number() {
        assert_eq!(page("limit=12345678901234567890").unwrap().size, RULES.most);
        assert_eq!(page("page=12345678901234567890").unwrap_err(), ["page: must be between 1 and 1000000"]);
        assert_eq!(page("limit=-12345678901234567890").unwrap_err(), ["limit: must be between 1 and 100"]);
    }

    query! {
        /// Anything.
        Texts {
            a "a": Option<String> = verbatim();
            b "b": Option<String> = verbatim();
            c "c": Option<String> = verbatim();
            d "d": Option<String> = verbatim();
        }
    }

    #[test]
    fn what_is_given_twice_or_wrongly_encoded_is_told_if_it_is_read() {
        let flaws = read::<Texts>("a=1&a=1&b=100%&c=%ff&d=%+1&e=%zz&f=1&f=2&%ff=1").unwrap_err();
        let bad = "has a character that cannot be used here";
        assert_eq!(
            flaws,
            ["a: is given twice".to_owned(), format!("b: {bad}"), format!("c: {bad}"), format!("d: {bad}")]
        );
        let texts: Texts = read("a=1&c=2").unwrap();
        assert_eq!((texts.a.as_deref(), texts.b, texts.c.as_deref(), texts.d), (Some("1"), None, Some("2"), None));
    }
}
