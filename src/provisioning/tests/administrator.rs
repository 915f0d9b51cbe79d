//! What the command line does to who may enter, and the end of the demo.

use crate::{
    demo,
    error::{Error, Rule},
    identity::{
        DEMO_PASSWORD, Permission, SignInKind, Who,
        service::{Proof, administrators, end_demo, person_with, set_active, who_is, who_of_browser, who_of_token},
        tests::{chosen, enter},
    },
    kernel::{
        date::Period,
        input::{Draft as _, Input},
    },
    people::{self, PersonDraft},
    provisioning::{Chosen, OrganisationDraft, create, make_administrator},
    testing::{House, PASSWORD, on_both},
    trail,
    work::Door,
};

const OTHER: &str = "another-horse-battery-8";

/// Nobody may sign in any more: as an older version let happen.
async fn close_everybody(house: &House) {
    let sql = "UPDATE account SET is_active = FALSE";
    house.installation.alter(async |tx, _| Ok(tx.run(sql, &[]).await?)).await.unwrap();
    assert!(administrators(&house.installation).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_closed_account_of_somebody_who_left_becomes_an_administrators() {
    on_both(async |house| {
        let mia = house.world().account("mia@test.example", &["learner"]).await;
        let today = house.today();
        house
            .admin
            .write(async |work| {
                let employment = people::service::detail(work, mia).await?.employments[0].id;
                let period = Period { from: Some(today - chrono::TimeDelta::days(9)), to: Some(today) };
                people::service::correct_employment(work, employment, period).await?;
                set_active(work, mia, false).await
            })
            .await
            .unwrap();
        close_everybody(&house).await;
        let (organisation, person) = person_with(&house.installation, "Mia@test.example").await.unwrap().unwrap();
        let password = chosen(&house, OTHER).await;
        let made =
            make_administrator(&house.installation, &Chosen::Known(organisation, person), &password).await.unwrap();
        let now = who_is(&house.installation, "mia@test.example").await.unwrap();
        assert_eq!(now.roles, ["system_admin", "learner"], "what they held before they left stays theirs");
        assert_eq!(Who { roles: made.roles.clone(), ..now }, made);
        assert!(made.must_change_password && made.permissions.has(Permission::OrganisationWrite));
        enter(&house, "mia@test.example", OTHER, SignInKind::Browser).await.unwrap();
        let trail = house.admin.read(async |read| trail::of_person(read, mia, 5).await).await.unwrap();
        let told: Vec<_> = trail.iter().map(|entry| format!("{} {}", entry.action, entry.entity)).collect();
        assert_eq!(told[..4], ["started holding", "started employment", "password_reset account", "reopened account"]);
    })
    .await;
}

#[tokio::test]
async fn somebody_new_becomes_the_administrator_of_an_organisation_that_has_none() {
    on_both(async |house| {
        close_everybody(&house).await;
        let input = PersonDraft {
            last_name: Input::text("New"),
            email: Input::text("new@test.example"),
            ..PersonDraft::default()
        };
        let new = input.parse().unwrap();
        let chosen_one = Chosen::New(house.admin.who().organisation, new);
        let password = chosen(&house, OTHER).await;
        let made = make_administrator(&house.installation, &chosen_one, &password).await.unwrap();
        assert_eq!(administrators(&house.installation).await.unwrap().len(), 1);
        assert_eq!((made.name.as_str(), made.level), ("New", 10));
        let demo = chosen(&house, DEMO_PASSWORD).await;
        let refused = make_administrator(&house.installation, &chosen_one, &demo).await;
        assert!(matches!(refused, Err(Error::Refused(Rule::DemoPassword))));
    })
    .await;
}

#[tokio::test]
async fn the_demo_ends_when_an_organisation_of_ones_own_is_made() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let demo = async |email: &str, kind| enter(&house, email, DEMO_PASSWORD, kind).await;
        let Ok(Proof::Cookie(cookie)) = demo("admin@demo.test", SignInKind::Browser).await else { panic!("a cookie") };
        let Ok(Proof::Tokens { access, .. }) = demo("trainer@demo.test", SignInKind::Api).await else {
            panic!("tokens")
        };
        let new = OrganisationDraft::named("Own works", ("", "Own"), "own@own.example", PASSWORD);
        let own = create(&house.installation, new, Door::Command, "test").await.unwrap();
        assert!(who_of_browser(&house.installation, &cookie).await.is_err());
        assert!(who_of_token(&house.installation, &access).await.is_err());
        assert!(matches!(demo("worker@demo.test", SignInKind::Browser).await, Err(Error::Unauthenticated)));
        assert!(administrators(&house.installation).await.unwrap().iter().all(|one| !one.is_demo));
        enter(&house, "admin@test.example", PASSWORD, SignInKind::Browser).await.unwrap();
        let own = house.installation.caller(own, Door::Page, "test");
        let filter = trail::TrailFilter { entity: Some("organisation".into()), ..Default::default() };
        let page = crate::kernel::page::Page::number(1, 5);
        let told = own.read(async |read| trail::trail(read, &filter, page).await).await.unwrap();
        assert_eq!(told.rows[0].stated("demo_closed").as_deref(), Some("5"));
    })
    .await;
}

#[tokio::test]
async fn the_journal_of_the_demo_tells_that_the_command_line_ended_it() {
    on_both(async |house| {
        demo::create(&house.installation).await.unwrap();
        let founder = who_is(&house.installation, "admin@demo.test").await.unwrap();
        assert_eq!(end_demo(&house.installation).await.unwrap(), 5);
        assert_eq!(end_demo(&house.installation).await.unwrap(), 0, "it has ended");
        let founder = house.installation.caller(founder, Door::Page, "test");
        let filter = trail::TrailFilter { entity: Some("organisation".into()), ..Default::default() };
        let page = crate::kernel::page::Page::number(1, 5);
        let told = founder.read(async |read| trail::trail(read, &filter, page).await).await.unwrap().rows;
        let actions: Vec<_> = told.iter().map(|line| (line.action.as_str(), line.door.as_str())).collect();
        assert_eq!(actions, [("ended", "command"), ("created", "command")]);
        assert_eq!(told[0].stated("demo_closed").as_deref(), Some("5"));
    })
    .await;
}
