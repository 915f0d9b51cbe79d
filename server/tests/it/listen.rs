//! Connections over a real network: how long each may take its time, who gives way, and how they end.

mod server;

use self::server::{Server, closed, hear, send};
use ::server::{
    figures::Cut,
    listen::{Limits, places::Bounds},
};
use axum::http::StatusCode;
use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};
use tokio::time::timeout;

/// Longer than anything here takes.
const LONG: Duration = Duration::from_mins(1);
/// Soon.
const SOON: Duration = Duration::from_millis(200);
/// More than the system keeps for a client that takes nothing.
const LARGE: usize = 64 * 1024 * 1024;

/// Places and times without a bound that matters.
const WIDE: Limits = Limits {
    places: Bounds { all: 100, each: None },
    head: LONG,
    idle: LONG,
    stall: LONG,
    late: LONG,
    pause: LONG,
    farewell: LONG,
    stop: LONG,
};
/// The same for one connection.
const NARROW: Limits = Limits { places: Bounds { all: 1, each: None }, ..WIDE };

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_does_not_come_in_time_is_not_waited_for_however_it_trickles() {
    let server = Server::start(Limits { head: SOON, ..WIDE }).await;
    let silent = server.connect();
    let mut slow = server.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nX-Slow: ").unwrap();
    slow.set_read_timeout(Some(SOON / 10)).unwrap();
    let is_open = |stream: &mut TcpStream| {
        let read = stream.read(&mut [0]);
        read.is_err_and(|cause| matches!(cause.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut))
    };
    while is_open(&mut slow) {
        // It may be closed by now.
        let _ = slow.write_all(b"x");
    }
    assert_eq!(closed(&silent), 0);
    assert_eq!(server.figures.count(Cut::Slow), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_may_wait_longer_for_its_next_request_than_a_head_may_take() {
    let server = Server::start(Limits { head: SOON, ..WIDE }).await;
    let mut kept = server.ask("/");
    hear(&mut kept, "here");
    assert_eq!(closed(&server.connect()), 0, "so much time has passed");
    send(&mut kept, "/");
    hear(&mut kept, "here");
    kept.write_all(b"GET / HT").unwrap();
    assert_eq!(closed(&kept), 0, "a further head has its time as well");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_nobody_uses_is_closed() {
    let server = Server::start(Limits { idle: SOON, ..WIDE }).await;
    let mut kept = server.ask("/");
    hear(&mut kept, "here");
    assert_eq!(closed(&kept), 0);
    assert_eq!(server.figures.count(Cut::Idle), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_takes_nothing_of_its_answer_is_given_up() {
    let server = Server::start(Limits { stall: SOON, head: SOON * 5, ..WIDE }).await;
    let stalled = server.ask("/large");
    assert_eq!(closed(&server.connect()), 0, "so much time has passed");
    assert!(closed(&stalled) < LARGE);
    assert_eq!(server.figures.count(Cut::Stalled), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn half_open_connections_keep_nobody_out() {
    for bounds in [Bounds { all: 10, each: None }, Bounds { all: 100, each: Some(10) }] {
        let server = Server::start(Limits { places: bounds, ..WIDE }).await;
        let half_open = server.half_open(40);
        let mut asked = server.ask("/");
        assert!(hear(&mut asked, "here").contains("200 OK"), "{bounds:?}");
        half_open[..30].iter().for_each(|gave_way| assert_eq!(closed(gave_way), 0));
        assert!(server.figures.count(Cut::Displaced) >= 30 && server.figures.open() <= 10, "{bounds:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn running_requests_keep_their_places_and_whoever_comes_then_is_told() {
    let server = Server::start(Limits { places: Bounds { all: 2, each: None }, ..WIDE }).await;
    let mut running = [server.running().await, server.running().await];
    let mut refused = String::new();
    server.connect().read_to_string(&mut refused).unwrap();
    let unavailable = StatusCode::SERVICE_UNAVAILABLE.as_str();
    assert!(refused.contains(unavailable) && refused.contains("retry-after: 5"), "{refused}");
    assert_eq!(server.figures.count(Cut::Refused), 1);
    server.gate.add_permits(2);
    for stream in &mut running {
        hear(stream, "waited");
    }
    hear(&mut server.ask("/"), "here");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_waits_for_running_requests_and_for_nobody_else() {
    let server = Server::start(WIDE).await;
    let mut idle = server.ask("/");
    hear(&mut idle, "here");
    let (half_open, mut running) = (server.half_open(2), server.running().await);
    server.end.send(()).unwrap();
    half_open.iter().chain([&idle]).for_each(|stream| assert_eq!(closed(stream), 0));
    assert!(TcpStream::connect(server.address).is_err(), "nobody new is let in");
    assert!(!server.served.is_finished());
    server.gate.add_permits(1);
    hear(&mut running, "waited");
    assert_eq!(closed(&running), 0, "it is not kept for another request");
    timeout(LONG, server.served).await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_only_waits_for_its_body_gives_way_and_one_that_runs_does_not() {
    let server = Server::start(Limits { pause: Duration::ZERO, ..NARROW }).await;
    let waits = server.waits_for_its_body();
    assert!(server.has_room());
    assert_eq!(closed(&waits), 0);
    assert_eq!(server.figures.count(Cut::Displaced), 1);
    let mut runs = server.waits_for_its_body();
    runs.write_all(b"body").unwrap();
    server.running.acquire().await.unwrap().forget();
    assert!(!server.has_room());
    server.gate.add_permits(1);
    hear(&mut runs, "waited");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_pauses_for_a_moment_keeps_its_place() {
    let server = Server::start(NARROW).await;
    let mut waits = server.waits_for_its_body();
    assert!(!server.has_room());
    server.gate.add_permits(1);
    waits.write_all(b"body").unwrap();
    hear(&mut waits, "waited");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sends_or_takes_next_to_nothing_for_long_is_given_up() {
    let server = Server::start(Limits { late: SOON, ..WIDE }).await;
    assert_eq!(closed(&server.waits_for_its_body()), 0);
    assert_eq!(server.figures.count(Cut::Slow), 1);
    let takes = server.ask("/large");
    // Each takes so much time; how much the system takes over by itself, and when, is its own affair.
    let passes = (0..100).find(|_| closed(&server.waits_for_its_body()) == 0 && server.figures.count(Cut::Stalled) > 0);
    assert!(passes.is_some() && closed(&takes) < LARGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_whole_whatever_becomes_of_what_was_sent_after_it() {
    for limits in [NARROW, Limits { idle: SOON, head: SOON, ..NARROW }] {
        let server = Server::start(limits).await;
        let mut first = server.ask("/large");
        let (mut head, mut byte) = (Vec::new(), [0]);
        while !head.ends_with(b"\r\n\r\nx") {
            first.read_exact(&mut byte).unwrap();
            head.extend(byte);
        }
        first.write_all(b"GET / HT").unwrap();
        assert!(!server.has_room(), "the answer is not written yet");
        assert!(!server.has_room());
        let mut count = 1;
        let mut part = vec![0; 1024 * 1024];
        while count < LARGE {
            let read = first.read(&mut part).unwrap();
            assert_ne!(read, 0, "closed after {count} bytes");
            count += read;
        }
        assert_eq!(count, LARGE);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_does_not_wait_without_end() {
    let server = Server::start(Limits { stop: SOON, ..WIDE }).await;
    let (running, waits) = (server.running().await, server.waits_for_its_body());
    server.end.send(()).unwrap();
    timeout(LONG, server.served).await.unwrap().unwrap();
    for stream in [&running, &waits] {
        assert_eq!(closed(stream), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_does_not_wait_for_a_body_that_does_not_come() {
    for farewell in [Duration::ZERO, SOON] {
        let server = Server::start(Limits { farewell, ..WIDE }).await;
        let waits = server.waits_for_its_body();
        server.end.send(()).unwrap();
        timeout(LONG / 2, server.served).await.unwrap().unwrap();
        assert_eq!(closed(&waits), 0);
    }
}
