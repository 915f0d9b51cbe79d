//! What is written shows in the next matrix: the snapshot follows the journal.

use super::{
    life::{Life, LifeEvent},
    *,
};
use crate::{
    catalogue::CourseDraft,
    competence::{
        facts::{Facts, PersonFacts},
        load::{self, KnownAt},
    },
    testing::on_both,
};

async fn change_course(works: &Works, course: Course, change: CourseDraft) {
    works
        .admin
        .write(async |work| catalogue::service::update(work, course.id, &OptimisticLock::Anything, change).await)
        .await
        .unwrap();
}

fn validity(months: i64) -> CourseDraft {
    CourseDraft { validity_months: Months::new(months).unwrap().into(), ..CourseDraft::default() }
}

#[tokio::test]
async fn a_completion_shows_in_the_next_matrix() {
    on_both(async |house| {
        let works = works(&house).await;
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Missing);
        record(&works.admin, passed(works.ann, works.welding, "2026-11-20")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_a_requirement_shows_in_the_next_matrix() {
    on_both(async |house| {
        let works = works(&house).await;
        record(&works.admin, passed(works.ann, works.welding, "2026-01-10")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
        let change = async |terms| {
            works
                .admin
                .write(async |work| {
                    requirements::change(work, works.welders_weld, &OptimisticLock::Anything, terms).await
                })
                .await
        };
        change(TermsDraft { refresh_months: Input::text("6"), ..TermsDraft::default() }).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Expired);
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::NotRequired);
        require(&works.admin, works.welding, Scope::Site(works.north), Terms::default()).await.unwrap();
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::Missing);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_a_role_shows_in_the_next_matrix() {
    on_both(async |house| {
        let works = works(&house).await;
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::NotRequired);
        let holding =
            NewHolding { person: works.bob, role: works.welder, site: None, period: Period::since(day("2026-11-01")) };
        let id = works.admin.write(async |work| people::service::assign(work, &holding).await).await.unwrap();
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::Missing);
        works.admin.write(async |work| people::service::end_holding(work, id, day("2026-11-20")).await).await.unwrap();
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::NotRequired);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_what_a_course_grants_and_for_how_long_shows_in_the_next_matrix() {
    on_both(async |house| {
        let works = works(&house).await;
        record(&works.admin, passed(works.ann, works.welding, "2025-06-01")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
        change_course(&works, works.welding, validity(12)).await;
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Expired);
        let again = house.world().course("WELD-R").await;
        record(&works.admin, passed(works.ann, again, "2026-11-01")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Expired);
        change_course(&works, works.welding, CourseDraft { refresher: again.id.into(), ..CourseDraft::default() })
            .await;
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
    })
    .await;
}

/// Everything in `facts` that a matrix can depend on, in an order of its own.
fn printed(facts: &Facts) -> Vec<String> {
    let rules = &facts.rules;
    let mut grants: Vec<_> = rules.grants.iter().collect();
    grants.sort_unstable();
    let (mut jobs, mut sites): (Vec<_>, Vec<_>) = (rules.roles.iter().collect(), rules.sites.iter().collect());
    jobs.sort_unstable();
    sites.sort_unstable();
    let person = |person: &PersonFacts| {
        let mut person = person.clone();
        // They are loaded in any order, and the rule does not ask for one.
        person.access.sort_unstable_by_key(|held| (held.role, held.period.from, held.period.to));
        format!("{person:?}")
    };
    let lists = [
        format!("{:?}", rules.competencies),
        format!("{:?}", rules.requirements),
        format!("{grants:?} {jobs:?} {sites:?} {}", rules.expiring_days),
    ];
    facts.people.iter().map(|one| person(one)).chain(lists).collect()
}

/// Compares what the server of `caller` has followed the journal to with what is there, `after` all of that.
async fn check_against_scratch(caller: &Caller, after: &[LifeEvent]) {
    let both = async |read: &mut crate::work::Read| {
        Ok((service::facts(read).await?, load::facts(&mut read.tenant(), KnownAt(None)).await?))
    };
    let (followed, loaded) = caller.read(both).await.unwrap();
    assert_eq!(printed(&followed), printed(&loaded), "after {after:?}");
}

#[tokio::test]
async fn whatever_is_written_every_server_follows_it_to_what_a_load_from_scratch_would_be() {
    on_both(async |house| {
        let works = works(&house).await;
        let servers = [works.admin.clone(), house.elsewhere()];
        for seed in 0..2 {
            let mut life = Life::begin(&works, seed).await;
            // Sometimes several changes are followed at once, and each server has its own times for it.
            while life.step().await {
                for server in &servers {
                    if life.dice.chance(60) {
                        check_against_scratch(server, &life.done).await;
                    }
                }
            }
            for server in &servers {
                check_against_scratch(server, &life.done).await;
            }
            let left: Vec<_> = LifeEvent::DECK.iter().filter(|kind| !life.done.contains(kind)).collect();
            assert!(left.is_empty(), "{left:?} never happened");
        }
    })
    .await;
}

#[tokio::test]
async fn a_number_beyond_its_range_is_an_error_and_not_taken_for_none() {
    on_both(async |house| {
        let works = works(&house).await;
        let spoil = "UPDATE competency_version SET validity_months = -1";
        house.admin.write(async |work| work.unscoped_run(spoil, &[]).await).await.unwrap();
        let today = house.today();
        let read = house.elsewhere().read(async |read| service::standings(read, works.ann, today).await).await;
        let cause = read.map(drop).unwrap_err().cause();
        assert!(cause.contains("-1: must be between"), "{cause}");
    })
    .await;
}

#[tokio::test]
async fn a_role_of_a_kind_that_nobody_knows_is_an_error_and_not_taken_for_one_of_access() {
    on_both(async |house| {
        let works = works(&house).await;
        house.corrupt("ALTER TABLE role DROP CONSTRAINT role_kind_check", "UPDATE role SET kind = 'guild'").await;
        let today = house.today();
        let read = house.elsewhere().read(async |read| service::standings(read, works.ann, today).await).await;
        let cause = read.map(drop).unwrap_err().cause();
        assert!(cause.contains("does not know"), "{cause}");
    })
    .await;
}
