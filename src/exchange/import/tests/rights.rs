//! Who decides: the rights of whoever has an import written or taken back.

use super::{northgate, settled, uploaded};
use crate::{
    error::Error,
    exchange::{
        import::{
            State,
            service::{confirm, undo},
        },
        service::Changes,
    },
    identity::{Permission, SEED, Who},
    testing::{House, on_both},
    work::{Caller, Door},
};

/// The administrator with the rights of the access role `code` alone.
fn holding(house: &House, code: &str) -> Caller {
    let role = SEED.iter().find(|role| role.code == code).unwrap();
    let permissions = role.permissions.iter().copied().collect();
    let who = Who { role: code.into(), level: role.level, permissions, ..house.admin.who().clone() };
    house.installation.caller(who, Door::Api("test"), "test")
}

#[tokio::test]
async fn what_somebody_with_fewer_rights_uploads_is_written_with_those_of_whoever_confirms_it() {
    on_both(async |house| {
        let (hr, manager) = (holding(&house, "hr"), holding(&house, "training_manager"));
        let ready = uploaded(&hr, northgate()).await;
        let preview = ready.preview.unwrap();
        assert_eq!(preview.changes, Changes { people: 240, ..Changes::default() });
        assert_eq!((preview.left_out, preview.problems.rejected), (18 + 30 + 1445, 18 + 3));
        confirm(&manager, ready.id, Some(ready.task)).await.unwrap();
        let done = settled(&manager, ready.id).await;
        let expected = Changes { people: 240, left: 0, courses: 18, requirements: 30, completions: 1445 };
        let preview = done.preview.unwrap();
        assert_eq!((done.state, preview.changes, preview.left_out), (State::Done, expected, 0));

        let refused = undo(&hr, ready.id).await;
        assert!(matches!(refused, Err(Error::Forbidden(Permission::CatalogueWrite))), "{refused:?}");
        undo(&manager, ready.id).await.unwrap();
        assert_eq!(settled(&manager, ready.id).await.state, State::Undone);
    })
    .await;
}
