//! What a request ends in when it does not succeed, before a contract has put it into its own words.
//!
//! A failure travels in the extensions of a response, so that whatever makes it (a handler, an extractor, a limit, a panic)
//! need not know whose path it is; [`speak`](crate::voice::speak) finds the owner and lets it speak.

use axum::{
    http::{Method, StatusCode},
    response::{IntoResponse, Response},
};
use docendo::{
    Error,
    error::{Conflict, Entity, Flaw, Unavailability},
};
use std::{collections::BTreeMap, sync::Arc};

/// What a handler returns.
pub type Answer<T> = Result<T, Failure>;

/// Where in a request something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In its body.
    Body,
    /// In its query string.
    Query,
    /// In its path.
    Path,
}

/// Why a request did not succeed.
#[derive(Debug)]
pub enum Failure {
    /// A use case said so.
    Domain(Error),
    /// Something that was sent cannot be used; each flaw names a field of that part of the request.
    Flawed(Place, Vec<Flaw>),
    /// The body is not JSON, or not an object; a sentence says what is wrong.
    Malformed(String),
    /// No route has this path.
    NoRoute,
    /// There is such a path, but not with this method.
    WrongMethod(Method),
    /// What shall be changed is of another version than the caller knows.
    Outdated(Entity),
    /// Another request was sent with the same `Idempotency-Key`.
    KeyReused,
    /// The body is larger than the server reads.
    TooLarge,
    /// Too many requests; worth trying again after so many seconds. Where a contract promises a quota, which.
    TooOften(u64, Option<Quota>),
    /// A writing request that did not come from the product's own pages.
    ForeignOrigin,
    /// A page was asked for under an address that is not the server's own, which is this one.
    WrongHost(String),
    /// Other uploads take all the memory that they may; worth trying again after so many seconds.
    NoRoom(u64),
    /// The server did not finish in time.
    TooSlow,
    /// A panic, with its message; for the log only.
    Broken(String),
}

/// How many requests a contract promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// So many an hour.
    pub limit: u32,
    /// When the next one is admitted, in seconds since 1970.
    pub reset: i64,
}

impl Failure {
    /// The status that HTTP itself suggests; contracts differ from it where their documents do.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Domain(error) => match error {
                Error::NotFound(_) => StatusCode::NOT_FOUND,
                Error::Unauthenticated => StatusCode::UNAUTHORIZED,
                Error::Forbidden(_) => StatusCode::FORBIDDEN,
                Error::Invalid(_) | Error::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Error::Conflict(_) => StatusCode::CONFLICT,
                Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
                Error::Unavailable(what, _) => unavailable_status(*what),
                Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Self::Flawed(..) | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::NoRoute => StatusCode::NOT_FOUND,
            Self::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Outdated(_) => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften(..) => StatusCode::TOO_MANY_REQUESTS,
            Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::WrongHost(_) => StatusCode::MISDIRECTED_REQUEST,
            Self::NoRoom(_) | Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The status in contracts whose documents know no 422: what cannot be used, or breaks a rule, is 400. `Idempotency-Key` is
    /// beyond all documents, and has the status of its own.
    #[must_use]
    pub fn status_without_422(&self) -> StatusCode {
        match (self, self.status()) {
            (Self::KeyReused, status) => status,
            (_, StatusCode::UNPROCESSABLE_ENTITY) => StatusCode::BAD_REQUEST,
            (_, status) => status,
        }
    }

    /// What cannot be used of what was sent, and where it stands; none if it failed for another reason. What only a use
    /// case found out is told of the body.
    #[must_use]
    pub fn flaws(&self) -> Option<(Place, &[Flaw])> {
        match self {
            Self::Flawed(place, flaws) => Some((*place, flaws)),
            Self::Domain(Error::Invalid(flaws)) => Some((Place::Body, flaws)),
            _ => None,
        }
    }

    /// A sentence for whoever sent the request; nothing internal is in it.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Domain(error) => capitalised(&error.to_string()),
            Self::Flawed(_, flaws) => {
                capitalised(&flaws.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            }
            Self::Malformed(what) => what.clone(),
            Self::NoRoute => "Not found".to_owned(),
            Self::WrongMethod(method) => format!("Method \"{method}\" not allowed."),
            Self::Outdated(entity) => format!("The {entity} is not of a version that If-Match names: read it again"),
            Self::KeyReused => "This Idempotency-Key was sent before with another request: make a new one".to_owned(),
            Self::TooLarge => "The request is larger than this server accepts".to_owned(),
            Self::TooOften(..) => "Too many requests, try again in a while".to_owned(),
            Self::ForeignOrigin => {
                "This request did not come from a page of this server and was not carried out".to_owned()
            }
            Self::WrongHost(url) => format!("This server is reached at {url}"),
            Self::NoRoom(_) => "The server is busy with other files, try again in a while".to_owned(),
            Self::TooSlow => "The server could not finish in time, try again".to_owned(),
            Self::Broken(_) => "Something went wrong inside".to_owned(),
        }
    }

    /// How many seconds to wait before it is worth trying again.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooOften(seconds, _)
            | Self::NoRoom(seconds)
            | Self::Domain(Error::TooMany(seconds) | Error::Unavailable(Unavailability::Snapshot { seconds, .. }, _)) => {
                Some(*seconds)
            }
            Self::Domain(Error::Unavailable(Unavailability::Space, _)) => Some(60),
            Self::Domain(Error::Unavailable(Unavailability::Database, _)) | Self::TooSlow => Some(5),
            _ => None,
        }
    }
}

/// The status for what of the server is unavailable: the same in every contract, because no document speaks of it.
const fn unavailable_status(what: Unavailability) -> StatusCode {
    match what {
        Unavailability::Space => StatusCode::INSUFFICIENT_STORAGE,
        Unavailability::Database | Unavailability::Snapshot { .. } => StatusCode::SERVICE_UNAVAILABLE,
        // It does not come back by waiting.
        Unavailability::Content => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The problems of each field, under the name that `name` gives it and in the words of `word`.
#[must_use]
pub fn by_field(
    flaws: &[Flaw],
    name: impl Fn(&str) -> String,
    word: impl Fn(&Flaw) -> String,
) -> BTreeMap<String, Vec<String>> {
    let mut fields = BTreeMap::<_, Vec<_>>::new();
    for flaw in flaws {
        fields.entry(name(&flaw.field)).or_default().push(word(flaw));
    }
    fields
}

/// A name of the domain, which is in `snake_case`, in camelCase.
#[must_use]
pub fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut letters = name.chars();
    while let Some(letter) = letters.next() {
        if letter == '_' { out.extend(letters.next().map(|next| next.to_ascii_uppercase())) } else { out.push(letter) }
    }
    out
}

pub(crate) fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Conflict(Conflict::KeyReused) => Self::KeyReused,
            other => Self::Domain(other),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
