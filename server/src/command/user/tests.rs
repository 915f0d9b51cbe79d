//! Who gets an account from the command line, on both databases.

use super::*;
use docendo::{
    kernel::input::{Draft as _, Input},
    testing::{PASSWORD, on_both},
};

fn add(email: &str, names: Option<(&str, &str)>) -> Add {
    Add {
        email: email.to_owned(),
        first_name: names.map(|(first, _)| first.to_owned()),
        last_name: names.map(|(_, last)| last.to_owned()),
        role: "learner".to_owned(),
        organisation: None,
        password_stdin: false,
        actor: None,
    }
}

#[tokio::test]
async fn whoever_has_the_address_gets_the_account_and_needs_no_names() {
    on_both(async |house| {
        let input = PersonDraft {
            last_name: Input::text("Imported"),
            email: Input::text("Ina@test.example"),
            ..PersonDraft::default()
        };
        let ina = input.parse().unwrap();
        let ina = house.admin.write(async |work| people::service::create(work, &ina).await).await.unwrap();
        let add = add("ina@TEST.example", None);
        let said = join(&house.installation, &add, PASSWORD).await.unwrap();
        assert_eq!(said, "Imported can sign in as ina@TEST.example, and has to choose another password then.");
        let who = identity::service::who_is(&house.installation, "ina@test.example").await.unwrap();
        assert_eq!((who.person, who.role()), (ina, "learner"));
        let again = join(&house.installation, &add, PASSWORD).await.unwrap_err();
        assert_eq!(again.to_string(), "Imported can sign in as ina@TEST.example already");
    })
    .await;
}

#[tokio::test]
async fn a_new_person_needs_names() {
    on_both(async |house| {
        let refused = join(&house.installation, &add("noa@test.example", None), PASSWORD).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            "nobody has the address noa@test.example yet: add --last-name and, if any, --first-name"
        );
        let named = add("noa@test.example", Some(("Noa", "New")));
        assert_eq!(
            join(&house.installation, &named, PASSWORD).await.unwrap(),
            "Noa New can sign in as noa@test.example, and has to choose another password then."
        );
        let one_name = Add { last_name: Some("Suharto".to_owned()), ..add("suharto@test.example", None) };
        let said = join(&house.installation, &one_name, PASSWORD).await.unwrap();
        assert!(said.starts_with("Suharto can sign in as suharto@test.example,"), "{said}");
        let roster = house.admin.read(async |read| people::service::roster(read).await).await.unwrap();
        let noa = roster.persons.iter().find(|person| person.first_name == "Noa").unwrap();
        assert!(roster.employments.iter().any(|employment| employment.person == noa.id));
    })
    .await;
}

/// An administrator is wanted for `email`.
fn administrator(email: &str, names: Option<(&str, &str)>) -> Add {
    Add { role: "system_admin".to_owned(), ..add(email, names) }
}

async fn close_all(house: &docendo::testing::House) {
    let sql = "UPDATE account SET is_active = FALSE";
    house.installation.alter(async |tx, _| Ok(tx.run(sql, &[]).await?)).await.unwrap();
}

#[tokio::test]
async fn an_administrator_can_always_be_made() {
    on_both(async |house| {
        close_all(&house).await;
        let learner = join(&house.installation, &add("noa@test.example", Some(("Noa", "New"))), PASSWORD).await;
        assert!(learner.unwrap_err().to_string().contains("add --role system_admin"));
        let noa = administrator("noa@test.example", Some(("Noa", "New")));
        let said = join(&house.installation, &noa, PASSWORD).await.unwrap();
        assert!(said.starts_with("Noa New administers Test works, signs in as noa@test.example"), "{said}");
        let again = join(&house.installation, &noa, PASSWORD).await.unwrap_err();
        assert_eq!(again.to_string(), "Noa New can sign in as noa@test.example already");
        // An account that is closed beside another administrator's.
        let ada = administrator("admin@test.example", None);
        let said = join(&house.installation, &ada, "another-horse-battery-8").await.unwrap();
        assert!(said.starts_with("Ada Admin administers Test works"), "{said}");
        assert_eq!(service::administrators(&house.installation).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_types_the_password_of_a_new_organisation_keeps_it_and_one_that_is_made_up_is_changed() {
    on_both(async |house| {
        for (email, password_stdin) in [("typed@own.example", true), ("made@own.example", false)] {
            let new = Add { password_stdin, ..add(email, Some(("Own", "Works"))) };
            create_organisation(&house.installation, &new, "Own works", PASSWORD).await.unwrap();
            let who = service::who_is(&house.installation, email).await.unwrap();
            assert_eq!(who.must_change_password, !password_stdin);
        }
    })
    .await;
}
