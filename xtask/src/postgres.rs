//! A private `PostgreSQL` for the tests: in a temporary folder, on a free port, gone afterwards.
//!
//! It is stopped and removed when the value is dropped, and the kernel stops it even if we are
//! killed. Nothing in it is worth keeping, so it never waits for the disk.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Signal, geteuid};
use tempfile::TempDir;

use crate::{packages, process};

/// Debian keeps the servers of all versions side by side in here.
const VERSIONS: &str = "/usr/lib/postgresql";

/// The account of the system that runs the server when we are root, which it refuses to run as.
const ACCOUNT: &str = "postgres";

/// Test speed instead of durability, and room for many tests at once.
const SETTINGS: [&str; 7] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=400",
    "shared_buffers=128MB",
    "listen_addresses=127.0.0.1",
];

/// A running server.
pub(crate) struct Postgres {
    server: Child,
    port: u16,
    // Removed with everything in it after the server has been stopped.
    folder: TempDir,
}

impl Postgres {
    /// Installs the server if there is none, creates a cluster and waits until it answers.
    pub(crate) fn start() -> Result<Self> {
        let programs = server_programs()?;
        let folder = tempfile::Builder::new().prefix("docendo-postgres-").tempdir()?;
        if geteuid().is_root() {
            let (user, group) = (account("-u")?, account("-g")?);
            chown(folder.path(), Some(user), Some(group))?;
        }
        create_cluster(&programs, folder.path())?;
        let port = free_port()?;
        let server = spawn_server(&programs, folder.path(), port)?;
        let mut postgres = Self { server, port, folder };
        postgres.wait_until_ready(&programs)?;
        Ok(postgres)
    }

    /// Where its administrator connects; each test adds the name of a database of its own.
    pub(crate) fn url(&self) -> String {
        format!("postgres://docendo@127.0.0.1:{}", self.port)
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<()> {
        let deadline = Instant::now() + Duration::from_secs(30);
        while Instant::now() < deadline && !process::interrupted() {
            let mut ask = Command::new(programs.join("pg_isready"));
            ask.args(["--host=127.0.0.1", &format!("--port={}", self.port)]);
            if process::succeeds(&mut ask) {
                return Ok(());
            }
            if self.server.try_wait()?.is_some() {
                break;
            }
            sleep(Duration::from_millis(50));
        }
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        bail!("the private PostgreSQL did not start:\n{log}")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Its "fast shutdown": open transactions are rolled back.
        if let Err(error) = process::stop(&mut self.server, Signal::INT) {
            eprintln!("the private PostgreSQL could not be stopped: {error:#}");
        }
    }
}

/// Makes sure that `PostgreSQL`'s server is installed, and says where its programs are.
fn server_programs() -> Result<PathBuf> {
    let installed = Path::new(VERSIONS);
    if let Some(folder) = newest_programs(installed) {
        return Ok(folder);
    }
    packages::install("postgresql", "the tests on PostgreSQL")?;
    newest_programs(installed).with_context(|| format!("the package postgresql left no server in {VERSIONS}"))
}

/// The folder with the programs of the newest version below `versions`.
fn newest_programs(versions: &Path) -> Option<PathBuf> {
    let number = |folder: &Path| folder.file_name()?.to_str()?.parse::<u32>().ok();
    fs::read_dir(versions)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| folder.join("bin/initdb").is_file())
        .max_by_key(|folder| number(folder))
        .map(|folder| folder.join("bin"))
}

fn create_cluster(programs: &Path, folder: &Path) -> Result<()> {
    let mut initdb = unprivileged(&programs.join("initdb"), folder);
    initdb.args(["--username=docendo", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
    if sorts_like_people(programs)? {
        initdb.args(["--locale-provider=icu", "--icu-locale=en-US"]);
    }
    initdb.arg("--no-sync").arg("--pgdata").arg(folder.join("data")).stdout(Stdio::null());
    process::run(&mut initdb).context("the private PostgreSQL could not be created")
}

/// Whether a cluster can sort as English readers expect, like those that people really have: what relies on the order of
/// bytes without saying so then fails here and not at their place. `PostgreSQL` can from version 15 on.
fn sorts_like_people(programs: &Path) -> Result<bool> {
    let help = Command::new(programs.join("initdb")).arg("--help").output()?;
    Ok(String::from_utf8_lossy(&help.stdout).contains("--icu-locale"))
}

fn spawn_server(programs: &Path, folder: &Path, port: u16) -> Result<Child> {
    let log = fs::File::create(folder.join("log"))?;
    let mut server = unprivileged(&programs.join("postgres"), folder);
    server.arg("-D").arg(folder.join("data")).arg("-p").arg(port.to_string());
    server.arg("-k").arg(folder);
    for setting in SETTINGS {
        server.args(["-c", setting]);
    }
    process::spawn(server.stdout(log.try_clone()?).stderr(log))
}

/// `program` without root's rights, interrupted by the kernel when we die.
fn unprivileged(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if geteuid().is_root() {
        command.args(["--reuid", ACCOUNT, "--regid", ACCOUNT, "--init-groups"]);
    }
    command.args(["--pdeathsig", "INT", "--"]).arg(program).current_dir(folder);
    command
}

/// The number of the `postgres` account: `-u` of the user, `-g` of the group.
fn account(which: &str) -> Result<u32> {
    let output = Command::new("id").args([which, ACCOUNT]).output()?;
    let number = String::from_utf8_lossy(&output.stdout).trim().parse();
    number.with_context(|| format!("the system has no account {ACCOUNT}"))
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_the_largest_number_and_not_the_last_word() {
        let versions = tempfile::tempdir().unwrap();
        for version in ["9", "15", "17", "17/bin", "doc/bin", "9/bin", "15/bin"] {
            fs::create_dir_all(versions.path().join(version)).unwrap();
        }
        assert_eq!(newest_programs(versions.path()), None);
        for version in ["9", "15"] {
            fs::write(versions.path().join(version).join("bin/initdb"), "").unwrap();
        }
        assert_eq!(newest_programs(versions.path()), Some(versions.path().join("15/bin")));
    }
}
