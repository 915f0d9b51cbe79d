//! People who call the contracts.

use crate::client::Client;
use docendo::{
    identity::{self, About, Passwords},
    kernel::input::{Draft as _, Input},
    people::{self, PersonDraft, Workplace},
    provisioning::{NewOrganisation, create},
    testing::{House, PASSWORD},
    work::Door,
};

/// Somebody of the organisation, employed since today, with an account and one access role.
pub(crate) async fn somebody(house: &House, email: &str, role: &str) -> Client {
    let about = About { email, name: "Wanda Worker", organisation: "Test works" };
    let password = house.installation.part::<Passwords>().choose(PASSWORD, about).await.unwrap();
    let input = PersonDraft {
        first_name: Input::text("Wanda"),
        last_name: Input::text("Worker"),
        email: Input::text(email),
        ..PersonDraft::default()
    };
    let person = input.parse().unwrap();
    let account = house.admin.write(async |work| {
        let today = work.today();
        let id = people::service::hire(work, &person, Some(today), &Workplace::default()).await?;
        identity::service::create_account(work, id, &password, &[role]).await
    });
    account.await.unwrap();
    house.settle(email).await;
    Client::stranger(house).await.signed_in(email).await
}

/// A worker of the same organisation, without any permission.
pub(crate) async fn worker(house: &House) -> Client {
    somebody(house, "worker@test.example", "learner").await
}

/// The administrator of another organisation in the same installation.
pub(crate) async fn stranger(house: &House) -> Client {
    let email = "admin@elsewhere.example";
    let new = NewOrganisation {
        name: "Elsewhere".into(),
        first_name: "Eve".into(),
        last_name: "Elsewhere".into(),
        email: email.into(),
        password: PASSWORD.into(),
    };
    create(&house.installation, new, Door::Command, "test").await.unwrap();
    Client::stranger(house).await.signed_in(email).await
}
