//! As of a day, and as known at a moment.

use super::{snapshot::Life, *};
use crate::testing::on_both;

#[tokio::test]
async fn as_of_an_earlier_day_only_what_had_happened_by_then_counts() {
    on_both(async |house| {
        let works = works(&house).await;
        record(&works.admin, passed(works.ann, works.welding, "2024-03-01")).await.unwrap();
        record(&works.admin, passed(works.ann, works.welding, "2026-11-10")).await.unwrap();
        for (as_of, expected) in [
            ("2023-12-31", State::NotRequired),
            ("2024-02-29", State::Missing),
            ("2024-03-01", State::Valid),
            ("2026-02-01", State::Expiring),
            ("2026-03-01", State::Expired),
            ("2026-11-10", State::Valid),
        ] {
            assert_eq!(state_on(&works.admin, works.ann, works.welding, day(as_of), None).await, expected, "{as_of}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_known_at_an_earlier_moment_is_still_seen() {
    on_both(async |house| {
        let works = works(&house).await;
        let before_all = later(&house);
        let completion = record(&works.admin, passed(works.ann, works.welding, "2026-01-10")).await.unwrap();
        let recorded = later(&house);
        works
            .admin
            .write(async |work| completions::withdraw(work, completion.id, "of somebody else").await)
            .await
            .unwrap();
        let withdrawn = later(&house);
        let on = house.today();
        for (at, expected) in [
            (Some(before_all), State::Missing),
            (Some(recorded), State::Valid),
            (Some(withdrawn), State::Missing),
            (None, State::Missing),
        ] {
            assert_eq!(state_on(&works.admin, works.ann, works.welding, on, at).await, expected, "{at:?}");
        }
        let before_the_organisation = "2020-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(totals(&works.admin, on, Some(before_the_organisation)).await, Totals::default());
    })
    .await;
}

#[tokio::test]
async fn an_explanation_of_what_was_known_names_the_version_that_was_in_force_then() {
    on_both(async |house| {
        let works = works(&house).await;
        let before = later(&house);
        let terms = Terms { refresh_months: Some(6), ..Terms::default() };
        works
            .admin
            .write(async |work| requirements::change(work, works.welders_weld, None, terms).await)
            .await
            .unwrap();
        later(&house);
        let on = house.today();
        let version = async |at| {
            let explained = works
                .admin
                .read(async |read| service::explain(read, works.ann, works.welding.competency, on, at).await)
                .await;
            let need = explained.unwrap().explanation.value.standing.need.unwrap();
            (need.requirement, need.version)
        };
        assert_eq!(version(Some(before)).await, (works.welders_weld, 1));
        assert_eq!(version(None).await, (works.welders_weld, 2));
    })
    .await;
}

#[tokio::test]
async fn nothing_that_is_written_later_changes_what_was_known_before() {
    on_both(async |house| {
        let works = works(&house).await;
        let days = [day("2025-01-15"), day("2026-05-01"), day("2026-11-20"), day("2027-06-30")];
        let mut life = Life::new(&works, 7);
        let mut remembered = Vec::new();
        for _ in 0..40 {
            life.step().await;
            let mut then = Vec::new();
            for on in days {
                then.push(totals(&works.admin, on, None).await);
            }
            remembered.push((later(&house), then));
        }
        let mut seen = std::collections::HashSet::new();
        for (moment, then) in remembered {
            for (on, expected) in days.into_iter().zip(then) {
                assert_eq!(totals(&works.admin, on, Some(moment)).await, expected, "{on} as known at {moment}");
                seen.insert(format!("{expected:?}"));
            }
        }
        assert!(seen.len() > 10, "the writes made hardly any difference");
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_does_not_put_a_new_version_before_the_old_one() {
    on_both(async |house| {
        let works = works(&house).await;
        let noon = later(&house);
        house.clock.set(noon - TimeDelta::hours(3));
        let terms = Terms { refresh_months: Some(6), ..Terms::default() };
        works
            .admin
            .write(async |work| requirements::change(work, works.welders_weld, None, terms.clone()).await)
            .await
            .unwrap();
        house.clock.set(noon + TimeDelta::hours(1));
        let found = works.admin.read(async |read| requirements::find(read, works.welders_weld).await).await.unwrap();
        assert_eq!((found.number, found.updated_at, found.terms), (2, noon, terms));
    })
    .await;
}
