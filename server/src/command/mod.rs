//! The command line: what can be said on it, and one module for each command.

mod actor;
mod backup;
mod doctor;
mod import;
mod serve;
mod user;

use crate::{
    config::{Config, Overrides},
    logging,
};
use clap::{Parser, Subcommand};
use docendo::{
    db::Db,
    demo,
    documents::{Files, Quota},
    identity::{
        DEMO_PASSWORD,
        service::{administrators, end_demo},
    },
    installation,
    kernel::clock::SystemClock,
    organisation::service::exists_own,
    work::Installation,
};
use std::{
    error::Error,
    io::{self, Write as _},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
    time::Duration,
};
use tokio::time::timeout;

/// What a command ends in: nothing, or a sentence for people.
type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// How long the end of a command waits for the database to be closed: an import that goes on in the background has it.
const CLOSE: Duration = Duration::from_secs(5);
/// How long it waits for threads that read or write files.
const LEAVE: Duration = Duration::from_secs(2);

const EXAMPLES: &str = "\
Examples:
  docendo serve                                  serve http://127.0.0.1:3000 from one file in ./docendo-data
  docendo serve --addr 0.0.0.0:8080              … to other machines; put a proxy with https before it
  docendo demo                                   add a demo organisation to look around in (admin@demo.test)
  docendo demo --people 10000 --courses 200      add a large one to try the speed with (admin@large.test)
  docendo import records.xlsx --dry-run          say what an import would change
  docendo import records.xlsx --report out.json  import, and write the counts
  docendo backup docendo-2026-11-20.zip          save everything to one file, while the server runs
  docendo restore docendo-2026-11-20.zip         bring it back, into this kind of database or the other
  docendo doctor                                 say what is wrong, and what to do
  docendo user add --email ana@example.com --first-name Ana --last-name Pérez --role training_manager

Settings come from docendo.toml, DOCENDO_… variables and flags, the later before the earlier:
  DOCENDO_DATABASE_URL=postgres://docendo:secret@db/docendo docendo serve
docs/configuration.md describes every one.";

/// Training and competence management: who must know what, who knows it, until when, and why.
#[derive(Debug, Parser)]
#[command(name = "docendo", version, after_help = EXAMPLES)]
struct Cli {
    /// The configuration file; without this, docendo.toml in the current folder if there is one
    #[arg(long, global = true, value_name = "FILE", env = "DOCENDO_CONFIG")]
    config: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_name = "URL",
        help = "The database: sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME"
    )]
    database_url: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages and the REST contracts; brings the database up to date first
    ///
    /// Ends on Ctrl-C or SIGTERM, after the requests that are running.
    Serve {
        /// The address and port to listen on
        #[arg(long, value_name = "ADDRESS:PORT")]
        addr: Option<SocketAddr>,
    },
    /// Bring the database up to date and end
    Migrate,
    /// Add a demo organisation: four sites, 250 people, two years of records
    ///
    /// With --people or --courses it is a large one to try the speed with, for admin@large.test. Not beside an organisation
    /// of your own: creating one ends the demo.
    Demo(Size),
    /// Import training records from workbooks (.xlsx, .xlsm, .ods) and separated text (.csv, .tsv, .txt)
    ///
    /// Recognises sheets, header rows, columns, dates and course columns by themselves. All files are one import: either
    /// everything that can be read is imported, or nothing. Importing the same files again changes nothing.
    Import(import::Arguments),
    /// Write everything to one file, while the server runs
    ///
    /// The file does not depend on the kind of database: a backup of SQLite can be restored into PostgreSQL and back.
    Backup(backup::Backup),
    /// Put a backup into the database; no server may run on it meanwhile
    ///
    /// A backup of an older version is brought up to date; one of a newer version is refused. A database with data in it
    /// is left alone unless --replace is given; then its data is put aside, once the new data is whole.
    Restore(backup::Restore),
    /// Say what is wrong with the configuration, the database and the storage of files, and what to do
    ///
    /// Changes nothing, but writes and removes one small file in the storage. Ends with 1 if anything is broken. Doubts
    /// alone do not count.
    Doctor(doctor::Arguments),
    /// Manage people who may sign in
    #[command(subcommand)]
    User(user::Command),
}

/// How large a demo organisation is to be.
#[derive(Debug, clap::Args)]
struct Size {
    /// A large organisation with so many people instead, up to 100,000
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    people: Option<u32>,
    /// A large organisation with so many courses instead, up to 500
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(10..=500))]
    courses: Option<u32>,
    /// Close the accounts of every demo organisation instead: everybody knows their password
    #[arg(long, conflicts_with_all = ["people", "courses"])]
    end: bool,
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    // Whatever this process makes is for its user alone: databases, files of people, backups, reports.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(cause) => return fail(&format!("the runtime cannot be started: {cause}")),
    };
    let outcome = runtime.block_on(obey(cli));
    // What still runs is written wholly or not at all, and another server goes on with it.
    runtime.shutdown_timeout(LEAVE);
    match outcome {
        Ok(code) => code,
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(sentence: &str) -> ExitCode {
    // The exit code says it as well, if nobody can hear it.
    let _ = writeln!(io::stderr(), "docendo: {sentence}");
    ExitCode::FAILURE
}

async fn obey(cli: Cli) -> Outcome<ExitCode> {
    let addr = if let Command::Serve { addr } = &cli.command { *addr } else { None };
    let config = Config::load(cli.config.as_deref(), &Overrides { database_url: cli.database_url, addr });
    let config = match (config, &cli.command) {
        (Err(error), Command::Doctor(arguments)) => return doctor::examine(Err(error), arguments).await,
        (config, _) => config?,
    };
    let _log = logging::begin(&config).map_err(|cause| format!("the setting log is no filter: {cause}"))?;
    match cli.command {
        Command::Serve { .. } => {
            let serve = async |installation| serve::serve(installation, config.clone()).await;
            on(&config, serve).await.map(|()| ExitCode::SUCCESS)
        }
        Command::Migrate => on(&config, async |_| say("The database is up to date.")).await,
        Command::Demo(size) => on(&config, async |installation| load_demo(installation, size).await).await,
        Command::Import(arguments) => {
            on(&config, async |installation| import::import(&installation, arguments).await).await
        }
        Command::Doctor(arguments) => doctor::examine(Ok(config), &arguments).await,
        Command::Backup(arguments) => backup::take(&config, arguments).await,
        Command::Restore(arguments) => backup::restore(&config, arguments).await,
        Command::User(command) => {
            say(&on(&config, async |installation| user::obey(&installation, command).await).await?)
        }
    }
}

/// Carries out what needs the tables of this version, which it brings up to date first.
async fn on<T>(config: &Config, deed: impl AsyncFnOnce(Installation) -> Outcome<T>) -> Outcome<T> {
    let db = Db::open(&config.database_url).await?;
    db.migrate().await?;
    let files = Files::open(&config.storage()?)?;
    let installation = installation::open(db.clone(), Arc::new(SystemClock));
    let outcome = deed(installation.with(files).with(Quota(config.files_quota))).await;
    if timeout(CLOSE, db.close()).await.is_err() {
        tracing::info!("the end does not wait for what is still being written: it is taken back, and done again");
    }
    outcome
}

async fn load_demo(installation: Installation, size: Size) -> Outcome<ExitCode> {
    if size.end {
        let closed = end_demo(&installation).await?;
        return say(&format!("The demo has ended: {closed} accounts were closed."));
    }
    // What everybody knows the password of does not stand beside what is real.
    if exists_own(&installation).await? {
        return Err(BESIDE_OWN.into());
    }
    let is_large = size.people.is_some() || size.courses.is_some();
    let (founder, is_loaded) = if is_large {
        let (people, courses) = (size.people.unwrap_or(10_000) as usize, size.courses.unwrap_or(200) as usize);
        demo::create_large(&installation, demo::Measures { people, courses }).await?;
        (demo::FOUNDER, false)
    } else {
        let is_loaded = has_demo(&installation).await?;
        if !is_loaded {
            demo::create(&installation).await?;
        }
        (DEMO_ADMINISTRATOR, is_loaded)
    };
    let state = if is_loaded { "was loaded before: nothing was changed. Sign" } else { "is ready: sign" };
    say(&format!("The demo organisation {state} in as {founder} with the password {DEMO_PASSWORD}."))
}

/// Why the demo is not loaded.
const BESIDE_OWN: &str = "there is an organisation of your own in this database, and everybody knows the demo's password: \
                          load it into a database of its own, with --database-url sqlite:demo.sqlite";

/// The account of the demo organisation that sees most.
const DEMO_ADMINISTRATOR: &str = "admin@demo.test";

async fn has_demo(installation: &Installation) -> docendo::Result<bool> {
    Ok(administrators(installation).await?.iter().any(|one| one.is_demo))
}

/// Says `sentence` on the standard output, which ends a command well. What was done is done even if nobody can hear it.
fn say(sentence: &str) -> Outcome<ExitCode> {
    writeln!(io::stdout(), "{sentence}").map_err(|cause| format!("it is done, but cannot be told: {cause}"))?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::testing::on_sqlite;

    const DEMO: Size = Size { people: None, courses: None, end: false };

    #[tokio::test]
    async fn a_second_demo_changes_nothing_and_is_no_failure() {
        let house = on_sqlite().await;
        only_demos(&house).await;
        for _ in 0..2 {
            load_demo(house.installation.clone(), DEMO).await.unwrap();
            assert!(has_demo(&house.installation).await.unwrap());
        }
    }

    /// Makes the organisation of `house` one for trying out, so that there is none of anybody's own.
    async fn only_demos(house: &docendo::testing::House) {
        for sql in ["UPDATE organisation SET is_demo = TRUE", "UPDATE account SET is_active = FALSE"] {
            house.installation.alter(async |tx, _| Ok(tx.run(sql, &[]).await?)).await.unwrap();
        }
    }

    #[tokio::test]
    async fn no_demo_is_loaded_beside_an_organisation_of_ones_own_and_one_that_is_there_can_be_ended() {
        let house = on_sqlite().await;
        for size in [DEMO, Size { people: Some(20), ..DEMO }] {
            let refused = load_demo(house.installation.clone(), size).await.unwrap_err();
            assert!(refused.to_string().contains("a database of its own"), "{refused}");
        }
        demo::create(&house.installation).await.unwrap();
        assert!(has_demo(&house.installation).await.unwrap());
        load_demo(house.installation.clone(), Size { end: true, ..DEMO }).await.unwrap();
        assert!(!has_demo(&house.installation).await.unwrap());
    }
}
