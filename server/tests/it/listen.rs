//! Connections over a real network: how long each may take its time, who gives way, and how they end.

use axum::{
    Router,
    http::StatusCode,
    routing::{get, post},
};
use server::{
    listen::{self, Limits, places::Bounds},
    metrics::{Connections, Cut, Metrics},
};
use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::Duration,
};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, oneshot},
    task::JoinHandle,
    time::timeout,
};

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
    stop: LONG,
};
/// The same for one connection.
const NARROW: Limits = Limits { places: Bounds { all: 1, each: None }, ..WIDE };

/// A server with four addresses: `/` answers, `/wait` when its gate opens, `/large` with more than anybody takes at once, and
/// `/take` like `/wait` after it has taken a body.
struct Server {
    address: SocketAddr,
    figures: Arc<Connections>,
    /// One permit for each request at `/wait` that runs.
    running: Arc<Semaphore>,
    gate: Arc<Semaphore>,
    end: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

impl Server {
    async fn start(limits: Limits) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (running, gate) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
        let (tell, opened) = (running.clone(), gate.clone());
        let wait = async move || {
            tell.add_permits(1);
            drop(opened.acquire().await);
            "waited"
        };
        let taken = wait.clone();
        let app = Router::new()
            .route("/take", post(async move |_: String| taken().await))
            .route("/", get(async || "here"))
            .route("/wait", get(wait))
            .route("/large", get(async || vec![b'x'; LARGE]));
        let (end, ends) = oneshot::channel::<()>();
        let figures = Metrics::default().connections;
        let serve = listen::serve(listener, app, limits, figures.clone(), async move { drop(ends.await) });
        let served = tokio::spawn(serve);
        Self { address, figures, running, gate, end, served }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream
    }

    /// A connection on which `path` was asked for.
    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = self.connect();
        send(&mut stream, path);
        stream
    }

    /// A connection whose request to `/wait` runs.
    async fn running(&self) -> TcpStream {
        let stream = self.ask("/wait");
        self.running.acquire().await.unwrap().forget();
        stream
    }

    /// A connection whose request to `/take` waits for its body of four bytes.
    fn waits_for_its_body(&self) -> TcpStream {
        let mut stream = self.connect();
        let head = "POST /take HTTP/1.1\r\nHost: docendo\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        // It is said when the body is asked for.
        hear(&mut stream, "100 Continue\r\n\r\n");
        stream
    }

    /// Whether a connection gets a place just now.
    fn has_room(&self) -> bool {
        let mut stream = self.connect();
        send_with(&mut stream, "/", "Connection: close\r\n");
        let mut heard = String::new();
        // Whoever is turned away may find the connection closed before everything was sent.
        stream.read_to_string(&mut heard).is_ok_and(|_| heard.contains("200 OK"))
    }

    /// Connections on which nothing is sent, or half a head.
    fn half_open(&self, count: usize) -> Vec<TcpStream> {
        let open = |number: usize| {
            let mut stream = self.connect();
            if number.is_multiple_of(2) {
                stream.write_all(b"GET / HTTP/1.1\r\nHost: docendo\r\nX-Half: ").unwrap();
            }
            stream
        };
        (0..count).map(open).collect()
    }
}

fn send(stream: &mut TcpStream, path: &str) {
    send_with(stream, path, "");
}

fn send_with(stream: &mut TcpStream, path: &str, headers: &str) {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: docendo\r\n{headers}\r\n").as_bytes()).unwrap();
}

/// What comes on a connection until `end` of it is there.
fn hear(stream: &mut TcpStream, end: &str) -> String {
    let (mut heard, mut part) = (Vec::new(), [0; 1024]);
    while !heard.ends_with(end.as_bytes()) {
        let count = stream.read(&mut part).unwrap();
        assert_ne!(count, 0, "closed after {}", String::from_utf8_lossy(&heard));
        heard.extend(&part[..count]);
    }
    String::from_utf8_lossy(&heard).into_owned()
}

/// Waits until the server closes a connection; how many bytes came before.
fn closed(mut stream: &TcpStream) -> usize {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => {}
        Err(cause) => assert_eq!(cause.kind(), ErrorKind::ConnectionReset, "it is still open"),
    }
    rest.len()
}

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
    assert!(hear(&mut running, "waited").contains("connection: close"));
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
