//! Recording many completions at once.

use super::*;
use crate::{
    competence::completion::{NewCompletion, Report},
    exchange::ImportAction,
    journal::Entry,
    kernel::input::Line,
};

#[tokio::test]
async fn many_at_once_are_refused_where_one_of_them_contradicts_its_score() {
    on_both(async |house| {
        let works = works(&house).await;
        test_welding(&works).await;
        let of = |outcome: Outcome, score: f64, reason: Option<&str>| {
            let draft = CompletionDraft {
                score: Input::text(score.to_string()),
                outcome: outcome.into(),
                ..passed(works.ann, works.welding, "2026-11-02")
            };
            // As whoever fills them in found the course before it had a pass mark.
            let new = draft.parse(house.today(), None).unwrap();
            Report { reason: reason.map(|reason| Line::parse(reason).unwrap()), ..new.report }.ended(outcome)
        };
        let known = of(Outcome::Passed, 90.0, None);
        let known = Report { completed_on: day("2026-11-01"), ..known.report }.ended(known.outcome);
        let write = async |new: NewCompletion| {
            let news = vec![known.clone(), new];
            let write = async |work: &mut crate::work::Work| {
                let entry = work.record(Entry::bulk(ImportAction::Imported)).await?;
                completions::record_many(work, entry, news).await
            };
            works.admin.write(write).await
        };
        for (new, field, problem) in [
            (of(Outcome::Passed, 10.0, None), "outcome", Problem::BelowPassMark(75)),
            (of(Outcome::Failed, 75.0, None), "outcome", Problem::ReachesPassMark(75)),
            (of(Outcome::Failed, 10.0, Some("no reason")), "reason", Problem::NothingToOverride),
        ] {
            let refused = write(new).await;
            assert!(
                matches!(&refused, Err(Error::Invalid(flaws)) if flaws[0].field == field && flaws[0].problem == problem),
                "{refused:?}"
            );
        }
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Missing, "nothing of it was written");
        assert_eq!(write(of(Outcome::Passed, 10.0, Some("An oral examination"))).await.unwrap(), 2);
    })
    .await;
}
