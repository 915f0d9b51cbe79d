//! Those of the demo organisation who can sign in.

use super::people::{Actor, QUAYSIDE, Role, SITES};
use crate::{
    error::Result,
    identity::{self, About, DEMO_PASSWORD, NewPassword, Passwords},
    kernel::id::PersonId,
    organisation::service::NewOrganisation,
    work::{Installation, Work},
};

/// Somebody with an account.
pub(super) struct Star {
    pub(super) email: &'static str,
    /// The code of the access role.
    access: &'static str,
    pub(super) first: &'static str,
    pub(super) last: &'static str,
    pub(super) role: Role,
    pub(super) site: &'static str,
    /// For how many years they have been there.
    pub(super) years: u32,
}

/// The place of the trainer in [`STARS`].
pub(super) const TRAINER: usize = 2;
/// The place of the worker.
pub(super) const WORKER: usize = 3;

/// Everybody with an account; the first is the founder of the organisation.
pub(super) const STARS: [Star; 5] = [
    Star {
        email: "admin@demo.test",
        access: "system_admin",
        first: "Helena",
        last: "Nováková",
        role: Role::Office,
        site: SITES[0],
        years: 9,
    },
    Star {
        email: "manager@demo.test",
        access: "manager",
        first: "Tunde",
        last: "Adébóyè",
        role: Role::Supervisor,
        site: SITES[1],
        years: 7,
    },
    Star {
        email: "trainer@demo.test",
        access: "trainer",
        first: "Σοφία",
        last: "Παπαδάκη",
        role: Role::Electrician,
        site: SITES[0],
        years: 6,
    },
    Star {
        email: "worker@demo.test",
        access: "learner",
        first: "José",
        last: "Nogueira",
        role: Role::Worker,
        site: QUAYSIDE,
        years: 4,
    },
    Star {
        email: "auditor@demo.test",
        access: "auditor",
        first: "ليلى",
        last: "حداد",
        role: Role::Office,
        site: SITES[0],
        years: 3,
    },
];

/// The organisation and its founder.
pub(super) fn organisation() -> NewOrganisation {
    let [founder, ..] = &STARS;
    NewOrganisation {
        name: "Harbourline Works (demo)".into(),
        first_name: founder.first.into(),
        last_name: founder.last.into(),
        email: founder.email.into(),
        password: DEMO_PASSWORD.into(),
    }
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
