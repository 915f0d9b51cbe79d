//! The accounts of the demo organisation.

use super::{people::Actor, stars::STARS};
use crate::{
    error::Result,
    identity::{self, About, DEMO_PASSWORD, NewPassword, Passwords},
    kernel::id::PersonId,
    provisioning::OrganisationDraft,
    work::{Installation, Work},
};

/// The organisation and its founder.
pub(super) fn organisation() -> OrganisationDraft {
    let [founder, ..] = &STARS;
    let names = (founder.first, founder.last);
    OrganisationDraft::named("Harbourline Works (demo)", names, founder.email, DEMO_PASSWORD)
}

/// The demo password, hashed once for each of `cast` who has an account beside the founder. Hashing takes a while: this is
/// done before the transaction.
pub(super) async fn hash(installation: &Installation, cast: &[Actor]) -> Result<Vec<NewPassword>> {
    let mut passwords = Vec::with_capacity(STARS.len());
    for (actor, star) in cast.iter().zip(&STARS).skip(1) {
        let about = About { email: star.email, name: &actor.full_name(), organisation: "" };
        passwords.push(installation.part::<Passwords>().choose(DEMO_PASSWORD, about).await?);
    }
    Ok(passwords)
}

/// Opens the accounts beside the founder's.
pub(super) async fn write(work: &mut Work, people: &[PersonId], passwords: &[NewPassword]) -> Result<()> {
    for ((person, star), password) in people.iter().zip(&STARS).skip(1).zip(passwords) {
        identity::service::create_account(work, *person, password, &[star.access]).await?;
    }
    Ok(())
}
