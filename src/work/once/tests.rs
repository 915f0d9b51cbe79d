//! What is sent twice is written once, on both databases.

use super::{KEPT, Sent, forget};
use crate::{
    error::{Conflict, Error, Result},
    kernel::{
        clock::Clock as _,
        id::PersonId,
        input::{Draft as _, Input},
    },
    people::{PersonDraft, service as people},
    testing::{House, caller, on_both},
    work::{Caller, Work},
};
use chrono::TimeDelta;
use std::sync::Arc;

/// Something that is sent to `target` under `key`.
fn sent(target: &str, key: &str, content: &str) -> Arc<Sent> {
    let sent = Sent::new(target, key);
    sent.note_content(content.to_owned());
    Arc::new(sent)
}

/// Adds a person under the key K.
async fn add(caller: &Caller) -> Result<PersonId> {
    add_under(caller, Some(sent("POST /people/new", "K", "Jo"))).await
}

async fn add_under(caller: &Caller, sent: Option<Arc<Sent>>) -> Result<PersonId> {
    let new = PersonDraft { last_name: Input::text("Jo"), ..PersonDraft::default() }.parse()?;
    caller.sending(sent).once(async |work: &mut Work| people::create(work, &new).await).await
}

/// How many people called Jo there are, and how many answers are kept.
async fn count(house: &House) -> (i64, i64) {
    let people = house.numbers("SELECT COUNT(*) FROM person WHERE last_name = 'Jo'").await[0];
    (people, house.numbers("SELECT COUNT(*) FROM idempotency_key").await[0])
}

#[tokio::test]
async fn the_second_gets_the_answer_of_the_first() {
    on_both(async |house| {
        let first = add(&house.admin).await.unwrap();
        assert_eq!(add(&house.admin).await.unwrap(), first);
        assert_eq!(count(&house).await, (1, 1));
        let answered = house.admin.sending(Some(sent("POST /people/new", "K", "Jo"))).answered().await.unwrap();
        assert_eq!(answered, Some(first));
    })
    .await;
}

#[tokio::test]
async fn of_those_that_arrive_together_one_is_carried_out_and_all_get_its_answer() {
    on_both(async |house| {
        let tasks = (0..8).map(|_| {
            let caller = house.admin.clone();
            tokio::spawn(async move { add(&caller).await })
        });
        let tasks: Vec<_> = tasks.collect();
        let mut ids = Vec::new();
        for task in tasks {
            ids.push(task.await.unwrap().unwrap());
        }
        ids.dedup();
        assert_eq!((ids.len(), count(&house).await), (1, (1, 1)));
    })
    .await;
}

#[tokio::test]
async fn what_failed_leaves_nothing_and_may_be_sent_with_the_same_key() {
    on_both(async |house| {
        let refuse = async |_: &mut Work| Err::<PersonId, _>(Error::Conflict(Conflict::KeyReused));
        let failed = house.admin.sending(Some(sent("POST /people/new", "K", "wrong"))).once(refuse).await;
        assert!(failed.is_err());
        assert_eq!(count(&house).await, (0, 0));
        add(&house.admin).await.unwrap();
        assert_eq!(count(&house).await, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn other_content_under_the_same_key_is_refused() {
    on_both(async |house| {
        add(&house.admin).await.unwrap();
        let other = add_under(&house.admin, Some(sent("POST /people/new", "K", "Jan"))).await;
        assert!(matches!(other, Err(Error::Conflict(Conflict::KeyReused))), "{other:?}");
        assert_eq!(count(&house).await, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_key_is_its_own_for_each_target_account_and_tenant() {
    on_both(async |house| {
        let first = add(&house.admin).await.unwrap();
        let elsewhere = add_under(&house.admin, Some(sent("POST /people/other", "K", "Jo"))).await.unwrap();
        house.world().account("mia@test.example", &["system_admin"]).await;
        let colleagues = add(&caller(&house.installation, "mia@test.example").await).await.unwrap();
        let theirs = add(&house.another_tenant().await).await.unwrap();
        let all = [first, elsewhere, colleagues, theirs];
        assert!((1..all.len()).all(|at| !all[..at].contains(&all[at])), "{all:?}");
        assert_eq!(count(&house).await, (4, 4));
    })
    .await;
}

#[tokio::test]
async fn without_a_key_everything_is_carried_out() {
    on_both(async |house| {
        let (one, other) = (add_under(&house.admin, None).await.unwrap(), add_under(&house.admin, None).await.unwrap());
        assert_ne!(one, other);
        assert_eq!(count(&house).await, (2, 0));
    })
    .await;
}

#[tokio::test]
async fn after_a_day_a_key_is_as_good_as_new() {
    on_both(async |house| {
        let first = add(&house.admin).await.unwrap();
        house.clock.set(house.clock.now() + KEPT - TimeDelta::seconds(1));
        assert_eq!(add(&house.admin).await.unwrap(), first);
        house.clock.set(house.clock.now() + TimeDelta::seconds(1));
        assert_ne!(add(&house.admin).await.unwrap(), first);
        assert_eq!((count(&house).await, forget(&house.installation).await.unwrap()), ((2, 1), 0));
        house.clock.set(house.clock.now() + KEPT + TimeDelta::hours(2));
        assert_eq!((forget(&house.installation).await.unwrap(), count(&house).await), (1, (2, 0)));
    })
    .await;
}
