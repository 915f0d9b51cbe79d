//! As of a day, and as known at a moment.

use super::{life::Life, *};
use crate::{
    competence::{
        matrix::{MatrixCell, RowKey},
        standing::Standing,
    },
    kernel::optimistic_lock::OptimisticLock,
    testing::{because, on_both},
};
use std::collections::BTreeMap;

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
            .write(async |work| completions::withdraw(work, completion.id, because("of somebody else")).await)
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
async fn a_job_role_that_is_withdrawn_requires_nothing_and_did_so_as_far_as_was_known() {
    on_both(async |house| {
        let works = works(&house).await;
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Missing);
        let before = later(&house);
        let withdraw = async |work: &mut crate::work::Work| {
            let holding = people::service::detail(work, works.ann).await?.holdings[0].id;
            people::service::withdraw_holding(work, holding, &OptimisticLock::Anything, because("of another Ann")).await
        };
        works.admin.write(withdraw).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::NotRequired);
        let known = state_on(&works.admin, works.ann, works.welding, house.today(), Some(before)).await;
        assert_eq!(known, State::Missing);
    })
    .await;
}

#[tokio::test]
async fn an_explanation_of_what_was_known_names_the_version_that_was_in_force_then() {
    on_both(async |house| {
        let works = works(&house).await;
        let before = later(&house);
        let terms = Terms { refresh_months: Months::new(6).ok(), ..Terms::default() };
        works
            .admin
            .write(async |work| {
                requirements::change(work, works.welders_weld, &OptimisticLock::Anything, TermsDraft::from(&terms))
                    .await
            })
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

/// Where everybody stands with everything on a day: state, need and proof.
type Cells = BTreeMap<(PersonId, CompetencyId), Standing>;

async fn cells(caller: &Caller, on: NaiveDate, known_at: Option<DateTime<Utc>>) -> Cells {
    // From when on something expires soon is a setting: of those only the present ones are known.
    let query = Query { expiring_days: Some(30), ..Query::on(on) };
    let (matrix, _) = caller.read(async |read| service::matrix(read, query, known_at).await).await.unwrap();
    let cell = |cell: &MatrixCell| match matrix.rows[cell.row].key {
        RowKey::Person(person) => ((person, matrix.columns[cell.column].id), cell.standing),
        other => panic!("{other:?} is nobody"),
    };
    matrix.cells.iter().map(cell).collect()
}

/// The cells of several days, past and to come.
async fn picture(caller: &Caller, known_at: Option<DateTime<Utc>>) -> Vec<Cells> {
    let mut days = Vec::new();
    for on in ["2025-01-15", "2026-05-01", "2026-11-20", "2027-06-30"] {
        days.push(cells(caller, day(on), known_at).await);
    }
    days
}

/// How many cells of `then` are others `now`, or not there.
fn overtaken(then: &[Cells], now: &[Cells]) -> usize {
    let of_day = |(then, now): (&Cells, &Cells)| {
        then.iter().filter(|(cell, standing)| now.get(*cell) != Some(*standing)).count()
    };
    then.iter().zip(now).map(of_day).sum()
}

/// How many versions of each kind of fact were superseded.
async fn superseded(caller: &Caller) -> Vec<i64> {
    let mut counts = Vec::new();
    for sql in [
        "SELECT COUNT(*) FROM completion_version WHERE superseded_at IS NOT NULL",
        "SELECT COUNT(*) FROM requirement_version WHERE superseded_at IS NOT NULL",
        "SELECT COUNT(*) FROM employment_version WHERE superseded_at IS NOT NULL",
        "SELECT COUNT(*) FROM holding_version WHERE superseded_at IS NOT NULL",
        "SELECT COUNT(*) FROM competency_version WHERE superseded_at IS NOT NULL",
        "SELECT COUNT(*) FROM course_grant_version WHERE superseded_at IS NOT NULL",
    ] {
        let (count,): (i64,) = caller.read(async |read| read.unscoped_one(sql, &[]).await).await.unwrap();
        counts.push(count);
    }
    counts
}

#[tokio::test]
async fn nothing_that_is_written_later_changes_what_was_known_before() {
    on_both(async |house| {
        let works = works(&house).await;
        let mut pictures = vec![(picture(&works.admin, None).await, later(&house))];
        for seed in 0..3 {
            let mut life = Life::begin(&works, seed).await;
            while life.step().await {
                // Several things may happen at one moment, but nothing more at that of a picture.
                if life.dice.chance(20) {
                    pictures.push((picture(&works.admin, None).await, later(&house)));
                }
            }
        }
        let elsewhere = house.elsewhere();
        for (then, moment) in &pictures {
            for server in [&works.admin, &elsewhere] {
                assert_eq!(picture(server, Some(*moment)).await, *then, "as known at {moment}");
            }
        }
        let now = picture(&works.admin, None).await;
        let others: usize = pictures.iter().map(|(then, _)| overtaken(then, &now)).sum();
        assert!(others > 50, "the writes made hardly any difference: {others}");
        let counts = superseded(&works.admin).await;
        assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_does_not_put_a_new_version_before_the_old_one() {
    on_both(async |house| {
        let works = works(&house).await;
        let noon = later(&house);
        house.clock.set(noon - TimeDelta::hours(3));
        let terms = Terms { refresh_months: Months::new(6).ok(), ..Terms::default() };
        works
            .admin
            .write(async |work| {
                requirements::change(work, works.welders_weld, &OptimisticLock::Anything, TermsDraft::from(&terms))
                    .await
            })
            .await
            .unwrap();
        house.clock.set(noon + TimeDelta::hours(1));
        let found = works.admin.read(async |read| requirements::find(read, works.welders_weld).await).await.unwrap();
        assert_eq!((found.number, found.updated_at, found.terms), (2, noon, terms));
    })
    .await;
}
