//! `cargo xtask`: the one entrance to building, running and testing Docendo.
//!
//! Every command brings along what it needs (the WebAssembly target, packages of npm, of Python and
//! of the system), does nothing twice, and says what it is doing and for how long.
//!
//! # Layers
//!
//! From the bottom to the top; a module uses those alone that are named before it: `fingerprint`, `mode`, `process`, `report`,
//! `workspace`, `packages`, `postgres`, `site`, `build`, `sizes`, `contracts`, `run`, `test`.

mod build;
mod contracts;
mod fingerprint;
mod mode;
mod packages;
mod postgres;
mod process;
mod report;
mod run;
mod site;
mod sizes;
mod test;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::mode::Mode;
use crate::test::TestPart;
use crate::workspace::Workspace;

/// Builds, runs and tests Docendo.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the product optimised and serve it on <http://127.0.0.1:3000>
    Run {
        /// Serve on this port instead of 3000
        #[arg(long)]
        port: Option<u16>,
        /// Debug server and unoptimised client: seconds instead of minutes after a change
        #[arg(long)]
        dev: bool,
        /// Arguments for `docendo serve`
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Build the site (client, styles, assets) and the server
    Build {
        /// Optimised and compressed, the site embedded in the server
        #[arg(long)]
        release: bool,
        /// Stop after the site
        #[arg(long)]
        site_only: bool,
    },
    /// Build the binary that is shipped: `target/dist/docendo`
    Dist,
    /// Formatting, lints, all Rust tests on SQLite and `PostgreSQL`, contracts against their description, journeys in a browser
    Test {
        /// Run this part only (may be repeated)
        #[arg(long, value_enum)]
        only: Vec<TestPart>,
        /// Arguments for the one part that runs, such as the name of a test
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Show how much of each file of the site travels to a browser (brotli)
    Sizes,
    /// Kill the server, fill its disk and lose one of two servers, again and again, and count what is lost
    Faults {
        /// How often
        #[arg(default_value_t = 100)]
        rounds: u32,
    },
    /// Run the benchmarks
    Bench {
        /// Arguments for `cargo bench`, such as `--bench large`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match perform(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) if process::interrupted() => {
            eprintln!("interrupted");
            ExitCode::from(130)
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(command: Command) -> Result<()> {
    process::listen_for_interrupts()?;
    let workspace = Workspace::find()?;
    match command {
        Command::Run { port, dev, arguments } => run::run(&workspace, Mode::of(!dev), port, &arguments),
        Command::Build { release, site_only } => build::build(&workspace, Mode::of(release), site_only),
        Command::Dist => build::build(&workspace, Mode::Dist, false),
        Command::Test { only, arguments } => test::test(&workspace, &only, &arguments),
        Command::Sizes => sizes::sizes(&workspace),
        Command::Faults { rounds } => test::faults(&workspace, rounds),
        Command::Bench { arguments } => test::bench(&workspace, &arguments),
    }
}
