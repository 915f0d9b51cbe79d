//! The bytes of a connection: notes that some came, and gives up on a client that takes nothing of what it is sent, or too little.

use super::{stage::ConnectionHandle, tempo::Tempo};
use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep_until},
};

/// Longer than any connection lasts.
const FAR: Duration = Duration::from_hours(24 * 365);

/// How long a client may take nothing of what it is sent, and how far it may fall behind the tempo of the slowest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    pub(super) stall: Duration,
    pub(super) late: Duration,
}

/// The bytes of a connection.
pub(super) struct Wire {
    stream: TcpStream,
    handle: Arc<ConnectionHandle>,
    patience: Patience,
    tempo: Tempo,
    /// Runs while something waits to be taken.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Wire {
    pub(super) fn new(stream: TcpStream, handle: Arc<ConnectionHandle>, patience: Patience) -> Self {
        Self { stream, handle, patience, tempo: Tempo::default(), waiting: None }
    }

    /// What came of writing, or the end of patience.
    fn progress(&mut self, written: Poll<io::Result<usize>>, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = written {
            self.waiting = None;
            self.tempo.came(written.as_ref().copied().unwrap_or_default(), Instant::now());
            return Poll::Ready(written);
        }
        self.tempo.wait(Instant::now());
        let (Patience { stall, late }, tempo) = (self.patience, self.tempo);
        let end = || {
            let now = Instant::now();
            let (nothing, little) = (now.checked_add(stall), tempo.late_since().and_then(|at| at.checked_add(late)));
            // A time that no clock reaches is none.
            Box::pin(sleep_until(nothing.into_iter().chain(little).min().unwrap_or(now + FAR)))
        };
        ready!(self.waiting.get_or_insert_with(end).as_mut().poll(context));
        Poll::Ready(Err(io::Error::from(io::ErrorKind::TimedOut)))
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.handle.heard();
        }
        read
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.progress(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.progress(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        // Nothing is flushed before all is handed over.
        if flushed.is_ready() {
            self.handle.written();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
