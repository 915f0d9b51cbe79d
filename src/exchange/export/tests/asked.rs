//! What becomes of a file that somebody asked for: whoever was asked, however the request ended, and whether there is room for it.

use super::{ALL, asked, founder, kept, order, settled};
use crate::{
    competence::Snapshots,
    competence::matrix::Query,
    documents::Quota,
    exchange::{
        export::{
            Failure, Order, State,
            service::{begin, list},
        },
        matrix_file::Form,
    },
    installation,
    jobs::{Pace, look, pace},
    testing::{cut, on_both},
    work::{Caller, Door},
};
use std::time::Duration;

#[tokio::test]
async fn a_file_that_the_organisation_has_no_room_for_is_not_kept() {
    on_both(async |house| {
        let who = founder(&house).await;
        let installation = house.installation.clone().with(Quota("100 B".parse().unwrap()));
        let narrow = installation.caller(who.who().clone(), Door::Page, "test");
        let id = begin(&narrow, order(&house, Form::Csv)).await.unwrap();
        let export = settled(&narrow, id).await;
        assert_eq!((export.state, export.failure), (State::Failed, Some(Failure::Quota)));
        assert_eq!(kept(&narrow, &export, 1).await, None);
    })
    .await;
}

/// Waits until nothing that was asked for stays to be written.
async fn all_settle(who: &Caller, polls: usize) {
    let all = async || who.read(async |read| list(read, ALL).await).await.unwrap().rows;
    let look = async {
        while all().await.iter().any(|export| export.state == State::Writing) {
            tokio::task::yield_now().await;
        }
    };
    let settles = tokio::time::timeout(Duration::from_mins(1), look).await.is_ok();
    assert!(settles, "cut after {polls} polls, this stays: {:?}", all().await);
}

#[tokio::test]
async fn what_was_asked_for_is_written_wherever_the_request_is_cut() {
    on_both(async |house| {
        let who = founder(&house).await;
        for polls in 1.. {
            let query = Query::on(house.today() - chrono::Days::new(u64::try_from(polls).unwrap()));
            let has_ended = cut(begin(&who, Order { query, ..order(&house, Form::Csv) }), polls).await;
            all_settle(&who, polls).await;
            if has_ended {
                break;
            }
        }
        let all = who.read(async |read| list(read, ALL).await).await.unwrap();
        assert!(all.total > 0 && all.rows.iter().all(|export| export.state == State::Done));
    })
    .await;
}

#[tokio::test]
async fn what_was_asked_for_and_begun_by_nobody_is_written_by_whichever_server_looks_if_its_owner_still_may() {
    on_both(async |house| {
        let who = founder(&house).await;
        let first = asked(&who, &order(&house, Form::Csv)).await;
        assert_eq!(pace(&who, first.job.as_ref()), Pace::Queued);
        look(house.elsewhere().installation()).await.unwrap();
        let first = settled(&who, first.id).await;
        assert_eq!((first.state, first.job.unwrap().attempts), (State::Done, 1));
        let second = asked(&who, &order(&house, Form::Xlsx)).await;
        let close = "UPDATE account SET is_active = FALSE";
        house.admin.write(async |work| work.unscoped_run(close, &[]).await).await.unwrap();
        look(&house.installation).await.unwrap();
        let second = settled(&who, second.id).await;
        assert_eq!((second.state, second.failure), (State::Failed, Some(Failure::Refused)));
    })
    .await;
}

#[tokio::test]
async fn a_server_that_has_loaded_no_records_yet_writes_it_once_it_has() {
    on_both(async |house| {
        let who = founder(&house).await;
        let first = asked(&who, &order(&house, Form::Csv)).await;
        let fresh = installation::open(house.installation.db.clone(), house.installation.clock.clone());
        look(&fresh.clone().with(fresh.part::<Snapshots>().waiting(Duration::ZERO))).await.unwrap();
        let export = settled(&who, first.id).await;
        assert_eq!((export.state, export.failure), (State::Done, None));
    })
    .await;
}
