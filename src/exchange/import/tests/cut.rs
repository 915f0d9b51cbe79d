//! Requests that are cut, wherever they are just then: what they have asked for is carried out.

use super::{ALL, PEOPLE, file, imported, settled, uploaded};
use crate::{
    exchange::import::{
        State,
        service::{change_mapping, confirm, list, undo, upload},
    },
    testing::{cut, on_both},
};

/// A file with one person, who has the number `number`.
fn person(number: usize) -> Vec<(String, Vec<u8>)> {
    file("people.csv", &[PEOPLE, &format!("{number},Benali,Amina,,Fitter,North,31/01/2020,Live")])
}

#[tokio::test]
async fn an_import_is_read_wherever_the_request_is_cut_that_uploads_it() {
    on_both(async |house| {
        for polls in 1.. {
            let has_ended = cut(upload(&house.admin, person(polls)), polls).await;
            let until = async {
                loop {
                    let listed = house.admin.read(async |read| list(read, ALL).await).await.unwrap();
                    if listed.total == i64::try_from(polls).unwrap() {
                        return listed.rows[0].id;
                    }
                    tokio::task::yield_now().await;
                }
            };
            let id = tokio::time::timeout(std::time::Duration::from_secs(20), until).await.expect("an import");
            assert_eq!(settled(&house.admin, id).await.state, State::Ready, "cut after {polls} polls");
            if has_ended {
                break;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_import_is_written_wherever_the_request_is_cut_that_confirms_it() {
    on_both(async |house| {
        for polls in 1.. {
            let ready = uploaded(&house.admin, person(polls)).await;
            let has_ended = cut(confirm(&house.admin, ready.id, &ready.version.into()), polls).await;
            let done = reached(&house.admin, ready.id, State::Done).await;
            assert!(done, "cut after {polls} polls");
            if has_ended {
                break;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_import_is_read_again_wherever_the_request_is_cut_that_changes_how() {
    on_both(async |house| {
        for polls in 1.. {
            let ready = uploaded(&house.admin, person(polls)).await;
            let mapping = ready.mapping.clone().unwrap();
            let has_ended = cut(change_mapping(&house.admin, ready.id, &ready.version.into(), &mapping), polls).await;
            let until = async {
                while settled(&house.admin, ready.id).await.version == ready.version {
                    tokio::task::yield_now().await;
                }
            };
            let read = tokio::time::timeout(std::time::Duration::from_secs(20), until).await;
            assert!(read.is_ok(), "cut after {polls} polls");
            assert_eq!(settled(&house.admin, ready.id).await.state, State::Ready);
            if has_ended {
                break;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_import_is_taken_back_wherever_the_request_is_cut_that_says_so() {
    on_both(async |house| {
        for polls in 1.. {
            let done = imported(&house.admin, person(polls)).await;
            let has_ended = cut(undo(&house.admin, done.id), polls).await;
            let undone = reached(&house.admin, done.id, State::Undone).await;
            assert!(undone, "cut after {polls} polls");
            if has_ended {
                break;
            }
        }
    })
    .await;
}

/// Whether the import comes to `state` before long.
async fn reached(who: &crate::work::Caller, id: crate::kernel::id::ImportId, state: State) -> bool {
    let until = async {
        while settled(who, id).await.state != state {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), until).await.is_ok()
}
