//! People of a world.

use super::{World, made_when_awaited};
use crate::{
    identity::{About, Passwords, service::create_account},
    kernel::id::PersonId,
    people::{
        NewPerson, PersonInput,
        service::{Workplace, hire},
    },
    testing::{PASSWORD, day},
    work::Work,
};
use chrono::NaiveDate;

/// Somebody who is made when they are awaited.
#[must_use = "it is made when it is awaited"]
pub struct PersonToBe<'a> {
    world: World<'a>,
    name: &'a str,
    email: Option<&'a str>,
    place: Workplace,
    from: Option<NaiveDate>,
    access: Option<&'a [&'a str]>,
}

impl<'a> PersonToBe<'a> {
    pub(super) fn new(world: World<'a>, name: &'a str) -> Self {
        let from = Some(day("2024-01-01"));
        Self { world, name, email: None, place: Workplace::default(), from, access: None }
    }

    /// With an e-mail address.
    pub fn email(self, email: &'a str) -> Self {
        Self { email: Some(email), ..self }
    }

    /// With the job role of this name, from the first day on.
    pub fn role(self, name: &str) -> Self {
        Self { place: Workplace { role: Some(name.into()), is_new_role: true, ..self.place }, ..self }
    }

    /// At the site of this name; it needs a role.
    pub fn site(self, name: &str) -> Self {
        Self { place: Workplace { site: Some(name.into()), is_new_site: true, ..self.place }, ..self }
    }

    /// Employed from this day on.
    pub fn employed_from(self, from: &str) -> Self {
        Self { from: Some(day(from)), ..self }
    }

    /// With an account and these access roles; they need an e-mail address.
    pub fn access(self, roles: &'a [&'a str]) -> Self {
        Self { access: Some(roles), ..self }
    }

    async fn make(self) -> PersonId {
        let Self { world, name, email, place, from, access } = self;
        let (first, last) = name.rsplit_once(' ').map_or((None, name), |(first, last)| (Some(first), last));
        let (first_name, last_name) = (first.map(str::to_owned), Some(last.to_owned()));
        let input = PersonInput { first_name, last_name, email: email.map(str::to_owned), ..PersonInput::default() };
        let new = NewPerson::parse(&input).expect("a person");
        let person = world.admin.write(async |work| hire(work, &new, from, &place).await).await.expect("a person");
        if let Some(roles) = access {
            let about = About { email: email.unwrap_or_default(), name, organisation: "Test works" };
            let password =
                world.admin.installation().part::<Passwords>().choose(PASSWORD, about).await.expect("a password");
            let open = async |work: &mut Work| create_account(work, person, &password, roles).await;
            world.admin.write(open).await.expect("an account");
        }
        person
    }
}

made_when_awaited!(PersonToBe => PersonId);
