//! The requirements of a role as EHS speaks of them: by the role's name and by course, replaced as a whole.

use super::*;
use crate::{
    competence::requirement::service::CourseRequirement,
    db::count_statements,
    error::{Entity, Error, Problem},
    testing::on_both,
    work::Work,
};

async fn set(caller: &Caller, name: &str, wanted: &[(Course, bool)]) -> Result<Vec<CourseRequirement>> {
    let wanted: Vec<_> = wanted.iter().map(|(course, mandatory)| (course.id, *mandatory)).collect();
    caller.write(async |work| requirements::set_role(work, name, &OptimisticLock::Anything, &wanted).await).await
}

async fn requirements_of(caller: &Caller, name: &str) -> Vec<(String, bool)> {
    let all = caller.read(async |read| requirements::of_role(read, name).await).await.unwrap();
    all.into_iter().map(|one| (one.code, one.is_mandatory)).collect()
}

fn codes(expected: &[(&str, bool)]) -> Vec<(String, bool)> {
    expected.iter().map(|(code, mandatory)| ((*code).to_owned(), *mandatory)).collect()
}

#[tokio::test]
async fn what_is_set_replaces_what_was_and_keeps_what_stays() {
    on_both(async |house| {
        let works = works(&house).await;
        let admin = &works.admin;
        assert_eq!(requirements_of(admin, "Welder").await, codes(&[("WELD", true)]));
        let set_once = set(admin, "welder", &[(works.welding, true), (works.induction, false)]).await.unwrap();
        assert_eq!(requirements_of(admin, " WELDER ").await, codes(&[("IND", false), ("WELD", true)]));
        let kept = set_once.iter().find(|one| one.code == "WELD").unwrap();
        assert_eq!(kept.id, works.welders_weld);
        let unchanged = admin.read(async |read| requirements::find(read, works.welders_weld).await).await.unwrap();
        assert_eq!(unchanged.number, 1);
        set(admin, "Welder", &[(works.welding, false)]).await.unwrap();
        assert_eq!(requirements_of(admin, "Welder").await, codes(&[("WELD", false)]));
        let changed = admin.read(async |read| requirements::find(read, works.welders_weld).await).await.unwrap();
        assert_eq!(changed.number, 2);
        set(admin, "Welder", &[]).await.unwrap();
        assert_eq!(requirements_of(admin, "Welder").await, codes(&[]));
        assert_eq!(state(admin, works.ann, works.welding).await, State::NotRequired);
        assert_eq!(state_on(admin, works.ann, works.welding, day("2026-11-19"), None).await, State::Missing);
    })
    .await;
}

#[tokio::test]
async fn setting_the_same_twice_changes_nothing_and_what_was_taken_away_today_can_come_back() {
    on_both(async |house| {
        let works = works(&house).await;
        let admin = &works.admin;
        let once = set(admin, "Driver", &[(works.welding, true)]).await.unwrap();
        assert_eq!(set(admin, "Driver", &[(works.welding, true)]).await.unwrap(), once);
        set(admin, "Driver", &[]).await.unwrap();
        assert_eq!(state(admin, works.bob, works.welding).await, State::NotRequired);
        set(admin, "Driver", &[(works.welding, true)]).await.unwrap();
        assert_eq!(requirements_of(admin, "Driver").await, codes(&[("WELD", true)]));
        assert_eq!(state(admin, works.bob, works.welding).await, State::Missing);
    })
    .await;
}

#[tokio::test]
async fn many_requirements_of_a_role_change_and_end_in_as_many_statements_as_two() {
    on_both(async |house| {
        let (works, world) = (works(&house).await, house.world());
        let mut courses = Vec::new();
        for code in ["C-1", "C-2", "C-3", "C-4", "C-5", "C-6"] {
            courses.push(world.course(code).await.id);
        }
        let statements = async |name: &str, courses: &[CourseId]| {
            let mut counts = Vec::new();
            for is_mandatory in [Some(true), Some(false), None] {
                let wanted = is_mandatory.map(|is_mandatory| courses.iter().map(move |course| (*course, is_mandatory)));
                let wanted: Vec<_> = wanted.into_iter().flatten().collect();
                let set = async |work: &mut Work| {
                    Ok(count_statements(requirements::set_role(work, name, &OptimisticLock::Anything, &wanted)).await)
                };
                let (set, count) = works.admin.write(set).await.unwrap();
                assert_eq!(set.unwrap().len(), wanted.len());
                counts.push(count);
            }
            counts
        };
        assert_eq!(statements("Rigger", &courses[..2]).await, statements("Scaffolder", &courses).await);
    })
    .await;
}

#[tokio::test]
async fn a_role_that_nobody_has_heard_of_is_made_and_requires_nothing_before() {
    on_both(async |house| {
        let works = works(&house).await;
        assert_eq!(requirements_of(&works.admin, "Scaffolder").await, codes(&[]));
        set(&works.admin, "Scaffolder", &[(works.welding, true)]).await.unwrap();
        assert_eq!(requirements_of(&works.admin, "scaffolder").await, codes(&[("WELD", true)]));
        let roles = works.admin.read(async |read| people::service::roles(read).await).await.unwrap();
        assert_eq!(roles.iter().map(|role| role.name.as_str()).collect::<Vec<_>>(), ["Driver", "Scaffolder", "Welder"]);
    })
    .await;
}

#[tokio::test]
async fn a_course_that_does_not_exist_or_is_named_twice_is_refused_and_nothing_is_done() {
    on_both(async |house| {
        let works = works(&house).await;
        let unknown = Course { id: CourseId(987_654), competency: CompetencyId(0) };
        let refused = set(&works.admin, "Rigger", &[(works.welding, true), (unknown, true)]).await;
        assert!(matches!(refused, Err(Error::NotFound(Entity::Course))), "{refused:?}");
        let Err(Error::Invalid(flaws)) =
            set(&works.admin, "Rigger", &[(works.welding, true), (works.welding, false)]).await
        else {
            panic!("a course was taken twice")
        };
        assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("requirements[1].course_id", &Problem::Repeated));
        let Err(Error::Invalid(flaws)) = set(&works.admin, "  ", &[]).await else { panic!("a role without a name") };
        assert_eq!(flaws[0].field, "role_name");
        let roles = works.admin.read(async |read| people::service::roles(read).await).await.unwrap();
        assert_eq!(roles.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_begins_in_the_future_stays_as_planned() {
    on_both(async |house| {
        let works = works(&house).await;
        let planned = Terms { period: Period::since(day("2027-01-01")), ..Terms::default() };
        let planned = require(&works.admin, works.welding, Scope::Role(works.driver), planned).await.unwrap();
        assert_eq!(requirements_of(&works.admin, "Driver").await, codes(&[]));
        let set = set(&works.admin, "Driver", &[(works.welding, false)]).await.unwrap();
        let new = works.admin.read(async |read| requirements::find(read, set[0].id).await).await.unwrap();
        assert_eq!(new.terms.period, Period { from: Some(house.today()), to: Some(day("2027-01-01")) });
        let unchanged = works.admin.read(async |read| requirements::find(read, planned.id).await).await.unwrap();
        assert_eq!(unchanged, planned);
    })
    .await;
}
