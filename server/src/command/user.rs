//! `docendo user add`: a person with an account.

use super::{Outcome, actor::actor};
use clap::{Args, Subcommand};
use docendo::{
    identity::{self, About, SEED},
    kernel::{date::Period, secret},
    organisation::service::{NewOrganisation, create},
    people::{self, NewPerson, PersonInput},
    work::{Door, Installation},
};
use std::io::{self, BufRead as _};

/// Commands about users.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add a person with an account
    ///
    /// Without --password-stdin a password is made up and printed once.
    Add(Add),
}

/// A person with an account.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// E-mail address, which the person signs in with
    #[arg(long)]
    email: String,
    /// First name
    #[arg(long)]
    first_name: String,
    /// Last name
    #[arg(long)]
    last_name: String,
    /// Access role
    #[arg(long, default_value = "learner", value_parser = SEED.iter().map(|role| role.code).collect::<Vec<_>>())]
    role: String,
    /// Create this organisation first; the person becomes its administrator
    #[arg(long, value_name = "NAME", conflicts_with_all = ["role", "actor"])]
    organisation: Option<String>,
    /// Read the password from the first line of the standard input
    #[arg(long)]
    password_stdin: bool,
    /// E-mail address of whoever adds the person; without this, the administrator of the only organisation
    #[arg(long = "as", value_name = "EMAIL")]
    actor: Option<String>,
}

/// Carries out `command`; a sentence says what was done.
pub(super) async fn obey(installation: &Installation, command: Command) -> Outcome<String> {
    let Command::Add(add) = command;
    let typed = if add.password_stdin { Some(first_line()?) } else { None };
    let password = typed.clone().unwrap_or_else(invent);
    let did = match &add.organisation {
        Some(name) => found(installation, &add, name, &password).await?,
        None => join(installation, &add, &password).await?,
    };
    Ok(if typed.is_some() { did } else { format!("{did} The password is {password}") })
}

async fn found(installation: &Installation, add: &Add, name: &str, password: &str) -> Outcome<String> {
    let new = NewOrganisation {
        name: name.to_owned(),
        first_name: add.first_name.clone(),
        last_name: add.last_name.clone(),
        email: add.email.clone(),
        password: password.to_owned(),
    };
    let who = create(installation, new, Door::Command, "command").await?;
    Ok(format!("{} administers the new organisation {name}.", who.name))
}

async fn join(installation: &Installation, add: &Add, password: &str) -> Outcome<String> {
    let caller = actor(installation, add.actor.as_deref()).await?;
    let person = NewPerson::parse(&PersonInput {
        first_name: Some(add.first_name.clone()),
        last_name: Some(add.last_name.clone()),
        email: Some(add.email.clone()),
        ..PersonInput::default()
    })?;
    let name = person.full_name();
    let password = installation.passwords.choose(password, About { email: &add.email, name: &name }).await?;
    caller
        .write(async |work| {
            let id = people::service::create(work, &person).await?;
            let today = work.today();
            people::service::employ(work, id, Period::since(today)).await?;
            identity::service::create_account(work, id, &password, &[add.role.as_str()]).await
        })
        .await?;
    Ok(format!("{name} can sign in as {}.", add.email))
}

fn first_line() -> io::Result<String> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Four groups of five hexadecimal digits: 80 bits that nobody can guess.
fn invent() -> String {
    let digits = secret::hex(&secret::random::<10>());
    let groups: Vec<&str> = (0..4).filter_map(|at| digits.get(at * 5..at * 5 + 5)).collect();
    groups.join("-")
}
