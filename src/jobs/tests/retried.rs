//! Attempts that fail, in each way.

use super::{Probe, asked, at, organisation, row, server, settled};
use crate::{
    error::{Error, Rule, Unavailability},
    exchange::service::ImportError,
    jobs::{JobFailure as _, JobKind as _, State, look, start},
    testing::{House, on_both},
    work::Work,
};
use chrono::{DateTime, TimeDelta, Utc};

#[test]
fn what_may_pass_by_itself_is_worth_a_retry_and_nothing_else_is() {
    let unavailable = |lack| Error::Unavailable(lack, "for a test".into());
    for passes in [Unavailability::Database, Unavailability::Space, Unavailability::Snapshot { percent: 1, seconds: 1 }]
    {
        assert!(
            unavailable(passes).is_transient() && ImportError::Refused(unavailable(passes)).is_transient(),
            "{passes:?}"
        );
    }
    for stays in [unavailable(Unavailability::Content), Error::internal("a mistake"), Error::Refused(Rule::OwnRecord)] {
        assert!(!stays.is_transient(), "{stays:?}");
    }
}

#[tokio::test]
async fn a_failure_that_may_pass_is_tried_again_after_delays_that_grow_and_five_times_at_most() {
    on_both(async |house| {
        let who = server(&house);
        let job = asked::<Probe>(&who, &Probe::LoseDatabase).await;
        start::<Probe>(&who, job);
        for (attempt, delay) in [(1, 5), (2, 20), (3, 80), (4, 320)] {
            let waits = settled(&house, job, attempt).await;
            let now: DateTime<Utc> = house.admin.read(async |read| Ok(read.now)).await.unwrap();
            assert_eq!((waits.state, waits.run_at), (State::Waiting, now + TimeDelta::seconds(delay)), "{attempt}");
            assert_eq!(waits.error.as_deref(), Some("it is away"));
            house.clock.set(waits.run_at - TimeDelta::seconds(1));
            look(who.installation()).await.unwrap();
            assert_eq!(row(&house, job).await.attempts, attempt, "it is not due");
            house.clock.set(waits.run_at);
            look(who.installation()).await.unwrap();
        }
        let failed = settled(&house, job, Probe::ATTEMPTS).await;
        assert_eq!((failed.state, failed.attempts), (State::Failed, 5));
        assert_eq!(organisation(&house.installation).await, format!("{job} given up: it is away"));
    })
    .await;
}

#[tokio::test]
async fn a_failure_that_would_come_again_and_a_panic_are_final() {
    on_both(async |house| {
        let who = server(&house);
        for (probe, cause) in [(Probe::Break, Rule::OwnRecord.to_string()), (Probe::Panic, "panic".into())] {
            let job = asked::<Probe>(&who, &probe).await;
            start::<Probe>(&who, job);
            let failed = settled(&house, job, 1).await;
            assert_eq!((failed.state, failed.attempts), (State::Failed, 1));
            assert!(failed.error.as_deref().unwrap_or_default().contains(&cause), "{failed:?}");
            assert!(organisation(&house.installation).await.starts_with(&format!("{job} given up: ")));
        }
    })
    .await;
}

#[tokio::test]
async fn a_job_in_the_middle_of_which_servers_die_again_and_again_is_given_up() {
    on_both(async |house| {
        let who = server(&house);
        let job = asked::<Probe>(&who, &Probe::Succeed).await;
        let died = "UPDATE job SET state = 'running', attempts = 5, heartbeat_at = run_at, lease_by = 'dead'";
        who.write(async |work| work.unscoped_run(died, &[]).await).await.unwrap();
        for moment in ["12:00:00", "12:00:26"] {
            assert_eq!(row(&house, job).await.state, State::Running);
            at(&house, moment);
            look(who.installation()).await.unwrap();
        }
        let failed = settled(&house, job, 5).await;
        assert_eq!((failed.state, failed.attempts), (State::Failed, 5));
        assert!(organisation(&house.installation).await.contains("5 times"));
    })
    .await;
}

/// A job whose arguments are these.
async fn with_args(house: &House, args: &str) -> crate::kernel::id::JobId {
    let job = asked::<Probe>(&house.admin, &Probe::Succeed).await;
    let set = async |work: &mut Work| {
        work.unscoped_run("UPDATE job SET args = $2 WHERE id = $1", &[&job, &args.to_owned()]).await
    };
    house.admin.write(set).await.unwrap();
    job
}

#[tokio::test]
async fn arguments_that_nobody_can_read_fail_their_job_and_say_so() {
    on_both(async |house| {
        let who = server(&house);
        for args in ["", "{", "\"fly\"", "{\"succeed\":true}"] {
            let job = with_args(&house, args).await;
            look(who.installation()).await.unwrap();
            let failed = settled(&house, job, 1).await;
            assert_eq!((failed.state, failed.attempts), (State::Failed, 1), "{args}");
            assert!(failed.error.as_deref().unwrap_or_default().contains("arguments cannot be read"), "{failed:?}");
            assert!(organisation(&house.installation).await.starts_with(&format!("{job} given up: ")), "{args}");
        }
    })
    .await;
}
