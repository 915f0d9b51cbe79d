//! One connection, from its place to its end.

use super::{
    Limits,
    places::Place,
    stage::{Line, Stage},
    wire::Wire,
};
use crate::metrics::{Connections, Cut};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
};
use hyper::{
    Request,
    body::{Frame, Incoming, SizeHint},
    server::conn::http1::Builder,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
};
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
    pub(super) is_ending: watch::Receiver<bool>,
    pub(super) place: Place,
    pub(super) peer: SocketAddr,
}

impl Connection {
    /// Answers what comes over `stream`, until it is closed or has to be.
    pub(super) async fn serve(self, stream: TcpStream) {
        let line = &self.place.line;
        let io = TokioIo::new(Wire::new(stream, line.clone(), self.limits.stall));
        let service = service_fn(|request| answer(self.app.clone(), line.clone(), self.peer, request));
        // Its own time for heads would count for idle connections as well.
        let mut conversation = pin!(Builder::new().header_read_timeout(None).serve_connection(io, service));
        let (mut stages, mut is_ending) = (line.watch(), self.is_ending.clone());
        let mut ends = false;
        // It is told as closed before the client can see it.
        let _open = self.figures.opened();
        loop {
            let stage = *stages.borrow_and_update();
            // Whatever is at its end has no request to lose in these stages, and need not be waited for.
            if ends && matches!(stage, Stage::New(_) | Stage::Next(_)) {
                return;
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
                _ = stages.changed() => {}
                cut = self.overdue(stage) => return self.figures.cut(cut),
                // It changes once.
                _ = is_ending.changed(), if !ends => ends = true,
                () = line.leave.notified(), if !ends => ends = true,
            }
            if ends {
                conversation.as_mut().graceful_shutdown();
            }
        }
    }

    /// Returns when a connection has been in this stage for too long.
    async fn overdue(&self, stage: Stage) -> Cut {
        let (until, cut): (Option<Instant>, _) = match stage {
            Stage::New(since) | Stage::Next(since) => (since.checked_add(self.limits.head), Cut::Slow),
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

/// Has `app` answer a request from `peer`, and notes on `line` that it runs until the answer is written.
async fn answer(
    app: Router,
    line: Arc<Line>,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> Result<hyper::Response<Answer>, Infallible> {
    let running = Running::begin(line);
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = app.oneshot(request).await?;
    Ok(response.map(|body| Answer { body, _running: running }))
}

/// A request that runs, for as long as it is held.
struct Running(Arc<Line>);

impl Running {
    fn begin(line: Arc<Line>) -> Self {
        line.begin();
        Self(line)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// The body of an answer, whose request runs until the last of it is written.
struct Answer {
    body: Body,
    _running: Running,
}

impl hyper::body::Body for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
