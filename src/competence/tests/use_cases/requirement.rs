//! Setting, changing and ending requirements.

use super::*;
use crate::{
    catalogue::CourseDraft,
    competence::requirement::{About, RequirementStatus},
    error::{Conflict, Entity, Error, Problem, Rule},
    testing::on_both,
    work::Work,
};

fn terms(from: &str, to: &str) -> Terms {
    let day = |text: &str| (!text.is_empty()).then(|| day(text));
    Terms { period: Period { from: day(from), to: day(to) }, ..Terms::default() }
}

async fn change(caller: &Caller, id: RequirementId, number: Option<u32>, terms: Terms) -> Result<Requirement> {
    let lock = number.map_or(OptimisticLock::Anything, OptimisticLock::from);
    caller.write(async |work| requirements::change(work, id, &lock, TermsDraft::from(&terms)).await).await
}

async fn end(caller: &Caller, id: RequirementId, on: &str) -> Result<Requirement> {
    caller.write(async |work| requirements::end(work, id, day(on)).await).await
}

fn is_duplicate(refused: &Result<Requirement>) -> bool {
    matches!(refused, Err(Error::Conflict(Conflict::Duplicate(Entity::Requirement, "competency"))))
}

async fn count(works: &Works) -> usize {
    works.admin.read(async |read| requirements::list(read).await).await.unwrap().len()
}

#[tokio::test]
async fn a_requirement_that_ends_before_it_starts_is_a_flaw_and_is_not_written() {
    on_both(async |house| {
        let works = works(&house).await;
        for (from, to) in [("2026-05-01", "2026-04-30"), ("2026-05-01", "2026-05-01")] {
            let refused = require(&works.admin, works.welding, Scope::Everyone, terms(from, to)).await;
            let Err(Error::Invalid(flaws)) = refused else { panic!("{refused:?}") };
            assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("valid_to", &Problem::EndsBeforeStart));
        }
        let refused = change(&works.admin, works.welders_weld, None, terms("2026-05-01", "2026-04-30")).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        assert_eq!(count(&works).await, 2);
        let found = works.admin.read(async |read| requirements::find(read, works.welders_weld).await).await.unwrap();
        assert_eq!((found.number, found.terms), (1, Terms::default()));
    })
    .await;
}

#[tokio::test]
async fn of_one_scope_and_competency_only_one_requirement_is_in_force_at_a_time() {
    on_both(async |house| {
        let works = works(&house).await;
        let admin = &works.admin;
        let site = Scope::Site(works.north);
        let first = require(admin, works.welding, site, terms("2026-01-01", "2026-07-01")).await.unwrap();
        assert!(is_duplicate(&require(admin, works.welding, site, terms("2026-06-30", "")).await));
        let second = require(admin, works.welding, site, terms("2026-07-01", "")).await.unwrap();
        assert!(is_duplicate(&change(admin, second.id, None, terms("2026-06-01", "")).await));
        let aside = Terms { status: RequirementStatus::Inactive, ..terms("2026-06-01", "") };
        require(admin, works.welding, site, aside).await.unwrap();
        require(admin, works.induction, site, terms("", "")).await.unwrap();
        assert!(matches!(
            change(admin, first.id, None, terms("2026-01-01", "")).await,
            Err(Error::Refused(Rule::AlreadyEnded))
        ));
    })
    .await;
}

#[tokio::test]
async fn requirements_may_follow_each_other_day_by_day_and_none_clashes_with_itself_or_another_scope() {
    on_both(async |house| {
        let works = works(&house).await;
        let (admin, site) = (&works.admin, Scope::Site(works.north));
        let middle = require(admin, works.welding, site, terms("2026-12-01", "2027-03-01")).await.unwrap();
        for (from, to) in [("", ""), ("", "2026-12-02"), ("2027-02-28", ""), ("2027-01-01", "2027-01-02")] {
            let refused = require(admin, works.welding, site, terms(from, to)).await;
            assert!(is_duplicate(&refused), "{from}..{to}: {refused:?}");
        }
        require(admin, works.welding, site, terms("", "2026-12-01")).await.unwrap();
        require(admin, works.welding, site, terms("2027-03-01", "")).await.unwrap();
        change(admin, middle.id, None, terms("2026-12-15", "2027-03-01")).await.unwrap();
        for scope in [Scope::Everyone, Scope::Role(works.driver), Scope::Site(house.world().site("South").await)] {
            require(admin, works.welding, scope, terms("", "")).await.unwrap();
            assert!(is_duplicate(&require(admin, works.welding, scope, terms("", "")).await), "{scope:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_has_ended_is_not_taken_up_again_while_another_is_in_force() {
    on_both(async |house| {
        let works = works(&house).await;
        let driver = Scope::Role(works.driver);
        let ended = require(&works.admin, works.welding, driver, terms("2026-01-01", "2026-06-01")).await.unwrap();
        let next = require(&works.admin, works.welding, driver, terms("2026-06-01", "")).await.unwrap();
        let take_up = async || {
            let active = TermsDraft { status: RequirementStatus::Active.into(), ..TermsDraft::default() };
            let amend = async |work: &mut Work| {
                requirements::amend(work, ended.id, &OptimisticLock::Anything, About::default(), active).await
            };
            works.admin.write(amend).await
        };
        let refused = take_up().await;
        assert!(
            matches!(refused, Err(Error::Conflict(Conflict::Duplicate(Entity::Requirement, "competency")))),
            "{refused:?}"
        );
        change(&works.admin, next.id, None, Terms { status: RequirementStatus::Inactive, ..next.terms }).await.unwrap();
        assert_eq!(take_up().await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn two_who_require_the_same_at_the_same_moment_do_not_both_succeed() {
    on_both(async |house| {
        let works = works(&house).await;
        let same = || require(&works.admin, works.welding, Scope::Everyone, Terms::default());
        let (one, other) = tokio::join!(same(), same());
        let refused = [one, other].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(
            matches!(refused[..], [Error::Conflict(Conflict::Duplicate(Entity::Requirement, "competency"))]),
            "{refused:?}"
        );
        assert_eq!(count(&works).await, 3);
    })
    .await;
}

#[tokio::test]
async fn what_has_ended_is_not_changed_any_more() {
    on_both(async |house| {
        let works = works(&house).await;
        let (admin, id) = (&works.admin, works.welders_weld);
        let ended = end(admin, id, "2026-11-20").await.unwrap();
        assert_eq!((ended.id, ended.number, ended.terms.period.to), (id, 2, Some(house.today())));
        assert_eq!(state(admin, works.ann, works.welding).await, State::NotRequired);
        assert_eq!(state_on(admin, works.ann, works.welding, day("2026-11-19"), None).await, State::Missing);
        let is_refused = |refused: Result<Requirement>| matches!(refused, Err(Error::Refused(Rule::AlreadyEnded)));
        assert!(is_refused(change(admin, id, None, Terms::default()).await));
        assert!(is_refused(end(admin, id, "2027-01-01").await));
        assert!(is_refused(end(admin, id, "2026-06-01").await));
        let found = admin.read(async |read| requirements::find(read, id).await).await.unwrap();
        assert_eq!(found.number, 2);
    })
    .await;
}

#[tokio::test]
async fn an_end_that_is_still_to_come_can_be_moved_but_not_before_the_beginning() {
    on_both(async |house| {
        let works = works(&house).await;
        let new = require(&works.admin, works.induction, Scope::Site(works.north), terms("2026-03-01", "2027-03-01"))
            .await
            .unwrap();
        let Err(Error::Invalid(flaws)) = end(&works.admin, new.id, "2026-03-01").await else { panic!("accepted") };
        assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("valid_to", &Problem::EndsBeforeStart));
        let ended = end(&works.admin, new.id, "2026-12-31").await.unwrap();
        assert_eq!(ended.terms.period, Period { from: Some(day("2026-03-01")), to: Some(day("2026-12-31")) });
    })
    .await;
}

#[tokio::test]
async fn who_changes_a_version_that_somebody_else_has_changed_gets_a_conflict() {
    on_both(async |house| {
        let works = works(&house).await;
        let (admin, id) = (&works.admin, works.welders_weld);
        let mine = Terms { grace_days: GraceDays::new(14).ok(), ..Terms::default() };
        let changed = change(admin, id, Some(1), mine.clone()).await.unwrap();
        assert_eq!((changed.id, changed.number), (id, 2));
        let yours = change(admin, id, Some(1), Terms::default()).await;
        assert!(matches!(yours, Err(Error::Conflict(Conflict::Changed(Entity::Requirement)))), "{yours:?}");
        let found = admin.read(async |read| requirements::find(read, id).await).await.unwrap();
        assert_eq!((found.number, found.terms), (2, mine));
    })
    .await;
}

#[tokio::test]
async fn of_two_changes_at_the_same_moment_one_is_a_conflict() {
    on_both(async |house| {
        let works = works(&house).await;
        let with = |days| {
            change(
                &works.admin,
                works.welders_weld,
                Some(1),
                Terms { grace_days: GraceDays::new(days).ok(), ..Terms::default() },
            )
        };
        let (one, other) = tokio::join!(with(1), with(2));
        let refused = [one, other].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(refused[..], [Error::Conflict(Conflict::Changed(Entity::Requirement))]), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_requirement_may_hang_on_an_access_role_and_bears_on_whoever_holds_it() {
    on_both(async |house| {
        let works = works(&house).await;
        let organisation = works.admin.who().organisation;
        let sql = "SELECT id FROM role WHERE organisation_id = $1 AND kind = 'access' AND code = 'system_admin'";
        let (access,): (RoleId,) =
            works.admin.read(async |read| read.unscoped_one(sql, &[&organisation]).await).await.unwrap();
        let administrator = works.admin.who().person;
        assert_eq!(state(&works.admin, administrator, works.welding).await, State::NotRequired);
        require(&works.admin, works.welding, Scope::Role(access), Terms::default()).await.unwrap();
        assert_eq!(state(&works.admin, administrator, works.welding).await, State::Missing);
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::NotRequired);
    })
    .await;
}

#[tokio::test]
async fn an_end_before_the_day_it_was_set_is_refused_because_it_could_not_be_mended() {
    on_both(async |house| {
        let works = works(&house).await;
        let Err(Error::Invalid(flaws)) = end(&works.admin, works.welders_weld, "1926-11-20").await else {
            panic!("accepted")
        };
        assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("valid_to", &Problem::Before(house.today())));
    })
    .await;
}

#[tokio::test]
async fn what_no_course_grants_any_more_cannot_be_required() {
    on_both(async |house| {
        let works = works(&house).await;
        let again = house.world().course("AGAIN").await;
        let link = CourseDraft { refresher: again.id.into(), ..CourseDraft::default() };
        works
            .admin
            .write(async |work| {
                catalogue::service::update(work, works.induction.id, &OptimisticLock::Anything, link).await
            })
            .await
            .unwrap();
        let site = Scope::Site(works.north);
        let refused = require(&works.admin, again, site, Terms::default()).await;
        let Err(Error::Invalid(flaws)) = refused else { panic!("{refused:?}") };
        assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("competency", &Problem::Ungranted));
        require(&works.admin, works.induction, site, Terms::default()).await.unwrap();
        assert_eq!(count(&works).await, 3);
    })
    .await;
}
