//! Imports that nobody has begun, whose process ended, or about which nobody decided.

use super::{PEOPLE, entries, file, imported, northgate, settled, uploaded};
use crate::{
    db::Tx,
    exchange::{
        Pace, Sentence, Told,
        import::{
            Import, State, keeper,
            service::{confirm, find, pace},
            store::keeper::put_back,
        },
        keeper::{look, tidy},
    },
    kernel::clock::Clock as _,
    testing::{House, on_both},
    work::{Caller, Work},
};
use chrono::{DateTime, TimeDelta, Utc};

/// What a server leaves that commits a step of an import and then ends.
async fn ask(house: &House, import: &Import) {
    let sql = "UPDATE import SET state = 'writing', task = task + 1 WHERE id = $1";
    house.admin.write(async |work| work.unscoped_run(sql, &[&import.id]).await).await.unwrap();
}

/// What a server leaves that has just begun the latest task of an import and then ends.
async fn begin(house: &House, import: &Import) {
    let sql = "INSERT INTO background_task (entity, entity_id, task, begun_at, alive_at)
               SELECT 'import', id, task, $2, $2 FROM import WHERE id = $1";
    let note = async |work: &mut Work| {
        let now = work.now;
        work.unscoped_run(sql, &[&import.id, &now]).await
    };
    assert_eq!(house.admin.write(note).await.unwrap(), 1);
}

async fn standing(who: &Caller, import: &Import) -> (State, Pace) {
    let import = who.read(async |read| find(read, import.id).await).await.unwrap();
    (import.state, pace(who, import.id, import.task, import.alive_at))
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
        assert_eq!((done.state, done.task, done.failure), (State::Done, ready.task + 1, None));
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
async fn a_task_whose_process_ended_is_taken_over_once_it_has_been_silent_and_nobody_says_that_it_is_written() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        ask(&house, &ready).await;
        begin(&house, &ready).await;
        let other = house.elsewhere();
        look(other.installation()).await.unwrap();
        assert_eq!(standing(&other, &ready).await, (State::Writing, Pace::Working), "it may still be alive");
        house.clock.set("2026-11-20T12:00:11Z".parse().unwrap());
        look(other.installation()).await.unwrap();
        assert_eq!(standing(&other, &ready).await, (State::Writing, Pace::Silent));
        house.clock.set("2026-11-20T12:00:26Z".parse().unwrap());
        look(other.installation()).await.unwrap();
        let done = settled(&house.admin, ready.id).await;
        assert_eq!((done.state, done.task), (State::Done, ready.task + 2));
        assert_eq!(done.preview.unwrap().changes.completions, 1445);
        tidy(&house.installation).await.unwrap();
        let (left,): (i64,) = house
            .admin
            .read(async |read| read.unscoped_one("SELECT COUNT(*) FROM background_task", &[]).await)
            .await
            .unwrap();
        assert_eq!(left, 0);
    })
    .await;
}

#[tokio::test]
async fn what_was_written_in_between_is_not_put_back() {
    on_both(async |house| {
        let done = imported(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,,Live"])).await;
        let why = Told::Message(Sentence::AskerGone {}.into());
        let back = async |tx: &mut Tx, now| put_back(tx, (done.id, done.task), State::Writing, &why, now).await;
        house.installation.alter(back).await.unwrap();
        let found = house.admin.read(async |read| find(read, done.id).await).await.unwrap();
        assert_eq!((found.state, found.failure), (State::Done, None));
    })
    .await;
}

#[tokio::test]
async fn what_nobody_decides_about_is_put_aside_with_its_files_after_a_month() {
    on_both(async |house| {
        let waiting = uploaded(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,,Live"])).await;
        assert_eq!(keeper::discard_forgotten(&house.installation).await.unwrap(), 0);
        house.clock.set("2026-12-20T12:00:01Z".parse().unwrap());
        assert_eq!(keeper::discard_forgotten(&house.installation).await.unwrap(), 1);
        let found = house.admin.read(async |read| find(read, waiting.id).await).await.unwrap();
        assert_eq!(found.state, State::Discarded);
        let sql = "SELECT COUNT(*) FROM import_file";
        let (files,): (i64,) = house.admin.read(async |read| read.unscoped_one(sql, &[]).await).await.unwrap();
        assert_eq!(files, 0);
        assert_eq!(keeper::discard_forgotten(&house.installation).await.unwrap(), 0);
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
        let back = house.admin.read(async |read| find(read, ready.id).await).await.unwrap();
        assert_eq!(back.state, State::Ready);
        assert!(back.failure.is_some());
        let open = "UPDATE account SET is_active = TRUE";
        house.admin.write(async |work| work.unscoped_run(open, &[]).await).await.unwrap();
        confirm(&house.admin, ready.id, Some(back.task)).await.unwrap();
        assert_eq!(settled(&house.admin, ready.id).await.state, State::Done);
    })
    .await;
}

#[tokio::test]
async fn a_live_task_is_left_alone_whatever_the_clock_of_its_server_says_and_a_dead_one_is_not() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        ask(&house, &ready).await;
        begin(&house, &ready).await;
        let other = house.elsewhere();
        let noon = house.clock.now();
        let sign = async |at: DateTime<Utc>| {
            let sql = "UPDATE background_task SET alive_at = $1";
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
        assert_eq!((done.state, done.task), (State::Done, ready.task + 2));
    })
    .await;
}
