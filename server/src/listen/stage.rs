//! What a connection is at, told by whoever sees it to whoever has to know it.

use super::tempo::Tempo;
use std::{cmp::Reverse, time::Duration};
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
    /// It can only go on when more of its body comes; as if nothing of that had come since this moment ([`Tempo`]).
    Body(Instant),
    /// It waits for a further request.
    Idle(Instant),
}

impl Stage {
    /// Who is the first to give way, the least first: a connection that never asked anything, then one that did, then one whose
    /// body has been late for `pause`; and of these the one that has waited longest. None for a request that runs.
    pub(super) fn order(self, pause: Duration) -> Option<(u8, Instant)> {
        match self {
            Self::New(since) => Some((0, since)),
            Self::Next(since) | Self::Idle(since) => Some((1, since)),
            Self::Body(since) => (since.elapsed() >= pause).then_some((2, since)),
            Self::Running => None,
        }
    }
}

/// The order in which connections of several networks give way: first those of the network with the most that wait.
pub(super) type Turn = (Reverse<usize>, (u8, Instant));

/// A connection as others see it.
#[derive(Debug)]
pub(super) struct ConnectionHandle {
    state: watch::Sender<ConnectionState>,
    /// Told when the connection has to give way.
    pub(super) leave: Notify,
}

/// What is known of a connection.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConnectionState {
    stage: Stage,
    /// There is an answer to the request: its body matters no more.
    is_answered: bool,
    /// The last of an answer is not yet written to the system.
    is_unwritten: bool,
}

impl ConnectionState {
    /// What the connection is at. While the end of an answer is still to be written it is that, whatever came in since.
    pub(super) fn stage(self) -> Stage {
        if self.is_unwritten { Stage::Running } else { self.stage }
    }
}

impl ConnectionHandle {
    /// A connection that has just come.
    pub(super) fn new() -> Self {
        let state = ConnectionState { stage: Stage::New(Instant::now()), is_answered: false, is_unwritten: false };
        Self { state: watch::Sender::new(state), leave: Notify::new() }
    }

    pub(super) fn stage(&self) -> Stage {
        self.state.borrow().stage()
    }

    pub(super) fn watch(&self) -> watch::Receiver<ConnectionState> {
        self.state.subscribe()
    }

    /// Changes what is known if `next` finds anything to change.
    fn change(&self, next: impl FnOnce(ConnectionState) -> Option<ConnectionState>) {
        self.state.send_if_modified(|state| next(*state).map(|next| *state = next).is_some());
    }

    /// A byte came.
    pub(super) fn heard(&self) {
        self.change(|state| {
            matches!(state.stage, Stage::Idle(_))
                .then(|| ConnectionState { stage: Stage::Next(Instant::now()), ..state })
        });
    }

    /// A request is there.
    pub(super) fn begin(&self) {
        self.change(|state| Some(ConnectionState { stage: Stage::Running, is_answered: false, ..state }));
    }

    /// The request waits for its body, with this tempo of it.
    pub(super) fn awaits(&self, tempo: Tempo) {
        self.change(|state| {
            let counts = !state.is_answered && matches!(state.stage, Stage::Running | Stage::Body(_));
            let since = tempo.late_since().filter(|_| counts)?;
            (state.stage != Stage::Body(since)).then_some(ConnectionState { stage: Stage::Body(since), ..state })
        });
    }

    /// The request waits for its body no longer.
    pub(super) fn resumes(&self) {
        self.change(|state| {
            matches!(state.stage, Stage::Body(_)).then_some(ConnectionState { stage: Stage::Running, ..state })
        });
    }

    /// There is an answer.
    pub(super) fn answers(&self) {
        self.resumes();
        self.change(|state| Some(ConnectionState { is_answered: true, ..state }));
    }

    /// The answer is whole, but for what is still to be written.
    pub(super) fn end(&self) {
        self.change(|state| Some(ConnectionState { stage: Stage::Idle(Instant::now()), is_unwritten: true, ..state }));
    }

    /// Everything is written.
    pub(super) fn written(&self) {
        self.change(|state| {
            let now = Instant::now();
            let stage = match state.stage {
                Stage::Idle(_) => Stage::Idle(now),
                Stage::Next(_) => Stage::Next(now),
                other => other,
            };
            state.is_unwritten.then_some(ConnectionState { stage, is_unwritten: false, ..state })
        });
    }
}
