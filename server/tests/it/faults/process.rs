//! The binary as a process, and a client that speaks to it over the network.

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// Longer than a server waits for anything.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);
pub(super) const EMAIL: &str = "admin@fault.example";
pub(super) const PASSWORD: &str = "correct-horse-battery-7";

/// The binary on the database at `url`, started in `folder`, knowing nothing of the settings of this process.
pub(super) fn docendo(url: &str, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_docendo"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("DOCENDO_")) {
        command.env_remove(name);
    }
    command.args(["--database-url", url]).current_dir(folder).env("DOCENDO_RATE_LIMIT", "off");
    command.env("DOCENDO_LOG", "off").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Creates an organisation with an administrator.
pub(super) fn found(url: &str, folder: &Path) {
    let mut command = docendo(url, folder);
    command.args(["user", "add", "--organisation", "Fault works", "--email", EMAIL]);
    command.args(["--first-name", "Ada", "--last-name", "Admin", "--password-stdin"]).stdin(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(PASSWORD.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success(), "the organisation");
}

/// A running server.
pub(super) struct Server {
    child: Child,
    pub(super) address: String,
}

impl Server {
    /// Starts a server and returns when it listens.
    pub(super) fn start(url: &str, folder: &Path) -> Self {
        Self::of(docendo(url, folder))
    }

    /// The same for a command without words.
    pub(super) fn of(mut command: Command) -> Self {
        command.args(["serve", "--addr", "127.0.0.1:0"]);
        Self::started(command)
    }

    /// The same for a whole command.
    pub(super) fn started(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let greeting = lines.next().expect("a greeting").unwrap();
        let address = greeting.rsplit_once("http://").expect("an address in the greeting").1.to_owned();
        Self { child, address }
    }

    /// The same for a command without words whose log, in JSON, tells the address.
    pub(super) fn told_by_its_log(mut command: Command) -> Self {
        let mut child = command.args(["serve", "--addr", "127.0.0.1:0"]).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let told = |line: String| Some(serde_json::from_str::<Value>(&line).ok()?["address"].as_str()?.to_owned());
        let address = lines.map_while(Result::ok).find_map(told).expect("an address in the log");
        Self { child, address }
    }

    /// Asks it to stop.
    pub(super) fn stop(&self) {
        let process = Pid::from_raw(self.child.id().try_into().unwrap()).unwrap();
        kill_process(process, Signal::TERM).unwrap();
    }

    /// Waits until it has ended; whether it says that all is well.
    pub(super) fn has_ended_well(&mut self) -> bool {
        self.child.wait().unwrap().success()
    }

    /// Ends it at once, as `kill -9` does.
    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// A client of this server with the token of the administrator.
    pub(super) fn client(&self) -> Client {
        let client = Client { address: self.address.clone(), token: String::new() };
        let body = json!({ "email": EMAIL, "password": PASSWORD });
        let (status, body) = client.post("/api/token/", &body).expect("an answer");
        assert_eq!(status, 200, "{body}");
        let body: Value = serde_json::from_str(&body).unwrap();
        Client { token: body["access"].as_str().unwrap().to_owned(), ..client }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client of one server.
#[derive(Debug, Clone)]
pub(super) struct Client {
    address: String,
    token: String,
}

impl Client {
    /// The same administrator at another server of the same database.
    pub(super) fn at(&self, server: &Server) -> Self {
        Self { address: server.address.clone(), token: self.token.clone() }
    }

    /// Status and body of the answer; nothing if there was none, or half of one.
    pub(super) fn post(&self, path: &str, body: &Value) -> Option<(u16, String)> {
        self.send("POST", path, &body.to_string())
    }

    /// Status and body of a page or list.
    pub(super) fn get(&self, path: &str) -> Option<(u16, String)> {
        self.send("GET", path, "")
    }

    /// What it shows to be let in.
    pub(super) fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }

    fn send(&self, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
        let bearer = self.bearer();
        let mut headers = vec![("Content-Type", "application/json")];
        if !self.token.is_empty() {
            headers.push(("Authorization", bearer.as_str()));
        }
        let answer = send(&self.address, method, path, &headers, body)?;
        Some((answer.status, answer.body))
    }
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Answer {
    /// The value of a header, the first of several.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// Sends a request to the server at `address`; nothing if there was no answer to it.
pub(super) fn send(address: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Option<Answer> {
    let mut stream = ask(address, method, path, headers, body)?;
    let mut answer = Vec::new();
    // A connection that breaks after the status has still acknowledged.
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    let status = answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&*answer, ""));
    Some(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

/// Sends a request to the server at `address` whose answer is yet to be read.
pub(super) fn ask(address: &str, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Option<TcpStream> {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{}Content-Length: {}\r\n\r\n{body}",
        headers.concat(),
        body.len()
    );
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    Some(stream)
}
