//! Heartbeats, leases that are lost, and whoever lost one.

use super::{JobRow, NAMED, Probe, asked, at, claim, name, organisation, row, server, settled, start_of, times_named};
use crate::{
    error::{Conflict, Entity, Error},
    jobs::{Pace, State, cancel, claimed, look, pace, status, tidy},
    testing::on_both,
    work::{Read, Work},
};
use std::time::Duration;

#[tokio::test]
async fn a_job_is_taken_over_once_it_has_been_silent_and_whoever_lost_it_writes_nothing() {
    on_both(async |house| {
        let (here, there) = (server(&house), server(&house));
        let job = asked::<Probe>(&here, &Probe::Succeed).await;
        let slow = claimed(here.installation(), job).await;
        let how = async || {
            let status = there.read(async |read: &mut Read| status(read, Some(job)).await).await.unwrap();
            pace(&there, status.as_ref())
        };
        for (moment, expected) in [("12:00:00", Pace::Working), ("12:00:11", Pace::Silent), ("12:00:25", Pace::Silent)]
        {
            at(&house, moment);
            look(there.installation()).await.unwrap();
            assert_eq!((row(&house, job).await.attempts, how().await), (1, expected), "{moment}");
        }
        at(&house, "12:00:26");
        look(there.installation()).await.unwrap();
        let done = settled(&house, job, 2).await;
        assert_eq!((done.state, done.attempts, times_named(&house).await), (State::Done, 2, 1));

        let late = here.write(async |work| name(work, &slow).await).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::Changed(Entity::Organisation)))), "{late:?}");
        assert_eq!(times_named(&house).await, 1);
        assert!(!slow.is_lost(), "nobody has told it");
        slow.beat().await.unwrap();
        assert!(slow.is_lost());
        assert_eq!(row(&house, job).await.state, State::Done);
    })
    .await;
}

#[tokio::test]
async fn of_two_attempts_that_both_live_the_later_one_writes() {
    on_both(async |house| {
        let who = server(&house);
        let job = asked::<Probe>(&who, &Probe::Succeed).await;
        let (first, second) = (claimed(who.installation(), job).await, claimed(who.installation(), job).await);
        who.write(async |work| name(work, &first).await).await.unwrap_err();
        first.advance(7);
        for running in [&first, &second] {
            running.beat().await.unwrap();
        }
        let found = who.read(async |read: &mut Read| status(read, Some(job)).await).await.unwrap().unwrap();
        assert_eq!((found.state, found.attempts, found.progress), (State::Running, 2, None));
        assert_eq!((first.is_lost(), second.is_lost(), times_named(&house).await), (true, false, 0));
        who.write(async |work| name(work, &second).await).await.unwrap();
        assert_eq!((row(&house, job).await.state, times_named(&house).await), (State::Done, 1));
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_heartbeats_are_seen_is_left_alone_and_tells_how_far_it_is() {
    on_both(async |house| {
        let (here, there) = (server(&house), server(&house));
        let job = asked::<Probe>(&here, &Probe::Succeed).await;
        let running = claimed(here.installation(), job).await;
        for (moment, steps) in [("12:00:00", 1), ("12:00:20", 20), ("12:00:40", 40), ("12:01:00", 60)] {
            at(&house, moment);
            running.advance(steps);
            running.beat().await.unwrap();
            look(there.installation()).await.unwrap();
            let found = there.read(async |read: &mut Read| status(read, Some(job)).await).await.unwrap().unwrap();
            assert_eq!((found.attempts, found.progress), (1, i64::try_from(steps).ok()), "{moment}");
        }
        assert!(!running.is_lost());
    })
    .await;
}

#[tokio::test]
async fn a_job_that_is_heard_of_again_before_another_server_gets_to_it_is_not_taken_over() {
    on_both(async |house| {
        let (here, there) = (server(&house), server(&house));
        let job = asked::<Probe>(&here, &Probe::Succeed).await;
        let running = claimed(here.installation(), job).await;
        let found = start_of(there.installation(), job).await;
        at(&house, "12:00:30");
        running.beat().await.unwrap();
        assert!(claim(&found).await.unwrap().is_none(), "it was silent when it was found");
        assert_eq!(row(&house, job).await.attempts, 1);
        let found = start_of(there.installation(), job).await;
        assert!(claim(&found).await.unwrap().is_some());
        running.beat().await.unwrap();
        assert!(running.is_lost());
    })
    .await;
}

#[tokio::test]
async fn a_job_that_writes_for_long_gives_heartbeats_meanwhile_where_there_is_more_than_one_writer() {
    on_both(async |house| {
        let who = server(&house);
        let job = asked::<Probe>(&who, &Probe::Succeed).await;
        let running = claimed(who.installation(), job).await;
        let write = async |work: &mut Work| {
            let organisation = work.who().organisation;
            let sql = "UPDATE organisation SET name = $2 WHERE id = $1";
            work.unscoped_run(sql, &[&organisation, &NAMED.to_owned()]).await?;
            // SQLite has one writer: heartbeats wait for it there, and so does whoever would take the job over.
            if !work.unscoped_tx().is_sqlite() {
                tokio::time::timeout(Duration::from_secs(20), running.beat()).await.expect("no wait").unwrap();
            }
            running.finish(work, Entity::Organisation).await
        };
        who.write(write).await.unwrap();
        assert_eq!((row(&house, job).await.state, running.is_lost()), (State::Done, false));
    })
    .await;
}

#[tokio::test]
async fn a_job_that_is_cancelled_is_not_begun_and_one_that_runs_writes_nothing() {
    on_both(async |house| {
        let who = server(&house);
        let (waits, runs) = (asked::<Probe>(&who, &Probe::Succeed).await, asked::<Probe>(&who, &Probe::Succeed).await);
        let running = claimed(who.installation(), runs).await;
        for job in [waits, runs] {
            assert!(who.write(async |work| cancel(work, job).await).await.unwrap());
            assert!(!who.write(async |work| cancel(work, job).await).await.unwrap(), "it has ended");
        }
        look(who.installation()).await.unwrap();
        who.write(async |work| name(work, &running).await).await.unwrap_err();
        running.beat().await.unwrap();
        assert!(running.is_lost());
        for job in [waits, runs] {
            assert_eq!(row(&house, job).await.state, State::Cancelled);
        }
        assert_eq!((row(&house, waits).await.attempts, times_named(&house).await), (0, 0));
        assert_ne!(organisation(&house.installation).await, NAMED);
    })
    .await;
}

#[tokio::test]
async fn nobody_cancels_or_sees_a_job_of_another_organisation() {
    on_both(async |house| {
        let who = server(&house);
        let job = asked::<Probe>(&who, &Probe::Succeed).await;
        let other = "UPDATE job SET organisation_id = NULL";
        who.write(async |work| work.unscoped_run(other, &[]).await).await.unwrap();
        assert!(!who.write(async |work| cancel(work, job).await).await.unwrap());
        assert_eq!(who.read(async |read: &mut Read| status(read, Some(job)).await).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_ended_is_forgotten_after_thirty_days() {
    on_both(async |house| {
        let who = server(&house);
        let (ended, waits) = (asked::<Probe>(&who, &Probe::Break).await, asked::<Probe>(&who, &Probe::Break).await);
        who.write(async |work| cancel(work, ended).await).await.unwrap();
        house.clock.set("2026-12-20T12:00:00Z".parse().unwrap());
        tidy(who.installation()).await.unwrap();
        assert_eq!(row(&house, ended).await.state, State::Cancelled);
        house.clock.set("2026-12-20T12:00:01Z".parse().unwrap());
        tidy(who.installation()).await.unwrap();
        assert_eq!(house.numbers("SELECT id FROM job").await, [waits.0]);
        let JobRow { state, error, .. } = row(&house, waits).await;
        assert_eq!((state, error), (State::Waiting, None), "its kind is known");
    })
    .await;
}
