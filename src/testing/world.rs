//! What tests live in: people with accounts, and another tenant. A test says what it is about; everything else has a default.

use super::{House, PASSWORD, caller};
use crate::{
    identity::{About, Passwords, service::create_account},
    kernel::input::{Draft as _, Input},
    people::{PersonDraft, Workplace, service::hire},
    provisioning::{NewOrganisation, create as found},
    work::{Caller, Door, Work},
};

/// The world of one organisation, furnished by its administrator.
pub struct World<'a> {
    admin: &'a Caller,
}

impl House {
    /// The world of the organisation of the house.
    #[must_use]
    pub fn world(&self) -> World<'_> {
        World { admin: &self.admin }
    }

    /// The administrator of another organisation in the same installation, `admin@other.example`.
    ///
    /// # Panics
    /// If it cannot be made.
    pub async fn another_tenant(&self) -> Caller {
        let new = NewOrganisation {
            name: "Other works".into(),
            first_name: "Olga".into(),
            last_name: "Other".into(),
            email: "admin@other.example".into(),
            password: PASSWORD.into(),
        };
        let who = found(&self.installation, new, Door::Command, "test").await.expect("another organisation");
        self.installation.caller(who, Door::Api("test"), "test")
    }
}

impl World<'_> {
    /// Somebody who is employed from today on and has an account with this access role.
    ///
    /// # Panics
    /// If they cannot be made.
    pub async fn account(&self, email: &str, role: &str) -> Caller {
        let installation = self.admin.installation();
        let name = email.split('@').next().unwrap_or_default();
        let draft = PersonDraft { last_name: Input::text(name), email: Input::text(email), ..PersonDraft::default() };
        let new = draft.parse().expect("a person");
        let about = About { email, name, organisation: "Test works" };
        let password = installation.part::<Passwords>().choose(PASSWORD, about).await.expect("a password");
        let today = Some(installation.clock.today());
        let make = async |work: &mut Work| {
            let person = hire(work, &new, today, &Workplace::default()).await?;
            create_account(work, person, &password, &[role]).await
        };
        self.admin.write(make).await.expect("an account");
        caller(installation, email).await
    }
}
