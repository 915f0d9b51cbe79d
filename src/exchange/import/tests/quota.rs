//! Imports for which an organisation has no room.

use super::{PEOPLE, file, imported, kept_files, uploaded};
use crate::{
    documents::Quota,
    error::{Error, Problem},
    exchange::import::service::{discard, upload},
    kernel::size::Size,
    testing::on_both,
    work::Door,
};

#[tokio::test]
async fn an_import_that_the_organisation_has_no_room_for_is_refused_until_one_that_waits_is_decided_about() {
    on_both(async |house| {
        let installation = house.installation.clone().with(Quota("200 B".parse().unwrap()));
        let caller = installation.caller(house.admin.who().clone(), Door::Page, "test");
        let lines = [PEOPLE, "1,Benali,Amina,,Fitter,North,31/01/2020,Live"];
        let first = uploaded(&caller, file("people.csv", &lines)).await;
        let refused = upload(&caller, file("people.csv", &lines)).await;
        let Err(Error::Invalid(flaws)) = refused else { panic!("{refused:?}") };
        assert!(matches!(flaws[0].problem, Problem::NoRoom { used: Size(1..), quota: Size(200) }), "{flaws:?}");
        assert_eq!(kept_files(&house).await, 1);
        caller.write(async |work| discard(work, first.id).await).await.unwrap();
        imported(&caller, file("people.csv", &lines)).await;
        assert_eq!(kept_files(&house).await, 0);
        uploaded(&caller, file("people.csv", &lines)).await;
    })
    .await;
}
