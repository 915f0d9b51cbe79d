//! How an organisation comes into being.

use super::{create_tenant, new_tenant};
use crate::{
    error::{Conflict, Entity, Error, Problem, Rule},
    identity::{DEMO_PASSWORD, Permission, service::who_is},
    organisation::service::{current, exists_any},
    provisioning::{OrganisationDraft, SetUp, create_demo},
    testing::{House, caller, on_both},
    trail,
    work::Door,
};

/// How many organisations there are that are not for trying out.
const OWN: &str = "SELECT COUNT(*) FROM organisation WHERE is_demo = FALSE";

#[tokio::test]
async fn a_new_organisation_has_an_administrator_who_may_do_everything() {
    on_both(async |house| {
        let who = create_tenant(&house, new_tenant("sam@other.example")).await.unwrap();
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
        let new = OrganisationDraft::named("", ("", ""), " ", "short");
        let Err(Error::Invalid(flaws)) = create_tenant(&house, new).await else { panic!("accepted") };
        let fields: Vec<&str> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(fields, ["name", "last_name", "email", "password"]);
        let taken = create_tenant(&house, new_tenant("ADMIN@test.example")).await;
        assert!(matches!(taken, Err(Error::Conflict(Conflict::Duplicate(Entity::Person, "email")))));
        let unnamed = create_tenant(&house, new_tenant("")).await;
        assert!(matches!(unnamed, Err(Error::Invalid(flaws)) if flaws[0].problem == Problem::Required));
        assert_eq!(house.numbers(OWN).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn only_a_demo_organisation_takes_the_demo_password() {
    on_both(async |house| {
        let new = || OrganisationDraft::named("Demo works", ("Dee", "Demo"), "admin@demo.test", DEMO_PASSWORD);
        assert!(matches!(create_tenant(&house, new()).await, Err(Error::Refused(Rule::DemoPassword))));
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
        assert_eq!(house.numbers(OWN).await, [1]);
    })
    .await;
}
