//! Imports that nobody has begun, whose process ended, or about which nobody decided.

use super::{PEOPLE, entries, file, imported, northgate, settled, uploaded};
use crate::{
    db::Tx,
    error::Error,
    exchange::{
        Sentence, StoredMessage,
        import::{
            Import, State,
            forgotten::discard_forgotten,
            job::CarryOutImport,
            service::{confirm, find, hand_over},
        },
        left::put_back_left,
        service::ImportError,
    },
    jobs::{JobKind as _, Pace, claimed, look, pace, tidy},
    kernel::{clock::Clock as _, id::JobId},
    testing::{House, on_both},
    work::{Caller, Work},
};
use chrono::{DateTime, TimeDelta, Utc};

/// What a server leaves that commits a step of an import and then ends.
async fn ask(house: &House, import: &Import) -> JobId {
    let sql = "UPDATE import SET state = 'writing', version = version + 1 WHERE id = $1";
    let ask = async |work: &mut Work| {
        work.unscoped_run(sql, &[&import.id]).await?;
        hand_over::<CarryOutImport>(work, import.id).await
    };
    house.admin.write(ask).await.unwrap()
}

async fn standing(who: &Caller, import: &Import) -> (State, Pace) {
    let import = who.read(async |read| find(read, import.id).await).await.unwrap();
    (import.state, pace(who, import.job.as_ref()))
}

/// How often the latest job of an import was claimed.
fn attempts(import: &Import) -> i64 {
    import.job.unwrap().attempts
}

#[tokio::test]
async fn what_was_confirmed_and_begun_by_nobody_is_begun_at_once_by_whichever_server_looks() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        ask(&house, &ready).await;
        assert_eq!(standing(&house.admin, &ready).await, (State::Writing, Pace::Queued));
        look(house.elsewhere().installation()).await.unwrap();
        let done = settled(&house.admin, ready.id).await;
        assert_eq!((done.state, done.preview.unwrap().changes.completions), (State::Done, 1445));
    })
    .await;
}

#[tokio::test]
async fn of_all_servers_that_look_at_once_one_begins() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        let before = entries(&house).await;
        ask(&house, &ready).await;
        let (here, there) = (house.elsewhere(), house.elsewhere());
        let looks = [here.installation(), there.installation(), &house.installation].map(|one| Box::pin(look(one)));
        let [first, second, third] = looks;
        let looks = tokio::join!(first, second, third);
        looks.0.and(looks.1).and(looks.2).unwrap();
        let done = settled(&house.admin, ready.id).await;
        assert_eq!((done.state, attempts(&done), done.failure), (State::Done, 1, None));
        let written: Vec<(i64,)> = house
            .admin
            .read(async |read| read.unscoped_all("SELECT COUNT(*) FROM journal WHERE action = 'imported'", &[]).await)
            .await
            .unwrap();
        assert_eq!(written, [(1,)]);
        assert!(entries(&house).await > before);
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_process_ended_is_taken_over_once_it_has_been_silent_and_nobody_says_that_it_is_written() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        let job = ask(&house, &ready).await;
        claimed(&house.installation, job).await;
        let other = house.elsewhere();
        look(other.installation()).await.unwrap();
        assert_eq!(standing(&other, &ready).await, (State::Writing, Pace::Working), "it may still be alive");
        house.clock.set("2026-11-20T12:00:11Z".parse().unwrap());
        look(other.installation()).await.unwrap();
        assert_eq!(standing(&other, &ready).await, (State::Writing, Pace::Silent));
        house.clock.set("2026-11-20T12:00:26Z".parse().unwrap());
        look(other.installation()).await.unwrap();
        let done = settled(&house.admin, ready.id).await;
        assert_eq!((done.state, attempts(&done)), (State::Done, 2));
        assert_eq!(done.preview.unwrap().changes.completions, 1445);
        house.clock.set("2026-12-21T12:00:00Z".parse().unwrap());
        tidy(&house.installation).await.unwrap();
        assert_eq!(house.numbers("SELECT COUNT(*) FROM job").await, [0]);
        let done = house.admin.read(async |read| find(read, ready.id).await).await.unwrap();
        assert_eq!((done.state, done.job), (State::Done, None), "an import outlives its jobs");
    })
    .await;
}

#[tokio::test]
async fn what_was_written_in_between_is_not_put_back() {
    on_both(async |house| {
        let done = imported(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,,Live"])).await;
        let why = ImportError::Refused(Error::internal("a mistake"));
        let give_up = async |tx: &mut Tx, now| CarryOutImport::give_up(tx, done.job.unwrap().id, &why, now).await;
        house.installation.alter(give_up).await.unwrap();
        let found = house.admin.read(async |read| find(read, done.id).await).await.unwrap();
        assert_eq!((found.state, found.failure), (State::Done, None));
    })
    .await;
}

#[tokio::test]
async fn what_nobody_decides_about_is_put_aside_with_its_files_after_a_month() {
    on_both(async |house| {
        let waiting = uploaded(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,,Live"])).await;
        assert_eq!(discard_forgotten(&house.installation).await.unwrap(), 0);
        house.clock.set("2026-12-20T12:00:01Z".parse().unwrap());
        assert_eq!(discard_forgotten(&house.installation).await.unwrap(), 1);
        let found = house.admin.read(async |read| find(read, waiting.id).await).await.unwrap();
        assert_eq!(found.state, State::Discarded);
        let sql = "SELECT COUNT(*) FROM import_file";
        let (files,): (i64,) = house.admin.read(async |read| read.unscoped_one(sql, &[]).await).await.unwrap();
        assert_eq!(files, 0);
        assert_eq!(discard_forgotten(&house.installation).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_import_goes_on_in_the_name_of_whoever_confirmed_it_and_waits_if_they_may_no_longer() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,,Live"])).await;
        // As if the process had ended right after somebody confirmed whose account is closed by now.
        ask(&house, &ready).await;
        let close = "UPDATE account SET is_active = FALSE";
        house.admin.write(async |work| work.unscoped_run(close, &[]).await).await.unwrap();
        look(&house.installation).await.unwrap();
        let back = settled(&house.admin, ready.id).await;
        assert_eq!(back.state, State::Ready);
        assert!(back.failure.is_some());
        let open = "UPDATE account SET is_active = TRUE";
        house.admin.write(async |work| work.unscoped_run(open, &[]).await).await.unwrap();
        confirm(&house.admin, ready.id, &back.version.into()).await.unwrap();
        assert_eq!(settled(&house.admin, ready.id).await.state, State::Done);
    })
    .await;
}

#[tokio::test]
async fn a_live_job_is_left_alone_whatever_the_clock_of_its_server_says_and_a_dead_one_is_not() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        let job = ask(&house, &ready).await;
        claimed(&house.installation, job).await;
        let other = house.elsewhere();
        let noon = house.clock.now();
        let sign = async |at: DateTime<Utc>| {
            let sql = "UPDATE job SET heartbeat_at = $1 WHERE state = 'running'";
            house.admin.write(async |work| work.unscoped_run(sql, &[&at]).await).await.unwrap();
        };
        for second in [0, 20, 40, 60] {
            house.clock.set(noon + TimeDelta::seconds(second));
            sign(noon + TimeDelta::seconds(second) - TimeDelta::hours(1)).await;
            look(other.installation()).await.unwrap();
            assert_eq!(standing(&other, &ready).await, (State::Writing, Pace::Working), "{second}");
        }
        // By its clock the last sign is still to come.
        sign(noon + TimeDelta::hours(1)).await;
        for second in [61, 87] {
            house.clock.set(noon + TimeDelta::seconds(second));
            look(other.installation()).await.unwrap();
        }
        let done = settled(&house.admin, ready.id).await;
        assert_eq!((done.state, attempts(&done)), (State::Done, 2));
    })
    .await;
}

#[tokio::test]
async fn an_import_whose_job_nobody_can_read_goes_back_to_where_somebody_can_decide_and_says_so() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,,Live"])).await;
        let job = ask(&house, &ready).await;
        let damage = "UPDATE job SET args = '{}' WHERE id = $1";
        house.admin.write(async |work| work.unscoped_run(damage, &[&job]).await).await.unwrap();
        look(&house.installation).await.unwrap();
        let back = settled(&house.admin, ready.id).await;
        let why = StoredMessage::Message(Sentence::WentWrong {}.into());
        assert_eq!((back.state, back.failure), (State::Ready, Some(why)));
        confirm(&house.admin, ready.id, &back.version.into()).await.unwrap();
        assert_eq!(settled(&house.admin, ready.id).await.state, State::Done);
    })
    .await;
}

#[tokio::test]
async fn an_import_whose_job_is_gone_or_of_a_kind_that_no_server_knows_does_not_wait_for_ever() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,,Live"])).await;
        let unknown = "UPDATE job SET kind = 'of another version' WHERE id = $1";
        let gone = "DELETE FROM job WHERE id = $1";
        for what in [unknown, gone] {
            let job = ask(&house, &ready).await;
            house.admin.write(async |work| work.unscoped_run(what, &[&job]).await).await.unwrap();
            if what == unknown {
                assert_eq!(put_back_left(&house.installation).await.unwrap(), 0, "another server may know it");
                house.clock.set(house.clock.now() + TimeDelta::hours(2));
                tidy(&house.installation).await.unwrap();
            }
            assert_eq!(put_back_left(&house.installation).await.unwrap(), 1);
            let back = house.admin.read(async |read| find(read, ready.id).await).await.unwrap();
            assert_eq!((back.state, back.failure.is_some()), (State::Ready, true));
        }
        assert_eq!(put_back_left(&house.installation).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_import_that_waits_for_another_attempt_waits_to_start_and_is_then_written_once() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        let job = ask(&house, &ready).await;
        claimed(&house.installation, job).await;
        let later = "UPDATE job SET state = 'waiting', heartbeat_at = NULL, run_at = $2 WHERE id = $1";
        let due = house.clock.now() + TimeDelta::seconds(5);
        house.admin.write(async |work| work.unscoped_run(later, &[&job, &due]).await).await.unwrap();
        look(&house.installation).await.unwrap();
        assert_eq!(standing(&house.admin, &ready).await, (State::Writing, Pace::Queued));
        house.clock.set(due);
        look(&house.installation).await.unwrap();
        let done = settled(&house.admin, ready.id).await;
        assert_eq!((done.state, attempts(&done)), (State::Done, 2));
        assert_eq!(house.numbers("SELECT COUNT(*) FROM journal WHERE action = 'imported'").await, [1]);
    })
    .await;
}
