//! People of a world.

use super::{World, made_when_awaited};
use crate::{
    identity::{About, Passwords, service::create_account},
    kernel::{
        id::PersonId,
        input::{Draft as _, Input},
    },
    people::{PersonDraft, WorkplaceDraft, service::hire},
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
    place: WorkplaceDraft,
    from: Option<NaiveDate>,
    access: Option<&'a [&'a str]>,
}

impl<'a> PersonToBe<'a> {
    pub(super) fn new(world: World<'a>, name: &'a str) -> Self {
        let from = Some(day("2024-01-01"));
        Self { world, name, email: None, place: WorkplaceDraft::default(), from, access: None }
    }

    /// With an e-mail address.
    pub fn email(self, email: &'a str) -> Self {
        Self { email: Some(email), ..self }
    }

    /// With the job role of this name, from the first day on.
    pub fn role(self, name: &str) -> Self {
        let place = WorkplaceDraft { role: Input::text(name), is_new_role: true.into(), ..self.place };
        Self { place, ..self }
    }

    /// At the site of this name; it needs a role.
    pub fn site(self, name: &str) -> Self {
        let place = WorkplaceDraft { site: Input::text(name), is_new_site: true.into(), ..self.place };
        Self { place, ..self }
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
        let draft = PersonDraft {
            first_name: Input::text(first.unwrap_or_default()),
            last_name: Input::text(last),
            email: Input::text(email.unwrap_or_default()),
            ..PersonDraft::default()
        };
        let (new, place) = (draft.parse().expect("a person"), place.parse().expect("a workplace"));
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
