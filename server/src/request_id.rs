//! The identifier of a request: in every log line about it, in the journal and in the response.

use crate::state::AppState;
use axum::{
    extract::{Request, State},
    http::{Extensions, HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use docendo::kernel::secret;
use std::sync::Arc;

/// The header that carries it, in both directions.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// The most characters that are taken over from a proxy.
const LONGEST: usize = 64;

/// The identifier of a request.
#[derive(Debug, Clone)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The identifier in the extensions of a request.
    pub fn of(extensions: &Extensions) -> Arc<str> {
        extensions.get::<Self>().map_or_else(|| Arc::from(""), |id| id.0.clone())
    }
}

/// Takes the identifier over from a proxy, if one stands before the server and it is a plain one, or makes one. From here on both the request and its
/// response carry it in their header too.
pub async fn assign(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    // What strangers made up is in no log and no journal.
    let given = request
        .headers()
        .get(HEADER)
        .filter(|_| state.config.behind_proxy)
        .and_then(|value| value.to_str().ok())
        .filter(|id| is_plain(id));
    let id: Arc<str> = given.map_or_else(|| secret::hex(&secret::random::<8>()), str::to_owned).into();
    let header = HeaderValue::from_str(&id).ok();
    request.headers_mut().remove(HEADER);
    request.headers_mut().extend(header.clone().map(|id| (HEADER, id)));
    request.extensions_mut().insert(RequestId(id));
    let mut response = next.run(request).await;
    response.headers_mut().extend(header.map(|id| (HEADER, id)));
    response
}

/// Whether `id` can go into logs as it is.
fn is_plain(id: &str) -> bool {
    (1..=LONGEST).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_identifier_that_could_forge_log_lines_is_not_taken_over() {
        assert!(super::is_plain("0af7651916cd43dd-8448"));
        assert!(!super::is_plain("a b"));
        assert!(!super::is_plain(""));
        assert!(!super::is_plain(&"a".repeat(65)));
    }
}
