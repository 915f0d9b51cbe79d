//! One connection, from its place to its end.

use super::{
    End, Limits,
    body::{RequestBody, ResponseBody, Running},
    places::Place,
    stage::{ConnectionHandle, Stage},
    wire::Wire,
};
use crate::figures::{Connections, Cut};
use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, server::conn::http1::Builder, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{convert::Infallible, io, net::SocketAddr, pin::pin, sync::Arc};
use tokio::{
    net::TcpStream,
    sync::watch,
    time::{Instant, sleep_until},
};
use tower::ServiceExt as _;

/// One connection.
pub(super) struct Connection {
    pub(super) app: Router,
    pub(super) limits: Limits,
    pub(super) figures: Arc<Connections>,
    pub(super) end: watch::Receiver<End>,
    pub(super) place: Place,
    pub(super) peer: SocketAddr,
}

impl Connection {
    /// Answers what comes over `stream`, until it is closed or has to be.
    pub(super) async fn serve(self, stream: TcpStream) {
        let handle = &self.place.handle;
        let io = TokioIo::new(Wire::new(stream, handle.clone(), self.limits.patience()));
        let service = service_fn(|request| answer(self.app.clone(), handle.clone(), self.peer, request));
        // Its own time for heads would count for idle connections as well.
        let mut conversation = pin!(Builder::new().header_read_timeout(None).serve_connection(io, service));
        let (mut states, mut end) = (handle.watch(), self.end.clone());
        let (mut ends, mut gives_way) = (false, false);
        // It is told as closed before the client can see it.
        let _open = self.figures.opened();
        loop {
            let stage = states.borrow_and_update().stage();
            let now = *end.borrow_and_update();
            if now == End::Now {
                return;
            }
            if now == End::InOrder || gives_way {
                if self.has_nothing_to_lose(stage, gives_way) {
                    return;
                }
                if !ends {
                    ends = true;
                    conversation.as_mut().graceful_shutdown();
                }
            }
            tokio::select! {
                biased;
                ended = conversation.as_mut() => {
                    if ended.is_err_and(|error| is_stalled(&error)) {
                        self.figures.cut(Cut::Stalled);
                    }
                    return;
                }
                // This end watches the sender, which lives as long as the connection.
                _ = states.changed() => {}
                cut = self.overdue(stage, ends) => return self.figures.cut(cut),
                changed = end.changed() => if changed.is_err() {
                    return;
                },
                () = handle.leave.notified(), if !gives_way => gives_way = true,
            }
        }
    }

    /// Whether a connection at its end, or one that gives way, is at something that need not be waited for. Nothing was done for a
    /// request whose body is late.
    fn has_nothing_to_lose(&self, stage: Stage, gives_way: bool) -> bool {
        match stage {
            Stage::New(_) | Stage::Next(_) => true,
            Stage::Body(since) => since.elapsed() >= if gives_way { self.limits.pause } else { self.limits.farewell },
            Stage::Running | Stage::Idle(_) => false,
        }
    }

    /// Returns when a connection has been in this stage for too long. Once it `ends`, a body is waited for less.
    async fn overdue(&self, stage: Stage, ends: bool) -> Cut {
        let late = if ends { self.limits.farewell } else { self.limits.late };
        let (until, cut): (Option<Instant>, _) = match stage {
            Stage::New(since) | Stage::Next(since) => (since.checked_add(self.limits.head), Cut::Slow),
            Stage::Body(since) => (since.checked_add(late), Cut::Slow),
            Stage::Idle(since) => (since.checked_add(self.limits.idle), Cut::Idle),
            Stage::Running => (None, Cut::Slow),
        };
        match until {
            Some(until) => sleep_until(until).await,
            None => std::future::pending().await,
        }
        cut
    }
}

/// Whether a client took nothing of what it was sent.
fn is_stalled(error: &hyper::Error) -> bool {
    let cause = std::error::Error::source(error).and_then(|cause| cause.downcast_ref::<io::Error>());
    cause.is_some_and(|cause| cause.kind() == io::ErrorKind::TimedOut)
}

/// Has `app` answer a request from `peer`, and notes on `handle` what it is at until the answer is written.
async fn answer(
    app: Router,
    handle: Arc<ConnectionHandle>,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> Result<hyper::Response<ResponseBody>, Infallible> {
    let running = Running::begin(handle.clone());
    let mut request = request.map(|body| Body::new(RequestBody::new(body, handle)));
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = app.oneshot(request).await?;
    Ok(response.map(|body| running.answer(body)))
}
