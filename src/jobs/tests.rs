//! Jobs on both databases, with kinds that exist for these tests alone.

mod fenced;
mod retried;
mod scheduled;

use super::{
    JobKind, RegisteredKind, Running, State, Worker,
    attempt::{Start, claim},
    enqueue, look,
    model::Lease,
    start,
    store::Open,
};
use crate::{
    db::Tx,
    error::{Conflict, Entity, Error, Result, Rule, Unavailability},
    journal::{Entry, ExportAction},
    kernel::{access::IMPORT, id::JobId},
    testing::{House, on_both},
    work::{Caller, Door, Installation, Work},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

const KINDS: &[RegisteredKind] = &[RegisteredKind::of::<Probe>(), RegisteredKind::of::<Gate>()];

/// What a [`Probe`] does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Probe {
    /// Gives the organisation a name, and tells it in the journal.
    Succeed,
    /// Fails as without a database.
    LoseDatabase,
    /// Fails as by a rule.
    Break,
    /// Panics.
    Panic,
}

/// The name that the organisation gets.
const NAMED: &str = "Named by a job";

async fn name(work: &mut Work, running: &Running) -> Result<()> {
    let organisation = work.who().organisation;
    work.unscoped_run("UPDATE organisation SET name = $2 WHERE id = $1", &[&organisation, &NAMED.to_owned()]).await?;
    work.record(Entry::bulk(ExportAction::Exported)).await?;
    running.finish(work, Entity::Organisation).await
}

impl JobKind for Probe {
    const NAME: &'static str = "test.probe";
    const AT_ONCE: usize = 2;
    type Args = Self;
    type Error = Error;

    async fn run(running: Running, args: Self) -> Result<()> {
        match args {
            Self::Succeed => {
                let caller = running.caller(IMPORT).await?;
                caller.write(async |work| name(work, &running).await).await
            }
            Self::LoseDatabase => Err(Error::Unavailable(Unavailability::Database, "it is away".into())),
            Self::Break => Err(Error::Refused(Rule::OwnRecord)),
            Self::Panic => panic!("a mistake"),
        }
    }

    async fn give_up(tx: &mut Tx, job: JobId, why: &Error, _: DateTime<Utc>) -> Result<()> {
        let name = format!("{job} given up: {}", why.cause());
        tx.run("UPDATE organisation SET name = $1", &[&name]).await?;
        Ok(())
    }
}

/// Lasts until the organisation has a name.
#[derive(Debug, Serialize, Deserialize)]
struct Gate;

impl JobKind for Gate {
    const NAME: &'static str = "test.gate";
    const AT_ONCE: usize = 1;
    type Args = Self;
    type Error = Error;

    async fn run(running: Running, _: Self) -> Result<()> {
        while organisation(running.installation()).await != NAMED {
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    async fn give_up(_: &mut Tx, _: JobId, _: &Error, _: DateTime<Utc>) -> Result<()> {
        Ok(())
    }
}

/// The administrator at a server of their own that knows the kinds of these tests.
fn server(house: &House) -> Caller {
    let installation = house.installation.clone().with(Worker::for_kinds(KINDS));
    installation.caller(house.admin.who().clone(), Door::Api("test"), "test")
}

async fn asked<K: JobKind>(who: &Caller, args: &K::Args) -> JobId {
    who.write(async |work| enqueue::<K>(work, args).await).await.unwrap()
}

#[derive(Debug, sqlx::FromRow)]
struct JobRow {
    state: State,
    attempts: i64,
    error: Option<String>,
    run_at: DateTime<Utc>,
}

async fn row(house: &House, job: JobId) -> JobRow {
    let sql = "SELECT state, attempts, error, run_at FROM job WHERE id = $1";
    house.admin.read(async |read| read.unscoped_one(sql, &[&job]).await).await.unwrap()
}

/// The job once nobody is at attempt `attempt` any more.
async fn settled(house: &House, job: JobId, attempt: i64) -> JobRow {
    let look = async {
        loop {
            let row = row(house, job).await;
            if row.attempts >= attempt && row.state != State::Running {
                return row;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), look).await.unwrap()
}

/// What the next attempt at a job begins with, as it is found now.
async fn start_of(installation: &Installation, job: JobId) -> Start {
    let sql = "SELECT id, state, attempts, heartbeat_at, progress, kind, lease_by FROM job WHERE id = $1";
    let found: Open = installation.inspect(async |tx, _| Ok(tx.one(sql, &[&job]).await?)).await.unwrap();
    let attempt = found.status.attempts + 1;
    let taken_on = Worker::for_kinds(&[]).take_on(Lease { job, attempt }).unwrap();
    let (installation, turns) = (installation.clone(), Arc::new(Semaphore::new(1)));
    Start { installation, found, turns, asker: None, taken_on }
}

/// A job as a server leaves it that has just claimed its next attempt and then ends.
pub(crate) async fn claimed(installation: &Installation, job: JobId) -> Running {
    claim(&start_of(installation, job).await).await.unwrap().expect("nobody was quicker").0
}

/// The name of the only organisation.
async fn organisation(installation: &Installation) -> String {
    let sql = "SELECT name FROM organisation";
    let (name,): (String,) = installation.inspect(async |tx, _| Ok(tx.one(sql, &[]).await?)).await.unwrap();
    name
}

async fn times_named(house: &House) -> i64 {
    house.numbers("SELECT COUNT(*) FROM journal WHERE action = 'exported'").await[0]
}

fn at(house: &House, moment: &str) {
    house.clock.set(format!("2026-11-20T{moment}Z").parse().unwrap());
}

#[tokio::test]
async fn there_is_a_job_exactly_if_the_transaction_committed_that_asked_for_it() {
    on_both(async |house| {
        let who = server(&house);
        let refused = async |work: &mut Work| {
            enqueue::<Probe>(work, &Probe::Succeed).await?;
            Err::<JobId, _>(Error::Conflict(Conflict::Changed(Entity::Import)))
        };
        who.write(refused).await.unwrap_err();
        assert_eq!(house.numbers("SELECT COUNT(*) FROM job").await, [0]);
        let job = asked::<Probe>(&who, &Probe::Succeed).await;
        assert_eq!((row(&house, job).await.state, times_named(&house).await), (State::Waiting, 0));
        start::<Probe>(&who, job);
        let done = settled(&house, job, 1).await;
        assert_eq!((done.state, done.attempts, done.error), (State::Done, 1, None));
        assert_eq!(organisation(&house.installation).await, NAMED);
    })
    .await;
}

#[tokio::test]
async fn of_all_servers_that_claim_at_once_one_wins() {
    on_both(async |house| {
        let servers = [server(&house), server(&house), server(&house)];
        let jobs =
            [asked::<Probe>(&servers[0], &Probe::Succeed).await, asked::<Probe>(&servers[0], &Probe::Succeed).await];
        let [here, there, third] = servers.each_ref().map(|one| Box::pin(look(one.installation())));
        let looked = tokio::join!(here, there, third);
        looked.0.and(looked.1).and(looked.2).unwrap();
        for job in jobs {
            let done = settled(&house, job, 1).await;
            assert_eq!((done.state, done.attempts), (State::Done, 1));
        }
        assert_eq!(times_named(&house).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_waits_for_its_turn_is_left_to_a_server_that_is_free() {
    on_both(async |house| {
        let (busy, free) = (server(&house), server(&house));
        let jobs = [asked::<Gate>(&busy, &Gate).await, asked::<Gate>(&busy, &Gate).await];
        for job in jobs {
            start::<Gate>(&busy, job);
        }
        let running = async || house.numbers("SELECT id FROM job WHERE state = 'running'").await;
        let wait_for = async |count: usize| {
            while running().await.len() < count {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), wait_for(1)).await.unwrap();
        look(busy.installation()).await.unwrap();
        assert_eq!(running().await.len(), 1);
        look(free.installation()).await.unwrap();
        tokio::time::timeout(Duration::from_mins(1), wait_for(2)).await.unwrap();
        let named = "UPDATE organisation SET name = $1";
        house.admin.write(async |work| work.unscoped_run(named, &[&NAMED.to_owned()]).await).await.unwrap();
        for job in jobs {
            let done = settled(&house, job, 1).await;
            assert_eq!((done.state, done.attempts), (State::Done, 1));
        }
    })
    .await;
}
