//! Use cases of identity on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod access;
mod administrators;
mod attempts;

use super::{
    About, DEMO_PASSWORD, NewPassword, Permission, SEED, SignInKind, Who,
    service::{Proof, create_account, give_role, refresh, sign_in, sign_out, who_is, who_of_browser, who_of_token},
};
use crate::{
    error::{Conflict, Entity, Error, Rule},
    identity::Passwords,
    kernel::{
        clock::Clock as _,
        input::{Draft as _, Input},
    },
    people::{self, PersonDraft},
    testing::{House, PASSWORD, caller, on_both},
};
use chrono::TimeDelta;

pub(crate) async fn chosen(house: &House, typed: &str) -> NewPassword {
    let about = About { email: "somebody@test.example", name: "Some Body", organisation: "Test works" };
    house.installation.part::<Passwords>().choose(typed, about).await.unwrap()
}

pub(crate) async fn enter(house: &House, email: &str, password: &str, kind: SignInKind) -> Result<Proof, Error> {
    Ok(sign_in(&house.installation, email, password, "192.0.2.1", kind).await?.proof)
}

#[tokio::test]
async fn what_somebody_may_do_follows_from_the_access_roles_held_today() {
    on_both(async |house| {
        house.world().account("mia@test.example", &["manager", "auditor"]).await;
        let who = who_is(&house.installation, " Mia@Test.Example ").await.unwrap();
        assert_eq!((who.level, who.role(), who.name.as_str()), (6, "manager", "Some Body"));
        assert!(who.permissions.has(Permission::RequirementWrite) && who.permissions.has(Permission::TrailRead));
        assert!(!who.permissions.has(Permission::PeopleWrite));
    })
    .await;
}

#[tokio::test]
async fn an_account_without_a_role_is_a_learners() {
    on_both(async |house| {
        house.world().account("lee@test.example", &[]).await;
        let who = who_is(&house.installation, "lee@test.example").await.unwrap();
        assert_eq!((who.level, who.role(), who.permissions), (1, "learner", super::Permissions::default()));
    })
    .await;
}

#[tokio::test]
async fn a_browser_stays_signed_in_for_two_weeks_or_until_it_signs_out() {
    on_both(async |house| {
        let Proof::Cookie(cookie) = enter(&house, "admin@test.example", PASSWORD, SignInKind::Browser).await.unwrap()
        else {
            panic!("a cookie")
        };
        let who: Who = who_of_browser(&house.installation, &cookie).await.unwrap();
        assert_eq!(&who, house.admin.who());
        house.clock.set(house.clock.now() + TimeDelta::days(14) - TimeDelta::seconds(1));
        assert!(who_of_browser(&house.installation, &cookie).await.is_ok());
        house.clock.set(house.clock.now() + TimeDelta::seconds(1));
        assert!(matches!(who_of_browser(&house.installation, &cookie).await, Err(Error::Unauthenticated)));
        let Proof::Cookie(cookie) = enter(&house, "admin@test.example", PASSWORD, SignInKind::Browser).await.unwrap()
        else {
            panic!("a cookie")
        };
        sign_out(&house.installation, &cookie, "192.0.2.1").await.unwrap();
        assert!(matches!(who_of_browser(&house.installation, &cookie).await, Err(Error::Unauthenticated)));
    })
    .await;
}

#[tokio::test]
async fn a_token_that_was_refreshed_on_the_last_day_opens_for_its_own_day() {
    on_both(async |house| {
        let Proof::Tokens { refresh: token, .. } =
            enter(&house, "admin@test.example", PASSWORD, SignInKind::Api).await.unwrap()
        else {
            panic!("tokens")
        };
        house.clock.set(house.clock.now() + TimeDelta::days(7) - TimeDelta::hours(1));
        let access = refresh(&house.installation, &token).await.unwrap();
        house.clock.set(house.clock.now() + TimeDelta::hours(23));
        assert!(who_of_token(&house.installation, &access).await.is_ok());
        assert!(matches!(refresh(&house.installation, &token).await, Err(Error::Unauthenticated)));
    })
    .await;
}

#[tokio::test]
async fn neither_a_cookie_nor_a_token_of_the_wrong_kind_opens() {
    on_both(async |house| {
        let Proof::Cookie(cookie) = enter(&house, "admin@test.example", PASSWORD, SignInKind::Browser).await.unwrap()
        else {
            panic!("a cookie")
        };
        let Proof::Tokens { access, refresh: token } =
            enter(&house, "admin@test.example", PASSWORD, SignInKind::Api).await.unwrap()
        else {
            panic!("tokens")
        };
        assert!(who_of_token(&house.installation, &cookie).await.is_err());
        assert!(who_of_token(&house.installation, &token).await.is_err());
        assert!(who_of_browser(&house.installation, &access).await.is_err());
        assert!(refresh(&house.installation, &access).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_success_forgets_the_failures_before_it() {
    on_both(async |house| {
        for _ in 0..2 {
            for _ in 0..4 {
                let wrong = enter(&house, "admin@test.example", "not this one, no", SignInKind::Browser).await;
                assert!(matches!(wrong, Err(Error::Unauthenticated)));
            }
            assert!(enter(&house, "admin@test.example", PASSWORD, SignInKind::Browser).await.is_ok());
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_gives_a_role_above_their_own() {
    on_both(async |house| {
        house.world().account("hana@test.example", &["hr"]).await;
        let lee = house.world().account("lee@test.example", &["learner"]).await;
        let hana = caller(&house.installation, "hana@test.example").await;
        let above = hana.write(async |work| give_role(work, lee, "system_admin").await).await;
        assert!(matches!(above, Err(Error::Refused(Rule::RoleAboveOwn))));
        hana.write(async |work| give_role(work, lee, "manager").await).await.unwrap();
        assert!(
            who_is(&house.installation, "lee@test.example")
                .await
                .unwrap()
                .permissions
                .has(Permission::RequirementWrite)
        );
    })
    .await;
}

#[tokio::test]
async fn who_may_not_give_access_gives_none() {
    on_both(async |house| {
        house.world().account("mia@test.example", &["manager"]).await;
        let lee = house.world().account("lee@test.example", &[]).await;
        let mia = caller(&house.installation, "mia@test.example").await;
        let given = mia.write(async |work| give_role(work, lee, "learner").await).await;
        assert!(matches!(given, Err(Error::Forbidden(Permission::AccessWrite))));
    })
    .await;
}

#[tokio::test]
async fn a_role_is_given_once() {
    on_both(async |house| {
        let mia = house.world().account("mia@test.example", &["manager"]).await;
        let twice = house.admin.write(async |work| give_role(work, mia, "manager").await).await;
        assert!(matches!(twice, Err(Error::Conflict(Conflict::Duplicate(Entity::Holding, "role")))));
        house.admin.write(async |work| give_role(work, mia, "auditor").await).await.unwrap();
        assert!(who_is(&house.installation, "mia@test.example").await.unwrap().permissions.has(Permission::TrailRead));
    })
    .await;
}

#[tokio::test]
async fn the_demo_password_opens_no_account_outside_the_demo() {
    on_both(async |house| {
        let password = chosen(&house, DEMO_PASSWORD).await;
        let new = PersonDraft { first_name: Input::text("D"), last_name: Input::text("E"), ..PersonDraft::default() };
        let new = PersonDraft { email: Input::text("d@test.example"), ..new }.parse().unwrap();
        let opened = house.admin.write(async |work| {
            let person = people::service::create(work, &new).await?;
            create_account(work, person, &password, &[]).await
        });
        assert!(matches!(opened.await, Err(Error::Refused(Rule::DemoPassword))));
    })
    .await;
}

#[tokio::test]
async fn an_account_needs_an_address_and_is_the_only_one_of_its_person() {
    on_both(async |house| {
        let password = chosen(&house, PASSWORD).await;
        let new =
            PersonDraft { first_name: Input::text("No"), last_name: Input::text("Mail"), ..PersonDraft::default() };
        let new = new.parse().unwrap();
        let opened = house.admin.write(async |work| {
            let person = people::service::create(work, &new).await?;
            create_account(work, person, &password, &[]).await
        });
        assert!(matches!(opened.await, Err(Error::Invalid(flaws)) if flaws[0].field == "email"));
        let admin = house.admin.who().person;
        let second = house.admin.write(async |work| create_account(work, admin, &password, &[]).await).await;
        assert!(matches!(second, Err(Error::Conflict(Conflict::Duplicate(Entity::Account, _)))));
    })
    .await;
}

#[tokio::test]
async fn every_seeded_role_can_be_given() {
    on_both(async |house| {
        for role in SEED {
            let email = format!("{}@test.example", role.code);
            house.world().account(&email, &[role.code]).await;
            let who = who_is(&house.installation, &email).await.unwrap();
            assert_eq!(
                (who.role(), who.level, who.permissions),
                (role.code, role.level, role.permissions.iter().copied().collect())
            );
        }
    })
    .await;
}
