//! An organisation keeps somebody who administers it.

use crate::{
    error::{Error, Rule},
    exchange::ImportAction,
    identity::service::{administrators, beyond_reach},
    journal::Entry,
    kernel::{date::Period, id::PersonId, input::Input, optimistic_lock::OptimisticLock},
    people::{self, PersonDraft},
    testing::{because, caller, on_both},
    work::Caller,
};
use chrono::TimeDelta;

/// Takes away the address that `caller` signs in with: they are an administrator no more.
async fn leave(caller: &Caller) -> Result<(), Error> {
    let no_address = PersonDraft { email: Input::cleared(), ..PersonDraft::default() };
    let person = caller.who().person;
    caller
        .write(async |work| people::service::change(work, person, &OptimisticLock::Anything, &no_address).await)
        .await
        .map(drop)
}

#[tokio::test]
async fn the_last_administrator_stays() {
    on_both(async |house| {
        assert!(matches!(leave(&house.admin).await, Err(Error::Refused(Rule::LastAdministrator))));
        house.world().account("olga@test.example", &["system_admin"]).await;
        let olga = caller(&house.installation, "olga@test.example").await;
        assert_eq!(administrators(&house.installation).await.unwrap().len(), 2);
        leave(&house.admin).await.unwrap();
        assert!(matches!(leave(&olga).await, Err(Error::Refused(Rule::LastAdministrator))));
    })
    .await;
}

#[tokio::test]
async fn of_the_last_two_administrators_who_leave_at_the_same_moment_one_stays() {
    on_both(async |house| {
        house.world().account("olga@test.example", &["system_admin"]).await;
        let olga = caller(&house.installation, "olga@test.example").await;
        let (one, two) = tokio::join!(leave(&house.admin), leave(&olga));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        assert_eq!(administrators(&house.installation).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_cannot_be_lost_by_a_day_in_the_future() {
    on_both(async |house| {
        let (admin, later) = (house.admin.who().person, house.today() + TimeDelta::days(30));
        let of = async |person: PersonId| {
            let detail = house.admin.read(async |read| people::service::detail(read, person).await).await.unwrap();
            detail.employments[0].id
        };
        let end = async |person: PersonId| {
            let id = of(person).await;
            house.admin.write(async |work| people::service::end_employment(work, id, later).await).await.map(drop)
        };
        let last =
            |done: Result<(), Error>| assert!(matches!(done, Err(Error::Refused(Rule::LastAdministrator))), "{done:?}");
        last(end(admin).await);
        let olga = house.world().account("olga@test.example", &["system_admin"]).await;
        end(olga).await.unwrap();
        // Olga leaves in a month, and is no other one.
        last(end(admin).await);
        last(leave(&house.admin).await);
        let id = of(admin).await;
        let period = Period { from: Some(house.today()), to: Some(later) };
        let corrected =
            house.admin.write(async |work| people::service::correct_employment(work, id, period).await).await;
        last(corrected.map(drop));
        let withdrawn = house.admin.write(async |work| {
            people::service::withdraw_employment(work, id, &OptimisticLock::Anything, because("a slip")).await
        });
        last(withdrawn.await);
        let bulk = house.admin.write(async |work| {
            let entry = work.record(Entry::bulk(ImportAction::Imported)).await?;
            people::service::bulk_ends(work, entry, &[(id, later)], &[]).await
        });
        last(bulk.await);
        let (_, counted) = house.admin.read(async |read| beyond_reach(read).await).await.unwrap();
        assert_eq!(counted.into_iter().collect::<Vec<_>>(), [admin], "an import plans with those who stay");
        // Anybody else may leave.
        let lee = house.world().account("lee@test.example", &[]).await;
        end(lee).await.unwrap();
        house.world().account("ivo@test.example", &["system_admin"]).await;
        end(admin).await.unwrap();
    })
    .await;
}
