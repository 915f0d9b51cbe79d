//! A log that cannot be written: a disk without room, an output that nobody reads.

use super::process::{PATIENCE, Server, docendo, found, send};
use std::{
    fs::{File, OpenOptions},
    path::Path,
    process::Stdio,
    time::Instant,
};

/// Writes to a disk that is always full.
fn full() -> Stdio {
    let full: File = OpenOptions::new().write(true).open("/dev/full").unwrap();
    full.into()
}

/// A server that says much, to this output.
fn server(folder: &Path, log: Stdio) -> Server {
    let url = format!("sqlite:{}", folder.join("docendo.sqlite").display());
    found(&url, folder);
    let mut command = docendo(&url, folder);
    command.env("DOCENDO_LOG", "info").env("DOCENDO_METRICS", "local").stderr(log);
    Server::of(command)
}

/// How many lines of the log were lost.
fn lost(server: &Server) -> u64 {
    let figures = send(&server.address, "GET", "/metrics", &[], "").unwrap();
    assert_eq!(figures.status, 200, "{}", figures.body);
    let lost =
        figures.body.lines().find_map(|line| line.strip_prefix("docendo_log_lines_lost_total ").map(str::to_owned));
    lost.expect("the figure").parse().unwrap()
}

#[test]
fn a_log_on_a_full_disk_stops_nothing_and_its_lost_lines_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = server(folder.path(), full());
    let client = server.client();
    for _ in 0..50 {
        assert_eq!(client.get("/api/training/categories").unwrap().0, 200);
    }
    assert_eq!(client.get("/sign-in").unwrap().0, 200);
    let until = Instant::now() + PATIENCE;
    while lost(&server) < 50 {
        assert!(Instant::now() < until, "each request has a line");
    }
    server.stop();
    assert!(server.has_ended_well());
}

#[test]
fn a_log_that_nobody_reads_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // A pipe that is full after some of these.
    let mut server = server(folder.path(), Stdio::piped());
    let path = format!("/healthz?{}", "x".repeat(4_000));
    for number in 0..200 {
        let long = format!("/{}/{number}", "y".repeat(4_000));
        assert_eq!(send(&server.address, "GET", &long, &[], "").unwrap().status, 404);
        assert_eq!(send(&server.address, "GET", &path, &[], "").unwrap().status, 200);
    }
    server.stop();
    assert!(server.has_ended_well());
}

#[test]
fn a_greeting_that_cannot_be_written_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("docendo.sqlite").display());
    found(&url, folder.path());
    let mut command = docendo(&url, folder.path());
    // The greeting would tell the address; a line of the log tells it as well.
    command.env("DOCENDO_LOG", "info").env("DOCENDO_LOG_FORMAT", "json").stdout(full()).stderr(Stdio::piped());
    let server = Server::told_by_its_log(command);
    assert_eq!(send(&server.address, "GET", "/healthz", &[], "").unwrap().status, 200);
}
