//! Structured logs: one line for each request, and whatever is said while it runs, with its identifier.

use crate::{
    config::{Config, LogFormat},
    request_id::RequestId,
};
use axum::{extract::Request, middleware::Next, response::Response};
use std::{
    io::{self, IsTerminal as _},
    time::Instant,
};
use tracing::Instrument as _;
use tracing_subscriber::{EnvFilter, filter::ParseError, fmt};

/// Begins to write logs to the standard error output.
///
/// Fails if the filter cannot be read.
pub fn begin(config: &Config) -> Result<(), ParseError> {
    let is_seen = io::stderr().is_terminal();
    let logs = fmt().with_env_filter(EnvFilter::try_new(&config.log)?).with_writer(io::stderr).with_ansi(is_seen);
    match config.log_format {
        LogFormat::Json => logs.json().flatten_event(true).init(),
        LogFormat::Text => logs.with_target(false).init(),
    }
    Ok(())
}

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
