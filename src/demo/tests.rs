//! The demo organisation on both databases.

use super::*;
use crate::{
    competence::{
        self,
        facts::Facts,
        matrix::{Query, Totals},
    },
    error::{Conflict, Rule},
    identity::{self, About, DEMO_PASSWORD, Passwords, SignInKind, service::sign_in},
    kernel::page::Page,
    organisation::service::current,
    testing::{House, caller, on_both, on_sqlite},
    work::Caller,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

async fn demo(house: &House) -> Caller {
    create(&house.installation).await.unwrap();
    caller(&house.installation, "admin@demo.test").await
}

async fn facts(caller: &Caller) -> Facts {
    caller.read(async |read| competence::service::facts(read).await).await.unwrap()
}

async fn totals(caller: &Caller, as_of: NaiveDate) -> Totals {
    caller.read(async |read| competence::service::totals(read, Query::on(as_of), None).await).await.unwrap()
}

#[tokio::test]
async fn it_has_people_courses_and_records_to_look_at() {
    on_both(async |house| {
        let admin = demo(&house).await;
        let (today, facts) = (house.today(), facts(&admin).await);
        assert_eq!((facts.people.len(), facts.rules.competencies.len(), facts.rules.sites.len()), (250, 20, 4));
        let live: Vec<_> = facts.people.iter().filter(|person| person.is_employed(today)).collect();
        assert_eq!(live.len(), 236);
        let held: HashSet<_> =
            live.iter().flat_map(|person| person.holdings_on(today)).map(|holding| holding.role).collect();
        let held: HashSet<&str> = held.iter().map(|role| facts.rules.roles[role].as_str()).collect();
        assert_eq!(held.len(), 8);
        assert!(held.contains("Site Supervisor") && held.contains("Site Worker"));
        assert!(live.iter().all(|person| person.holdings_on(today).count() == 1));
        assert!(live.iter().filter(|person| person.holdings.len() > 1).count() >= 10);
        let completions = facts.people.iter().map(|person| person.completions.len()).sum::<usize>();
        assert!((2_000..3_000).contains(&completions), "{completions}");
        let scripts = ['а', 'α', 'ا', 'अ', '王', '健', 'ễ', 'Ł', 'Þ'];
        assert!(scripts.iter().all(|letter| facts.people.iter().any(|person| person.name.contains(*letter))));
    })
    .await;
}

#[tokio::test]
async fn most_of_what_is_required_holds_and_every_state_occurs() {
    for now in ["2026-11-20T12:00:00Z", "2027-04-15T23:59:59Z", "2028-02-29T00:00:00Z"] {
        let house = on_sqlite().await;
        house.clock.set(now.parse().unwrap());
        let admin = demo(&house).await;
        let totals = totals(&admin, house.today()).await;
        let compliance = totals.compliance().unwrap();
        assert!((0.85..0.92).contains(&compliance), "{now}: {compliance}");
        let Totals { valid, expiring, waiting, missing, failed, overdue, expired } = totals;
        assert!(
            [valid, expiring, waiting, missing, failed, overdue, expired].iter().all(|count| *count > 0),
            "{now}: {totals:?}"
        );
    }
}

#[tokio::test]
async fn it_is_the_same_one_on_every_installation() {
    let (one, other) = (on_sqlite().await, on_sqlite().await);
    let (a, b) = (demo(&one).await, demo(&other).await);
    for days in [0, 100, 365, 700] {
        let on = people::ago(one.today(), days);
        assert_eq!(totals(&a, on).await, totals(&b, on).await, "{on}");
    }
    let names = async |caller: &Caller| {
        facts(caller).await.people.iter().map(|person| (person.number.clone(), person.name.clone())).collect::<Vec<_>>()
    };
    assert_eq!(names(&a).await, names(&b).await);
}

#[tokio::test]
async fn five_accounts_open_with_the_demo_password_and_differ_in_what_they_may() {
    on_both(async |house| {
        let admin = demo(&house).await;
        assert!(admin.read(async |read| current(read).await).await.unwrap().is_demo);
        let mut seen = BTreeMap::new();
        for name in ["admin", "manager", "trainer", "worker", "auditor"] {
            let email = format!("{name}@demo.test");
            let signed_in =
                sign_in(&house.installation, &email, DEMO_PASSWORD, "127.0.0.1", SignInKind::Browser).await.unwrap();
            assert_eq!(signed_in.who.organisation, admin.who().organisation);
            seen.insert(name, signed_in.who.role().to_owned());
        }
        let expected = [
            ("admin", "system_admin"),
            ("auditor", "auditor"),
            ("manager", "manager"),
            ("trainer", "trainer"),
            ("worker", "learner"),
        ];
        assert_eq!(seen, expected.map(|(name, role)| (name, role.to_owned())).into());
    })
    .await;
}

#[tokio::test]
async fn the_worker_has_something_of_everything() {
    let house = on_sqlite().await;
    demo(&house).await;
    let worker = caller(&house.installation, "worker@demo.test").await;
    let (own, today) = (worker.who().person, house.today());
    let standings = worker.read(async |read| competence::service::standings(read, own, today).await).await.unwrap();
    let shown: Vec<_> =
        standings.value.iter().map(|(course, standing)| (course.code.as_str(), standing.state.code())).collect();
    let expected = [
        ("MAN-01", "expired"),
        ("ENV-01", "overdue"),
        ("WAH-01", "waiting"),
        ("FIRE-01", "expiring"),
        ("IND-01", "valid"),
        ("IND-02", "valid"),
    ];
    assert_eq!(shown, expected);
}

#[tokio::test]
async fn the_records_have_a_history_of_corrections() {
    on_both(async |house| {
        let admin = demo(&house).await;
        let organisation = admin.who().organisation;
        let count = async |sql: &'static str| {
            admin.read(async |read| read.unscoped_one::<(i64,)>(sql, &[&organisation]).await).await.unwrap().0
        };
        let changed = "SELECT COUNT(*) FROM requirement f JOIN requirement_version v ON v.requirement_id = f.id
                       WHERE f.organisation_id = $1 AND v.number = 2";
        assert_eq!(count(changed).await, 4);
        let rejected = "SELECT COUNT(*) FROM completion f JOIN completion_version v ON v.completion_id = f.id
                        WHERE f.organisation_id = $1 AND v.verification = 'rejected' AND v.superseded_at IS NULL";
        assert_eq!(count(rejected).await, 2);
        let verified = "SELECT COUNT(*) FROM journal WHERE organisation_id = $1 AND action IN ('verified', 'rejected')";
        assert_eq!(count(verified).await, 4);
        assert!(
            admin
                .read(async |read| competence::service::pending(read, Page::number(1, 100)).await)
                .await
                .unwrap()
                .total
                > 3
        );
    })
    .await;
}

#[tokio::test]
async fn a_second_one_is_a_conflict_and_leaves_nothing_behind() {
    on_both(async |house| {
        demo(&house).await;
        let refused = create(&house.installation).await;
        assert!(matches!(refused, Err(Error::Conflict(Conflict::Duplicate(Entity::Person, "email")))), "{refused:?}");
        let organisations = house
            .installation
            .inspect(async |tx, _| Ok(tx.one::<(i64,)>("SELECT COUNT(*) FROM organisation", &[]).await?.0));
        assert_eq!(organisations.await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn its_password_opens_no_account_elsewhere() {
    on_both(async |house| {
        demo(&house).await;
        let about = About { email: "ben@test.example", name: "Ben Baker", organisation: "Test works" };
        let password = house.installation.part::<Passwords>().choose(DEMO_PASSWORD, about).await.unwrap();
        let person = house.admin.who().person;
        let refused = house
            .admin
            .write(async |work| identity::service::create_account(work, person, &password, &["learner"]).await)
            .await;
        assert!(matches!(refused, Err(Error::Refused(Rule::DemoPassword))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn what_was_known_in_the_middle_differs_from_what_is_known_of_it_now() {
    let house = on_sqlite().await;
    let admin = demo(&house).await;
    let day = people::ago(house.today(), 60);
    let known = async |at| {
        let query = Query::on(day);
        admin.read(async |read| competence::service::totals(read, query, at).await).await.unwrap()
    };
    let (then, now) = (known(Some(story::afternoon(day))).await, known(None).await);
    assert_ne!(then, now, "what was completed last was not entered yet, and a requirement has become stricter");
    let before = known(Some("2020-01-01T00:00:00Z".parse().unwrap())).await;
    assert_eq!(before.required(), 0);
}

#[tokio::test]
async fn its_requirements_tell_what_happened() {
    on_both(async |house| {
        let admin = demo(&house).await;
        let all = admin.read(async |read| competence::requirement::service::list(read).await).await.unwrap();
        let of = |course: &str, scope: &str| {
            let found =
                all.iter().find(|one| one.competency_code == course && one.scope_name.as_deref() == Some(scope));
            found.unwrap().clone()
        };
        let near_miss = of("LOTO-01", "Electrician");
        assert_eq!(
            (near_miss.number, near_miss.terms.refresh_months.map(crate::catalogue::Months::count)),
            (2, Some(12))
        );
        assert!(near_miss.terms.justification.unwrap().starts_with("Near miss of 2026-09-29"));
        let shutdown = of("CRN-01", "Crane Operator").terms.notes.unwrap();
        assert!(shutdown.starts_with("Shutdown of Quayside Terminal from 2026-12-07"), "{shutdown}");
        let depot = of("ENV-01", "Eastgate Depot").terms.period.from;
        assert!(depot > Some(house.today()), "{depot:?}");
        let wardens = of("FIRE-02", "Office Staff").terms.period.to;
        assert!(wardens < Some(house.today()), "{wardens:?}");
    })
    .await;
}

#[tokio::test]
async fn the_new_site_is_filling() {
    let house = on_sqlite().await;
    let facts = facts(&demo(&house).await).await;
    let site = *facts.rules.sites.iter().find(|(_, name)| name.as_str() == "Eastgate Depot").unwrap().0;
    let people = |day| {
        let there = |person: &&std::sync::Arc<competence::facts::PersonFacts>| {
            person.is_employed(day) && person.holdings_on(day).any(|holding| holding.site == Some(site))
        };
        facts.people.iter().filter(there).count()
    };
    let (opening, now) = (people(people::ago(house.today(), 30)), people(house.today()));
    assert!(people(people::ago(house.today(), 60)) == 0 && opening > 3 && now > opening, "{opening} {now}");
}
