//! What an administrator changes of somebody's access, and who came and went.

use super::{chosen, enter};
use crate::{
    error::{Conflict, Entity, Error, Problem, Rule},
    identity::{
        Access, Permission, SignInKind, SignInOutcome,
        service::{
            Reauthentication, access, beyond_own, change_password, give_role, is_password_due, reauthenticate,
            reset_password, set_active, sign_ins, sign_out, take_role, who_is, who_of_browser,
        },
    },
    kernel::{clock::Clock as _, id::PersonId, page::Page},
    testing::{House, PASSWORD, caller, on_both, password_change},
    trail,
    work::{Caller, Door},
};
use chrono::TimeDelta;

const OTHER: &str = "another-horse-battery-8";

async fn seen(caller: &Caller, person: PersonId) -> Access {
    caller.read(async |read| access(read, person).await).await.unwrap()
}

#[tokio::test]
async fn a_role_that_is_taken_back_permits_nothing_from_this_day_on() {
    on_both(async |house| {
        let mia = house.world().account("mia@test.example", &["manager", "auditor"]).await;
        let held = seen(&house.admin, mia).await.held;
        assert_eq!(held.iter().map(|role| role.code.as_str()).collect::<Vec<_>>(), ["manager", "auditor"]);
        house.admin.write(async |work| take_role(work, mia, held[0].id).await).await.unwrap();
        let who = who_is(&house.installation, "mia@test.example").await.unwrap();
        assert_eq!((who.role(), who.permissions.has(Permission::RequirementWrite)), ("auditor", false));
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
        let command = house.command_line();
        let role = seen(&house.admin, admin).await.held[0].id;
        let taken = command.write(async |work| take_role(work, admin, role).await).await;
        assert!(matches!(taken, Err(Error::Refused(Rule::LastAdministrator))));
        let closed = command.write(async |work| set_active(work, admin, false).await).await;
        assert!(matches!(closed, Err(Error::Refused(Rule::LastAdministrator))));
        house.world().account("olga@test.example", &["system_admin"]).await;
        command.write(async |work| take_role(work, admin, role).await).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_changes_their_own_access_but_the_command_line_may() {
    on_both(async |house| {
        let olga = house.world().account("olga@test.example", &["system_admin"]).await;
        let own = caller(&house.installation, "olga@test.example").await;
        let page = house.installation.caller(own.who().clone(), Door::Page, "test");
        let role = seen(&own, olga).await;
        assert!(role.is_own && !seen(&house.admin, olga).await.is_own);
        let (role, password) = (role.held[0].id, chosen(&house, OTHER).await);
        let refused =
            |done: Result<(), Error>| assert!(matches!(done, Err(Error::Refused(Rule::OwnAccess))), "{done:?}");
        for caller in [&own, &page] {
            refused(caller.write(async |work| give_role(work, olga, "auditor").await.map(drop)).await);
            refused(caller.write(async |work| take_role(work, olga, role).await).await);
            refused(caller.write(async |work| set_active(work, olga, false).await).await);
            refused(caller.write(async |work| set_active(work, olga, true).await).await);
            refused(caller.write(async |work| reset_password(work, olga, &password).await).await);
        }
        let command = house.installation.caller(own.who().clone(), Door::Command, "test");
        command.write(async |work| give_role(work, olga, "auditor").await).await.unwrap();
        command.write(async |work| reset_password(work, olga, &password).await).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_a_role_permits_beyond_the_givers_rights_is_told_for_thirty_days() {
    on_both(async |house| {
        house.world().account("hana@test.example", &["hr"]).await;
        let lee = house.world().account("lee@test.example", &["learner"]).await;
        let hana = caller(&house.installation, "hana@test.example").await;
        hana.write(async |work| give_role(work, lee, "manager").await).await.unwrap();
        house.clock.set(house.clock.now() + TimeDelta::minutes(1));
        hana.write(async |work| give_role(work, lee, "auditor").await).await.unwrap();
        house.admin.write(async |work| give_role(work, lee, "trainer").await).await.unwrap();
        let told = async || house.admin.read(async |read| beyond_own(read).await).await.unwrap();
        let rows: Vec<_> = told().await.into_iter().map(|one| (one.giver, one.person_id, one.role)).collect();
        let by_hana = |role: &str| ("Some Body".to_owned(), lee, role.to_owned());
        assert_eq!(rows, [by_hana("auditor"), by_hana("manager")]);
        let hidden = hana.read(async |read| beyond_own(read).await).await;
        assert!(matches!(hidden, Err(Error::Forbidden(Permission::TrailRead))));
        let trail = house.admin.read(async |read| trail::of_person(read, lee, 10).await).await.unwrap();
        let marks: Vec<_> = trail.iter().map(|entry| entry.stated("beyond")).collect();
        assert_eq!(marks[..3], [None, Some("trail.read".to_owned()), Some("requirement.write".to_owned())]);
        house.clock.set(house.clock.now() + TimeDelta::days(30));
        assert_eq!(told().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_password_that_somebody_else_set_has_to_be_changed() {
    on_both(async |house| {
        let mia = house.world().account("mia@test.example", &["manager"]).await;
        let must = async || who_is(&house.installation, "mia@test.example").await.unwrap().must_change_password;
        assert!(must().await && !house.admin.who().must_change_password);
        let change = async |old: &str, new: &str| {
            let mia = caller(&house.installation, "mia@test.example").await;
            change_password(&mia, &password_change(old, new), None, "192.0.2.1").await
        };
        let same = change(PASSWORD, PASSWORD).await;
        assert!(matches!(same, Err(Error::Invalid(flaws)) if flaws[0].problem == Problem::Unchanged));
        change(PASSWORD, OTHER).await.unwrap();
        assert!(!must().await);
        let password = chosen(&house, PASSWORD).await;
        house.admin.write(async |work| reset_password(work, mia, &password).await).await.unwrap();
        assert!(must().await);
    })
    .await;
}

#[tokio::test]
async fn the_password_is_due_again_ten_minutes_after_it_was_shown() {
    on_both(async |house| {
        let kept = cookie(&house, "admin@test.example", PASSWORD).await.unwrap();
        let due = async || is_password_due(&house.admin, &kept).await.unwrap();
        let later = |seconds| house.clock.set(house.clock.now() + TimeDelta::seconds(seconds));
        later(600);
        assert!(!due().await);
        later(1);
        assert!(due().await);
        let show = async |password: &str| {
            reauthenticate(&house.admin, Reauthentication { password, cookie: &kept, address: "192.0.2.1" }).await
        };
        let wrong = show("not this one, no").await;
        assert!(matches!(wrong, Err(Error::Invalid(flaws)) if flaws[0].field == "own_password"));
        assert!(due().await);
        show(PASSWORD).await.unwrap();
        assert!(!due().await);
        let other = cookie(&house, "admin@test.example", PASSWORD).await.unwrap();
        later(601);
        show(PASSWORD).await.unwrap();
        assert!(!due().await && is_password_due(&house.admin, &other).await.unwrap(), "each browser by itself");
        for _ in 0..5 {
            show("not this one, no").await.unwrap_err();
        }
        assert!(matches!(show(PASSWORD).await, Err(Error::TooMany(_))));
    })
    .await;
}

#[tokio::test]
async fn nobody_touches_the_access_of_somebody_above_them() {
    on_both(async |house| {
        house.world().account("hana@test.example", &["hr"]).await;
        let (hana, admin) = (caller(&house.installation, "hana@test.example").await, house.admin.who().person);
        let shown = seen(&hana, admin).await;
        assert!(shown.is_above);
        let role = shown.held[0].id;
        let password = chosen(&house, OTHER).await;
        let above = |done: Result<(), Error>| assert!(matches!(done, Err(Error::Refused(Rule::RanksAbove))));
        above(hana.write(async |work| take_role(work, admin, role).await).await);
        above(hana.write(async |work| set_active(work, admin, false).await).await);
        above(hana.write(async |work| reset_password(work, admin, &password).await).await);
        let worker = house.world().account("lee@test.example", &[]).await;
        let lee = caller(&house.installation, "lee@test.example").await;
        let refused = lee.read(async |read| access(read, worker).await).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::AccessWrite))));
    })
    .await;
}

async fn cookie(house: &House, email: &str, password: &str) -> Result<String, Error> {
    match enter(house, email, password, SignInKind::Browser).await? {
        crate::identity::service::Proof::Cookie(cookie) => Ok(cookie),
        crate::identity::service::Proof::Tokens { .. } => panic!("a cookie"),
    }
}

#[tokio::test]
async fn a_closed_account_is_out_at_once_and_comes_back_with_its_password() {
    on_both(async |house| {
        let mia = house.world().account("mia@test.example", &["manager"]).await;
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
        let mia = house.world().account("mia@test.example", &[]).await;
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
        house.world().account("mia@test.example", &[]).await;
        let kept = cookie(&house, "mia@test.example", PASSWORD).await.unwrap();
        cookie(&house, "mia@test.example", "not this one, no").await.unwrap_err();
        cookie(&house, "nobody@test.example", "not this one, no").await.unwrap_err();
        for _ in 0..2 {
            sign_out(&house.installation, &kept, "192.0.2.7").await.unwrap();
        }
        let rows = "SELECT COUNT(*) FROM sign_in_event";
        let (kept_rows,): (i64,) =
            house.installation.inspect(async |tx, _| Ok(tx.one(rows, &[]).await?)).await.unwrap();
        assert_eq!(kept_rows, 3, "of an address that nobody has nothing is kept");
        let page = Page::number(1, 10);
        let told = house.admin.read(async |read| sign_ins(read, None, None, page).await).await.unwrap();
        let events: Vec<_> = told.rows.iter().map(|event| (event.outcome, event.address.as_str())).collect();
        let (left, refused, entered) = (SignInOutcome::Left, SignInOutcome::Refused, SignInOutcome::Entered);
        assert_eq!(events, [(left, "192.0.2.7"), (refused, "192.0.2.1"), (entered, "192.0.2.1")]);
        let those = async |read: &mut crate::work::Read| sign_ins(read, None, Some(refused), page).await;
        assert_eq!(house.admin.read(those).await.unwrap().total, 1);
        house.clock.set(house.clock.now() + TimeDelta::days(401));
        cookie(&house, "mia@test.example", PASSWORD).await.unwrap();
        let told = house.admin.read(async |read| sign_ins(read, None, None, page).await).await.unwrap();
        assert_eq!(told.rows.iter().map(|event| event.outcome).collect::<Vec<_>>(), [entered]);
        let mia = caller(&house.installation, "mia@test.example").await;
        let hidden = mia.read(async |read| sign_ins(read, None, None, page).await).await;
        assert!(matches!(hidden, Err(Error::Forbidden(Permission::TrailRead))));
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_with_something_that_nobody_knows_is_an_error_and_not_one_of_a_browser() {
    on_both(async |house| {
        house.world().account("mia@test.example", &[]).await;
        cookie(&house, "mia@test.example", PASSWORD).await.unwrap();
        let lift = "ALTER TABLE sign_in_event DROP CONSTRAINT sign_in_event_kind_check";
        house.corrupt(lift, "UPDATE sign_in_event SET kind = 'badge'").await;
        let told = house.admin.read(async |read| sign_ins(read, None, None, Page::number(1, 10)).await).await;
        let cause = told.unwrap_err().cause();
        assert!(cause.contains("\"badge\" is no word that this version knows"), "{cause}");
    })
    .await;
}
