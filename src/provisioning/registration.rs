//! Registration: somebody makes a person with an account, and gets tokens for them.

use super::{access, account};
use crate::{
    error::{Flaws, Result},
    identity::{
        NewPassword, TypedPassword,
        service::{SignedIn, create_account, hand_over},
    },
    kernel::{
        id::PersonId,
        input::{Draft as _, Line, draft},
    },
    organisation,
    people::{self, NewPerson, PersonDraft, Workplace, service::hire},
    work::{Caller, Work},
};

draft! {
    /// Somebody new with an account, as whoever registers them describes them.
    draft RegistrationDraft;
    /// Somebody new with an account.
    value Registration;
    {
        /// Their details; they sign in with their e-mail address.
        ..person: PersonDraft => NewPerson;
        /// Their password.
        password: TypedPassword;
        /// The code of their access role.
        role: Line<100>;
    }
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
pub async fn register(caller: &Caller, draft: RegistrationDraft) -> Result<Registered> {
    caller.require(access::REGISTER)?;
    let installation = caller.installation();
    let organisation = caller.read(async |read| organisation::service::current(read).await).await?.name;
    let mut flaws = Flaws::default();
    let new = draft.read(None, &mut flaws);
    let (person, typed) = (&draft.person, &draft.password);
    let password = account::password(installation, person, typed, &organisation, &mut flaws).await?;
    let (new, password) = flaws.check_with(new.zip(password))?;
    let written = caller.once(async |work| write(work, &new, &password).await).await?;
    let signed_in = hand_over(installation, new.person.email.as_deref().unwrap_or_default()).await?;
    let detail = caller.read(async |read| people::service::detail(read, written).await).await?;
    Ok(Registered { person: detail.person, signed_in })
}

async fn write(work: &mut Work, new: &Registration, password: &NewPassword) -> Result<PersonId> {
    let today = work.today();
    let id = hire(work, &new.person, Some(today), &Workplace::default()).await?;
    create_account(work, id, password, &[&new.role]).await?;
    Ok(id)
}
