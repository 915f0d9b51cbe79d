//! Which version of a thing an answer shows (`ETag`), and on which one a change rests (`If-Match`, RFC 9110, section 13.1.1).
//!
//! A tag names a version: two answers with one tag say the same of everything that can be changed. An answer that travels
//! compressed is another representation, whose tag says so (`"5-gzip"`; RFC 9110, section 8.8.3.3); both name the same version
//! to `If-Match`. Tags are compared strongly: one that something on the way made weak (`W/"5"`) matches nothing.

use super::{Answer, ApiWriter, Failure, Gives, Once, OperationBuilder, Takes, Unusable};
use crate::assets::SiteFile;
use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderValue, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use docendo::{
    Error, Result,
    error::{Conflict, Entity},
    kernel::optimistic_lock::OptimisticLock,
    work::Work,
};
use utoipa::{
    PartialSchema as _,
    openapi::{Object, Type},
};

/// The codings that an answer may travel in: those of this server, and those that proxies add to a tag in the same way.
const CODINGS: [&str; 4] = ["gzip", "br", "zstd", "deflate"];

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

impl<T: Gives> Gives for Versioned<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        T::describe(operation);
        operation.gives_header("ETag", "Its version", String::schema());
    }
}

/// Adds the coding of an answer that was compressed on its way to its tag. Files of the site have one tag each coding already.
pub async fn tag_coding(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.extensions().get::<SiteFile>().is_some() {
        return response;
    }
    let headers = response.headers_mut();
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let tagged = text(header::ETAG).and_then(|tag| tag.strip_prefix('"')?.strip_suffix('"'));
    let coded = tagged.zip(text(header::CONTENT_ENCODING)).map(|(tag, coding)| format!("\"{tag}-{coding}\""));
    if let Some(tag) = coded.and_then(|tag| HeaderValue::from_str(&tag).ok()) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// What `If-Match` says: on which versions the change rests.
#[derive(Debug, Clone)]
pub struct IfMatch(pub OptimisticLock);

impl IfMatch {
    /// Carries out a change that rests on these versions, once: that none of them holds is no conflict then, but what the caller
    /// asked to be told.
    pub async fn once<T: IntoResponse>(
        &self,
        caller: &ApiWriter,
        change: impl AsyncFnOnce(&mut Work) -> Result<T>,
    ) -> Answer<Once<T>> {
        caller.once(change).await.map_err(|failure| match failure {
            Failure::Domain(Error::Conflict(Conflict::Changed(entity))) if self.tells(entity) => {
                Failure::Outdated(entity)
            }
            other => other,
        })
    }

    /// Whether it is what the caller asked to be told that `entity` is another one than they take it for. Whoever says `*` takes
    /// it for something that is there, and a role is all that a change would make.
    fn tells(&self, entity: Entity) -> bool {
        match self.0 {
            OptimisticLock::Anything => false,
            OptimisticLock::Present => entity == Entity::Role,
            OptimisticLock::OneOf(_) => true,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let values: Vec<&[u8]> = parts.headers.get_all(header::IF_MATCH).iter().map(HeaderValue::as_bytes).collect();
        // Several headers of one name are one list (RFC 9110, section 5.3).
        lock(&values.join(&b","[..]), values.is_empty()).map(Self).ok_or_else(|| {
            Failure::Malformed("If-Match must be * or tags as ETag shows them, such as \"5\"".to_owned())
        })
    }
}

/// How `If-Match` is written.
const TAGS: &str = r#"^(\*|(W/)?"[!#-~]*"(, *(W/)?"[!#-~]*")*)$"#;

impl Takes for IfMatch {
    fn describe(operation: &mut OperationBuilder<'_>) {
        let mut schema = Object::with_type(Type::String);
        schema.min_length = Some(1);
        schema.pattern = Some(TAGS.to_owned());
        schema.examples = vec!["\"5\"".into()];
        operation.header("If-Match", "Only if it is of this version, as ETag shows it", schema);
        operation.unusable(Unusable::Either, "If-Match is no list of tags");
        operation.fails(412, "It is of another version than If-Match names");
    }
}

/// What the header says, or what its absence does; nothing if it is neither `*` nor a list of tags.
fn lock(value: &[u8], is_absent: bool) -> Option<OptimisticLock> {
    if is_absent {
        Some(OptimisticLock::Anything)
    } else if value.trim_ascii() == b"*" {
        Some(OptimisticLock::Present)
    } else {
        versions(value).map(OptimisticLock::OneOf)
    }
}

/// The versions that the strong tags of a list name; nothing if it is no such list. Elements that are empty are passed over
/// (RFC 9110, section 5.6.1).
fn versions(list: &[u8]) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = list;
    loop {
        let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b',')).count();
        rest = &rest[blank..];
        if rest.is_empty() {
            return Some(found);
        }
        let is_weak = rest.starts_with(b"W/");
        let quoted = rest.strip_prefix(b"W/").unwrap_or(rest).strip_prefix(b"\"")?;
        let length = quoted.iter().position(|byte| *byte == b'"')?;
        let (tag, after) = (&quoted[..length], quoted[length + 1..].trim_ascii_start());
        let is_tag = tag.iter().all(|byte| matches!(byte, b'!' | b'#'..=b'~' | 0x80..));
        if !is_tag || !(after.is_empty() || after.starts_with(b",")) {
            return None;
        }
        if !is_weak {
            found.push(version(&String::from_utf8_lossy(tag)).to_owned());
        }
        rest = after;
    }
}

/// The version that a tag names, whichever coding its answer travelled in.
fn version(tag: &str) -> &str {
    let coded = tag.rsplit_once('-').filter(|(_, coding)| CODINGS.contains(coding));
    coded.map_or(tag, |(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Option<OptimisticLock> {
        lock(value.as_bytes(), false)
    }

    fn one_of(versions: &[&str]) -> OptimisticLock {
        OptimisticLock::OneOf(versions.iter().map(|&version| version.to_owned()).collect())
    }

    #[test]
    fn lists_of_tags_are_read_and_weak_ones_match_nothing() {
        assert_eq!(read("\"5\""), Some(one_of(&["5"])));
        assert_eq!(read(" \"5\" , \"a,b\",\"\" "), Some(one_of(&["5", "a,b", ""])));
        assert_eq!(read("W/\"5\""), Some(one_of(&[])));
        assert_eq!(read("W/\"5\", \"6\""), Some(one_of(&["6"])));
        assert_eq!(read("\"é\""), Some(one_of(&["é"])));
        assert_eq!(read(" * "), Some(OptimisticLock::Present));
        assert_eq!(lock(b"", true), Some(OptimisticLock::Anything));
    }

    #[test]
    fn empty_elements_of_a_list_are_passed_over() {
        assert_eq!(read("\"5\", , \"6\""), Some(one_of(&["5", "6"])));
        assert_eq!(read(",\"5\",\t,"), Some(one_of(&["5"])));
        assert_eq!(read(""), Some(one_of(&[])));
        assert_eq!(read(" , "), Some(one_of(&[])));
    }

    #[test]
    fn a_tag_names_its_version_in_every_coding() {
        assert_eq!(read("\"5-gzip\", \"6-br\", \"7-zstd\""), Some(one_of(&["5", "6", "7"])));
        assert_eq!(read("\"5-rot13\", \"-gzip\""), Some(one_of(&["5-rot13", ""])));
    }

    #[test]
    fn what_is_no_list_of_tags_is_none() {
        let bad =
            ["5", "\"5", "5\"", "w/\"5\"", "\"5\" \"6\"", "*, \"5\"", "\"5\", *", "*, *", "\"a b\"", "W/5", "W/ \"5\""];
        for bad in bad {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
