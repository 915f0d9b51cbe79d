//! Use cases of organisations and sites on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use super::service::{
    NewOrganisation, SetUp, change_settings, create, create_demo, create_site, current, exists_any,
    find_or_create_site, sites,
};
use crate::{
    error::{Conflict, Entity, Error, Problem, Rule},
    identity::{
        DEMO_PASSWORD, Permission, Permissions, Who,
        service::{choose_language, who_is},
    },
    kernel::{input::Draft as _, language::LanguageTag},
    organisation::{Settings, SettingsDraft},
    testing::{House, PASSWORD, caller, on_both},
    trail,
    work::Door,
};

fn new_tenant(email: &str) -> NewOrganisation {
    NewOrganisation {
        name: "Other works".into(),
        first_name: "Sam".into(),
        last_name: "Other".into(),
        email: email.into(),
        password: PASSWORD.into(),
    }
}

async fn found(house: &House, new: NewOrganisation) -> Result<crate::identity::Who, Error> {
    create(&house.installation, new, Door::Command, "test").await
}

#[tokio::test]
async fn a_new_organisation_has_an_administrator_who_may_do_everything() {
    on_both(async |house| {
        let who = found(&house, new_tenant("sam@other.example")).await.unwrap();
        assert_eq!(who_is(&house.installation, "sam@other.example").await.unwrap(), who);
        assert!(Permission::ALL.iter().all(|permission| who.permissions.has(*permission)));
        assert_ne!(who.organisation, house.admin.who().organisation);
        let sam = caller(&house.installation, "sam@other.example").await;
        let told = sam.read(async |read| trail::of_person(read, who.person, 10).await).await.unwrap();
        let told: Vec<String> =
            told.into_iter().rev().map(|entry| format!("{} {}", entry.action, entry.entity)).collect();
        assert_eq!(told, ["created person", "created account", "started employment", "started holding"]);
        let organisation = sam.read(async |read| current(read).await).await.unwrap();
        assert_eq!(
            (organisation.name.as_str(), organisation.is_demo, organisation.expiring_days),
            ("Other works", false, 30)
        );
    })
    .await;
}

#[tokio::test]
async fn all_flaws_of_a_new_organisation_are_told_at_once_and_nothing_is_written() {
    on_both(async |house| {
        let new = NewOrganisation { email: " ".into(), password: "short".into(), ..NewOrganisation::default() };
        let Err(Error::Invalid(flaws)) = found(&house, new).await else { panic!("accepted") };
        let fields: Vec<&str> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["name", "last_name", "email", "password"]);
        let taken = found(&house, new_tenant("ADMIN@test.example")).await;
        assert!(matches!(taken, Err(Error::Conflict(Conflict::Duplicate(Entity::Person, "email")))));
        let unnamed = found(&house, NewOrganisation { email: String::new(), ..new_tenant("") }).await;
        assert!(matches!(unnamed, Err(Error::Invalid(flaws)) if flaws[0].problem == Problem::Required));
        let set_up = house.installation.inspect(async |tx, _| super::store::count(tx, false).await).await.unwrap();
        assert_eq!(set_up, 1);
    })
    .await;
}

#[tokio::test]
async fn only_a_demo_organisation_takes_the_demo_password() {
    on_both(async |house| {
        let new = || NewOrganisation { password: DEMO_PASSWORD.into(), ..new_tenant("admin@demo.test") };
        assert!(matches!(found(&house, new()).await, Err(Error::Refused(Rule::DemoPassword))));
        create_demo(&house.installation, new(), Door::Command, "test", async |_| Ok(())).await.unwrap();
        let demo = caller(&house.installation, "admin@demo.test").await;
        assert!(demo.read(async |read| current(read).await).await.unwrap().is_demo);
    })
    .await;
}

#[tokio::test]
async fn set_up_is_closed_as_soon_as_there_is_an_organisation() {
    on_both(async |house| {
        assert!(exists_any(&house.installation).await.unwrap());
        let set_up = SetUp::begin(&house.installation).await.unwrap();
        assert!(!set_up.is_open() && set_up.token().is_none());
        let refused = set_up.create(&house.installation, "", new_tenant("sam@other.example"), "test").await;
        assert!(matches!(refused, Err(Error::Refused(Rule::SetUpClosed))));
    })
    .await;
}

/// Makes the organisation of `house` one for trying out, so that there is none of anybody's own yet.
async fn only_a_demo(house: &House) {
    let sql = "UPDATE organisation SET is_demo = TRUE";
    house.installation.alter(async |tx, _| Ok(tx.run(sql, &[]).await?)).await.unwrap();
}

#[tokio::test]
async fn the_set_up_token_opens_once_and_a_mistake_does_not_use_it_up() {
    on_both(async |house| {
        only_a_demo(&house).await;
        let set_up = SetUp::for_test("the token");
        let attempt =
            async |token: &str, email: &str| set_up.create(&house.installation, token, new_tenant(email), "test").await;
        assert!(matches!(attempt("another", "sam@other.example").await, Err(Error::Refused(Rule::SetUpClosed))));
        assert!(matches!(attempt("the token", "no address").await, Err(Error::Invalid(_))));
        assert!(set_up.check("another").is_err() && set_up.check(" the token ").is_ok());
        assert!(attempt(" the token ", "sam@other.example").await.is_ok());
        assert!(matches!(attempt("the token", "tim@other.example").await, Err(Error::Refused(Rule::SetUpClosed))));
        assert!(set_up.check("the token").is_err());
    })
    .await;
}

#[tokio::test]
async fn who_goes_away_while_setting_up_can_come_back() {
    on_both(async |house| {
        only_a_demo(&house).await;
        let set_up = SetUp::for_test("the token");
        let begin = || set_up.create(&house.installation, "the token", new_tenant("sam@other.example"), "test");
        tokio::select! {
            biased;
            _ = begin() => panic!("hashing a password takes a while"),
            () = std::future::ready(()) => {}
        }
        assert!(set_up.is_open());
        assert!(begin().await.is_ok() && !set_up.is_open());
    })
    .await;
}

#[tokio::test]
async fn of_two_servers_only_one_creates_the_first_organisation() {
    on_both(async |house| {
        only_a_demo(&house).await;
        let (one, other) = (SetUp::for_test("one"), SetUp::for_test("other"));
        let (first, second) = tokio::join!(
            one.create(&house.installation, "one", new_tenant("sam@other.example"), "test"),
            other.create(&house.installation, "other", new_tenant("tim@other.example"), "test"),
        );
        let refused = [first, second].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(refused.as_slice(), [Error::Refused(Rule::SetUpClosed)]), "{refused:?}");
        assert!(!one.is_open() && !other.is_open());
        assert_eq!(house.installation.inspect(async |tx, _| super::store::count(tx, false).await).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_site_is_found_whatever_its_case_and_accents() {
    on_both(async |house| {
        let made = house.admin.write(async |work| create_site(work, "  Čapek   yard ").await).await.unwrap();
        let found = house.admin.write(async |work| find_or_create_site(work, "CAPEK YARD").await).await.unwrap();
        assert_eq!(made, found);
        let twice = house.admin.write(async |work| create_site(work, "capek yard").await).await;
        assert!(matches!(twice, Err(Error::Conflict(Conflict::Duplicate(Entity::Site, "name")))));
        house.admin.write(async |work| find_or_create_site(work, "Annex").await).await.unwrap();
        let listed = house.admin.read(async |read| sites(read).await).await.unwrap();
        assert_eq!(listed.iter().map(|site| site.name.as_str()).collect::<Vec<_>>(), ["Annex", "Čapek yard"]);
        let nameless = house.admin.write(async |work| create_site(work, " ").await).await;
        assert!(matches!(nameless, Err(Error::Invalid(_))));
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_another_organisations_sites() {
    on_both(async |house| {
        house.admin.write(async |work| create_site(work, "Yard").await).await.unwrap();
        found(&house, new_tenant("sam@other.example")).await.unwrap();
        let sam = caller(&house.installation, "sam@other.example").await;
        assert!(sam.read(async |read| sites(read).await).await.unwrap().is_empty());
        let own = sam.write(async |work| find_or_create_site(work, "Yard").await).await.unwrap();
        let others = house.admin.read(async |read| sites(read).await).await.unwrap();
        assert!(others.iter().all(|site| site.id != own));
    })
    .await;
}

#[tokio::test]
async fn names_are_in_the_order_of_their_bytes_whatever_the_language_of_the_database() {
    on_both(async |house| {
        for name in ["Pit_", "Pit 1", "Pit0"] {
            house.admin.write(async |work| create_site(work, name).await).await.unwrap();
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
        house.admin.write(async |work| change_settings(work, None, &settings).await).await.unwrap();
        let now = house.admin.read(async |read| current(read).await).await.unwrap();
        let language = now.language.as_ref().map(LanguageTag::as_str);
        assert_eq!((now.name.as_str(), now.expiring_days, language), ("Renamed works", 45, Some("es")));
        let facts = house.admin.read(async |read| crate::competence::service::facts(read).await).await.unwrap();
        assert_eq!(facts.rules.expiring_days, 45);
        let manager = Who { permissions: Permissions::default(), ..house.admin.who().clone() };
        let manager = house.installation.caller(manager, Door::Page, "test");
        let refused = manager.write(async |work| change_settings(work, None, &settings).await).await;
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
