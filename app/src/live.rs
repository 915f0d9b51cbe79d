//! What tells browsers that something was changed elsewhere: `GET /live`, a stream of server-sent events. Each says which kinds of
//! things were changed, and a page asks again for what it shows of them.

use crate::{fault::Fault, state::AppState, visitor::Member};
use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode},
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use docendo::trail::live::{Listener, listen};
use futures_util::stream::unfold;
use std::{convert::Infallible, time::Duration};
use tokio::time::{Instant, timeout_at};

/// How long a browser listens at once. Then it comes again, if it is still signed in.
const LONGEST: Duration = Duration::from_mins(10);
/// After how long a silent stream says that it is there.
const BREATH: Duration = Duration::from_secs(20);
/// After how long a browser comes again.
const AGAIN: Duration = Duration::from_secs(1);
/// What keeps proxies from collecting what they pass on.
const AT_ONCE: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

/// The stream.
pub(crate) async fn live(State(state): State<AppState>, member: Option<Member>) -> Response {
    let Some(member) = member else { return (StatusCode::UNAUTHORIZED, Json(Fault::SignIn)).into_response() };
    let listener = match listen(&member.caller).await {
        Ok(listener) => listener,
        Err(cause) => {
            tracing::error!(%cause, "nobody can listen to changes");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let until = Instant::now() + LONGEST;
    // A page of another release is told that there is a new one.
    let release = state.client.as_deref().map(|client| client.folder.as_str()).unwrap_or_default();
    let begin = Event::default().retry(AGAIN).event("release").data(release);
    let events = unfold((listener, Some(begin)), move |(mut listener, begin)| async move {
        let event = match begin {
            Some(begin) => begin,
            None => told(&mut listener, until).await?,
        };
        Some((Ok::<_, Infallible>(event), (listener, None)))
    });
    ([AT_ONCE], Sse::new(events).keep_alive(KeepAlive::new().interval(BREATH))).into_response()
}

/// The next event; nothing when it is time to come again.
async fn told(listener: &mut Listener, until: Instant) -> Option<Event> {
    let kinds = timeout_at(until, listener.next()).await.ok()??;
    Some(Event::default().data(&*kinds))
}
