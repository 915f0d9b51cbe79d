//! A server over a real network with addresses that answer, wait, take and give, and what a client of it does.

use super::{LARGE, LONG};
use axum::{
    Router,
    routing::{get, post},
};
use server::{
    figures::{Connections, Figures},
    listen::{self, Limits},
};
use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    sync::Arc,
};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, oneshot},
    task::JoinHandle,
};

/// A server with four addresses: `/` answers, `/wait` when its gate opens, `/large` with more than anybody takes at once, and
/// `/take` like `/wait` after it has taken a body.
pub(super) struct Server {
    pub(super) address: SocketAddr,
    pub(super) figures: Arc<Connections>,
    /// One permit for each request at `/wait` that runs.
    pub(super) running: Arc<Semaphore>,
    pub(super) gate: Arc<Semaphore>,
    pub(super) end: oneshot::Sender<()>,
    pub(super) served: JoinHandle<()>,
}

impl Server {
    pub(super) async fn start(limits: Limits) -> Self {
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
        let figures = Figures::default().connections;
        let serve = listen::serve(listener, app, limits, figures.clone(), async move { drop(ends.await) });
        let served = tokio::spawn(serve);
        Self { address, figures, running, gate, end, served }
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream
    }

    /// A connection on which `path` was asked for.
    pub(super) fn ask(&self, path: &str) -> TcpStream {
        let mut stream = self.connect();
        send(&mut stream, path);
        stream
    }

    /// A connection whose request to `/wait` runs.
    pub(super) async fn running(&self) -> TcpStream {
        let stream = self.ask("/wait");
        self.running.acquire().await.unwrap().forget();
        stream
    }

    /// A connection whose request to `/take` waits for its body of four bytes.
    pub(super) fn waits_for_its_body(&self) -> TcpStream {
        let mut stream = self.connect();
        let head = "POST /take HTTP/1.1\r\nHost: docendo\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        // It is said when the body is asked for.
        hear(&mut stream, "100 Continue\r\n\r\n");
        stream
    }

    /// Whether a connection gets a place just now.
    pub(super) fn has_room(&self) -> bool {
        let mut stream = self.connect();
        send_with(&mut stream, "/", "Connection: close\r\n");
        let mut heard = String::new();
        // Whoever is turned away may find the connection closed before everything was sent.
        stream.read_to_string(&mut heard).is_ok_and(|_| heard.contains("200 OK"))
    }

    /// Connections on which nothing is sent, or half a head.
    pub(super) fn half_open(&self, count: usize) -> Vec<TcpStream> {
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

pub(super) fn send(stream: &mut TcpStream, path: &str) {
    send_with(stream, path, "");
}

pub(super) fn send_with(stream: &mut TcpStream, path: &str, headers: &str) {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: docendo\r\n{headers}\r\n").as_bytes()).unwrap();
}

/// What comes on a connection until `end` of it is there.
pub(super) fn hear(stream: &mut TcpStream, end: &str) -> String {
    let (mut heard, mut part) = (Vec::new(), [0; 1024]);
    while !heard.ends_with(end.as_bytes()) {
        let count = stream.read(&mut part).unwrap();
        assert_ne!(count, 0, "closed after {}", String::from_utf8_lossy(&heard));
        heard.extend(&part[..count]);
    }
    String::from_utf8_lossy(&heard).into_owned()
}

/// Waits until the server closes a connection; how many bytes came before.
pub(super) fn closed(mut stream: &TcpStream) -> usize {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => {}
        Err(cause) => assert_eq!(cause.kind(), ErrorKind::ConnectionReset, "it is still open"),
    }
    rest.len()
}
