//! `docendo user add`: an account for a person, new or known.

#[cfg(test)]
mod tests;

use super::{Outcome, actor::actor};
use clap::{Args, Subcommand};
use docendo::{
    Error,
    error::{Conflict, Entity},
    identity::{self, About, Passwords, SEED, TypedPassword, service},
    kernel::{
        date::Period,
        id::PersonId,
        input::{Draft as _, Input},
        secret,
    },
    organisation::service::{all, current},
    people::{self, NewPerson, Person, PersonDraft},
    provisioning::{Chosen, OrganisationDraft, create, create_for, make_administrator},
    work::{Door, Installation, Read, Work},
};
use std::io::{self, BufRead as _};

/// Commands about users.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add an account for a person
    ///
    /// Whoever has the e-mail address already, perhaps from an import, gets the account; else a person is added.
    /// Without --password-stdin a password is made up and printed once. It has to be changed at the first sign-in.
    ///
    /// An administrator can always be made: of somebody whose account is closed, or who left, too, and without another one.
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
    /// Create this organisation first; the person becomes its administrator, and the demo ends
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
    let password = typed.clone().unwrap_or_else(secret::password);
    let did = match &add.organisation {
        Some(name) => create_organisation(installation, &add, name, &password).await?,
        None => join(installation, &add, &password).await?,
    };
    Ok(if typed.is_some() { did } else { format!("{did} The password is {password}") })
}

async fn create_organisation(installation: &Installation, add: &Add, name: &str, password: &str) -> Outcome<String> {
    let new = OrganisationDraft {
        name: Input::text(name),
        person: add.details()?,
        password: TypedPassword::new(password).into(),
    };
    // Whoever types it into the command has chosen it; one that is made up stays on the screen for others to see.
    let who = if add.password_stdin {
        create(installation, new, Door::Command, "command").await?
    } else {
        create_for(installation, new, Door::Command, "command").await?
    };
    Ok(format!("{} administers the new organisation {name}.", who.name))
}

async fn join(installation: &Installation, add: &Add, password: &str) -> Outcome<String> {
    if let Some(chosen) = to_be_made(installation, add).await? {
        return make(installation, add, &chosen, password).await;
    }
    let caller = actor(installation, add.actor.as_deref()).await?;
    let email = add.email.trim().to_lowercase();
    let load = async |read: &mut Read| Ok((people::service::roster(read).await?, current(read).await?));
    let (roster, organisation) = caller.read(load).await?;
    let has_email = |person: &Person| person.email.as_ref().is_some_and(|other| other.to_lowercase() == email);
    let candidate = match roster.persons.into_iter().find(has_email) {
        Some(person) => Candidate::Known(person),
        None => Candidate::New(add.person()?),
    };
    let name = candidate.name();
    let about = About { email: &add.email, name: &name, organisation: &organisation.name };
    let password = installation.part::<Passwords>().choose(password, about).await?;
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
        Ok(_) => Ok(format!("{name} can sign in as {}, and has to choose another password then.", add.email)),
        Err(Error::Conflict(Conflict::Duplicate(Entity::Account, _))) => {
            Err(format!("{name} can sign in as {} already", add.email).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Whoever is to be made an administrator without one who does so: somebody who has an account, closed perhaps, or anybody
/// where no administrator is left.
async fn to_be_made(installation: &Installation, add: &Add) -> Outcome<Option<Chosen>> {
    if SEED.first().is_none_or(|highest| highest.code != add.role) || add.actor.is_some() {
        return Ok(None);
    }
    let (able, email) = (service::administrators(installation).await?, add.email.trim().to_lowercase());
    if able.iter().any(|one| one.email.to_lowercase() == email) {
        return Ok(None);
    }
    if let Some((organisation, person)) = service::person_with(installation, &add.email).await? {
        let has_able = able.iter().any(|one| one.organisation == organisation);
        let is_made = !has_able || service::has_account(installation, &add.email).await?;
        return Ok(is_made.then_some(Chosen::Known(organisation, person)));
    }
    let own: Vec<_> = all(installation).await?.into_iter().filter(|one| !one.is_demo).collect();
    let without: Vec<_> = own.iter().filter(|one| able.iter().all(|other| other.organisation != one.id)).collect();
    match (own.as_slice(), without.as_slice()) {
        ([_], [only]) => Ok(Some(Chosen::New(only.id, add.person()?))),
        (_, [_, ..]) if able.iter().all(|one| one.is_demo) => {
            Err("no organisation has an administrator: name somebody who is known in one of them, by --email".into())
        }
        _ => Ok(None),
    }
}

async fn make(installation: &Installation, add: &Add, chosen: &Chosen, password: &str) -> Outcome<String> {
    let organisation = match chosen {
        Chosen::Known(organisation, _) | Chosen::New(organisation, _) => *organisation,
    };
    let all = all(installation).await?;
    let organisation = all.iter().find(|one| one.id == organisation).map_or("", |one| one.name.as_str());
    let names = [&add.first_name, &add.last_name].map(|name| name.clone().unwrap_or_default()).join(" ");
    let about = About { email: &add.email, name: &names, organisation };
    let password = installation.part::<Passwords>().choose(password, about).await?;
    let who = make_administrator(installation, chosen, &password).await?;
    let (name, email) = (&who.name, &add.email);
    Ok(format!("{name} administers {organisation}, signs in as {email}, and has to choose another password then."))
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
    /// A new person, who has a last name, and a first one perhaps.
    fn details(&self) -> Outcome<PersonDraft> {
        let missing =
            || format!("nobody has the address {} yet: add --last-name and, if any, --first-name", self.email);
        let last_name = Input::text(self.last_name.clone().ok_or_else(missing)?);
        let first_name = self.first_name.clone().map_or(Input::Missing, Input::text);
        Ok(PersonDraft { first_name, last_name, email: Input::text(self.email.clone()), ..PersonDraft::default() })
    }

    fn person(&self) -> Outcome<NewPerson> {
        Ok(self.details()?.parse().map_err(docendo::Error::from)?)
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
