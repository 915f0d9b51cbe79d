//! Somebody starts, somebody leaves, and what the journal tells about it.

use super::*;
use crate::{
    kernel::{input::Line, optimistic_lock::OptimisticLock, page::Sort},
    testing::on_both,
    work::Work,
};

fn place(role: &str, site: &str) -> Workplace {
    let site = Line::optional(site).unwrap();
    Workplace { role: RoleName::parse(role).ok(), site, is_new_role: true, is_new_site: true }
}

async fn hire(house: &House, number: &str, start: &str, place: &Workplace) -> Result<PersonId, Error> {
    let new = person(number, "Ana", "Pérez");
    house.admin.write(async |work| service::hire(work, &new, Some(day(start)), place).await).await
}

async fn detail(house: &House, id: PersonId) -> PersonDetail {
    house.admin.read(async |read| service::detail(read, id).await).await.unwrap()
}

/// From when to when each job role is held.
fn held(detail: &PersonDetail) -> Vec<(&str, Option<&str>, Period)> {
    detail.holdings.iter().map(|one| (one.job.role_name.as_str(), one.job.site_name.as_deref(), one.period)).collect()
}

#[tokio::test]
async fn whoever_starts_is_employed_and_has_their_job_role_from_that_day_on() {
    on_both(async |house| {
        let known = house.world().role("Welder").await;
        let id = hire(&house, "1", "2026-03-01", &place("wélder", "North")).await.unwrap();
        let detail = detail(&house, id).await;
        assert_eq!(detail.employments[0].period, period("2026-03-01", ""));
        assert_eq!(detail.holdings[0].job.role, known, "the known role is taken, however it is written");
        assert_eq!(held(&detail), [("Welder", Some("North"), period("2026-03-01", ""))]);
    })
    .await;
}

#[tokio::test]
async fn a_name_that_nobody_has_is_asked_about_unless_it_is_the_first() {
    on_both(async |house| {
        let ask = |role: &str, site: &str| Workplace { is_new_role: false, is_new_site: false, ..place(role, site) };
        hire(&house, "1", "2026-03-01", &ask("Warehouse operative", "North")).await.unwrap();
        let refused = hire(&house, "2", "2026-03-01", &ask("Warehouse operatve", "South harbour")).await;
        let Err(Error::Invalid(flaws)) = refused else { panic!("accepted") };
        let near = Some("Warehouse operative".to_owned());
        assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("role", &Problem::Unheard(Entity::Role, near)));
        assert_eq!((flaws[1].field.as_str(), &flaws[1].problem), ("site", &Problem::Unheard(Entity::Site, None)));
        hire(&house, "2", "2026-03-01", &ask("WAREHOUSE  OPERATIVE", "north")).await.unwrap();
        hire(&house, "3", "2026-03-01", &place("Warehouse operatve", "South harbour")).await.unwrap();
        let roles = house.admin.read(async |read| service::roles(read).await).await.unwrap();
        assert_eq!(roles.len(), 2, "{roles:?}");
    })
    .await;
}

#[tokio::test]
async fn a_site_without_a_job_role_is_refused_and_nobody_is_created() {
    on_both(async |house| {
        let refused = hire(&house, "1", "2026-03-01", &place("", "North")).await;
        let Err(Error::Invalid(flaws)) = refused else { panic!("accepted") };
        assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("role", &Problem::Required));
        let filter = PersonFilter { search: Some("Pérez".into()), ..PersonFilter::default() };
        assert!(names(&house, filter, PersonSort::Name).await.is_empty());
        let sites = house.admin.read(async |read| organisation::service::sites(read).await).await.unwrap();
        assert!(sites.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_gives_up_the_job_roles_that_would_still_be_held() {
    on_both(async |house| {
        let id = hire(&house, "1", "2020-01-01", &place("Welder", "North")).await.unwrap();
        let give = async |role: &str, held: Period| {
            let place = place(role, "");
            house.admin.write(async |work| service::place_person(work, id, &place, held).await).await.unwrap();
        };
        give("Apprentice", period("2018-01-01", "2020-01-01")).await;
        give("Substitute", period("2026-01-01", "2027-01-01")).await;
        give("Foreman", period("2028-01-01", "")).await;
        let employment = detail(&house, id).await.employments[0].id;
        // Their start is corrected at once: the job roles end all the same.
        let new = period("2019-01-01", "2026-11-30");
        let ours = (id, employment);
        let leave = async |lock: OptimisticLock| {
            house.admin.write(async |work| service::change_employment(work, ours, &lock, new, true).await).await
        };
        assert!(matches!(
            leave(1_000_000_i64.into()).await,
            Err(Error::Conflict(Conflict::Changed(Entity::Employment)))
        ));
        leave(OptimisticLock::Present).await.unwrap();
        let after = detail(&house, id).await;
        assert_eq!(after.employments[0].period, new);
        let mut held = held(&after);
        held.sort_unstable_by_key(|(role, ..)| *role);
        assert_eq!(
            held,
            [
                ("Apprentice", None, period("2018-01-01", "2020-01-01")),
                ("Foreman", None, period("2028-01-01", "")),
                ("Substitute", None, period("2026-01-01", "2026-11-30")),
                ("Welder", Some("North"), period("2020-01-01", "2026-11-30")),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn an_employment_is_not_ended_through_another_person() {
    on_both(async |house| {
        let ana = hire(&house, "1", "2020-01-01", &Workplace::default()).await.unwrap();
        let ben = hire(&house, "2", "2020-01-01", &Workplace::default()).await.unwrap();
        let employment = detail(&house, ana).await.employments[0].id;
        let left = period("2020-01-01", "2026-11-30");
        let lock = OptimisticLock::Anything;
        let change =
            async |work: &mut Work| service::change_employment(work, (ben, employment), &lock, left, true).await;
        let refused = house.admin.write(change).await;
        assert!(matches!(refused, Err(Error::NotFound(Entity::Employment))));
        assert_eq!(detail(&house, ana).await.employments[0].period.to, None);
    })
    .await;
}

#[tokio::test]
async fn a_job_role_is_changed_in_its_present_version_and_through_its_own_person() {
    on_both(async |house| {
        let ana = hire(&house, "1", "2020-01-01", &place("Welder", "North")).await.unwrap();
        let ben = hire(&house, "2", "2020-01-01", &Workplace::default()).await.unwrap();
        let before = detail(&house, ana).await.holdings[0].clone();
        let change = async |person: PersonId, lock: OptimisticLock, new: Period| {
            house.admin.write(async |work| service::change_holding(work, (person, before.id), &lock, new).await).await
        };
        let ended = period("2020-01-01", "2026-11-30");
        let theirs = change(ben, OptimisticLock::Anything, ended).await;
        assert!(matches!(theirs, Err(Error::NotFound(Entity::Holding))), "{theirs:?}");
        change(ana, before.version.into(), ended).await.unwrap();
        let late = change(ana, before.version.into(), period("2021-01-01", "")).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::Changed(Entity::Holding)))), "{late:?}");
        assert_eq!(held(&detail(&house, ana).await), [("Welder", Some("North"), ended)]);
    })
    .await;
}

#[tokio::test]
async fn everybody_reads_their_own_history_and_nobody_anothers() {
    on_both(async |house| {
        let ana = hire(&house, "1", "2020-01-01", &place("Welder", "")).await.unwrap();
        let ben = hire(&house, "2", "2020-01-01", &Workplace::default()).await.unwrap();
        let history = async |caller: &Caller, id| caller.read(async |read| service::history(read, id, 10).await).await;
        let told = history(&house.world().acting_as(ana, "learner"), ana).await.unwrap();
        let told: Vec<String> =
            told.entries.iter().rev().map(|entry| format!("{} {}", entry.action, entry.entity)).collect();
        assert_eq!(told, ["created person", "started employment", "assigned holding"]);
        assert!(matches!(history(&house.world().acting_as(ana, "learner"), ben).await, Err(Error::Forbidden(_))));
        assert_eq!(history(&house.admin, ben).await.unwrap().entries.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_order_of_the_list_can_be_turned_round() {
    on_both(async |house| {
        hire(&house, "b1", "2020-01-01", &Workplace::default()).await.unwrap();
        let later = person("a2", "Ben", "Li");
        house
            .admin
            .write(async |work| service::hire(work, &later, Some(day("2026-01-01")), &Workplace::default()).await)
            .await
            .unwrap();
        let sorted = async |by, is_descending| {
            let (filter, order) = (
                PersonFilter { department: Some("Stores".into()), ..PersonFilter::default() },
                Sort { by, is_descending },
            );
            let part = house
                .admin
                .read(async |read| crate::competence::service::people(read, &filter, order, ALL).await)
                .await
                .unwrap();
            part.rows.into_iter().map(|row| row.first_name).collect::<Vec<_>>()
        };
        assert_eq!(sorted(PersonSort::Name, false).await, ["Ben", "Ana"]);
        assert_eq!(sorted(PersonSort::Name, true).await, ["Ana", "Ben"]);
        assert_eq!(sorted(PersonSort::Number, true).await, ["Ana", "Ben"]);
        assert_eq!(sorted(PersonSort::Started, true).await, ["Ben", "Ana"]);
        assert_eq!(sorted(PersonSort::Started, false).await, ["Ana", "Ben"]);
    })
    .await;
}
