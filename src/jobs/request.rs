//! Requests that ask for jobs: they may be cut, and what they have asked for goes on in the name of whoever asked.

use crate::{
    error::{Error, Result},
    identity,
    kernel::{access::UseCase, id::PersonId},
    work::{Caller, Door, Installation},
};
use std::{any::Any, sync::Arc};

/// The request that the journal names for what nobody asked for just now.
const BY_ITSELF: &str = "by-itself";

/// A caller for what goes on in the name of `person`; none if they may not sign in any more, or may not carry out
/// `use_case` any more.
pub(crate) async fn on_behalf_of(
    installation: &Installation,
    person: PersonId,
    use_case: UseCase,
) -> Result<Option<Caller>> {
    let who = identity::service::who_of_person(installation, person).await?;
    let who = who.filter(|who| who.may(use_case));
    Ok(who.map(|who| installation.caller(who, Door::Page, BY_ITSELF)))
}

tokio::task_local! {
    /// What is held while a request runs.
    static HELD: Arc<dyn Any + Send + Sync>;
}

/// Holds `what` for as long as `request` runs, and as what it asked for goes on without it: the files of an upload are in memory
/// until they are stored, whether anybody waits for that or not.
pub async fn holding<T>(what: Arc<dyn Any + Send + Sync>, request: impl Future<Output = T>) -> T {
    HELD.scope(what, request).await
}

/// Does `work` to its end, be it that whoever waits for it is gone: a request whose connection is cut is dropped wherever it is
/// just then, and what it has asked for would be written down and begun by nobody before the next look.
pub(crate) async fn beyond<T: Send + 'static>(work: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    let held = HELD.try_with(Arc::clone).ok();
    let done = tokio::spawn(async move {
        let done = work.await;
        drop(held);
        done
    });
    done.await.unwrap_or_else(|cause| Err(Error::internal(cause)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::cut;
    use tokio::sync::oneshot;

    #[tokio::test]
    async fn what_is_held_for_a_request_is_held_until_what_it_asked_for_is_done() {
        let held = Arc::new(());
        let (end, ends) = oneshot::channel::<()>();
        let (tell, told) = oneshot::channel::<()>();
        let work = async move {
            drop(ends.await);
            Ok(tell)
        };
        assert!(!cut(holding(held.clone(), beyond(work)), 1).await, "the connection is cut");
        assert_eq!(Arc::strong_count(&held), 2);
        drop(end);
        assert!(told.await.is_err(), "it is done");
        while Arc::strong_count(&held) > 1 {
            tokio::task::yield_now().await;
        }
    }
}
