//! Employments, job roles and writing in bulk.

use super::*;
use crate::{
    exchange::ImportAction,
    kernel::optimistic_lock::OptimisticLock,
    testing::{because, on_both},
};
use chrono::{DateTime, NaiveDate, Utc};

/// From when a version says that an employment holds, when it was recorded and when it was superseded.
type Version = (NaiveDate, DateTime<Utc>, Option<DateTime<Utc>>);

#[tokio::test]
async fn employments_of_a_person_do_not_overlap_and_end_only_once() {
    on_both(async |house| {
        let id = create(&house, "E-7", "Ana", "Pérez").await;
        let employ = async |from, to| house.admin.write(async |work| service::employ(work, id, period(from, to)).await).await;
        let first = employ("2020-01-01", "2022-01-01").await.unwrap();
        let second = employ("2024-01-01", "").await.unwrap();
        assert!(matches!(employ("2021-06-01", "2021-07-01").await, Err(Error::Conflict(Conflict::Duplicate(Entity::Employment, _)))));
        assert!(matches!(employ("2023-06-01", "2023-06-01").await, Err(Error::Invalid(flaws)) if flaws[0].problem == Problem::EndsBeforeStart));
        let ended = house.admin.write(async |work| service::end_employment(work, second, day("2026-10-01")).await).await.unwrap();
        assert_eq!(ended.period, period("2024-01-01", "2026-10-01"));
        let again = house.admin.write(async |work| service::end_employment(work, second, day("2026-12-01")).await).await;
        assert!(matches!(again, Err(Error::Refused(Rule::AlreadyEnded))));
        let corrected = house.admin.write(async |work| service::correct_employment(work, first, period("2019-01-01", "2022-01-01")).await).await;
        assert_eq!(corrected.unwrap().period.from, Some(day("2019-01-01")));
        let detail = house.admin.read(async |read| service::detail(read, id).await).await.unwrap();
        assert_eq!(detail.employments.iter().map(|one| one.id).collect::<Vec<_>>(), [second, first]);
    })
    .await;
}

#[tokio::test]
async fn what_was_known_before_a_correction_stays() {
    on_both(async |house| {
        let id = create(&house, "E-7", "Ana", "Pérez").await;
        let employment = house.admin.write(async |work| service::employ(work, id, period("2020-01-01", "")).await).await.unwrap();
        house.clock.set("2026-11-21T08:00:00Z".parse().unwrap());
        house.admin.write(async |work| service::correct_employment(work, employment, period("2021-01-01", "")).await).await.unwrap();
        // A clock that was set back must not make the next version older than the one that it follows.
        house.clock.set("2026-11-20T23:00:00Z".parse().unwrap());
        house.admin.write(async |work| service::correct_employment(work, employment, period("2022-01-01", "")).await).await.unwrap();
        let sql = "SELECT valid_from, recorded_at, superseded_at FROM employment_version WHERE employment_id = $1 ORDER BY id";
        let versions: Vec<Version> = house.admin.read(async |read| read.unscoped_all(sql, &[&employment]).await).await.unwrap();
        let years: Vec<_> = versions.iter().map(|version| version.0.to_string()).collect();
        assert_eq!(years, ["2020-01-01", "2021-01-01", "2022-01-01"]);
        assert_eq!(versions[0].2, Some(versions[1].1));
        assert_eq!(versions[1].2, Some(versions[2].1));
        assert!(versions.iter().all(|version| version.2.is_none_or(|end| end >= version.1)));
        assert_eq!(versions[2].2, None);
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_is_known_no_longer_and_can_be_recorded_again() {
    on_both(async |house| {
        let id = create(&house, "E-7", "Ana", "Pérez").await;
        let since = period("2020-01-01", "");
        let employment = house.admin.write(async |work| service::employ(work, id, since).await).await.unwrap();
        let withdraw = async |reason: &str| {
            house
                .admin
                .write(async |work| {
                    service::withdraw_employment(work, employment, &OptimisticLock::Anything, because(reason)).await
                })
                .await
        };
        assert!(matches!(withdraw(" ").await, Err(Error::Invalid(flaws)) if flaws[0].field == "reason"));
        withdraw("of another Ana").await.unwrap();
        assert!(matches!(withdraw("again").await, Err(Error::NotFound(Entity::Employment))));
        let sql = "SELECT valid_from, recorded_at, superseded_at FROM employment_version WHERE employment_id = $1";
        let versions: Vec<Version> =
            house.admin.read(async |read| read.unscoped_all(sql, &[&employment]).await).await.unwrap();
        assert!(versions.len() == 1 && versions[0].2.is_some(), "{versions:?}");
        house.admin.write(async |work| service::employ(work, id, since).await).await.unwrap();
        let told = house.admin.read(async |read| service::history(read, id, 10).await).await.unwrap();
        let told: Vec<_> = told.entries.iter().map(|entry| (entry.action.as_str(), entry.stated("reason"))).collect();
        assert_eq!(told[..2], [("started", None), ("withdrawn", Some("of another Ana".to_owned()))]);
        let caller = house.world().acting_as(id, "learner");
        let refused = caller
            .write(async |work| {
                service::withdraw_employment(work, employment, &OptimisticLock::Anything, because("mine")).await
            })
            .await;
        assert!(matches!(refused, Err(Error::Forbidden(_))));
    })
    .await;
}

#[tokio::test]
async fn the_employment_of_the_last_administrator_is_not_withdrawn() {
    on_both(async |house| {
        let admin = house.admin.who().person;
        let detail = house.admin.read(async |read| service::detail(read, admin).await).await.unwrap();
        let employment = detail.employments[0].id;
        let refused = house
            .admin
            .write(async |work| {
                service::withdraw_employment(work, employment, &OptimisticLock::Anything, because("gone")).await
            })
            .await;
        assert!(matches!(refused, Err(Error::Refused(Rule::LastAdministrator))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn of_two_who_supersede_the_same_version_the_second_is_told() {
    on_both(async |house| {
        let id = create(&house, "E-7", "Ana", "Pérez").await;
        let employment =
            house.admin.write(async |work| service::employ(work, id, period("2020-01-01", "")).await).await.unwrap();
        let load = async |read: &mut crate::work::Read| store::fact::employments(read, Some(employment), None).await;
        let stale = house.admin.read(load).await.unwrap()[0];
        house
            .admin
            .write(async |work| service::correct_employment(work, employment, period("2021-01-01", "")).await)
            .await
            .unwrap();
        let late = house
            .admin
            .write(async |work| crate::facts::supersede(work, crate::facts::FactKind::Employment, stale.version).await)
            .await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::Changed(Entity::Employment)))), "{late:?}");
    })
    .await;
}

#[tokio::test]
async fn a_job_role_is_held_at_a_site_from_to() {
    on_both(async |house| {
        let (ana, ben) = (create(&house, "E-7", "Ana", "Pérez").await, create(&house, "E-8", "Ben", "Li").await);
        let (welder, north) = (house.world().role("Welder").await, house.world().site("North").await);
        let assign = async |new: NewHolding| house.admin.write(async |work| service::assign(work, &new).await).await;
        let new = NewHolding { person: ana, role: welder, site: Some(north), period: period("2026-01-01", "") };
        let holding = assign(new).await.unwrap();
        assign(NewHolding { person: ben, site: None, ..new }).await.unwrap();
        assert!(matches!(assign(new).await, Err(Error::Conflict(Conflict::Duplicate(Entity::Holding, _)))));
        let at_north = PersonFilter { role: Some(welder), sites: vec![north], ..PersonFilter::default() };
        assert_eq!(names(&house, at_north.clone(), PersonSort::Name).await, ["Ana Pérez"]);
        let welders = PersonFilter { role: Some(welder), ..PersonFilter::default() };
        assert_eq!(names(&house, welders, PersonSort::Name).await, ["Ben Li", "Ana Pérez"]);
        let ended =
            house.admin.write(async |work| service::end_holding(work, holding, house.today()).await).await.unwrap();
        assert_eq!((ended.job.role_name.as_str(), ended.job.site_name.as_deref()), ("Welder", Some("North")));
        assert!(names(&house, at_north, PersonSort::Name).await.is_empty());
        let roles = house.admin.read(async |read| service::roles(read).await).await.unwrap();
        assert_eq!(roles, [JobRole { id: welder, name: "Welder".into() }]);
        let detail = house.admin.read(async |read| service::detail(read, ana).await).await.unwrap();
        assert_eq!(detail.holdings, [ended]);
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_an_access_role_or_an_unknown_site_as_a_job() {
    on_both(async |house| {
        let ana = create(&house, "E-7", "Ana", "Pérez").await;
        let sql = "SELECT id FROM role WHERE kind = 'access' AND code = 'system_admin'";
        let (administrator,): (RoleId,) =
            house.admin.read(async |read| read.unscoped_one(sql, &[]).await).await.unwrap();
        let new = NewHolding { person: ana, role: administrator, site: Some(SiteId(0)), period: Period::ALWAYS };
        let Err(Error::Invalid(flaws)) = house.admin.write(async |work| service::assign(work, &new).await).await else {
            panic!("assigned")
        };
        assert_eq!(flaws.iter().map(|flaw| flaw.field.as_str()).collect::<Vec<_>>(), ["role", "site"]);
        let sql = "SELECT id FROM holding WHERE role_id = $1";
        let (holding,) = house.admin.read(async |read| read.unscoped_one(sql, &[&administrator]).await).await.unwrap();
        let ended = house.admin.write(async |work| service::end_holding(work, holding, house.today()).await).await;
        assert!(matches!(ended, Err(Error::NotFound(Entity::Holding))));
    })
    .await;
}

#[tokio::test]
async fn an_import_writes_people_and_facts_in_bulk_and_finds_them_in_the_roster() {
    on_both(async |house| {
        let people: Vec<NewPerson> =
            (0..1_500).map(|n| person(&format!("N-{n}"), "Person", &format!("{n:04}"))).collect();
        let titles = [
            RoleName::parse("Welder").unwrap(),
            RoleName::parse("  wélder ").unwrap(),
            RoleName::parse("Driver").unwrap(),
        ];
        let written = house.admin.write(async |work| {
            let entry = work.record(journal::Entry::bulk(ImportAction::Imported)).await?;
            let ids = service::bulk_persons(work, &people).await?;
            let roles = service::find_or_create_roles(work, &titles.each_ref()).await?;
            assert_eq!((roles[0], roles.len()), (roles[1], 3));
            let employments: Vec<_> =
                ids.iter().map(|&person| NewEmployment { person, period: period("2020-01-01", "") }).collect();
            service::bulk_employments(work, entry, &employments).await?;
            let holdings: Vec<_> = ids
                .iter()
                .map(|&person| NewHolding { person, role: roles[0], site: None, period: Period::ALWAYS })
                .collect();
            service::bulk_holdings(work, entry, &holdings).await?;
            Ok(ids)
        });
        let ids = written.await.unwrap();
        let roster = house.admin.read(async |read| service::roster(read).await).await.unwrap();
        let imported: Vec<&Person> = roster.persons.iter().filter(|person| person.first_name == "Person").collect();
        assert_eq!(
            (imported.len(), imported[1_499].id, imported[1_499].last_name.as_str()),
            (1_500, ids[1_499], "1499")
        );
        assert!(roster.employments.iter().filter(|one| ids.contains(&one.person)).count() == 1_500);
        assert_eq!(roster.holdings.len(), 1_500);
        let after = create(&house, "E-1", "One", "More").await;
        assert!(after > ids[1_499], "keys go on after a bulk write");
        let twice = house.admin.write(async |work| service::bulk_persons(work, &people[..1]).await).await;
        assert!(matches!(twice, Err(Error::Conflict(Conflict::Duplicate(Entity::Person, _)))));
    })
    .await;
}

#[tokio::test]
async fn a_role_is_created_once_whatever_the_case() {
    on_both(async |house| {
        let first = house.world().role("Forklift driver").await;
        assert_eq!(house.world().role("FORKLIFT  DRIVER").await, first);
        assert!(RoleName::parse(&"x".repeat(101)).is_err());
    })
    .await;
}

#[tokio::test]
async fn the_journal_names_every_fact_that_was_begun() {
    on_both(async |house| {
        let id = create(&house, "E-7", "Ana", "Pérez").await;
        let since = period("2020-01-01", "");
        let employment = house.admin.write(async |work| service::employ(work, id, since).await).await.unwrap();
        let names = [RoleName::parse("Welder").unwrap(), RoleName::parse("Driver").unwrap()];
        let roles = async |work: &mut crate::work::Work| {
            service::find_or_create_roles(work, &names.iter().collect::<Vec<_>>()).await
        };
        let roles = house.admin.write(roles).await.unwrap();
        let new = NewHolding { person: id, role: roles[0], site: None, period: since };
        let holding = house.admin.write(async |work| service::assign(work, &new).await).await.unwrap();
        let sql = "SELECT entity, action, entity_id FROM journal WHERE entity IN ('employment', 'holding', 'role') ORDER BY id";
        let told: Vec<(String, String, Option<i64>)> = house.admin.read(async |read| read.unscoped_all(sql, &[]).await).await.unwrap();
        // Before these stands how the organisation itself was set up.
        let told = &told[told.len() - 4..];
        let line = |entity: &str, action: &str, id: i64| (entity.to_owned(), action.to_owned(), Some(id));
        let mut created = [line("role", "created", roles[0].0), line("role", "created", roles[1].0)];
        created.sort_unstable_by_key(|one| one.2);
        let [first, second] = created;
        assert_eq!(told, [line("employment", "started", employment.0), first, second, line("holding", "assigned", holding.0)]);
    })
    .await;
}
