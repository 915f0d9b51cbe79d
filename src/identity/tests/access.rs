//! What an administrator changes of somebody's access, and who came and went.

use super::{chosen, enter, hire};
use crate::{
    error::{Conflict, Entity, Error, Rule},
    identity::{
        Access, Permission, SignInOutcome,
        service::{Kind, access, reset_password, set_active, sign_ins, sign_out, take_role, who_is, who_of_browser},
    },
    kernel::{clock::Clock as _, id::PersonId, page::Page},
    testing::{House, PASSWORD, caller, on_both},
    work::Caller,
};
use chrono::TimeDelta;

const OTHER: &str = "another-horse-battery-8";

async fn seen(caller: &Caller, person: PersonId) -> Access {
    caller.read(async |read| access(read, person).await).await.unwrap()
}

#[tokio::test]
async fn a_role_that_is_taken_back_permits_nothing_from_this_day_on() {
    on_both(async |house| {
        let mia = hire(&house, "mia@test.example", &["manager", "auditor"]).await;
        let held = seen(&house.admin, mia).await.held;
        assert_eq!(held.iter().map(|role| role.code.as_str()).collect::<Vec<_>>(), ["manager", "auditor"]);
        house.admin.write(async |work| take_role(work, mia, held[0].id).await).await.unwrap();
        let who = who_is(&house.installation, "mia@test.example").await.unwrap();
        assert_eq!((who.role.as_str(), who.may(Permission::RequirementWrite)), ("auditor", false));
        let again = house.admin.write(async |work| take_role(work, mia, held[0].id).await).await;
        assert!(matches!(again, Err(Error::NotFound(Entity::Holding))));
        assert!(seen(&house.admin, mia).await.grantable.iter().any(|role| role.code == "manager"));
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_keeps_role_and_account() {
    on_both(async |house| {
        let admin = house.admin.who().person;
        let role = seen(&house.admin, admin).await.held[0].id;
        let taken = house.admin.write(async |work| take_role(work, admin, role).await).await;
        assert!(matches!(taken, Err(Error::Refused(Rule::LastAdministrator))));
        let closed = house.admin.write(async |work| set_active(work, admin, false).await).await;
        assert!(matches!(closed, Err(Error::Refused(Rule::LastAdministrator))));
        hire(&house, "olga@test.example", &["system_admin"]).await;
        house.admin.write(async |work| take_role(work, admin, role).await).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_touches_the_access_of_somebody_above_him() {
    on_both(async |house| {
        hire(&house, "hana@test.example", &["hr"]).await;
        let (hana, admin) = (caller(&house.installation, "hana@test.example").await, house.admin.who().person);
        let shown = seen(&hana, admin).await;
        assert!(shown.is_above);
        let role = shown.held[0].id;
        let password = chosen(&house, OTHER).await;
        let above = |done: Result<(), Error>| assert!(matches!(done, Err(Error::Refused(Rule::RanksAbove))));
        above(hana.write(async |work| take_role(work, admin, role).await).await);
        above(hana.write(async |work| set_active(work, admin, false).await).await);
        above(hana.write(async |work| reset_password(work, admin, &password).await).await);
        let worker = hire(&house, "lee@test.example", &[]).await;
        let lee = caller(&house.installation, "lee@test.example").await;
        let refused = lee.read(async |read| access(read, worker).await).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::AccessWrite))));
    })
    .await;
}

async fn cookie(house: &House, email: &str, password: &str) -> Result<String, Error> {
    match enter(house, email, password, Kind::Browser).await? {
        crate::identity::service::Proof::Cookie(cookie) => Ok(cookie),
        crate::identity::service::Proof::Tokens { .. } => panic!("a cookie"),
    }
}

#[tokio::test]
async fn a_closed_account_is_out_at_once_and_comes_back_with_its_password() {
    on_both(async |house| {
        let mia = hire(&house, "mia@test.example", &["manager"]).await;
        let kept = cookie(&house, "mia@test.example", PASSWORD).await.unwrap();
        house.admin.write(async |work| set_active(work, mia, false).await).await.unwrap();
        assert!(who_of_browser(&house.installation, &kept).await.is_err());
        assert!(cookie(&house, "mia@test.example", PASSWORD).await.is_err());
        let twice = house.admin.write(async |work| set_active(work, mia, false).await).await;
        assert!(matches!(twice, Err(Error::Conflict(Conflict::Changed(Entity::Account)))));
        house.admin.write(async |work| set_active(work, mia, true).await).await.unwrap();
        assert!(who_of_browser(&house.installation, &kept).await.is_err(), "what was revoked stays revoked");
        assert!(cookie(&house, "mia@test.example", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_new_password_replaces_the_old_one_and_ends_its_sign_ins() {
    on_both(async |house| {
        let mia = hire(&house, "mia@test.example", &[]).await;
        let kept = cookie(&house, "mia@test.example", PASSWORD).await.unwrap();
        let password = chosen(&house, OTHER).await;
        house.admin.write(async |work| reset_password(work, mia, &password).await).await.unwrap();
        assert!(who_of_browser(&house.installation, &kept).await.is_err());
        assert!(cookie(&house, "mia@test.example", PASSWORD).await.is_err());
        assert!(cookie(&house, "mia@test.example", OTHER).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn who_came_was_refused_and_left_is_told_for_four_hundred_days() {
    on_both(async |house| {
        hire(&house, "mia@test.example", &[]).await;
        let kept = cookie(&house, "mia@test.example", PASSWORD).await.unwrap();
        cookie(&house, "mia@test.example", "not this one, no").await.unwrap_err();
        cookie(&house, "nobody@test.example", "not this one, no").await.unwrap_err();
        for _ in 0..2 {
            sign_out(&house.installation, &kept, "192.0.2.7").await.unwrap();
        }
        let page = Page::number(1, 10);
        let told = house.admin.read(async |read| sign_ins(read, None, None, page).await).await.unwrap();
        let events: Vec<_> = told.rows.iter().map(|event| (event.outcome.as_str(), event.address.as_str())).collect();
        assert_eq!(events, [("left", "192.0.2.7"), ("refused", "192.0.2.1"), ("entered", "192.0.2.1")]);
        let refused =
            async |read: &mut crate::work::Read| sign_ins(read, None, Some(SignInOutcome::Refused), page).await;
        assert_eq!(house.admin.read(refused).await.unwrap().total, 1);
        house.clock.set(house.clock.now() + TimeDelta::days(401));
        cookie(&house, "mia@test.example", PASSWORD).await.unwrap();
        let told = house.admin.read(async |read| sign_ins(read, None, None, page).await).await.unwrap();
        assert_eq!(told.rows.iter().map(|event| event.outcome.as_str()).collect::<Vec<_>>(), ["entered"]);
        let mia = caller(&house.installation, "mia@test.example").await;
        let hidden = mia.read(async |read| sign_ins(read, None, None, page).await).await;
        assert!(matches!(hidden, Err(Error::Forbidden(Permission::TrailRead))));
    })
    .await;
}
