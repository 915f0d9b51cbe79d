//! Listens: gives every connection a place, a time for its head and for its idleness, and ends them in order.
//!
//! Whoever only connects costs the server a place and nothing else. A place is bounded in time while no request runs in it;
//! while one runs, the bounds of requests count ([`crate::limits`]). When all places are taken, a connection without a
//! request gives its place to a new one ([`places`]): whoever has something to ask is not kept out by those who have nothing.

mod body;
mod connection;
mod files;
pub mod places;
mod stage;
mod tempo;
mod wire;

use crate::{
    config::Config,
    figures::{Connections, Cut},
};
use axum::Router;
use connection::Connection;
use places::{Bounds, Places};
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::timeout,
};
use wire::Patience;

/// How long a connection may be kept for a further request. Longer than proxies keep theirs, mostly: whoever closes first
/// should be the one that sends.
const IDLE: Duration = Duration::from_secs(90);
/// How long a client may take nothing of what it is sent.
const STALL: Duration = Duration::from_secs(30);
/// How far a client may fall behind the tempo of the slowest, with what it takes or with the body that it sends.
const LATE: Duration = Duration::from_mins(1);
/// How late a body may be before its connection gives way to another.
const PAUSE: Duration = Duration::from_secs(5);
/// How late a body may be before a stop waits for it no longer: whoever sends it may have vanished, or just be slow.
const FAREWELL: Duration = Duration::from_secs(15);
/// How long a stop waits for running requests. Longer than any but an upload may take, and less than whoever stops the service
/// waits for that (`deploy/docendo.service`: 45 seconds).
const STOP: Duration = Duration::from_secs(32);
/// How long to wait when the system has no further connection to give.
const BREATH: Duration = Duration::from_millis(250);
/// What is said to a connection for which there is no place. It has no request yet, so there is no contract to speak for.
const NO_PLACE: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// What a connection may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How many places there are.
    pub places: Bounds,
    /// How long a request may take until its last header is there, from the connection or its first byte on.
    pub head: Duration,
    /// How long a connection may wait for its next request.
    pub idle: Duration,
    /// How long a client may take nothing of what it is sent.
    pub stall: Duration,
    /// How far a client may fall behind the tempo of the slowest.
    pub late: Duration,
    /// How late a body may be before its connection gives way to another one.
    pub pause: Duration,
    /// How late a body may be before a stop waits for it no longer.
    pub farewell: Duration,
    /// How long a stop waits for running requests.
    pub stop: Duration,
}

/// Whether connections end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// They do not.
    No,
    /// As soon as no request runs.
    InOrder,
    /// Whatever they are at.
    Now,
}

impl Limits {
    /// What the configuration says.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let each = (!config.behind_proxy).then_some(config.connections_per_client as usize);
        let places = Bounds { all: files::within(config.connections as usize), each };
        let head = Duration::from_secs(config.header_timeout.into());
        Self { places, head, idle: IDLE, stall: STALL, late: LATE, pause: PAUSE, farewell: FAREWELL, stop: STOP }
    }

    fn patience(&self) -> Patience {
        Patience { stall: self.stall, late: self.late }
    }
}

/// Serves `app` until `end`, and returns after the last running request. One that takes longer than a stop may is broken off:
/// what it has not written yet is written by nobody.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    figures: Arc<Connections>,
    end: impl Future<Output = ()>,
) {
    let (ending, is_ending) = watch::channel(End::No);
    let places = Places::new(limits.places, limits.pause);
    let house = House { app, limits, places, figures: figures.clone(), end: is_ending };
    tokio::select! {
        () = end => {}
        () = house.receive(&listener) => {}
    }
    // Nobody is kept waiting before a closed door.
    drop((listener, house));
    ending.send_replace(End::InOrder);
    if timeout(limits.stop, ending.closed()).await.is_err() {
        tracing::warn!(connections = figures.open(), "what still runs is broken off");
        ending.send_replace(End::Now);
        ending.closed().await;
    }
}

/// What all connections share.
struct House {
    app: Router,
    limits: Limits,
    places: Arc<Places>,
    figures: Arc<Connections>,
    end: watch::Receiver<End>,
}

impl House {
    async fn receive(&self, listener: &TcpListener) {
        loop {
            match listener.accept().await {
                Ok((stream, peer)) => self.seat(stream, peer),
                Err(cause) if is_the_clients(&cause) => {}
                Err(cause) => {
                    tracing::error!(%cause, "the system gives no further connection");
                    // It is the number of open files, mostly.
                    self.displace();
                    tokio::time::sleep(BREATH).await;
                }
            }
        }
    }

    fn seat(&self, stream: TcpStream, peer: SocketAddr) {
        let (place, displaced) = self.places.take(peer.ip());
        if displaced {
            self.figures.cut(Cut::Displaced);
        }
        let Some(place) = place else {
            self.figures.cut(Cut::Refused);
            return refuse(stream);
        };
        let connection = Connection {
            app: self.app.clone(),
            limits: self.limits,
            figures: self.figures.clone(),
            end: self.end.clone(),
            place,
            peer,
        };
        tokio::spawn(connection.serve(stream));
    }

    fn displace(&self) {
        if self.places.displace() {
            self.figures.cut(Cut::Displaced);
        }
    }
}

/// Whether only the connection that was to be accepted is concerned.
fn is_the_clients(cause: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(cause.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Says that there is no place, without waiting for anything.
fn refuse(stream: TcpStream) {
    if let Ok(mut stream) = stream.into_std() {
        // Whoever cannot be told finds the connection closed.
        let _ = io::Write::write(&mut stream, NO_PLACE);
    }
}
