//! Recording, verifying and withdrawing completions.

mod counts;
mod many;

use super::*;
use crate::{
    catalogue::CourseDraft,
    competence::completion::{RejectionDraft, Review, Verification, VerificationDraft},
    error::{Conflict, Entity, Error, Problem, Rule},
    kernel::page::Page,
    testing::{because, on_both},
    trail,
    work::Work,
};

fn unchecked(person: PersonId, course: Course, on: &str) -> CompletionDraft {
    CompletionDraft { requires_verification: true.into(), ..passed(person, course, on) }
}

async fn verify(caller: &Caller, id: CompletionId, accept: bool, note: Option<&str>) -> Result<Completion> {
    let note = note.map_or(Input::Missing, Input::text);
    let decide = async |work: &mut Work| {
        if accept {
            return completions::verify(work, id, VerificationDraft { note }).await;
        }
        completions::reject(work, id, RejectionDraft { note }).await
    };
    caller.write(decide).await
}

/// What waits for `caller`'s decision on a page of the queue, and how many there are on all.
async fn waiting(caller: &Caller, page: Page) -> (Vec<CompletionId>, i64) {
    let part = caller.read(async |read| crate::competence::service::pending(read, page).await).await.unwrap();
    (part.rows.into_iter().map(|one| one.id).collect(), part.total)
}

#[tokio::test]
async fn what_somebody_may_decide_waits_before_what_they_recorded_or_completed_themselves() {
    on_both(async |house| {
        let (works, colleague) = (works(&house).await, house.colleague().await);
        let own = works.admin.who().person;
        let recorded = record(&works.admin, unchecked(works.ann, works.welding, "2026-11-01")).await.unwrap().id;
        let completed = record(&colleague, unchecked(own, works.welding, "2026-11-02")).await.unwrap().id;
        let others = record(&colleague, unchecked(works.bob, works.welding, "2026-11-03")).await.unwrap().id;
        let all = Page::number(1, 10);
        assert_eq!(waiting(&works.admin, all).await, (vec![others, recorded, completed], 3));
        assert_eq!(waiting(&colleague, all).await, (vec![recorded, completed, others], 3));
        assert_eq!(waiting(&works.admin, Page::number(2, 2)).await, (vec![completed], 3));
    })
    .await;
}

#[tokio::test]
async fn a_proof_counts_when_it_was_verified_and_not_when_it_was_rejected() {
    on_both(async |house| {
        let (works, colleague) = (works(&house).await, house.colleague().await);
        let first = record(&works.admin, unchecked(works.ann, works.welding, "2026-11-01")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Waiting);
        assert_eq!(waiting(&works.admin, Page::number(1, 10)).await, (vec![first.id], 1));
        verify(&colleague, first.id, false, Some("another person's certificate")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Missing);
        let second = record(&works.admin, unchecked(works.ann, works.welding, "2026-11-02")).await.unwrap();
        verify(&colleague, second.id, true, None).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
        assert_eq!(waiting(&works.admin, Page::number(1, 10)).await, (vec![], 0));
    })
    .await;
}

#[tokio::test]
async fn a_proof_is_decided_on_once_by_somebody_else_and_rejected_with_a_reason() {
    on_both(async |house| {
        let (works, colleague) = (works(&house).await, house.colleague().await);
        let own = works.admin.who().person;
        let of_admin = record(&works.admin, unchecked(own, works.induction, "2026-11-20")).await.unwrap().id;
        assert!(matches!(verify(&works.admin, of_admin, true, None).await, Err(Error::Refused(Rule::OwnCompletion))));
        let id = record(&works.admin, unchecked(works.ann, works.welding, "2026-11-01")).await.unwrap().id;
        for accept in [true, false] {
            let recorder = verify(&works.admin, id, accept, Some("looks right to me")).await;
            assert!(matches!(recorder, Err(Error::Refused(Rule::OwnRecord))), "{recorder:?}");
        }
        for note in [None, Some("  ")] {
            let Err(Error::Invalid(flaws)) = verify(&colleague, id, false, note).await else {
                panic!("rejected without a reason")
            };
            assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("note", &Problem::Required));
        }
        verify(&colleague, id, true, None).await.unwrap();
        let again = verify(&colleague, id, false, Some("changed my mind")).await;
        assert!(matches!(again, Err(Error::Refused(Rule::AlreadyVerified))), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn two_who_verify_at_the_same_moment_do_not_both_succeed() {
    on_both(async |house| {
        let (works, colleague) = (works(&house).await, house.colleague().await);
        let id = record(&works.admin, unchecked(works.ann, works.welding, "2026-11-01")).await.unwrap().id;
        let (one, other) =
            tokio::join!(verify(&colleague, id, true, None), verify(&colleague, id, false, Some("not hers")));
        let refused = [one, other].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert!(matches!(
            refused[0],
            Error::Refused(Rule::AlreadyVerified) | Error::Conflict(Conflict::Changed(Entity::Completion))
        ));
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_completion_is_gone_and_its_trail_stays() {
    on_both(async |house| {
        let works = works(&house).await;
        let id = record(&works.admin, passed(works.ann, works.welding, "2026-11-01")).await.unwrap().id;
        let withdraw = async |reason: &str| {
            works.admin.write(async |work| completions::withdraw(work, id, because(reason)).await).await
        };
        assert!(matches!(withdraw(" ").await, Err(Error::Invalid(_))));
        withdraw("recorded twice").await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Missing);
        assert!(works.admin.read(async |read| completions::of_person(read, works.ann).await).await.unwrap().is_empty());
        assert!(matches!(withdraw("once more").await, Err(Error::NotFound(Entity::Completion))));
        let trail = works.admin.read(async |read| trail::of_entity(read, id, 10).await).await.unwrap();
        assert_eq!(trail.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["withdrawn", "recorded"]);
    })
    .await;
}

#[tokio::test]
async fn the_day_of_expiry_is_that_of_the_certificate_or_follows_from_the_course_and_is_kept() {
    on_both(async |house| {
        let works = works(&house).await;
        let follows = record(&works.admin, passed(works.ann, works.welding, "2025-08-31")).await.unwrap();
        assert_eq!(follows.expires_on, Some(day("2027-08-31")));
        let given =
            CompletionDraft { expires_on: day("2026-12-24").into(), ..passed(works.ann, works.welding, "2026-01-01") };
        assert_eq!(record(&works.admin, given).await.unwrap().expires_on, Some(day("2026-12-24")));
        let never = record(&works.admin, passed(works.ann, works.induction, "2025-08-31")).await.unwrap();
        assert_eq!(never.expires_on, None);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_have_happened_is_refused_and_nothing_is_written() {
    on_both(async |house| {
        let works = works(&house).await;
        let tomorrow = record(&works.admin, passed(works.ann, works.welding, "2026-11-21")).await;
        assert!(matches!(tomorrow, Err(Error::Refused(Rule::CompletionInFuture))));
        let score = CompletionDraft { score: Input::text("101.0"), ..passed(works.ann, works.welding, "2026-11-01") };
        assert!(matches!(record(&works.admin, score).await, Err(Error::Refused(Rule::ScoreOutOfRange))));
        let Err(Error::Invalid(flaws)) = record(&works.admin, passed(works.ann, works.welding, "1949-12-31")).await
        else {
            panic!("accepted")
        };
        assert_eq!(flaws[0].field, "completed_on");
        assert!(works.admin.read(async |read| completions::of_person(read, works.ann).await).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_records_their_own_completion_waits_for_a_colleague() {
    on_both(async |house| {
        let works = works(&house).await;
        let own = works.admin.who().person;
        let recorded = record(&works.admin, passed(own, works.induction, "2026-11-19")).await.unwrap();
        assert_eq!(recorded.verification, Verification::Pending);
        assert_eq!(state(&works.admin, own, works.induction).await, State::Waiting);
    })
    .await;
}

#[tokio::test]
async fn the_same_completion_is_not_recorded_twice_unless_the_first_was_rejected() {
    on_both(async |house| {
        let (works, colleague) = (works(&house).await, house.colleague().await);
        let first = record(&works.admin, unchecked(works.ann, works.welding, "2026-11-01")).await.unwrap();
        let again = record(&works.admin, passed(works.ann, works.welding, "2026-11-01")).await;
        assert!(
            matches!(again, Err(Error::Conflict(Conflict::Duplicate(Entity::Completion, "completed_on")))),
            "{again:?}"
        );
        verify(&colleague, first.id, false, Some("unreadable")).await.unwrap();
        record(&works.admin, passed(works.ann, works.welding, "2026-11-01")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
    })
    .await;
}

#[tokio::test]
async fn a_course_takes_no_completions_as_a_draft_nor_from_its_archiving_on() {
    on_both(async |house| {
        let works = works(&house).await;
        let status = async |status| {
            let change = CourseDraft { status: Input::from(status), ..CourseDraft::default() };
            works
                .admin
                .write(async |work| {
                    catalogue::service::update(work, works.welding.id, &OptimisticLock::Anything, change).await
                })
                .await
                .unwrap();
        };
        let refused = async |on| {
            let recorded = record(&works.admin, passed(works.ann, works.welding, on)).await;
            matches!(recorded, Err(Error::Refused(Rule::CourseNotTaught)))
        };
        status(CourseStatus::Draft).await;
        assert!(refused("2026-11-01").await);
        status(CourseStatus::Archived).await;
        assert!(refused("2026-11-20").await);
        // The certificate comes in late.
        assert!(!refused("2026-11-19").await);
    })
    .await;
}

/// Gives the course of `works` a pass mark of 75.
async fn test_welding(works: &Works) {
    let change = CourseDraft { passing_score: Input::text("75"), ..CourseDraft::default() };
    works
        .admin
        .write(async |work| catalogue::service::update(work, works.welding.id, &OptimisticLock::Anything, change).await)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_pass_below_the_pass_mark_is_refused_unless_a_reason_overrides_the_score() {
    on_both(async |house| {
        let works = works(&house).await;
        test_welding(&works).await;
        let scored = |outcome: Option<Outcome>, score: f64| CompletionDraft {
            score: Input::text(score.to_string()),
            outcome: Input::from(outcome),
            ..passed(works.ann, works.welding, "2026-11-01")
        };
        let flaw = async |draft| match record(&works.admin, draft).await {
            Err(Error::Invalid(flaws)) => (flaws[0].field.clone(), flaws[0].problem.clone()),
            other => panic!("{other:?}"),
        };
        let contradicted = ("outcome".to_owned(), Problem::BelowPassMark(75));
        assert_eq!(flaw(scored(Some(Outcome::Passed), 10.0)).await, contradicted);
        let contradicted = ("outcome".to_owned(), Problem::ReachesPassMark(75));
        assert_eq!(flaw(scored(Some(Outcome::Failed), 75.0)).await, contradicted);
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Missing);
        // What is not stated follows.
        assert_eq!(record(&works.admin, scored(None, 10.0)).await.unwrap().outcome, Outcome::Failed);
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Failed);
        let reason = Some("marked by hand: the machine read the sheet upside down".to_owned());
        let overridden = CompletionDraft {
            reason: Input::text("marked by hand: the machine read the sheet upside down"),
            ..scored(Some(Outcome::Passed), 10.0)
        };
        let recorded = record(&works.admin, overridden).await.unwrap();
        assert_eq!((recorded.outcome, recorded.score, &recorded.reason), (Outcome::Passed, Some(10.0), &reason));
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
        let told = async |read: &mut crate::work::Read| trail::of_entity(read, recorded.id, 1).await;
        let entry = works.admin.read(told).await.unwrap().remove(0);
        assert_eq!(entry.stated("result_reason"), reason);
    })
    .await;
}

#[tokio::test]
async fn only_what_somebody_else_decided_on_is_verified_also_in_rows_of_earlier_versions() {
    on_both(async |house| {
        let (works, colleague) = (works(&house).await, house.colleague().await);
        let accepted = record(&works.admin, passed(works.ann, works.welding, "2026-11-01")).await.unwrap();
        assert_eq!((accepted.verification, accepted.review()), (Verification::Verified, Review::Accepted));
        let waiting = record(&works.admin, unchecked(works.bob, works.welding, "2026-11-01")).await.unwrap();
        assert_eq!(waiting.review(), Review::Waiting);
        let verified = verify(&colleague, waiting.id, true, None).await.unwrap();
        assert_eq!((verified.verification, verified.review()), (Verification::Verified, Review::Verified));
        // Earlier versions named who recorded it as who verified it.
        let (id, recorder) = (accepted.id, works.admin.who().person);
        let earlier = async |work: &mut crate::work::Work| {
            work.unscoped_run(
                "UPDATE completion_version SET verified_by = $2 WHERE completion_id = $1",
                &[&id, &recorder],
            )
            .await
        };
        works.admin.write(earlier).await.unwrap();
        let accepted = works.admin.read(async |read| completions::find(read, id).await).await.unwrap();
        assert_eq!(accepted.review(), Review::Accepted);
    })
    .await;
}
