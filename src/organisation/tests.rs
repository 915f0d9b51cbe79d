//! Use cases of organisations and sites on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use super::service::{change_settings, create_site, current, find_or_create_site, sites};
use crate::{
    error::{Conflict, Entity, Error},
    identity::{Permission, Permissions, Who, service::choose_language},
    kernel::{input::Draft as _, language::LanguageTag, optimistic_lock::OptimisticLock},
    organisation::{Settings, SettingsDraft, SiteName},
    provisioning::tests::{create_tenant, new_tenant},
    testing::{caller, on_both},
    work::Door,
};

fn called(name: &str) -> SiteName {
    SiteName::parse(name).unwrap()
}

#[tokio::test]
async fn a_site_is_found_whatever_its_case_and_accents() {
    on_both(async |house| {
        let made = house.admin.write(async |work| create_site(work, &called("  Čapek   yard ")).await).await.unwrap();
        let found =
            house.admin.write(async |work| find_or_create_site(work, &called("CAPEK YARD")).await).await.unwrap();
        assert_eq!(made, found);
        let twice = house.admin.write(async |work| create_site(work, &called("capek yard")).await).await;
        assert!(matches!(twice, Err(Error::Conflict(Conflict::Duplicate(Entity::Site, "name")))));
        house.admin.write(async |work| find_or_create_site(work, &called("Annex")).await).await.unwrap();
        let listed = house.admin.read(async |read| sites(read).await).await.unwrap();
        assert_eq!(listed.iter().map(|site| site.name.as_str()).collect::<Vec<_>>(), ["Annex", "Čapek yard"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_another_organisations_sites() {
    on_both(async |house| {
        house.admin.write(async |work| create_site(work, &called("Yard")).await).await.unwrap();
        create_tenant(&house, new_tenant("sam@other.example")).await.unwrap();
        let sam = caller(&house.installation, "sam@other.example").await;
        assert!(sam.read(async |read| sites(read).await).await.unwrap().is_empty());
        let own = sam.write(async |work| find_or_create_site(work, &called("Yard")).await).await.unwrap();
        let others = house.admin.read(async |read| sites(read).await).await.unwrap();
        assert!(others.iter().all(|site| site.id != own));
    })
    .await;
}

#[tokio::test]
async fn names_are_in_the_order_of_their_bytes_whatever_the_language_of_the_database() {
    on_both(async |house| {
        for name in ["Pit_", "Pit 1", "Pit0"] {
            house.admin.write(async |work| create_site(work, &called(name)).await).await.unwrap();
        }
        let listed = house.admin.read(async |read| sites(read).await).await.unwrap();
        let names: Vec<&str> = listed.iter().map(|site| site.name.as_str()).collect();
        assert_eq!(names, ["Pit 1", "Pit0", "Pit_"]);
    })
    .await;
}

fn settings(name: &str, expiring_days: &str, language: &str) -> Settings {
    let typed = vec![("name", name), ("expiring_days", expiring_days), ("language", language)];
    SettingsDraft::of(&typed).parse().unwrap()
}

#[tokio::test]
async fn who_administers_an_organisation_changes_what_holds_for_everybody() {
    on_both(async |house| {
        let settings = settings("Renamed works", "45", "es");
        house
            .admin
            .write(async |work| change_settings(work, &OptimisticLock::Anything, &settings).await)
            .await
            .unwrap();
        let now = house.admin.read(async |read| current(read).await).await.unwrap();
        let language = now.language.as_ref().map(LanguageTag::as_str);
        assert_eq!((now.name.as_str(), now.expiring_days, language), ("Renamed works", 45, Some("es")));
        let facts = house.admin.read(async |read| crate::competence::service::facts(read).await).await.unwrap();
        assert_eq!(facts.rules.expiring_days, 45);
        let manager = Who { permissions: Permissions::default(), ..house.admin.who().clone() };
        let manager = house.installation.caller(manager, Door::Page, "test");
        let refused =
            manager.write(async |work| change_settings(work, &OptimisticLock::Anything, &settings).await).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::OrganisationWrite))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn a_language_goes_with_its_account() {
    on_both(async |house| {
        let chosen = async || caller(&house.installation, "admin@test.example").await.who().language.clone();
        assert_eq!(chosen().await, None);
        let arabic = LanguageTag::parse("ar").unwrap();
        house.admin.write(async |work| choose_language(work, Some(&arabic)).await).await.unwrap();
        assert_eq!(chosen().await, Some(arabic));
        let admin = caller(&house.installation, "admin@test.example").await;
        admin.write(async |work| choose_language(work, None).await).await.unwrap();
        assert_eq!(chosen().await, None);
    })
    .await;
}
