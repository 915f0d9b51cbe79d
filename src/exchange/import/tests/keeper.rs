//! Imports whose process ended, and those about which nobody decided.

use super::{PEOPLE, file, northgate, settled, uploaded};
use crate::{
    exchange::import::{
        State,
        keeper::{self, resume},
        service::{confirm, find},
    },
    testing::on_both,
};

#[tokio::test]
async fn a_task_whose_process_ended_is_taken_up_again() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, northgate()).await;
        // As if the process had ended right after somebody confirmed.
        let sql = "UPDATE import SET state = 'writing', task = task + 1 WHERE id = $1";
        house.admin.write(async |work| work.run(sql, &[&ready.id]).await).await.unwrap();
        resume(&house.installation).await.unwrap();
        let waiting = house.admin.read(async |read| find(read, ready.id).await).await.unwrap();
        assert_eq!(waiting.state, State::Writing, "it may still be alive");
        house.clock.set("2026-11-20T12:06:00Z".parse().unwrap());
        resume(&house.installation).await.unwrap();
        let done = settled(&house.admin, ready.id).await;
        assert_eq!((done.state, done.preview.unwrap().changes.completions), (State::Done, 1445));
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
        let (files,): (i64,) = house.admin.read(async |read| read.one(sql, &[]).await).await.unwrap();
        assert_eq!(files, 0);
        assert_eq!(keeper::discard_forgotten(&house.installation).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_import_goes_on_in_the_name_of_whoever_confirmed_it_and_waits_if_he_may_no_longer() {
    on_both(async |house| {
        let ready = uploaded(&house.admin, file("people.csv", &[PEOPLE, "1,Benali,Amina,,Fitter,North,,Live"])).await;
        // As if the process had ended right after somebody confirmed whose account is closed by now.
        let sql = "UPDATE import SET state = 'writing', task = task + 1 WHERE id = $1";
        house.admin.write(async |work| work.run(sql, &[&ready.id]).await).await.unwrap();
        house.clock.set("2026-11-20T12:06:00Z".parse().unwrap());
        let close = "UPDATE account SET is_active = FALSE";
        house.admin.write(async |work| work.run(close, &[]).await).await.unwrap();
        resume(&house.installation).await.unwrap();
        let back = house.admin.read(async |read| find(read, ready.id).await).await.unwrap();
        assert_eq!(back.state, State::Ready);
        assert!(back.failure.is_some());
        let open = "UPDATE account SET is_active = TRUE";
        house.admin.write(async |work| work.run(open, &[]).await).await.unwrap();
        confirm(&house.admin, ready.id, Some(back.task)).await.unwrap();
        assert_eq!(settled(&house.admin, ready.id).await.state, State::Done);
    })
    .await;
}
