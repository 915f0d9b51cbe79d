//! Parts of an installation, and acting in the name of somebody else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use super::InstallationPart;
use crate::{
    db::Db,
    error::{Error, Result},
    kernel::{access::Who, id::PersonId},
    testing::on_sqlite,
    work::{Read, Work},
};
use std::sync::Arc;

/// A part that tells one from another.
#[derive(Debug, PartialEq, Eq)]
struct Named(&'static str);

impl InstallationPart for Named {
    fn new(_: &Db) -> Self {
        Self("made")
    }
}

#[tokio::test]
async fn a_part_is_made_once_for_all_copies_of_an_installation_whoever_asks_first() {
    let house = on_sqlite().await;
    let copy = house.installation.clone();
    let first = copy.part::<Named>();
    assert_eq!(*first, Named("made"));
    assert!(Arc::ptr_eq(&first, &house.installation.part()));
    assert!(Arc::ptr_eq(&first, &house.admin.installation().part()), "the caller was there before");
}

#[tokio::test]
async fn a_part_that_is_given_stands_in_that_copy_alone() {
    let house = on_sqlite().await;
    let given = house.installation.clone().with(Named("given"));
    assert_eq!(*given.part::<Named>(), Named("given"));
    assert_eq!(*house.installation.part::<Named>(), Named("made"));
    assert_eq!(*house.admin.with(Named("another")).installation().part::<Named>(), Named("another"));
}

#[tokio::test]
async fn who_reads_sees_what_the_process_keeps_and_who_writes_does_not() {
    let house = on_sqlite().await;
    let kept = house.admin.read(async |read: &mut Read| Ok(read.part::<Named>().is_some())).await.unwrap();
    let hidden = house.admin.write(async |work: &mut Work| Ok(work.part::<Named>().is_none())).await.unwrap();
    assert!(kept && hidden);
}

#[tokio::test]
async fn whoever_acted_in_the_name_of_another_is_themselves_again_also_after_a_failure() {
    let house = on_sqlite().await;
    let act = async |work: &mut Work| {
        let (own, other) = (work.who().person, PersonId(77));
        let somebody = || Who { person: other, ..work.who().clone() };
        let (first, second) = (somebody(), somebody());
        assert_eq!(work.acting_as(first, async |work| Ok(work.who().person)).await?, other);
        let failed: Result<()> = work.acting_as(second, async |_| Err(Error::Unauthenticated)).await;
        assert!(failed.is_err());
        Ok(work.who().person == own)
    };
    assert!(house.admin.write(act).await.unwrap());
}
