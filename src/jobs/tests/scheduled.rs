//! Jobs that are due later and that nobody asks for, and those that nobody knows.

use super::{Probe, asked, at, row, server, settled, times_named};
use crate::{
    jobs::{Schedule, State, look, schedule, tidy},
    kernel::id::JobId,
    testing::{House, on_both},
    work::Caller,
};

/// Schedules a job on behalf of nobody; none if it is there already.
async fn daily(house: &House, who: &Caller) -> Option<JobId> {
    let organisation = Some(house.admin.who().organisation);
    let run_at = "2026-11-21T06:00:00Z".parse().unwrap();
    let when = Schedule { organisation, key: "daily:1:2026-11-21".into(), run_at };
    let write = async |tx: &mut crate::db::Tx, now| schedule::<Probe>(tx, &when, &Probe::Succeed, now).await;
    who.installation().alter(write).await.unwrap()
}

#[tokio::test]
async fn a_scheduled_job_is_enqueued_once_and_begun_when_it_is_due() {
    on_both(async |house| {
        let (here, there) = (server(&house), server(&house));
        let job = daily(&house, &here).await.expect("a job");
        assert_eq!(daily(&house, &there).await, None);
        look(here.installation()).await.unwrap();
        assert_eq!(row(&house, job).await.attempts, 0, "it is not due");
        house.clock.set("2026-11-21T06:00:00Z".parse().unwrap());
        look(here.installation()).await.unwrap();
        // A probe acts in somebody's name, and nobody asked for this one.
        let failed = settled(&house, job, 1).await;
        assert_eq!((failed.state, times_named(&house).await), (State::Failed, 0));
        assert!(failed.error.as_deref().unwrap_or_default().contains("permission"), "{failed:?}");
        assert_eq!(daily(&house, &here).await, None, "not even once it has ended");
    })
    .await;
}

#[tokio::test]
async fn a_job_goes_on_in_the_name_of_whoever_asked_for_it_as_long_as_they_may() {
    on_both(async |house| {
        let who = server(&house);
        let first = asked::<Probe>(&who, &Probe::Succeed).await;
        look(who.installation()).await.unwrap();
        assert_eq!(settled(&house, first, 1).await.state, State::Done);
        let second = asked::<Probe>(&who, &Probe::Succeed).await;
        let close = "UPDATE account SET is_active = FALSE";
        house.admin.write(async |work| work.unscoped_run(close, &[]).await).await.unwrap();
        look(who.installation()).await.unwrap();
        assert_eq!(settled(&house, second, 1).await.state, State::Failed);
        assert_eq!(times_named(&house).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_job_of_an_unknown_kind_waits_an_hour_for_a_server_that_knows_it_and_then_fails() {
    on_both(async |house| {
        let knows = server(&house);
        let jobs = [asked::<Probe>(&knows, &Probe::Succeed).await, asked::<Probe>(&knows, &Probe::Succeed).await];
        // The server of the house knows the kinds of the product alone.
        at(&house, "12:59:59");
        look(&house.installation).await.unwrap();
        tidy(&house.installation).await.unwrap();
        assert_eq!(row(&house, jobs[0]).await.state, State::Waiting);
        let unknown = "UPDATE job SET kind = 'of.tomorrow' WHERE id = $1";
        house.admin.write(async |work| work.unscoped_run(unknown, &[&jobs[1]]).await).await.unwrap();
        at(&house, "13:00:00");
        tidy(knows.installation()).await.unwrap();
        let failed = row(&house, jobs[1]).await;
        assert_eq!((failed.state, failed.attempts), (State::Failed, 0));
        assert!(failed.error.as_deref().unwrap_or_default().contains("of.tomorrow"), "{failed:?}");
        look(knows.installation()).await.unwrap();
        assert_eq!(settled(&house, jobs[0], 1).await.state, State::Done);
    })
    .await;
}
