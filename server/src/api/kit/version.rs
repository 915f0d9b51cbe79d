//! Which version of a thing an answer shows (`ETag`), and on which one a change rests (`If-Match`, RFC 9110, section 13.1.1).
//!
//! A tag names a version, not bytes: two answers with one tag say the same of everything that can be changed. So a tag that
//! something on the way made weak (`W/"5"`, as proxies do that compress) is still the same version.

use super::Failure;
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
    response::{IntoResponse, Response},
};
use docendo::{
    Error,
    error::{Conflict, Entity},
    kernel::since::Since,
};

/// An answer about one version of a thing.
#[derive(Debug)]
pub struct Versioned<T>(pub String, pub T);

impl<T: IntoResponse> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        let Self(version, answer) = self;
        let mut response = answer.into_response();
        let tag = HeaderValue::from_str(&format!("\"{version}\"")).ok();
        response.headers_mut().extend(tag.map(|tag| (header::ETAG, tag)));
        response
    }
}

/// What `If-Match` says: on which versions the change rests; any without that header and with `*`.
#[derive(Debug, Clone)]
pub struct IfMatch(pub Since);

impl IfMatch {
    /// What a use case ended in that was asked to rest on these versions: that another one holds is no conflict then, but what
    /// the caller asked to be told.
    pub fn told(&self, error: Error) -> Failure {
        match error {
            Error::Conflict(Conflict::Changed(entity)) if !self.0.is_any() => Failure::Outdated(entity),
            other => other.into(),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let malformed = || {
            let what = "If-Match must be * or tags as ETag shows them, such as \"5\"";
            Failure::Malformed(what.to_owned())
        };
        let mut named = None;
        for value in parts.headers.get_all(header::IF_MATCH) {
            let text = value.to_str().map_err(|_| malformed())?;
            match (tags(text), &mut named) {
                (Some(Tags::Any), None) => return any(parts, malformed),
                (Some(Tags::These(tags)), named) => named.get_or_insert_with(Vec::new).extend(tags),
                (Some(Tags::Any), Some(_)) | (None, _) => return Err(malformed()),
            }
        }
        Ok(Self(named.map_or(Since::ANY, Since::one_of)))
    }
}

/// Any version, if nothing else is said besides.
fn any(parts: &Parts, malformed: impl Fn() -> Failure) -> Result<IfMatch, Failure> {
    if parts.headers.get_all(header::IF_MATCH).iter().count() == 1 { Ok(IfMatch(Since::ANY)) } else { Err(malformed()) }
}

/// The value of one header.
#[derive(Debug, PartialEq, Eq)]
enum Tags {
    Any,
    These(Vec<String>),
}

/// The tags of a list, without quotes and without the mark of weak ones; none if it is no such list.
fn tags(text: &str) -> Option<Tags> {
    let mut rest = text.trim_matches([' ', '\t']);
    if rest == "*" {
        return Some(Tags::Any);
    }
    let mut found = Vec::new();
    loop {
        let quoted = rest.strip_prefix("W/").unwrap_or(rest).strip_prefix('"')?;
        let (tag, after) = quoted.split_once('"')?;
        if !tag.chars().all(|letter| letter == '!' || ('#'..='~').contains(&letter)) {
            return None;
        }
        found.push(tag.to_owned());
        rest = after.trim_start_matches([' ', '\t']);
        if rest.is_empty() {
            return Some(Tags::These(found));
        }
        rest = rest.strip_prefix(',')?.trim_start_matches([' ', '\t']);
    }
}

/// What is said of a failure with 412.
pub(super) fn outdated(entity: Entity) -> String {
    format!("The {entity} is of another version than If-Match names: read it again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_tags_are_read_whether_strong_or_weak() {
        let these = |tags: &[&str]| Some(Tags::These(tags.iter().map(|&tag| tag.to_owned()).collect()));
        assert_eq!(tags("\"5\""), these(&["5"]));
        assert_eq!(tags("W/\"5\""), these(&["5"]));
        assert_eq!(tags(" \"5\" , W/\"a,b\",\"\" "), these(&["5", "a,b", ""]));
        assert_eq!(tags(" * "), Some(Tags::Any));
    }

    #[test]
    fn what_is_no_list_of_tags_is_none() {
        for bad in [
            "",
            "5",
            "\"5",
            "5\"",
            "w/\"5\"",
            "\"5\" \"6\"",
            "\"5\",",
            ",\"5\"",
            "*, \"5\"",
            "\"5\", *",
            "\"a b\"",
            "W/5",
        ] {
            assert_eq!(tags(bad), None, "{bad}");
        }
    }
}
