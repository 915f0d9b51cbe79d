//! What an undone import leaves, and what it brings back.

use super::{PEOPLE, cells, file, imported, settled};
use crate::{
    exchange::{import::service::undo, service::Changes},
    identity::{
        About, Passwords, Who,
        service::{administrators, create_account, person_with, set_active},
    },
    kernel::{input::Input, optimistic_lock::OptimisticLock},
    people::{self, PersonDraft},
    provisioning::{Chosen, make_administrator},
    testing::{PASSWORD, on_both},
    work::Door,
};

#[tokio::test]
async fn what_somebody_changed_since_is_left_and_named() {
    on_both(async |house| {
        let lines =
            [PEOPLE, "1,Benali,Amina,,Fitter,North,31/01/2020,Live", "2,Čapek,Tomáš,,Fitter,North,31/01/2020,Live"];
        let import = imported(&house.admin, file("people.csv", &lines)).await;
        let roster = async |read: &mut crate::work::Read| people::service::roster(read).await;
        let people = house.admin.read(roster).await.unwrap().persons;
        let amina = people.iter().find(|person| person.first_name == "Amina").unwrap().id;
        house.clock.set("2026-11-20T13:00:00Z".parse().unwrap());
        let change = PersonDraft { department: Input::text("Stores"), ..PersonDraft::default() };
        house
            .admin
            .write(async |work| people::service::change(work, amina, &OptimisticLock::Anything, &change).await)
            .await
            .unwrap();
        undo(&house.admin, import.id).await.unwrap();
        let report = settled(&house.admin, import.id).await.undone.unwrap();
        assert_eq!((report.taken.people, report.people), (1, vec!["Amina Benali".to_owned()]));
        assert_eq!(cells(&house).await, ["Ada Admin", "Amina Benali"]);
    })
    .await;
}

#[tokio::test]
async fn who_had_left_according_to_an_undone_import_is_employed_again() {
    on_both(async |house| {
        let with =
            |status: &str| file("people.csv", &[PEOPLE, &format!("1,Benali,Amina,,Fitter,North,31/01/2020,{status}")]);
        imported(&house.admin, with("Live")).await;
        let before = cells(&house).await;
        let left = imported(&house.admin, with("Left")).await;
        assert_eq!(left.preview.unwrap().changes, Changes { left: 1, ..Changes::default() });
        assert_ne!(cells(&house).await, before);
        undo(&house.admin, left.id).await.unwrap();
        let report = settled(&house.admin, left.id).await.undone.unwrap();
        assert_eq!(report.taken, Changes { left: 1, ..Changes::default() });
        assert_eq!(cells(&house).await, before);
    })
    .await;
}

#[tokio::test]
async fn whoever_an_import_brought_and_who_administers_since_stays_employed_when_it_is_undone() {
    on_both(async |house| {
        let lines = [PEOPLE, "1,Benali,Amina,amina@test.example,Fitter,North,31/01/2020,Live"];
        let import = imported(&house.admin, file("people.csv", &lines)).await;
        let (organisation, amina) = person_with(&house.installation, "amina@test.example").await.unwrap().unwrap();
        let about = About { email: "amina@test.example", name: "Amina Benali", organisation: "Test works" };
        let password = house.installation.part::<Passwords>().choose(PASSWORD, about).await.unwrap();
        make_administrator(&house.installation, &Chosen::Known(organisation, amina), &password).await.unwrap();
        // The other administrator leaves: Amina is the only one.
        let admin = house.admin.who().person;
        let close = async |work: &mut crate::work::Work| set_active(work, admin, false).await;
        house.command_line().write(close).await.unwrap();
        undo(&house.admin, import.id).await.unwrap();
        let report = settled(&house.admin, import.id).await.undone.unwrap();
        assert_eq!(report.people, ["Amina Benali"]);
        assert_eq!(administrators(&house.installation).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_ranks_above_the_one_who_takes_an_import_back_stays_employed() {
    on_both(async |house| {
        let lines = [
            PEOPLE,
            "1,Benali,Amina,amina@test.example,Fitter,North,31/01/2020,Live",
            "2,Čapek,Tomáš,,Fitter,North,31/01/2020,Live",
        ];
        let import = imported(&house.admin, file("people.csv", &lines)).await;
        let (_, amina) = person_with(&house.installation, "amina@test.example").await.unwrap().unwrap();
        let about = About { email: "amina@test.example", name: "Amina Benali", organisation: "Test works" };
        let password = house.installation.part::<Passwords>().choose(PASSWORD, about).await.unwrap();
        let promote =
            async |work: &mut crate::work::Work| create_account(work, amina, &password, &["training_manager"]).await;
        house.admin.write(promote).await.unwrap();
        let below = Who { level: 7, ..house.admin.who().clone() };
        let below = house.installation.caller(below, Door::Api("test"), "test");
        undo(&below, import.id).await.unwrap();
        let report = settled(&house.admin, import.id).await.undone.unwrap();
        assert_eq!((report.taken.people, report.people), (1, vec!["Amina Benali".to_owned()]));
    })
    .await;
}
