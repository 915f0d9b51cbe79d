//! Persons and lists of them.

use super::*;
use crate::{
    kernel::{input::Draft as _, optimistic_lock::OptimisticLock},
    testing::on_both,
    trail,
};

#[tokio::test]
async fn a_person_is_found_by_any_part_of_name_number_address_or_department_whatever_the_accents() {
    on_both(async |house| {
        create(&house, "E-7", "Tomáš", "Čapek").await;
        create(&house, "E-8", "Grace", "O'Neil").await;
        for search in ["capek", "ČAPEK tom", "e-7@works", "tomas cap", "E-7"] {
            let filter = PersonFilter { search: Some(search.into()), ..PersonFilter::default() };
            assert_eq!(names(&house, filter, PersonSort::Name).await, ["Tomáš Čapek"], "{search}");
        }
        for nothing in ["%", "_", "E-9"] {
            let filter = PersonFilter { search: Some(nothing.into()), ..PersonFilter::default() };
            assert!(names(&house, filter, PersonSort::Name).await.is_empty(), "{nothing}");
        }
        let stores = PersonFilter { department: Some("Stores".into()), ..PersonFilter::default() };
        assert_eq!(names(&house, stores, PersonSort::Number).await, ["Tomáš Čapek", "Grace O'Neil"]);
    })
    .await;
}

#[tokio::test]
async fn an_employee_number_is_given_once_and_an_address_once_in_any_case() {
    on_both(async |house| {
        create(&house, "E-7", "Ana", "Pérez").await;
        let other = create(&house, "E-8", "Ben", "Li").await;
        let again = house.admin.write(async |work| service::create(work, &person("E-7", "X", "Y")).await).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::Duplicate(Entity::Person, _)))), "{again:?}");
        let input =
            PersonDraft { employee_number: Input::text("e-7"), last_name: Input::text("Y"), ..PersonDraft::default() };
        let lower = input.parse().unwrap();
        let again = house.admin.write(async |work| service::create(work, &lower).await).await;
        assert!(
            matches!(again, Err(Error::Conflict(Conflict::Duplicate(Entity::Person, "employee_number")))),
            "{again:?}"
        );
        // What only holds the number is another one.
        create(&house, "E-77", "Ann", "Lee").await;
        let number = PersonDraft { employee_number: Input::text("e-7"), ..PersonDraft::default() };
        let email = PersonDraft { email: Input::text("e-7@WORKS.example"), ..PersonDraft::default() };
        for (change, field) in [(number, "employee_number"), (email, "email")] {
            let clash = house
                .admin
                .write(async |work| service::change(work, other, &OptimisticLock::Anything, &change).await)
                .await;
            assert!(
                matches!(clash, Err(Error::Conflict(Conflict::Duplicate(Entity::Person, at))) if at == field),
                "{clash:?}"
            );
        }
        assert_eq!(
            names(&house, PersonFilter::default(), PersonSort::Name).await,
            ["Ada Admin", "Ann Lee", "Ben Li", "Ana Pérez"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_give_and_clears_what_it_empties() {
    on_both(async |house| {
        let id = create(&house, "E-7", "Ana", "Pérez").await;
        let change = PersonDraft {
            last_name: Input::text(" Pérez  Gil "),
            department: Input::cleared(),
            ..PersonDraft::default()
        };
        let after =
            house.admin.write(async |work| service::change(work, id, &1_i64.into(), &change).await).await.unwrap();
        assert_eq!(
            (after.full_name().as_str(), after.department.as_deref(), after.version),
            ("Ana Pérez Gil", None, 2)
        );
        assert_eq!(after.employee_number.as_deref(), Some("E-7"));
        let late = house.admin.write(async |work| service::change(work, id, &1_i64.into(), &change).await).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::Changed(Entity::Person)))), "{late:?}");
        let trail = house.admin.read(async |read| trail::of_person(read, id, 10).await).await.unwrap();
        assert_eq!(trail.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["changed", "created"]);
        assert!(trail[0].before.as_ref().unwrap().contains("Stores"));
    })
    .await;
}

#[tokio::test]
async fn everybody_reads_themselves_and_nobody_else_without_permission() {
    on_both(async |house| {
        let ana = create(&house, "E-7", "Ana", "Pérez").await;
        let ben = create(&house, "E-8", "Ben", "Li").await;
        let caller = house.world().acting_as(ana, "learner");
        assert_eq!(
            caller.read(async |read| service::detail(read, ana).await).await.unwrap().person.full_name(),
            "Ana Pérez"
        );
        let other = caller.read(async |read| service::detail(read, ben).await).await;
        assert!(matches!(other, Err(Error::Forbidden(_))));
        let list = caller
            .read(async |read| {
                crate::competence::service::people(read, &PersonFilter::default(), PersonSort::Name, ALL).await
            })
            .await;
        assert!(matches!(list, Err(Error::Forbidden(_))));
        let write = caller.write(async |work| service::employ(work, ana, Period::ALWAYS).await).await;
        assert!(matches!(write, Err(Error::Forbidden(_))));
    })
    .await;
}

#[tokio::test]
async fn people_are_listed_by_employment_on_a_day_and_by_having_left() {
    on_both(async |house| {
        let (ana, ben) = (create(&house, "E-7", "Ana", "Pérez").await, create(&house, "E-8", "Ben", "Li").await);
        house
            .admin
            .write(async |work| service::employ(work, ana, period("2020-01-01", "2026-01-01")).await)
            .await
            .unwrap();
        house.admin.write(async |work| service::employ(work, ben, period("2021-01-01", "")).await).await.unwrap();
        let by = |employed| PersonFilter { employed, search: Some("works.example".into()), ..PersonFilter::default() };
        assert_eq!(names(&house, by(Employed::On(day("2020-06-01"))), PersonSort::Name).await, ["Ana Pérez"]);
        assert_eq!(names(&house, by(Employed::On(day("2026-01-01"))), PersonSort::Name).await, ["Ben Li"]);
        assert_eq!(names(&house, by(Employed::LeftBy(house.today())), PersonSort::Name).await, ["Ana Pérez"]);
        assert_eq!(names(&house, by(Employed::Any), PersonSort::Started).await, ["Ana Pérez", "Ben Li"]);
    })
    .await;
}

#[tokio::test]
async fn a_long_list_comes_in_pages() {
    on_both(async |house| {
        for number in 1..=5 {
            create(&house, &format!("E-{number}"), "Person", &format!("Number {number}")).await;
        }
        let filter = PersonFilter { search: Some("number".into()), ..PersonFilter::default() };
        let list = async |page: Page| {
            house
                .admin
                .read(async |read| crate::competence::service::people(read, &filter, PersonSort::Name, page).await)
                .await
                .unwrap()
        };
        let third = list(Page::number(3, 2)).await;
        assert_eq!((third.total, third.rows.len(), third.rows[0].last_name.as_str()), (5, 1, "Number 5"));
        let beyond = list(Page::number(9, 2)).await;
        assert_eq!((beyond.total, beyond.rows.len()), (5, 0));
    })
    .await;
}

#[tokio::test]
async fn another_organisation_sees_nobody() {
    on_both(async |house| {
        let ana = create(&house, "E-7", "Ana", "Pérez").await;
        let employment =
            house.admin.write(async |work| service::employ(work, ana, Period::ALWAYS).await).await.unwrap();
        let theirs = house.another_tenant().await;
        let found = theirs.read(async |read| service::detail(read, ana).await).await;
        assert!(matches!(found, Err(Error::NotFound(Entity::Person))));
        let ended = theirs.write(async |work| service::end_employment(work, employment, day("2027-01-01")).await).await;
        assert!(matches!(ended, Err(Error::NotFound(Entity::Employment))));
        let employed = theirs.write(async |work| service::employ(work, ana, Period::ALWAYS).await).await;
        assert!(matches!(employed, Err(Error::NotFound(Entity::Person))));
        let roster = theirs.read(async |read| service::roster(read).await).await.unwrap();
        assert_eq!(roster.persons.iter().map(|one| one.id).collect::<Vec<_>>(), [theirs.who().person]);
    })
    .await;
}

#[tokio::test]
async fn the_login_of_somebody_with_more_rights_cannot_be_changed_nor_that_of_the_last_administrator_taken_away() {
    on_both(async |house| {
        let admin = house.admin.who().clone();
        let hr = Who { level: 7, roles: vec!["hr".into()], ..admin.clone() };
        let hr = house.installation.caller(hr, Door::Api("test"), "test");
        let address = |email: &str| PersonDraft { email: Input::text(email), ..PersonDraft::default() };
        let taken_over = hr
            .write(async |work| {
                service::change(work, admin.person, &OptimisticLock::Anything, &address("mine@test.example")).await
            })
            .await;
        assert!(matches!(taken_over, Err(Error::Refused(Rule::RanksAbove))), "{taken_over:?}");
        let cleared = house
            .admin
            .write(async |work| service::change(work, admin.person, &OptimisticLock::Anything, &address("")).await)
            .await;
        assert!(matches!(cleared, Err(Error::Refused(Rule::LastAdministrator))), "{cleared:?}");
    })
    .await;
}
