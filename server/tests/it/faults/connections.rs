//! Connections on which nothing is asked: in great number, slow, and open while the server is told to stop.

use super::process::{PATIENCE, Server, docendo, found, send};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    time::{Duration, Instant},
};

/// More than the server has places for, and than a process usually has open files.
const MANY: usize = 1_200;
/// As long, in seconds, as a head may take here.
const HEAD: &str = "1";

/// A server on a fresh database, with these settings beside those of all tests.
fn server(folder: &Path, settings: &[(&str, &str)]) -> Server {
    let url = format!("sqlite:{}", folder.join("docendo.sqlite").display());
    found(&url, folder);
    let mut command = docendo(&url, folder);
    command.envs(settings.iter().copied());
    Server::of(command)
}

/// Half a head, on a connection of its own.
fn half_open(server: &Server) -> TcpStream {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: docendo\r\nX-Half: ").unwrap();
    stream
}

/// Waits until the server has closed a connection without a word.
fn is_closed(stream: &mut TcpStream) -> bool {
    match stream.read(&mut [0]) {
        Ok(count) => count == 0,
        Err(cause) => cause.kind() == ErrorKind::ConnectionReset,
    }
}

/// Lets this process have as many open files as it may.
fn many_files() {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).unwrap();
}

#[test]
fn half_open_connections_in_great_number_keep_nobody_out() {
    many_files();
    for behind_proxy in ["off", "on"] {
        let folder = tempfile::tempdir().unwrap();
        let server = server(folder.path(), &[("DOCENDO_BEHIND_PROXY", behind_proxy), ("DOCENDO_METRICS", "local")]);
        let (half_open, client): (Vec<_>, _) = ((0..MANY).map(|_| half_open(&server)).collect(), server.client());
        let begin = Instant::now();
        for _ in 0..20 {
            assert_eq!(client.get("/api/training/categories").unwrap().0, 200, "behind_proxy = {behind_proxy}");
        }
        assert!(begin.elapsed() < Duration::from_secs(10), "nobody waits for the others");
        let figures = client.get("/metrics").unwrap().1;
        let open = figures.lines().find_map(|line| line.strip_prefix("docendo_connections ")).unwrap();
        assert!(open.parse::<usize>().unwrap() <= 1_000, "{open} connections");
        drop(half_open);
    }
}

#[test]
fn a_head_that_trickles_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path(), &[("DOCENDO_HEADER_TIMEOUT", HEAD)]);
    let mut slow = half_open(&server);
    slow.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
    let begin = Instant::now();
    // What is read is the pace at which the head goes on.
    while !slow.read(&mut [0]).is_ok_and(|count| count == 0) {
        assert!(begin.elapsed() < PATIENCE, "it is waited for");
        if slow.write_all(b"x").is_err() {
            break;
        }
    }
    assert_eq!(send(&server.address, "GET", "/healthz", &[], "").unwrap().status, 200);
}

#[test]
fn half_open_connections_do_not_delay_a_stop_and_running_requests_are_finished() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = server(folder.path(), &[("DOCENDO_HEADER_TIMEOUT", "600")]);
    let mut half_open: Vec<_> =
        (0..20).map(|_| half_open(&server)).chain([TcpStream::connect(&server.address).unwrap()]).collect();
    // A request that runs: its head is there, and its body is not.
    let mut running = TcpStream::connect(&server.address).unwrap();
    running.set_read_timeout(Some(PATIENCE)).unwrap();
    let body = r#"{"email":"nobody@fault.example","password":"nothing at all"}"#;
    let head = format!(
        "POST /api/token/ HTTP/1.1\r\nHost: docendo\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n\
         Content-Length: {}\r\n\r\n",
        body.len()
    );
    running.write_all(head.as_bytes()).unwrap();
    let mut asked = [0; 25];
    running.read_exact(&mut asked).unwrap();
    assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n", "it waits for the body");
    let begin = Instant::now();
    server.stop();
    assert!(half_open.iter_mut().all(is_closed));
    running.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    running.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    assert!(server.has_ended_well(), "in order");
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn a_server_that_is_told_to_stop_as_soon_as_it_greets_ends_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = server(folder.path(), &[]);
    server.stop();
    assert!(server.has_ended_well());
}
