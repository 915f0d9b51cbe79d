//! `docendo user add`: an account for a person, new or known.

use super::{Outcome, actor::actor};
use clap::{Args, Subcommand};
use docendo::{
    Error,
    error::{Conflict, Entity},
    identity::{self, About, SEED},
    kernel::{date::Period, id::PersonId, secret},
    organisation::service::{NewOrganisation, create},
    people::{self, NewPerson, Person, PersonInput},
    work::{Door, Installation, Work},
};
use std::io::{self, BufRead as _};

/// Commands about users.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add an account for a person
    ///
    /// Whoever has the e-mail address already, perhaps from an import, gets the account; else a person is added.
    /// Without --password-stdin a password is made up and printed once.
    Add(Add),
}

/// An account for a person.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// E-mail address, which the person signs in with
    #[arg(long)]
    email: String,
    /// First name of a new person
    #[arg(long)]
    first_name: Option<String>,
    /// Last name of a new person
    #[arg(long)]
    last_name: Option<String>,
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
    let (first_name, last_name) = add.names()?;
    let new = NewOrganisation {
        name: name.to_owned(),
        first_name,
        last_name,
        email: add.email.clone(),
        password: password.to_owned(),
    };
    let who = create(installation, new, Door::Command, "command").await?;
    Ok(format!("{} administers the new organisation {name}.", who.name))
}

async fn join(installation: &Installation, add: &Add, password: &str) -> Outcome<String> {
    let caller = actor(installation, add.actor.as_deref()).await?;
    let email = add.email.trim().to_lowercase();
    let roster = caller.read(async |read| people::service::roster(read).await).await?;
    let has_email = |person: &Person| person.email.as_ref().is_some_and(|other| other.to_lowercase() == email);
    let candidate = match roster.persons.into_iter().find(has_email) {
        Some(person) => Candidate::Known(person),
        None => Candidate::New(add.person()?),
    };
    let name = candidate.name();
    let password = installation.passwords.choose(password, About { email: &add.email, name: &name }).await?;
    let written = caller
        .write(async |work| {
            let id = match &candidate {
                Candidate::Known(person) => person.id,
                Candidate::New(person) => hire(work, person).await?,
            };
            identity::service::create_account(work, id, &password, &[add.role.as_str()]).await
        })
        .await;
    match written {
        Ok(_) => Ok(format!("{name} can sign in as {}.", add.email)),
        Err(Error::Conflict(Conflict::Duplicate(Entity::Account, _))) => {
            Err(format!("{name} can sign in as {} already", add.email).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Whoever gets the account.
enum Candidate {
    Known(Person),
    New(NewPerson),
}

impl Candidate {
    fn name(&self) -> String {
        match self {
            Self::Known(person) => person.full_name(),
            Self::New(person) => person.full_name(),
        }
    }
}

impl Add {
    /// The names of a new person: the last one, and the first one if he has any.
    fn names(&self) -> Outcome<(String, String)> {
        let missing =
            || format!("nobody has the address {} yet: add --last-name and, if any, --first-name", self.email);
        let last_name = self.last_name.clone().ok_or_else(missing)?;
        Ok((self.first_name.clone().unwrap_or_default(), last_name))
    }

    fn person(&self) -> Outcome<NewPerson> {
        let (first_name, last_name) = self.names()?;
        let email = Some(self.email.clone());
        let (first_name, last_name) = (Some(first_name), Some(last_name));
        Ok(NewPerson::parse(&PersonInput { first_name, last_name, email, ..PersonInput::default() })?)
    }
}

/// Writes `new` as somebody who is employed from today on.
async fn hire(work: &mut Work, new: &NewPerson) -> docendo::Result<PersonId> {
    let id = people::service::create(work, new).await?;
    let today = work.today();
    people::service::employ(work, id, Period::since(today)).await?;
    Ok(id)
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

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::testing::{PASSWORD, on_both};

    fn add(email: &str, names: Option<(&str, &str)>) -> Add {
        Add {
            email: email.to_owned(),
            first_name: names.map(|(first, _)| first.to_owned()),
            last_name: names.map(|(_, last)| last.to_owned()),
            role: "learner".to_owned(),
            organisation: None,
            password_stdin: false,
            actor: None,
        }
    }

    #[tokio::test]
    async fn whoever_has_the_address_gets_the_account_and_needs_no_names() {
        on_both(async |house| {
            let input = PersonInput {
                last_name: Some("Imported".to_owned()),
                email: Some("Ina@test.example".to_owned()),
                ..PersonInput::default()
            };
            let ina = NewPerson::parse(&input).unwrap();
            let ina = house.admin.write(async |work| people::service::create(work, &ina).await).await.unwrap();
            let add = add("ina@TEST.example", None);
            let said = join(&house.installation, &add, PASSWORD).await.unwrap();
            assert_eq!(said, "Imported can sign in as ina@TEST.example.");
            let who = identity::service::who_is(&house.installation, "ina@test.example").await.unwrap();
            assert_eq!((who.person, who.role.as_str()), (ina, "learner"));
            let again = join(&house.installation, &add, PASSWORD).await.unwrap_err();
            assert_eq!(again.to_string(), "Imported can sign in as ina@TEST.example already");
        })
        .await;
    }

    #[tokio::test]
    async fn a_new_person_needs_names() {
        on_both(async |house| {
            let refused = join(&house.installation, &add("noa@test.example", None), PASSWORD).await.unwrap_err();
            assert_eq!(
                refused.to_string(),
                "nobody has the address noa@test.example yet: add --last-name and, if any, --first-name"
            );
            let named = add("noa@test.example", Some(("Noa", "New")));
            assert_eq!(
                join(&house.installation, &named, PASSWORD).await.unwrap(),
                "Noa New can sign in as noa@test.example."
            );
            let one_name = Add { last_name: Some("Suharto".to_owned()), ..add("suharto@test.example", None) };
            let said = join(&house.installation, &one_name, PASSWORD).await.unwrap();
            assert_eq!(said, "Suharto can sign in as suharto@test.example.");
            let roster = house.admin.read(async |read| people::service::roster(read).await).await.unwrap();
            let noa = roster.persons.iter().find(|person| person.first_name == "Noa").unwrap();
            assert!(roster.employments.iter().any(|employment| employment.person == noa.id));
        })
        .await;
    }
}
