//! What a connection is at, told by whoever sees it to whoever has to know it.

use std::cmp::Reverse;
use tokio::{
    sync::{Notify, watch},
    time::Instant,
};

/// What a connection is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Its first request is awaited, since it connected.
    New(Instant),
    /// A further request has begun to come in, at this moment.
    Next(Instant),
    /// A request runs, from its last header to the last byte of its answer.
    Running,
    /// It waits for a further request.
    Idle(Instant),
}

impl Stage {
    /// Who is the first to give way, the least first: a connection that never asked anything before one that did, and the
    /// one that has waited longest. None for a running request.
    pub(super) fn order(self) -> Option<(bool, Instant)> {
        match self {
            Self::New(since) => Some((false, since)),
            Self::Next(since) | Self::Idle(since) => Some((true, since)),
            Self::Running => None,
        }
    }
}

/// The order in which connections of several networks give way: first those of the network with the most that wait.
pub(super) type Turn = (Reverse<usize>, (bool, Instant));

/// A connection as others see it.
#[derive(Debug)]
pub(super) struct Line {
    stage: watch::Sender<Stage>,
    /// Told when the connection has to give way.
    pub(super) leave: Notify,
}

impl Line {
    /// A connection that has just come.
    pub(super) fn new() -> Self {
        Self { stage: watch::Sender::new(Stage::New(Instant::now())), leave: Notify::new() }
    }

    pub(super) fn stage(&self) -> Stage {
        *self.stage.borrow()
    }

    pub(super) fn watch(&self) -> watch::Receiver<Stage> {
        self.stage.subscribe()
    }

    /// A byte came.
    pub(super) fn heard(&self) {
        self.stage.send_if_modified(|stage| {
            let was_idle = matches!(stage, Stage::Idle(_));
            if was_idle {
                *stage = Stage::Next(Instant::now());
            }
            was_idle
        });
    }

    /// A request is there.
    pub(super) fn begin(&self) {
        self.stage.send_replace(Stage::Running);
    }

    /// It is answered.
    pub(super) fn end(&self) {
        self.stage.send_replace(Stage::Idle(Instant::now()));
    }
}
