//! The bodies of a request and of its answer, which tell what the connection is at.

use super::{stage::ConnectionHandle, tempo::Tempo};
use axum::body::{Body, Bytes};
use hyper::body::{Frame, Incoming, SizeHint};
use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};
use tokio::time::Instant;

/// A request that runs, for as long as it is held.
pub(super) struct Running(Arc<ConnectionHandle>);

impl Running {
    pub(super) fn begin(handle: Arc<ConnectionHandle>) -> Self {
        handle.begin();
        Self(handle)
    }

    /// There is an answer, with this body.
    pub(super) fn answer(self, body: Body) -> ResponseBody {
        self.0.answers();
        ResponseBody { body, _running: self }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// The body of a request, which tells when the request can go on only with more of it.
pub(super) struct RequestBody {
    body: Incoming,
    handle: Arc<ConnectionHandle>,
    tempo: Tempo,
}

impl RequestBody {
    pub(super) fn new(body: Incoming, handle: Arc<ConnectionHandle>) -> Self {
        Self { body, handle, tempo: Tempo::default() }
    }
}

impl hyper::body::Body for RequestBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(frame) = &frame {
            let bytes = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref()).map_or(0, Bytes::len);
            self.tempo.came(bytes, Instant::now());
            self.handle.resumes();
        } else {
            self.tempo.wait(Instant::now());
            self.handle.awaits(self.tempo);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        self.handle.resumes();
    }
}

/// The body of an answer, whose request runs until the last of it is taken over to be written.
pub(super) struct ResponseBody {
    body: Body,
    _running: Running,
}

impl hyper::body::Body for ResponseBody {
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
