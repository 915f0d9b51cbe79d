//! Two writers at once on PostgreSQL, where the journal's keys are handed out before it is known who commits first.

use super::*;
use crate::testing::on_both;
use tokio::sync::oneshot;

#[tokio::test]
async fn a_neighbour_who_commits_late_is_not_missed() {
    on_both(async |house| {
        // SQLite has one writer: there are no such neighbours.
        if house.installation.db.kind() != "postgres" {
            return;
        }
        let works = works(&house).await;
        assert_eq!(state(&works.admin, works.ann, works.induction).await, State::Missing);
        let (has_written, written) = oneshot::channel();
        let (let_commit, may_commit) = oneshot::channel();
        let (slow, draft) = (works.admin.clone(), passed(works.ann, works.induction, "2026-11-19"));
        let slow = tokio::spawn(async move {
            slow.write(async |work| {
                let completion = completions::record(work, draft).await?;
                has_written.send(()).unwrap();
                may_commit.await.unwrap();
                Ok(completion)
            })
            .await
        });
        written.await.unwrap();
        let quick = record(&works.admin, passed(works.bob, works.induction, "2026-11-19")).await.unwrap();
        assert_eq!(state(&works.admin, works.bob, works.induction).await, State::Valid);
        assert_eq!(state(&works.admin, works.ann, works.induction).await, State::Missing);
        let_commit.send(()).unwrap();
        let first = slow.await.unwrap().unwrap();
        assert!(first.id < quick.id, "the slow one was meant to take its keys first");
        assert_eq!(state(&works.admin, works.ann, works.induction).await, State::Valid);
        assert_eq!(state(&works.admin, works.bob, works.induction).await, State::Valid);
    })
    .await;
}

#[tokio::test]
async fn a_neighbour_who_gives_up_leaves_nothing_in_the_snapshot() {
    on_both(async |house| {
        let works = works(&house).await;
        let attempt = async |work: &mut crate::work::Work| {
            completions::record(work, passed(works.ann, works.induction, "2026-11-19")).await?;
            // Whoever writes sees their own work, and nobody else does.
            let facts = service::facts(work).await?;
            assert_eq!(facts.person(works.ann).unwrap().completions.len(), 1);
            Err::<(), _>(crate::Error::TooMany(1))
        };
        assert!(works.admin.write(attempt).await.is_err());
        assert_eq!(state(&works.admin, works.ann, works.induction).await, State::Missing);
        record(&works.admin, passed(works.bob, works.induction, "2026-11-19")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.induction).await, State::Missing);
        assert_eq!(state(&works.admin, works.bob, works.induction).await, State::Valid);
    })
    .await;
}
