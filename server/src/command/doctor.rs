//! `docendo doctor`: what is wrong with a configuration, a database and its folder, who may enter, completions, and the storage
//! of files, and what to do.

mod access;
mod database;
mod finding;
mod folder;
mod records;
mod storage;

use super::Outcome;
use crate::config::{Config, ConfigError};
use clap::Args;
use docendo::{
    db::Db,
    installation,
    kernel::clock::{Clock as _, SystemClock},
};
use finding::{Finding, Grade};
use std::{process::ExitCode, sync::Arc};

/// How to tell.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Tell it as JSON
    #[arg(long)]
    json: bool,
}

/// Examines everything and tells it. Fails (exit code 1) if anything is broken; doubts alone do not count.
pub(super) async fn examine(config: Result<Config, ConfigError>, arguments: &Arguments) -> Outcome<ExitCode> {
    let findings = match &config {
        Ok(config) => all(config).await,
        Err(error) => vec![
            Finding::new("configuration", Grade::Broken, error.to_string())
                .remedy("correct the setting that it names; docs/configuration.md describes every one"),
        ],
    };
    tell(&findings, arguments.json)?;
    let is_broken = findings.iter().any(|finding| finding.grade == Grade::Broken);
    Ok(if is_broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn all(config: &Config) -> Vec<Finding> {
    let mut findings = settings(config);
    let file = config.database_file();
    if let Some(file) = &file {
        findings.extend(folder::examine(file));
    }
    let is_there = file.is_none_or(|file| file.is_file());
    let db = if is_there { open(config, &mut findings).await } else { None };
    if let Some(db) = &db {
        findings.extend(database::examine(db, SystemClock.now()).await);
        let installation = installation::open(db.clone(), Arc::new(SystemClock));
        findings.extend(access::examine(&installation).await);
        findings.extend(records::examine(&installation).await);
    }
    // A setting that cannot be read was refused before.
    if let Ok(storage) = config.storage() {
        findings.extend(storage::examine(&storage, db.as_ref()).await);
    }
    if let Some(db) = db {
        db.close().await;
    }
    findings
}

/// The database, or why it cannot be opened.
async fn open(config: &Config, findings: &mut Vec<Finding>) -> Option<Db> {
    match Db::open(&config.database_url).await {
        Ok(db) => Some(db),
        Err(error) => {
            findings.push(
                Finding::new("database", Grade::Broken, error.to_string())
                    .remedy("check database_url, that the database server runs, and that this machine reaches it"),
            );
            None
        }
    }
}

/// What is doubtful about settings that can be read.
fn settings(config: &Config) -> Vec<Finding> {
    let mut findings = vec![Finding::new("configuration", Grade::Good, "every setting can be read")];
    let is_reached = !config.addr.ip().is_loopback();
    let mut doubt = |what: &str, remedy: &'static str| {
        findings.push(Finding::new("configuration", Grade::Doubtful, what).remedy(remedy));
    };
    if is_reached && !config.is_https() {
        doubt(
            "other machines reach the server over plain http: browsers will not keep anybody signed in",
            "put a proxy with https before it and set public_url",
        );
    }
    if config.public_url.is_some() && !config.behind_proxy {
        doubt(
            "public_url names a proxy, but behind_proxy is false: all visitors count as one, and share its limits",
            "set behind_proxy = true if the proxy writes X-Forwarded-For",
        );
    }
    if config.behind_proxy && is_reached {
        doubt(
            "behind_proxy is true and the server listens to other machines: who goes around the proxy can forge their address",
            "listen on 127.0.0.1, or let a firewall admit the proxy alone",
        );
    }
    if !config.rate_limit {
        doubt("rate_limit is off: one visitor can take all the server's time", "set rate_limit = \"on\"");
    }
    findings
}

#[expect(clippy::print_stdout, reason = "the command line speaks to people there")]
fn tell(findings: &[Finding], as_json: bool) -> Outcome {
    if as_json {
        println!("{}", serde_json::to_string_pretty(findings)?);
        return Ok(());
    }
    for finding in findings {
        println!("{finding}");
    }
    let count = |grade| findings.iter().filter(|finding| finding.grade == grade).count();
    println!("{} broken, {} doubtful.", count(Grade::Broken), count(Grade::Doubtful));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grades(findings: &[Finding]) -> Vec<Grade> {
        findings.iter().map(|finding| finding.grade).collect()
    }

    #[test]
    fn the_defaults_raise_no_doubt() {
        assert_eq!(grades(&settings(&Config::default())), [Grade::Good]);
    }

    #[test]
    fn plain_http_to_other_machines_and_forged_addresses_are_doubted() {
        let open = Config { addr: ([0, 0, 0, 0], 80).into(), rate_limit: false, ..Config::default() };
        assert_eq!(grades(&settings(&open)), [Grade::Good, Grade::Doubtful, Grade::Doubtful]);
        let proxied = Config { public_url: Some("https://t.example".into()), ..Config::default() };
        assert_eq!(grades(&settings(&proxied)), [Grade::Good, Grade::Doubtful]);
        assert_eq!(grades(&settings(&Config { behind_proxy: true, ..proxied })), [Grade::Good]);
    }

    #[tokio::test]
    async fn a_database_that_is_not_there_yet_is_no_fault_and_one_that_does_not_answer_is() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("d.sqlite").display());
        let fresh = Config { database_url: url, ..Config::default() };
        assert!(!grades(&all(&fresh).await).contains(&Grade::Broken));
        std::fs::write(folder.path().join("d.sqlite"), "this is no database, it is a sentence of some length").unwrap();
        assert!(grades(&all(&fresh).await).contains(&Grade::Broken));
    }

    #[tokio::test]
    async fn a_folder_in_place_of_the_database_is_told_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("d.sqlite");
        std::fs::create_dir(&place).unwrap();
        let config = Config { database_url: format!("sqlite:{}", place.display()), ..Config::default() };
        let found = all(&config).await;
        let broken: Vec<&Finding> = found.iter().filter(|finding| finding.grade == Grade::Broken).collect();
        assert_eq!(broken.iter().map(|finding| finding.about).collect::<Vec<_>>(), ["database"], "{found:?}");
        assert!(broken[0].what.contains("is a folder") && broken[0].remedy.is_some(), "{broken:?}");
    }
}
