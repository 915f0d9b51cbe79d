//! Who decides: the rights of whoever has an import written or taken back.

use super::{PEOPLE, file, imported, northgate, settled, uploaded};
use crate::{
    catalogue,
    competence::{completion, requirement},
    error::Error,
    exchange::{
        Sentence, StoredMessage,
        import::{
            Import, State,
            service::{confirm, undo},
        },
        service::Changes,
    },
    identity::{Permission, Who},
    people,
    testing::{House, on_both},
    work::{Caller, Door, Work},
};
use std::collections::BTreeSet;

/// The administrator with the rights of the access role `code` alone.
fn holding(house: &House, code: &str) -> Caller {
    house.world().acting_as(house.admin.who().person, code)
}

/// What says that an import was not written because it would not have been what the preview said.
fn differs() -> StoredMessage {
    StoredMessage::Message(Sentence::PreviewDiffers {}.into())
}

/// The import after `who` has confirmed what it said when it had the task of `shown`.
async fn confirmed(who: &Caller, shown: &Import) -> Import {
    confirm(who, shown.id, &shown.version.into()).await.unwrap();
    settled(who, shown.id).await
}

#[tokio::test]
async fn whoever_may_write_other_rows_than_the_preview_says_sees_their_own_first_and_then_writes_it() {
    on_both(async |house| {
        let (hr, manager) = (holding(&house, "hr"), holding(&house, "training_manager"));
        let ready = uploaded(&hr, northgate()).await;
        let preview = ready.preview.as_ref().unwrap();
        assert_eq!(preview.changes, Changes { people: 240, ..Changes::default() });
        assert_eq!((preview.left_out, preview.problems.rejected), (18 + 30 + 1445, 18 + 3));
        let all = Changes { people: 240, left: 0, courses: 18, requirements: 30, completions: 1445 };
        // More rights than the one who uploaded it, and then fewer again.
        let more = confirmed(&manager, &ready).await;
        let said = more.preview.as_ref().unwrap();
        assert_eq!((more.state, &more.failure, said.changes, said.left_out), (State::Ready, &Some(differs()), all, 0));
        let fewer = confirmed(&hr, &more).await;
        assert_eq!((fewer.state, &fewer.failure), (State::Ready, &Some(differs())));
        assert_eq!(fewer.preview.as_ref().unwrap(), preview);
        let more = confirmed(&manager, &fewer).await;
        assert_eq!(house.numbers("SELECT COUNT(*) FROM course").await, [0]);
        let done = confirmed(&manager, &more).await;
        assert_eq!((done.state, done.failure, done.preview.unwrap().changes), (State::Done, None, all));

        let refused = undo(&hr, ready.id).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::CatalogueWrite))), "{refused:?}");
        undo(&manager, ready.id).await.unwrap();
        assert_eq!(settled(&manager, ready.id).await.state, State::Undone);
    })
    .await;
}

#[tokio::test]
async fn rows_that_are_no_longer_those_of_the_preview_are_shown_before_they_are_written() {
    on_both(async |house| {
        let lines = [PEOPLE, "1,Benali,Amina,,Fitter,North,31/01/2020,Live", "2,Ali,Bo,,Fitter,North,31/01/2020,Live"];
        let ready = uploaded(&house.admin, file("people.csv", &lines)).await;
        imported(&house.admin, file("one.csv", &lines[..2])).await;
        let shown = confirmed(&house.admin, &ready).await;
        let one = Changes { people: 1, ..Changes::default() };
        assert_eq!((shown.state, &shown.failure), (State::Ready, &Some(differs())));
        assert_eq!(shown.preview.as_ref().unwrap().changes, one);
        // Whoever goes on deciding about the preview of before is told.
        let late = confirm(&house.admin, ready.id, &ready.version.into()).await;
        assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
        let done = confirmed(&house.admin, &shown).await;
        assert_eq!((done.state, done.preview.unwrap().changes), (State::Done, one));
    })
    .await;
}

#[tokio::test]
async fn each_kind_of_row_is_taken_back_by_whoever_may_write_it_whatever_the_door() {
    on_both(async |house| {
        use Permission::{CatalogueWrite, CompletionWrite, PeopleWrite, RequirementWrite};
        let manager = holding(&house, "training_manager");
        let done = imported(&manager, northgate()).await;
        let entry = done.entry.unwrap();
        let importer = |right: Option<Permission>| {
            let permissions = right.into_iter().chain([Permission::ImportRun, Permission::PeopleRead]).collect();
            let who = Who { permissions, ..manager.who().clone() };
            house.installation.caller(who, Door::Api("test"), "test")
        };
        let undo = async |kind: Permission, right: Option<Permission>| {
            let undo = async |work: &mut Work| match kind {
                CompletionWrite => completion::service::undo_import(work, entry).await.map(drop),
                RequirementWrite => requirement::service::undo_import(work, entry).await.map(drop),
                PeopleWrite => people::service::undo_import(work, entry, entry, &BTreeSet::new()).await.map(drop),
                _ => catalogue::service::undo_import(work, entry, &BTreeSet::new(), &BTreeSet::new()).await.map(drop),
            };
            importer(right).write(undo).await
        };
        let current = "SELECT COUNT(*) FROM completion_version WHERE superseded_at IS NULL";
        for kind in [CompletionWrite, RequirementWrite, PeopleWrite, CatalogueWrite] {
            let refused = undo(kind, None).await;
            assert!(matches!(refused, Err(Error::Forbidden(right)) if right == kind), "{kind:?}: {refused:?}");
            assert_eq!(house.numbers(current).await, [if kind == CompletionWrite { 1445 } else { 0 }]);
            undo(kind, Some(kind)).await.unwrap();
        }
    })
    .await;
}
