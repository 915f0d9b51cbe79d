//! Structured logs: one line for each request (`trace`), and whatever is said while it runs, with its identifier.

use crate::config::{Config, LogFormat};
use std::{
    io::{self, IsTerminal as _, Write},
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::{EnvFilter, filter::ParseError, fmt};

/// So many lines wait to be written at most; further ones are lost.
const WAITING: usize = 10_000;
/// How long the end of the process waits for what still has to be written.
const END: Duration = Duration::from_secs(2);
/// Lines that the standard error output did not take.
static UNWRITTEN: AtomicU64 = AtomicU64::new(0);
/// Tells how many lines found no room among those that wait.
static OVERFLOWN: OnceLock<ErrorCounter> = OnceLock::new();

/// The log of the process. What was said last is written when it goes, if the output takes it in time.
pub struct Log(Option<WorkerGuard>);

impl Drop for Log {
    fn drop(&mut self) {
        let guard = self.0.take();
        end_within(END, move || drop(guard));
    }
}

/// Does `work` and waits so long for it. Whether it hangs or panics, the process ends as it would have: an appender that cannot be
/// told to end tells it on the standard output, which may be gone or full as well.
fn end_within(time: Duration, work: impl FnOnce() + Send + 'static) {
    let (tell, told) = mpsc::channel::<()>();
    let thread = thread::Builder::new().name("log-end".to_owned()).spawn(move || {
        work();
        drop(tell);
    });
    if thread.is_ok() {
        // It is told by its end, however that comes.
        let _ = told.recv_timeout(time);
    }
}

/// Begins to write logs to the standard error output. What was said last is written when the guard goes.
///
/// A thread of its own writes them: an output that is slow, full or gone delays no request and ends none. Lines that are lost
/// are counted ([`lost_lines`]).
///
/// Fails if the filter cannot be read.
pub fn begin(config: &Config) -> Result<Log, ParseError> {
    let filter = EnvFilter::try_new(&config.log)?;
    let (writer, guard) =
        NonBlockingBuilder::default().buffered_lines_limit(WAITING).lossy(true).finish(Output(io::stderr()));
    // Only the first is kept: a process has one log.
    let _ = OVERFLOWN.set(writer.error_counter());
    let is_seen = io::stderr().is_terminal();
    // It would tell of a line that it cannot write where it cannot write it, and panic.
    let logs = fmt().with_env_filter(filter).with_writer(writer).with_ansi(is_seen).log_internal_errors(false);
    match config.log_format {
        LogFormat::Json => logs.json().flatten_event(true).init(),
        LogFormat::Text => logs.with_target(false).init(),
    }
    Ok(Log(Some(guard)))
}

/// How many lines of the log were lost.
#[must_use]
pub fn lost_lines() -> u64 {
    let overflown = OVERFLOWN.get().map_or(0, ErrorCounter::dropped_lines);
    UNWRITTEN.load(Ordering::Relaxed).saturating_add(u64::try_from(overflown).unwrap_or(u64::MAX))
}

/// An output that takes every line. What cannot be written is counted: there is nowhere to tell it.
struct Output<W>(W);

impl<W: Write> Write for Output<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.0.write_all(line).is_err() {
            UNWRITTEN.fetch_add(1, Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // Nothing is kept back that flushing could lose.
        let _ = self.0.flush();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An output without room.
    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::StorageFull.into())
        }
    }

    #[test]
    fn a_line_that_cannot_be_written_is_counted_and_nothing_else() {
        let before = lost_lines();
        let mut output = Output(Full);
        output.write_all(b"a line\n").and_then(|()| output.flush()).unwrap();
        assert_eq!(lost_lines(), before + 1);
    }

    #[test]
    fn a_log_that_cannot_be_ended_holds_up_no_process_and_fails_none() {
        let (_open, never) = mpsc::channel::<()>();
        let moment = Duration::from_millis(20);
        end_within(moment, move || never.recv().unwrap_or_default());
        end_within(Duration::from_mins(1), || std::panic::resume_unwind(Box::new("the output is gone")));
        let (tell, told) = mpsc::channel();
        end_within(Duration::from_mins(1), move || tell.send(()).unwrap());
        assert!(told.try_recv().is_ok(), "it is waited for");
    }
}
