//! Compares what the REST contracts answer with what their description says: schemathesis makes requests of the description, and
//! `server/schemathesis` says how.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::Signal;
use tempfile::TempDir;

use crate::build;
use crate::mode::Mode;
use crate::postgres::free_port;
use crate::workspace::Workspace;
use crate::{packages, process, report};

/// Who asks: one who may do everything, and one who may do hardly anything.
const ACCOUNTS: [&str; 2] = ["admin@demo.test", "worker@demo.test"];
/// The password of every account of the demo organisation.
const PASSWORD: &str = "docendo-demo-2026";
/// How long the server may take to be ready.
const PATIENCE: Duration = Duration::from_mins(1);

/// Runs schemathesis as each of the accounts, on a server of its own for each; `arguments` are for schemathesis.
pub(crate) fn compare(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let schemathesis = packages::schemathesis(workspace)?;
    build::server(workspace, Mode::Dev)?;
    let binary = workspace.server(Mode::Dev.server_folder());
    for account in ACCOUNTS {
        report::step(&format!("Contracts and their description, as {account}"), || {
            let server = DemoServer::start(&binary)?;
            let mut comparison = Command::new(&schemathesis);
            comparison.arg("run").arg(format!("http://{}/swagger.json", server.address)).args(arguments);
            comparison.current_dir(workspace.schemathesis());
            comparison.env("DOCENDO_EMAIL", account).env("DOCENDO_PASSWORD", PASSWORD);
            comparison.env("HYPOTHESIS_STORAGE_DIRECTORY", server.folder.path().join("hypothesis"));
            comparison.env("PYTHONDONTWRITEBYTECODE", "1");
            process::run(&mut comparison)
        })?;
    }
    Ok(())
}

/// A server over the demo organisation, on a free port; stopped and removed with everything of it when dropped.
struct DemoServer {
    server: Child,
    address: String,
    folder: TempDir,
}

impl DemoServer {
    fn start(binary: &Path) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("docendo-contracts-").tempdir()?;
        let address = format!("127.0.0.1:{}", free_port()?);
        let log = fs::File::create(folder.path().join("log"))?;
        let command = |name: &str| -> Result<Command> {
            let mut command = Command::new(binary);
            command.arg(name).current_dir(folder.path()).stdout(log.try_clone()?).stderr(log.try_clone()?);
            command.env("DOCENDO_DATABASE_URL", format!("sqlite:{}", folder.path().join("docendo.sqlite").display()));
            command.env("DOCENDO_ADDR", &address).env("DOCENDO_RATE_LIMIT", "off");
            Ok(command)
        };
        process::run(&mut command("demo")?).with_context(|| logged(folder.path()))?;
        let server = process::spawn(&mut command("serve")?)?;
        let mut started = Self { server, address, folder };
        started.wait_until_ready()?;
        Ok(started)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline && !process::interrupted() && self.server.try_wait()?.is_none() {
            if is_ready(&self.address) {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        bail!("the server of the demo organisation did not start:\n{}", logged(self.folder.path()))
    }
}

impl Drop for DemoServer {
    fn drop(&mut self) {
        if let Err(error) = process::stop(&mut self.server, Signal::TERM) {
            eprintln!("the server of the demo organisation could not be stopped: {error:#}");
        }
    }
}

/// Whether the server at `address` says that it is ready.
fn is_ready(address: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut connection = TcpStream::connect(address)?;
        connection.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(connection, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn logged(folder: &Path) -> String {
    fs::read_to_string(folder.join("log")).unwrap_or_default()
}
