//! Brings along what a bare machine lacks: the WebAssembly target, packages of the system, of npm and of Python.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use rustix::process::geteuid;

use crate::fingerprint::Fingerprint;
use crate::workspace::Workspace;
use crate::{process, report};

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Where Debian keeps its browser; `DOCENDO_CHROMIUM` names another one.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Makes sure that Rust can compile for browsers.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result<()> {
    let library = workspace_rustc(workspace)
        .args(["--print", "target-libdir", "--target", WASM])
        .output()
        .context("rustc could not be started")?;
    if Path::new(String::from_utf8_lossy(&library.stdout).trim()).is_dir() {
        return Ok(());
    }
    report::step("Rust for WebAssembly", || {
        let mut rustup = Command::new("rustup");
        process::run(rustup.args(["target", "add", WASM]).current_dir(&workspace.root)).context(
            "Docendo's client needs Rust's target wasm32-unknown-unknown, \
             which rustup could not add; add it by hand and try again",
        )
    })
}

/// Makes sure that the packages of `end2end/package-lock.json` are there.
pub(crate) fn npm(workspace: &Workspace) -> Result<()> {
    let folder = workspace.end2end();
    let stamp = folder.join("node_modules/.docendo-lock");
    let lock = Fingerprint::default().file(&folder.join("package-lock.json"))?;
    if lock.matches(&stamp) {
        return Ok(());
    }
    report::step("Packages of npm", || {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder);
        // The journeys run in the system's browser.
        npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        process::run(&mut npm).context("Docendo needs Node.js 20 or later with npm, and the npm registry within reach")
    })?;
    lock.keep(&stamp)
}

/// The program `name` that npm installed as part of `package`.
pub(crate) fn npm_program(workspace: &Workspace, package: &str, name: &str) -> Result<PathBuf> {
    let program = workspace.end2end().join("node_modules").join(package).join(name);
    if !program.is_file() {
        bail!("{} is missing; remove end2end/node_modules and try again", program.display());
    }
    Ok(program)
}

/// Makes sure that a browser is installed, and says where.
pub(crate) fn chromium() -> Result<PathBuf> {
    let path = std::env::var_os("DOCENDO_CHROMIUM").map_or(PathBuf::from(CHROMIUM), PathBuf::from);
    if !path.is_file() {
        install("chromium", "the browser journeys")?;
    }
    if !path.is_file() {
        bail!("there is no browser at {}; set DOCENDO_CHROMIUM", path.display());
    }
    Ok(path)
}

/// Makes sure that schemathesis is there in the version of `server/schemathesis/requirements.txt`, beside what Cargo builds,
/// and says where.
pub(crate) fn schemathesis(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target.join("schemathesis");
    let (program, stamp) = (folder.join("bin/schemathesis"), folder.join("docendo-requirements"));
    let requirements = workspace.schemathesis().join("requirements.txt");
    let wanted = Fingerprint::default().file(&requirements)?;
    if wanted.matches(&stamp) && process::succeeds(Command::new(&program).arg("--version")) {
        return Ok(program);
    }
    python_with_venv()?;
    report::step("Packages of Python", || {
        // An environment of another version of Python, or one that was left half made, is made anew.
        process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = Command::new(folder.join("bin/python"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"]);
        process::run(pip.arg(&requirements)).context(
            "the comparison of the contracts with their description needs Python 3.11 or later, and the index of Python's packages \
             within reach",
        )
    })?;
    wanted.keep(&stamp)?;
    Ok(program)
}

/// Makes sure that Python can make environments, which Debian has in a package of its own.
fn python_with_venv() -> Result<()> {
    let can = || process::succeeds(Command::new("python3").args(["-c", "import ensurepip, venv"]));
    if !can() {
        install("python3-venv", "the comparisons of the contracts with their description")?;
    }
    if !can() {
        bail!("python3 cannot make environments (`python3 -m venv`); install the package that brings it and try again");
    }
    Ok(())
}

/// Installs a package of the system as root, or through a `sudo` that asks nothing.
pub(crate) fn install(package: &str, purpose: &str) -> Result<()> {
    let by_hand = || {
        format!(
            "{purpose} need the system package {package}, which could not be installed from here; \
             run `sudo apt-get install {package}` and try again"
        )
    };
    report::step(&format!("System package {package}"), || {
        if fs::metadata("/usr/bin/apt-get").is_err() {
            bail!(by_hand());
        }
        // Stale lists are refreshed once; a repository that is out of reach shows at the next line.
        let _ = process::run(apt().args(["update", "--quiet=2"]));
        let arguments = ["install", "--yes", "--quiet=2", "--no-install-recommends", package];
        process::run(apt().args(arguments)).with_context(by_hand)
    })
}

fn apt() -> Command {
    let mut command = if geteuid().is_root() {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}

fn workspace_rustc(workspace: &Workspace) -> Command {
    let mut command = Command::new("rustc");
    command.current_dir(&workspace.root);
    command
}
