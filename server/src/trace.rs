//! What the log tells of each request.

use crate::request_id::RequestId;
use axum::{extract::Request, middleware::Next, response::Response};
use std::time::Instant;
use tracing::Instrument as _;

/// Notes each request when it is done; what is said below is said with its identifier.
pub async fn trace(request: Request, next: Next) -> Response {
    let id = RequestId::of(request.extensions());
    let span = tracing::info_span!("request", id = %id, method = %request.method(), path = request.uri().path());
    let begin = Instant::now();
    async {
        let response = next.run(request).await;
        let milliseconds = begin.elapsed().as_millis();
        tracing::info!(status = response.status().as_u16(), milliseconds, "done");
        response
    }
    .instrument(span)
    .await
}
