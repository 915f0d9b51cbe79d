//! `cargo xtask test`: everything that must hold before a change is handed in.

use std::env;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::build;
use crate::mode::Mode;
use crate::postgres::Postgres;
use crate::workspace::Workspace;
use crate::{contracts, packages, process, report, site};

/// Where the Rust tests look for `PostgreSQL`; without it they run on `SQLite` only.
const TEST_POSTGRES: &str = "DOCENDO_TEST_POSTGRES";

/// The packages whose tests run natively and share one set of dependencies.
///
/// `frontend` exists for browsers only; `xtask` is tested by itself, since building it together
/// with the others would build its dependencies a second time.
const PRODUCT: [&str; 5] = ["--workspace", "--exclude", "frontend", "--exclude", "xtask"];

/// A part of the tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TestPart {
    /// Formatting
    Fmt,
    /// Lints of the server and of the client
    Clippy,
    /// All Rust tests, on `SQLite` and on a private `PostgreSQL`
    Rust,
    /// Answers of the REST contracts against their description
    Contracts,
    /// Journeys in Chromium
    Browser,
}

/// Runs the parts in `only`, or all of them; `arguments` are for the one part that runs.
pub(crate) fn test(workspace: &Workspace, only: &[TestPart], arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty() || only.len() == 1, "arguments belong to one part: add --only rust or --only browser");
    for &part in TestPart::value_variants() {
        if only.is_empty() || only.contains(&part) {
            match part {
                TestPart::Fmt => formatting(workspace)?,
                TestPart::Clippy => lints(workspace, arguments)?,
                TestPart::Rust => rust(workspace, arguments)?,
                TestPart::Contracts => contracts::compare(workspace, arguments)?,
                TestPart::Browser => browser(workspace, arguments)?,
            }
        }
    }
    Ok(())
}

/// `cargo xtask bench`: what is asked of a database is asked of both kinds.
pub(crate) fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let mut benches = workspace.cargo();
    benches
        .args(["bench", "--package", "docendo", "--package", "server", "--features", "docendo/testing"])
        .args(arguments);
    let private = private_postgres(&mut benches)?;
    report::step("Benchmarks", || process::run(&mut benches))?;
    drop(private);
    Ok(())
}

fn formatting(workspace: &Workspace) -> Result<()> {
    report::step("Formatting", || {
        process::run(workspace.cargo().args(["fmt", "--all", "--check"])).context("`cargo fmt --all` puts it right")
    })
}

fn lints(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    packages::wasm_target(workspace)?;
    report::step("Lints of the server", || {
        let mut clippy = workspace.cargo();
        clippy.args(["clippy", "--workspace", "--exclude", "frontend", "--all-targets"]);
        process::run(clippy.args(arguments).args(["--", "--deny", "warnings"]))
    })?;
    report::step("Lints of the client", || {
        let mut clippy = workspace.cargo();
        clippy.args(["clippy", "--package", "frontend", "--target", packages::WASM]);
        process::run(clippy.args(arguments).args(["--", "--deny", "warnings"]))
    })
}

/// One run tests both databases: with `PostgreSQL` at hand, every test of a service runs on each.
fn rust(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    report::step("Rust tests: compiling", || {
        process::run(workspace.cargo().arg("test").args(PRODUCT).arg("--no-run").args(arguments))
    })?;
    let mut tests = workspace.cargo();
    tests.arg("test").args(PRODUCT).args(arguments);
    // Kept until the tests have ended, however they end.
    let private = private_postgres(&mut tests)?;
    report::step("Rust tests on SQLite and PostgreSQL", || process::run(&mut tests))?;
    drop(private);
    if arguments.is_empty() {
        report::step("Tests of xtask", || process::run(workspace.cargo().args(["test", "--package", "xtask"])))?;
    }
    Ok(())
}

/// Gives `tests` a private `PostgreSQL`, unless there is one already.
fn private_postgres(tests: &mut Command) -> Result<Option<Postgres>> {
    if env::var_os(TEST_POSTGRES).is_some() {
        return Ok(None);
    }
    let postgres = report::step("Private PostgreSQL", Postgres::start)?;
    tests.env(TEST_POSTGRES, postgres.url());
    Ok(Some(postgres))
}

/// `cargo xtask faults`. A fault that cannot be tried is a failure here.
pub(crate) fn faults(workspace: &Workspace, rounds: u32) -> Result<()> {
    let mut tests = workspace.cargo();
    tests.arg("test").args(PRODUCT).args(["--test", "it", "--", "faults::", "--nocapture", "--test-threads", "1"]);
    tests.env("DOCENDO_FAULT_ROUNDS", rounds.to_string()).env("DOCENDO_FAULT_STRICT", "1");
    let private = private_postgres(&mut tests)?;
    report::step("Faults", || process::run(&mut tests))?;
    drop(private);
    Ok(())
}

/// The client as it is shipped, because optimising can break it without an error while building.
fn browser(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let chromium = packages::chromium()?;
    packages::npm(workspace)?;
    site::build(workspace, Mode::Release)?;
    build::server(workspace, Mode::Dev)?;
    let server = workspace.server(Mode::Dev.server_folder());
    report::step("Types of the journeys", || {
        let compiler = packages::npm_program(workspace, "typescript", "bin/tsc")?;
        process::run(Command::new("node").arg(compiler).current_dir(workspace.end2end()))
    })?;
    report::step("Journeys in Chromium", || {
        let playwright = packages::npm_program(workspace, "@playwright/test", "cli.js")?;
        let mut journeys = Command::new("node");
        journeys.arg(playwright).arg("test").args(arguments).current_dir(workspace.end2end());
        journeys.env("DOCENDO_BIN", server).env("DOCENDO_CHROMIUM", chromium);
        process::run(&mut journeys)
    })
}
