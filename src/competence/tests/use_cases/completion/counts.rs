//! How many completions courses have, after each thing that can happen to one.

use super::*;
use crate::competence::{CompletionCounts, CourseCounts, service, tally::Tallied};

async fn counts(caller: &Caller, course: Course) -> (u32, u32, u32) {
    let counted = caller.read(async |read| {
        let kept = service::course_counts(read).await?.course(course.id);
        // Counted anew, without what is kept.
        assert_eq!(Tallied::<CourseCounts>::of(service::facts(read).await?, ()).course(course.id), kept);
        Ok(kept)
    });
    let CompletionCounts { completions, passed, failed } = counted.await.unwrap();
    (completions, passed, failed)
}

#[tokio::test]
async fn a_course_counts_its_completions_that_are_not_rejected_or_withdrawn() {
    on_both(async |house| {
        let (works, colleague) = (works(&house).await, house.colleague().await);
        let (admin, course) = (&works.admin, works.welding);
        assert_eq!(counts(admin, course).await, (0, 0, 0));
        record(admin, passed(works.ann, course, "2026-11-01")).await.unwrap();
        assert_eq!(counts(admin, course).await, (1, 1, 0));
        let failed = CompletionDraft { outcome: Outcome::Failed.into(), ..passed(works.bob, course, "2026-11-02") };
        let failed = record(admin, failed).await.unwrap().id;
        let attended = CompletionDraft { outcome: Outcome::Attended.into(), ..passed(works.bob, course, "2026-11-03") };
        record(admin, attended).await.unwrap();
        let waits = record(admin, unchecked(works.ann, course, "2026-11-04")).await.unwrap().id;
        assert_eq!(counts(admin, course).await, (4, 2, 1));
        verify(&colleague, waits, false, Some("somebody else's certificate")).await.unwrap();
        assert_eq!(counts(admin, course).await, (3, 1, 1));
        admin.write(async |work| completions::withdraw(work, failed, because("recorded twice")).await).await.unwrap();
        assert_eq!(counts(admin, course).await, (2, 1, 0));
        assert_eq!(counts(admin, works.induction).await, (0, 0, 0), "another course");
    })
    .await;
}
