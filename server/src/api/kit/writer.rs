//! Who sends a request that writes, and that it is carried out once however often it is sent: `Idempotency-Key`
//! (draft-ietf-httpapi-idempotency-key-header).
//!
//! A program gives such a request a key of its own making, and sends it again with the same one if it got no answer. It then gets
//! the first answer, if there was one: status, headers and body. A handler that takes an [`ApiWriter`] and answers by
//! [`ApiWriter::once`] need not know of it. What is kept of an answer, and for how long, says [`docendo::work::once`].

use super::{Answer, ApiCaller, ApiState, Failure, Gives, OperationBuilder, Takes, Unusable};
use axum::{
    body::{Body, to_bytes},
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use docendo::{
    Error, Result,
    work::{Caller, Work, once::Sent},
};
use serde::{Deserialize, Serialize};
use std::{ops::Deref, sync::Arc};
use utoipa::openapi::{Object, Type};

/// The header with the key.
const HEADER: &str = "Idempotency-Key";
/// The longest key, in characters.
const LONGEST: usize = 255;
/// How a key is written: in quotation marks, as the draft has it, or without them, as most programs send it.
const PATTERN: &str = r#"^([!#-\[\]-~]{1,255}|"[!#-\[\]-~]{1,255}")$"#;

/// Whoever sent a request that writes.
pub struct ApiWriter(Caller);

impl Deref for ApiWriter {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl FromRequestParts<ApiState> for ApiWriter {
    type Rejection = Failure;

    /// Whoever reads the body notes its fingerprint in the [`Sent`] among the extensions.
    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Failure> {
        let caller = ApiCaller::from_request_parts(parts, state).await?;
        let key = key(&parts.headers).map_err(|()| {
            Failure::Malformed(format!("{HEADER} must be 1 to {LONGEST} visible characters, such as a UUID"))
        })?;
        let sent = key.map(|key| Arc::new(Sent::new(format!("{} {}", parts.method, parts.uri.path()), key)));
        if let Some(sent) = &sent {
            parts.extensions.insert(sent.clone());
        }
        Ok(Self(caller.sending(sent)))
    }
}

/// The key of a request, if it has one; fails if it is none.
fn key(headers: &HeaderMap) -> Result<Option<&str>, ()> {
    let mut values = headers.get_all(HEADER).iter();
    let value = match (values.next(), values.next()) {
        (None, _) => return Ok(None),
        (Some(value), None) => value.to_str().map_err(drop)?,
        (Some(_), Some(_)) => return Err(()),
    };
    let bare = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
    let is_key = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
    if (1..=LONGEST).contains(&bare.len()) && bare.bytes().all(is_key) { Ok(Some(bare)) } else { Err(()) }
}

impl ApiWriter {
    /// Carries out a use case and presents what comes of it; once, if the request has a key.
    pub async fn once<T: IntoResponse>(&self, use_case: impl AsyncFnOnce(&mut Work) -> Result<T>) -> Answer<Once<T>> {
        if !self.0.has_key() {
            return Ok(Once::Now(self.0.write(use_case).await?));
        }
        let answer = async |work: &mut Work| StoredResponse::read(use_case(work).await?.into_response()).await;
        Ok(Once::Kept(self.0.once(answer).await?))
    }
}

impl Takes for ApiWriter {
    fn describe(operation: &mut OperationBuilder<'_>) {
        ApiCaller::describe(operation);
        let mut schema = Object::with_type(Type::String);
        schema.pattern = Some(PATTERN.to_owned());
        schema.examples = vec!["8e03978e-40d5-43dd-bc93-6894a57f9324".into()];
        let description = "A key of the program's own making: sent again with the same one, the request is not carried out \
            again, but answered as it was the first time. Kept for 24 hours";
        operation.header(HEADER, description, schema);
        operation.unusable(Unusable::Either, format!("{HEADER} is no key"));
        operation.fails(422, "Another request was sent with the same key");
    }
}

/// The answer to a request that is carried out once.
pub enum Once<T> {
    /// As it comes from the handler.
    Now(T),
    /// As it is kept.
    Kept(StoredResponse),
}

impl<T: IntoResponse> IntoResponse for Once<T> {
    fn into_response(self) -> Response {
        match self {
            Self::Now(answer) => answer.into_response(),
            Self::Kept(answer) => answer.into_response(),
        }
    }
}

impl<T: Gives> Gives for Once<T> {
    fn describe(operation: &mut OperationBuilder<'_>) {
        T::describe(operation);
    }
}

/// An answer, in a form in which it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct StoredResponse {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl StoredResponse {
    async fn read(response: Response) -> Result<Self> {
        let (head, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.map_err(Error::internal)?;
        let header = |(name, value): (&HeaderName, &HeaderValue)| {
            Ok((name.as_str().to_owned(), value.to_str().map_err(Error::internal)?.to_owned()))
        };
        Ok(Self {
            status: head.status.as_u16(),
            headers: head.headers.iter().map(header).collect::<Result<_>>()?,
            body: String::from_utf8(body.into()).map_err(Error::internal)?,
        })
    }
}

impl IntoResponse for StoredResponse {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or_default();
        let headers = self
            .headers
            .iter()
            .filter_map(|(name, value)| Some((name.parse::<HeaderName>().ok()?, HeaderValue::from_str(value).ok()?)));
        response.headers_mut().extend(headers);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(values: &[&str]) -> Result<Option<String>, ()> {
        let name = HeaderName::from_static("idempotency-key");
        let headers = values.iter().map(|value| (name.clone(), HeaderValue::from_str(value).unwrap())).collect();
        key(&headers).map(|key| key.map(str::to_owned))
    }

    #[test]
    fn a_key_is_the_same_in_quotation_marks_and_without_them() {
        assert_eq!(read(&[]), Ok(None));
        assert_eq!(read(&["8e03978e-40d5"]), Ok(Some("8e03978e-40d5".to_owned())));
        assert_eq!(read(&["\"8e03978e-40d5\""]), read(&["8e03978e-40d5"]));
        assert_eq!(read(&[&"k".repeat(LONGEST)]).map(|key| key.map(|key| key.len())), Ok(Some(LONGEST)));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for bad in ["", "\"\"", "\"a", "a\"", "a b", "\"a b\"", "a\\b", "\"a\";b=1"] {
            assert_eq!(read(&[bad]), Err(()), "{bad}");
        }
        assert_eq!(read(&[&"k".repeat(LONGEST + 1)]), Err(()));
        assert_eq!(read(&["a", "a"]), Err(()), "two keys are none");
    }
}
