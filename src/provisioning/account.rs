//! What somebody needs beside their details who is to have an account.

use crate::{
    error::{Error, Flaws, Problem, Result},
    identity::{About, NewPassword, Passwords, TypedPassword},
    kernel::input::{FromText, Input},
    people::PersonDraft,
    work::Installation,
};

/// The password for `person` that was `typed`, hashed, which takes a while: before a transaction begins. What is wrong with it is
/// noted, and that there is no address to sign in with: then there is none.
pub(super) async fn password(
    installation: &Installation,
    person: &PersonDraft,
    typed: &Input<TypedPassword>,
    organisation: &str,
    flaws: &mut Flaws,
) -> Result<Option<NewPassword>> {
    if person.email.value() == Ok(None) {
        flaws.add("email", Problem::Required);
    }
    let Some(typed) = typed.known() else { return Ok(None) };
    let name = format!("{} {}", text(&person.first_name), text(&person.last_name));
    let about = About { email: &text(&person.email), name: &name, organisation };
    match installation.part::<Passwords>().choose(typed.expose(), about).await {
        Ok(password) => Ok(Some(password)),
        Err(Error::Invalid(found)) => {
            for flaw in found {
                flaws.add(flaw.field, flaw.problem);
            }
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

/// What a field says, be it right or wrong: a password must not be made of it.
pub(super) fn text<T: FromText>(input: &Input<T>) -> String {
    input.shown().join(" ")
}
