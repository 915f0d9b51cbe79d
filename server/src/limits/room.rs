//! Room for uploads: who is let in, and what becomes of who is not.

use super::{RequestKind, bounds};
use crate::{credentials::Credentials, failure::Failure, state::AppState};
use axum::{
    body::{Body, HttpBody as _},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use docendo::jobs;
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;

/// How long what is refused is taken and forgotten.
const LINGER: Duration = Duration::from_secs(10);
/// When it is worth trying again, in seconds.
const AGAIN: u64 = 30;

/// Lets an upload in when there is room for what it announces; whoever does not announce it takes as much as is allowed.
pub async fn room(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let kind = RequestKind::of(&request);
    // Nobody reads what a stranger sends.
    if kind == RequestKind::Plain || Credentials::of(request.extensions()).known().is_none() {
        return next.run(request).await;
    }
    let (most, _) = bounds(kind);
    let announced = request.body().size_hint().exact().and_then(|bytes| usize::try_from(bytes).ok());
    if let Some(room) = state.uploads.take(announced.unwrap_or(most)).await {
        jobs::holding(Arc::new(room), next.run(request)).await
    } else {
        linger(request.into_body());
        Failure::NoRoom(AGAIN).into_response()
    }
}

/// Takes what is still on its way and forgets it, for a while: a connection that is closed while the client sends loses the
/// answer as well.
pub(super) fn linger(mut body: Body) {
    tokio::spawn(timeout(LINGER, async move {
        while let Some(Ok(_)) = std::future::poll_fn(|context| std::pin::Pin::new(&mut body).poll_frame(context)).await
        {
        }
    }));
}
