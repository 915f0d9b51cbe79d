//! Who waits for a load, who is told how far it is, and what a reader sees who began before a write.

use super::{Facts, Snapshots};
use crate::{
    competence::{matrix::Query, service},
    db::Db,
    error::{Error, Unavailability},
    installation,
    kernel::{
        id::PersonId,
        input::{Draft as _, Input},
    },
    people::{self, PersonDraft},
    testing::{House, on_both},
    work::Caller,
};
use std::{future::poll_fn, task::Poll, time::Duration};

/// The administrator at a server that has loaded nothing yet, and waits so long.
fn fresh(house: &House, patience: Duration) -> Caller {
    let other = installation::open(house.installation.db.clone(), house.installation.clock.clone());
    let other = other.clone().with(other.part::<Snapshots>().waiting(patience));
    other.caller(house.admin.who().clone(), crate::work::Door::Api("test"), "test")
}

async fn facts(caller: &Caller) -> Facts {
    caller.read(async |read| service::facts(read).await).await.expect("facts")
}

async fn add(caller: &Caller, name: &str) -> PersonId {
    let input = PersonDraft { last_name: Input::text(name), ..PersonDraft::default() };
    let new = input.parse().expect("a person");
    caller.write(async |work| people::service::create(work, &new).await).await.expect("a person")
}

/// How the load ends that runs.
async fn outcome(caller: &Caller) {
    let slot = caller.installation().part::<Snapshots>().slot(caller.who().organisation);
    let running = slot.loading.running();
    if let Some(running) = running {
        super::loading::ended(running).await.expect("a load");
    }
    assert!(!slot.versions().is_empty(), "it is kept");
}

#[tokio::test]
async fn a_load_goes_on_when_whoever_asked_for_it_is_gone() {
    on_both(async |house| {
        let caller = fresh(&house, Duration::from_mins(1));
        let slot = caller.installation().part::<Snapshots>().slot(caller.who().organisation);
        let mut request = Box::pin(caller.read(async |read| service::facts(read).await));
        let waiting = poll_fn(|context| match request.as_mut().poll(context) {
            Poll::Ready(answer) => panic!("it did not wait: {answer:?}"),
            Poll::Pending if slot.loading.progress().is_some() => Poll::Ready(()),
            Poll::Pending => Poll::Pending,
        });
        waiting.await;
        drop(request);
        outcome(&caller).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_wait_is_told_how_far_the_load_is_and_finds_it_done_later() {
    on_both(async |house| {
        let caller = fresh(&house, Duration::ZERO);
        let told = caller.read(async |read| service::facts(read).await).await;
        assert!(matches!(told, Err(Error::Unavailable(Unavailability::Snapshot { .. }, _))), "{told:?}");
        outcome(&caller).await;
        assert_eq!(facts(&caller).await.people.len(), 1);
    })
    .await;
}

/// What was known so many hours ago.
async fn hours_ago(caller: &Caller, hours: u64) -> crate::Result<Facts> {
    let at = caller.installation().clock.now() - Duration::from_hours(hours);
    let query = Query::on(caller.installation().clock.today());
    caller.read(async |read| service::matrix(read, query, Some(at)).await).await.map(|(_, facts)| facts)
}

#[tokio::test]
async fn what_was_known_in_the_past_is_loaded_by_a_task_too_and_found_by_whoever_asks_later() {
    on_both(async |house| {
        let caller = fresh(&house, Duration::from_mins(1));
        facts(&caller).await;
        let snapshots = caller.installation().part::<Snapshots>();
        let hasty = caller.with(snapshots.waiting(Duration::ZERO));
        let told = hours_ago(&hasty, 1).await;
        assert!(matches!(told, Err(Error::Unavailable(Unavailability::Snapshot { .. }, _))), "{told:?}");
        let slot = snapshots.slot(caller.who().organisation);
        if let Some(running) = slot.loading_past.running() {
            super::loading::ended(running).await.expect("a load");
        }
        let found = hours_ago(&hasty, 1).await.expect("it was kept");
        assert!(hours_ago(&caller, 1).await.unwrap().are(&found), "it is not loaded again");
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_for_another_moment_waits_for_the_load_of_the_first_and_gets_their_own() {
    on_both(async |house| {
        let caller = fresh(&house, Duration::from_mins(1));
        add(&house.admin, "Here").await;
        let people = async |hours| hours_ago(&caller, hours).await.expect("facts").people.len();
        let all = futures_util::future::join_all((1..6).chain([1]).map(people)).await;
        assert_eq!(all, [2; 6]);
    })
    .await;
}

#[tokio::test]
async fn a_server_is_ready_once_the_records_of_all_organisations_are_loaded() {
    on_both(async |house| {
        let caller = fresh(&house, Duration::ZERO);
        let snapshots = &caller.installation().part::<Snapshots>();
        assert_eq!(snapshots.progress(), None, "nothing was begun");
        snapshots.begin(house.today()).await.unwrap();
        assert!(snapshots.progress().is_some());
        while snapshots.progress().is_some() {
            tokio::task::yield_now().await;
        }
        assert_eq!(facts(&caller).await.people.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_reader_who_began_before_a_write_sees_what_was_then_and_spoils_nothing() {
    on_both(async |house| {
        let admin = &house.admin;
        facts(admin).await;
        let early = async |early: &mut crate::work::Read| {
            let before = service::facts(early).await?;
            add(admin, "Later").await;
            let kept = facts(admin).await;
            assert_eq!((before.people.len(), kept.people.len()), (1, 2));
            assert!(service::facts(early).await?.are(&before), "nothing was loaded again");
            assert!(facts(admin).await.are(&kept), "what was newer is still there");
            Ok(())
        };
        admin.read(early).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_touches_everybody_is_loaded_once_for_all_who_wait() {
    on_both(async |house| {
        let caller = fresh(&house, Duration::from_mins(1));
        facts(&caller).await;
        for number in 0..=super::MANY_PEOPLE {
            add(&house.admin, &format!("Number {number}")).await;
        }
        let (one, two) = tokio::join!(facts(&caller), facts(&caller));
        assert_eq!(one.people.len(), super::MANY_PEOPLE + 2);
        assert!(one.are(&two));
    })
    .await;
}

#[tokio::test]
async fn many_readers_of_a_few_writes_leave_what_was_before_them_to_those_who_began_earlier() {
    on_both(async |house| {
        let admin = &house.admin;
        facts(admin).await;
        let early = async |early: &mut crate::work::Read| {
            let before = service::facts(early).await?;
            for name in ["Later", "Latest", "Last"] {
                add(admin, name).await;
                let read = futures_util::future::join_all((0..6).map(|_| facts(admin))).await;
                assert!(read.iter().all(|one| one.are(&read[0])), "it was applied once");
            }
            assert!(service::facts(early).await?.are(&before), "nothing was loaded again");
            Ok(())
        };
        admin.read(early).await.unwrap();
    })
    .await;
}

/// On PostgreSQL, where others may write in the meantime.
#[tokio::test]
async fn a_transaction_that_stays_open_hides_nothing_that_is_loaded_after_it() {
    on_both(async |house| {
        let Db::Postgres(_) = house.installation.db else { return };
        let mut open = house.installation.db.write().await.unwrap();
        open.reserve_entries(1).await.unwrap();
        for number in 0..=super::version::REMEMBERED {
            add(&house.admin, &format!("Number {number}")).await;
        }
        let caller = fresh(&house, Duration::from_mins(1));
        let loaded = facts(&caller).await;
        assert_eq!(loaded.people.len(), super::version::REMEMBERED + 2);
        assert!(facts(&caller).await.are(&loaded), "what is kept is seen");
        open.rollback().await.unwrap();
    })
    .await;
}
