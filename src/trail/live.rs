//! What changes in an organisation, told at once to those who look at it: which kinds of things were changed, and no more.
//!
//! A follower of the journal. While somebody listens within an organisation, the process looks at what is new in its journal,
//! whichever process wrote it.

use crate::{
    db::Db,
    error::Result,
    journal,
    kernel::id::{EntryId, OrganisationId},
    work::{Caller, Installation, InstallationPart},
};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::{broadcast, watch};

/// How often a journal is looked at while somebody listens.
const EVERY: Duration = Duration::from_millis(500);
/// So many tellings wait for a listener who is slow.
const WAITING: usize = 16;

/// The words of kinds of things ([`Entity::code`](crate::kernel::entity::Entity::code)), with commas between them.
type Kinds = Arc<str>;

/// Who listens in this process.
pub struct Live {
    organisations: Mutex<HashMap<OrganisationId, broadcast::Sender<Kinds>>>,
    is_ending: watch::Sender<bool>,
}

impl InstallationPart for Live {
    fn new(_: &Db) -> Self {
        Self { organisations: Mutex::default(), is_ending: watch::Sender::new(false) }
    }
}

impl Live {
    /// Tells all listeners that there is nothing more to come: the process ends.
    pub fn end(&self) {
        self.is_ending.send_replace(true);
    }

    /// Forgets an organisation to which nobody listens any more.
    fn forget_unheard(&self, organisation: OrganisationId) -> bool {
        let mut organisations = self.organisations.lock().unwrap_or_else(PoisonError::into_inner);
        let is_unheard = organisations.get(&organisation).is_none_or(|tell| tell.receiver_count() == 0);
        if is_unheard {
            organisations.remove(&organisation);
        }
        is_unheard
    }
}

/// Somebody who listens.
pub struct Listener {
    told: broadcast::Receiver<Kinds>,
    is_ending: watch::Receiver<bool>,
}

impl Listener {
    /// The kinds of what was changed since; nothing if there is nothing more to come, or some of it was missed.
    pub async fn next(&mut self) -> Option<Kinds> {
        tokio::select! {
            biased;
            _ = self.is_ending.wait_for(|is_ending| *is_ending) => None,
            told = self.told.recv() => told.ok(),
        }
    }
}

/// Listens to what is changed in the organisation of `caller` from now on.
pub async fn listen(caller: &Caller) -> Result<Listener> {
    let (installation, organisation) = (caller.installation(), caller.who().organisation);
    let live = installation.part::<Live>();
    let mut seen = Seen::default();
    seen.read_on(installation, organisation).await?;
    let mut organisations = live.organisations.lock().unwrap_or_else(PoisonError::into_inner);
    let told = if let Some(tell) = organisations.get(&organisation) {
        tell.subscribe()
    } else {
        let (tell, told) = broadcast::channel(WAITING);
        organisations.insert(organisation, tell.clone());
        tokio::spawn(follow(installation.clone(), organisation, seen, tell));
        told
    };
    Ok(Listener { told, is_ending: live.is_ending.subscribe() })
}

/// Looks at the journal of an organisation until nobody listens any more.
async fn follow(
    installation: Installation,
    organisation: OrganisationId,
    mut seen: Seen,
    tell: broadcast::Sender<Kinds>,
) {
    let live = installation.part::<Live>();
    while !live.forget_unheard(organisation) {
        match seen.read_on(&installation, organisation).await {
            Ok(kinds) if kinds.is_empty() => {}
            // Whoever has gone meanwhile hears nothing.
            Ok(kinds) => drop(tell.send(kinds.into_iter().collect::<Vec<_>>().join(",").into())),
            Err(cause) => tracing::warn!(%cause, "the journal cannot be followed; it is tried again"),
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// How far the journal of an organisation was read.
#[derive(Default)]
struct Seen {
    /// Nothing before the first look.
    position: Option<i64>,
    /// Entries behind the position: transactions that began before them may still have run.
    ahead: HashSet<EntryId>,
}

impl Seen {
    /// The kinds of what was changed in an organisation since it was read last; the first time finds nothing.
    async fn read_on(&mut self, installation: &Installation, organisation: OrganisationId) -> Result<BTreeSet<String>> {
        let from = self.position.unwrap_or(i64::MAX);
        let read =
            installation.inspect(async |tx, _| journal::store::kinds_since(&mut tx.tenant(organisation), from).await);
        let (entries, position) = read.await?;
        let is_first = self.position.is_none();
        let is_new = |(id, ..): &&(EntryId, i64, String)| !is_first && !self.ahead.contains(id);
        let kinds = entries.iter().filter(is_new).map(|(.., kind)| kind.clone()).collect();
        let ahead = entries.iter().filter(|(_, number, _)| *number >= position).map(|(id, ..)| *id).collect();
        *self = Self { position: Some(position), ahead };
        Ok(kinds)
    }
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

    use super::*;
    use crate::{
        kernel::input::{Draft as _, Input},
        people::{self, PersonDraft},
        testing::{House, on_both},
    };

    async fn create_person(house: &House) {
        let new = PersonDraft { last_name: Input::text("Quill"), ..PersonDraft::default() }.parse().unwrap();
        house.admin.write(async |work| people::service::create(work, &new).await).await.unwrap();
    }

    #[tokio::test]
    async fn what_was_changed_is_found_once() {
        on_both(async |house| {
            let (mut seen, organisation) = (Seen::default(), house.admin.who().organisation);
            let look = async |seen: &mut Seen| {
                let kinds = seen.read_on(&house.installation, organisation).await.unwrap();
                kinds.into_iter().collect::<Vec<_>>()
            };
            create_person(&house).await;
            assert_eq!(look(&mut seen).await, Vec::<String>::new(), "what was there before is not new");
            create_person(&house).await;
            assert_eq!(look(&mut seen).await, ["person"]);
            assert_eq!(look(&mut seen).await, Vec::<String>::new());
        })
        .await;
    }

    #[tokio::test]
    async fn listeners_are_told_until_the_process_ends() {
        on_both(async |house| {
            create_person(&house).await;
            let (mut first, mut second) = (listen(&house.admin).await.unwrap(), listen(&house.admin).await.unwrap());
            create_person(&house).await;
            assert_eq!(first.next().await.as_deref(), Some("person"));
            assert_eq!(second.next().await.as_deref(), Some("person"));
            let live = house.installation.part::<Live>();
            assert!(!live.forget_unheard(house.admin.who().organisation), "somebody listens");
            live.end();
            assert_eq!(first.next().await, None);
            drop((first, second));
            assert!(live.forget_unheard(house.admin.who().organisation));
        })
        .await;
    }
}
