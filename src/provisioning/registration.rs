//! Registration: somebody makes a person with an account, and gets tokens for them.

use crate::{
    error::{Error, Flaw, Problem, Result},
    identity::{
        About, NewPassword, Passwords, access,
        service::{SignedIn, create_account, hand_over},
    },
    kernel::{id::PersonId, input::Draft as _},
    organisation,
    people::{self, NewPerson, PersonDraft, Workplace, service::hire},
    work::{Caller, Work},
};

/// Somebody new, as they were typed.
#[derive(Debug, Clone)]
pub struct Registration {
    /// Their details; they need an e-mail address.
    pub person: PersonDraft,
    /// Their password.
    pub password: String,
    /// The code of their access role.
    pub role: String,
}

/// What came of a registration.
#[derive(Debug)]
pub struct Registered {
    /// The new person.
    pub person: people::Person,
    /// Their sign-in.
    pub signed_in: SignedIn,
}

/// Makes a person who is employed from today on, gives them an account and the role, and signs them in for the caller,
/// who may hand the tokens over. Nobody gives a role above their own. Sent again, it is the same person, with another sign-in.
pub async fn register(caller: &Caller, new: Registration) -> Result<Registered> {
    caller.require(access::MANAGE)?;
    caller.require(people::access::CHANGE)?;
    let installation = caller.installation();
    let person = new.person.parse();
    let email = new.person.email.known().map(|email| email.to_string()).unwrap_or_default();
    let name = person.as_ref().map(NewPerson::full_name).unwrap_or_default();
    let organisation = caller.read(async |read| organisation::service::current(read).await).await?;
    let about = About { email: &email, name: &name, organisation: &organisation.name };
    let password = installation.part::<Passwords>().choose(&new.password, about).await;
    let (person, password) = match (person, password) {
        (Ok(person), Ok(password)) => (person, password),
        (person, password) => return Err(joined(person.err().map(Error::from), password.err())),
    };
    if person.email.is_none() {
        return Err(Error::invalid("email", Problem::Required));
    }
    let written = caller.once(async |work| write(work, &person, &password, &new.role).await).await?;
    let signed_in = hand_over(installation, &email).await?;
    let detail = caller.read(async |read| people::service::detail(read, written).await).await?;
    Ok(Registered { person: detail.person, signed_in })
}

async fn write(work: &mut Work, person: &NewPerson, password: &NewPassword, role: &str) -> Result<PersonId> {
    let today = work.today();
    let id = hire(work, person, Some(today), &Workplace::default()).await?;
    create_account(work, id, password, &[role]).await?;
    Ok(id)
}

/// The flaws of both, or whichever is something else than a flaw.
fn joined(person: Option<Error>, password: Option<Error>) -> Error {
    let mut flaws: Vec<Flaw> = Vec::new();
    for error in [person, password].into_iter().flatten() {
        match error {
            Error::Invalid(more) => flaws.extend(more),
            other => return other,
        }
    }
    Error::Invalid(flaws)
}
